//! Judged profiles to source: a module a leaf, a struct a profile, refused ones as comments.
//!
//! The source is written line by line, as rustfmt leaves it: the printers that there are drop comments, which carry the
//! warnings and the refusals here.

mod claims;
mod field;
mod literal;
mod localized;
mod name;
mod profile;

use crate::profile::Translation;
use crate::workspace::{Leaf, Policies};

pub(crate) use localized::{Localized, localized};

impl Policies {
    /// The source of all leaves: one file that depends on `connector-runtime` alone.
    #[must_use]
    pub fn to_source(&self) -> String {
        let mut source = String::from(HEAD);
        let mut modules = name::Scope::default();
        for leaf in self.leaves() {
            if leaf.profiles.is_empty() {
                continue;
            }
            let id = &leaf.policy_id;
            let short = id
                .get(..PREFIX.len())
                .filter(|start| start.eq_ignore_ascii_case(PREFIX))
                .map_or(id.as_str(), |_| &id[PREFIX.len()..]);
            let module = modules.field(short, "policy");
            source.push('\n');
            source.push_str(&self::module(leaf, &module));
        }
        source
    }
}

/// What every policy's id begins with.
const PREFIX: &str = "B2C_1A_";

const HEAD: &str = "\
// Written by `connector import`: the RESTful technical profiles of custom policies, a module a policy.
// It is yours now: edit it, and keep the secrets that it names in the key container.
";

fn module(leaf: &Leaf, name: &str) -> String {
    let mut names = name::Scope::default();
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let mut imports = Vec::new();
    for profile in &leaf.profiles {
        let at = format!("{}:{}", profile.file, profile.line);
        match &profile.translation {
            Translation::Whole(call) => {
                let name = names.profile(&profile.id);
                let (lines, secret) = profile::lines(profile, call, &name);
                if secret && !imports.contains(&"Secret") {
                    imports.push("Secret");
                }
                if !imports.contains(&"technical_profile") {
                    imports.push("technical_profile");
                }
                blocks.push(lines);
            }
            Translation::Abstract => blocks.push(vec![format!(
                "// abstract: `{}` ({}) has no `ServiceUrl`; the profiles that include it have what it says",
                literal::comment(&profile.id),
                literal::comment(&at)
            )]),
            Translation::Refused(reason) => blocks.push(vec![format!(
                "// refused: `{}` ({}): {}",
                literal::comment(&profile.id),
                literal::comment(&at),
                literal::comment(reason)
            )]),
        }
    }
    if let Some(lines) = localized::lines(&leaf.messages) {
        imports.extend(["MessageId", "Messages"]);
        blocks.push(lines);
    }
    imports.sort_unstable();
    let uses = match imports.as_slice() {
        [] => None,
        [one] => Some(format!("use connector_runtime::{one};")),
        several => Some(format!(
            "use connector_runtime::{{{}}};",
            several.join(", ")
        )),
    };
    blocks.splice(0..0, uses.map(|line| vec![line]));
    let mut module = format!(
        "/// `{}`\npub mod {} {{\n",
        literal::comment(&leaf.policy_id),
        name::raw(name)
    );
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            module.push('\n');
        }
        for line in block {
            module.push_str("    ");
            module.push_str(line);
            module.push('\n');
        }
    }
    module.push_str("}\n");
    module
}
