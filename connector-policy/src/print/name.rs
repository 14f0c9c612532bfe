//! Names in Rust: structs in camel case, fields and modules in snake case, keywords raw, no two the same.

use std::collections::{HashMap, HashSet};

/// The words of a name: split at what is no letter or digit, and where the case turns.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    // Whether the last letter was lower case; digits belong to the letters before them.
    let mut lower = false;
    for (index, c) in chars.iter().copied().enumerate() {
        if !is_part(c) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            lower = false;
            continue;
        }
        let next_lower = chars.get(index + 1).is_some_and(|next| next.is_lowercase());
        let ends_run = !lower && next_lower && word.chars().any(char::is_alphabetic);
        if c.is_uppercase() && !word.is_empty() && (lower || ends_run) {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphabetic() {
            lower = c.is_lowercase();
        }
        word.extend(c.to_lowercase().filter(|c| is_part(*c)));
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

fn is_part(c: char) -> bool {
    c != '_' && unicode_ident::is_xid_continue(c)
}

/// `givenName` → `given_name`
pub(super) fn snake(name: &str) -> String {
    startable(words(name).join("_"))
}

/// `REST-GetRoles` → `RestGetRoles`
pub(super) fn camel(name: &str) -> String {
    let words = words(name);
    let capital = words.iter().map(|word| {
        let mut chars = word.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        first.chain(chars).collect::<String>()
    });
    startable(capital.collect())
}

/// `given_name` → `givenName`: serde's rule, by which `rename_all = "camelCase"` names a field.
pub(super) fn wire_camel(field: &str) -> String {
    let mut camel = String::with_capacity(field.len());
    for (index, word) in field.split('_').enumerate() {
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            camel.push(if index == 0 {
                first.to_ascii_lowercase()
            } else {
                first.to_ascii_uppercase()
            });
        }
        camel.push_str(chars.as_str());
    }
    camel
}

fn startable(name: String) -> String {
    match name.chars().next() {
        Some(first) if unicode_ident::is_xid_start(first) => name,
        Some(_) => format!("_{name}"),
        None => String::new(),
    }
}

/// The names of one scope.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: HashSet<String>,
    /// The last number behind a name, so that many of one name are not counted again and again.
    counts: HashMap<String, usize>,
}

impl Scope {
    /// The name, or the first of `name_2`, `name_3` … that is free.
    pub(super) fn field(&mut self, name: &str, otherwise: &str) -> String {
        let name = snake(name);
        let base = match name.as_str() {
            "" => otherwise.to_owned(),
            "self" | "super" | "crate" => format!("{name}_"),
            _ => name,
        };
        let mut chosen = base.clone();
        while !self.taken.insert(chosen.clone()) {
            let end = if base.ends_with('_') { "" } else { "_" };
            chosen = format!("{base}{end}{}", self.next(&base));
        }
        chosen
    }

    /// A struct's name: with it go `…Input` and `…Output`.
    pub(super) fn profile(&mut self, id: &str) -> String {
        let name = camel(id);
        let base = if name.is_empty() {
            "Profile".to_owned()
        } else if RESERVED.contains(&name.as_str()) {
            format!("{name}Profile")
        } else {
            name
        };
        let mut chosen = base.clone();
        loop {
            let family = ["", "Input", "Output", "Sent"].map(|end| format!("{chosen}{end}"));
            if family.iter().all(|name| !self.taken.contains(name)) {
                self.taken.extend(family);
                return chosen;
            }
            chosen = format!("{base}{}", self.next(&base));
        }
    }

    /// A struct's name that a person chose.
    pub(super) fn reserved(&mut self, name: &str) -> String {
        let family = ["", "Input", "Output", "Sent"].map(|end| format!("{name}{end}"));
        self.taken.extend(family);
        name.to_owned()
    }

    fn next(&mut self, base: &str) -> usize {
        let count = self.counts.entry(base.to_owned()).or_insert(1);
        *count += 1;
        *count
    }
}

/// Types that the printed source itself names.
const RESERVED: [&str; 10] = [
    "Self",
    "String",
    "Option",
    "Vec",
    "Some",
    "None",
    "Result",
    "Secret",
    "Messages",
    "MessageId",
];

/// As it stands in source: keywords raw.
pub(super) fn raw(name: &str) -> String {
    if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

const KEYWORDS: [&str; 49] = [
    "abstract",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "ref",
    "return",
    "static",
    "struct",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
    "macro_rules",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_where_people_see_words() {
        for (name, field, profile) in [
            ("givenName", "given_name", "GivenName"),
            ("objectID", "object_id", "ObjectId"),
            ("IPAddress", "ip_address", "IpAddress"),
            (
                "REST-UserMembershipValidator",
                "rest_user_membership_validator",
                "RestUserMembershipValidator",
            ),
            (
                "extension_LoyaltyNumber",
                "extension_loyalty_number",
                "ExtensionLoyaltyNumber",
            ),
            ("B2C_1A_Base", "b2c_1a_base", "B2c1aBase"),
            ("Module6Test", "module6_test", "Module6Test"),
            ("3rdParty", "_3rd_party", "_3rdParty"),
            ("회원번호", "회원번호", "회원번호"),
            ("a²b", "a_b", "AB"),
            ("--", "", ""),
        ] {
            assert_eq!(
                (snake(name).as_str(), camel(name).as_str()),
                (field, profile),
                "{name}"
            );
        }
    }

    #[test]
    fn no_name_stands_twice() {
        let mut scope = Scope::default();
        let names =
            ["email", "Email", "e-mail", "--", "self"].map(|name| scope.field(name, "claim"));
        assert_eq!(names, ["email", "email_2", "e_mail", "claim", "self_"]);
        let mut scope = Scope::default();
        let names = ["Foo", "FooInput", "foo", "Option"].map(|name| scope.profile(name));
        assert_eq!(names, ["Foo", "FooInput2", "Foo2", "OptionProfile"]);
        assert_eq!(raw("type"), "r#type");
    }
}
