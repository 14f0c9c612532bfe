//! `rename_all`: the case of names on the wire, by serde's names.

use syn::{Attribute, LitStr};

use crate::attr::{ProfileArgs, Slot, Written};
use crate::check::Claims;
use crate::support::{Bag, nearest, serde};

/// A case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    AsWritten,
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

/// The case that is written.
pub(crate) fn case(slot: &Slot<LitStr>, bag: &mut Bag) -> Option<Case> {
    let literal = match slot {
        Written::Absent => return Some(Case::AsWritten),
        Written::Broken => return None,
        Written::Whole(keyed) => &keyed.value,
    };
    let said = literal.value();
    let names = || CASES.iter().map(|(name, _)| *name);
    let found = CASES.iter().find(|(name, _)| *name == said);
    if found.is_none() {
        let rule = format!("`{said}` is no case that `rename_all` knows");
        match nearest::nearest(&said, names()) {
            Some(meant) => bag.help(
                literal,
                rule,
                format_args!("write `rename_all = \"{meant}\"`"),
            ),
            None => bag.help(
                literal,
                rule,
                format_args!("write one of {}", nearest::list(names())),
            ),
        }
    }
    found.map(|(_, case)| *case)
}

/// serde's `rename_all` names the struct elsewhere, and says nothing of the wire: where nothing of ours does, it was meant to.
pub(crate) fn of_serde(
    args: &ProfileArgs,
    attrs: &[Attribute],
    claims: &Claims<'_>,
    bag: &mut Bag,
) {
    let unnamed = claims.iter().any(|claim| {
        [&claim.args.input, &claim.args.output]
            .into_iter()
            .filter_map(Slot::value)
            .any(|options| options.partner.is_absent() && options.path.is_absent())
    });
    if !args.rename_all.is_absent() || !unnamed {
        return;
    }
    for attr in attrs {
        if let Some((word, to)) = serde::word(attr, "rename_all") {
            let to = to.map_or_else(|| "\"camelCase\"".to_owned(), |to| to.to_string());
            bag.help(
                &word,
                format_args!("serde's `{word}` does not name the claims on the wire"),
                format_args!("write `{word} = {to}` in `#[technical_profile(…)]`"),
            );
        }
    }
}

impl Case {
    /// The name of a field in this case, by serde's rules: a field is taken to be in snake case.
    pub(crate) fn apply(self, field: &str) -> String {
        match self {
            Self::AsWritten | Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => pascal(field),
            Self::Camel => {
                let pascal = pascal(field);
                let mut chars = pascal.chars();
                chars
                    .next()
                    .map(|first| first.to_ascii_lowercase())
                    .into_iter()
                    .chain(chars)
                    .collect()
            }
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn pascal(field: &str) -> String {
    field
        .split('_')
        .flat_map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(chars)
                .collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_as_serde_writes_them() {
        let named: Vec<_> = CASES
            .iter()
            .map(|(name, case)| (*name, case.apply("given_name2_x")))
            .collect();
        assert_eq!(
            named,
            [
                ("lowercase", "given_name2_x".to_owned()),
                ("UPPERCASE", "GIVEN_NAME2_X".to_owned()),
                ("PascalCase", "GivenName2X".to_owned()),
                ("camelCase", "givenName2X".to_owned()),
                ("snake_case", "given_name2_x".to_owned()),
                ("SCREAMING_SNAKE_CASE", "GIVEN_NAME2_X".to_owned()),
                ("kebab-case", "given-name2-x".to_owned()),
                ("SCREAMING-KEBAB-CASE", "GIVEN-NAME2-X".to_owned()),
            ]
        );
        assert_eq!(Case::Camel.apply("é_a"), "éA");
    }
}
