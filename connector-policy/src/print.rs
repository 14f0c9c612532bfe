//! Judged profiles to source: a module a leaf, a struct a profile, refused ones as comments.
//!
//! The source is written line by line, as rustfmt leaves it: the printers that there are drop comments, which carry the
//! warnings and the refusals here.

mod claims;
mod field;
pub(crate) mod literal;
mod localized;
mod name;
mod profile;

use crate::profile::{Profile, Translation};
use crate::workspace::{Leaf, Policies};

pub(crate) use localized::{Localized, localized};

impl Policies {
    /// The source of all leaves: one file that depends on `connector-runtime` alone, a module a policy.
    #[must_use]
    pub fn to_source(&self) -> String {
        Printer::new().print(self)
    }
}

/// How policies are printed.
#[derive(Debug, Clone, Default)]
pub struct Printer {
    chosen: Option<Vec<(String, Option<String>)>>,
    runtime: Option<String>,
    silent: bool,
    features: Vec<String>,
}

impl Printer {
    /// Every profile of every leaf, a module a leaf.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These profiles alone, by id; with the name of the struct where it is to be another than the id's.
    #[must_use]
    pub fn only(mut self, profiles: Vec<(String, Option<String>)>) -> Self {
        self.chosen = Some(profiles);
        self
    }

    /// For a macro: items are named by this path and not imported, nothing stands in comments, and one leaf is no module.
    #[must_use]
    pub fn expanded(mut self, runtime: &str) -> Self {
        self.runtime = Some(runtime.to_owned());
        self
    }

    /// With what needs these features of the runtime beside its usual ones: `hash`, `phone`, `regex`, `xml`. A profile whose
    /// transformations need one that is not here is printed as refused; in a macro, where rustc says so itself, it is printed.
    #[must_use]
    pub fn features(mut self, features: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.features = features.into_iter().map(Into::into).collect();
        self
    }

    /// Without the function that gives the localised messages: the runtime has them with its feature `client` only.
    #[must_use]
    pub fn without_messages(mut self) -> Self {
        self.silent = true;
        self
    }

    /// The source.
    #[must_use]
    pub fn print(&self, policies: &Policies) -> String {
        let leaves: Vec<&Leaf> = policies
            .leaves()
            .iter()
            .filter(|leaf| !leaf.profiles.is_empty())
            .collect();
        if let (Some(_), [leaf]) = (&self.runtime, leaves.as_slice()) {
            return self.items(leaf).join("\n");
        }
        let mut source = match &self.runtime {
            None => self.head(),
            Some(_) => String::new(),
        };
        let mut modules = name::Scope::default();
        for leaf in leaves {
            let id = &leaf.policy_id;
            let short = id
                .get(..PREFIX.len())
                .filter(|start| start.eq_ignore_ascii_case(PREFIX))
                .map_or(id.as_str(), |_| &id[PREFIX.len()..]);
            source.push('\n');
            source.push_str(&self.module(leaf, &modules.field(short, "policy")));
        }
        source
    }

    fn head(&self) -> String {
        if self.features.is_empty() {
            return HEAD.to_owned();
        }
        let features: Vec<String> = self
            .features
            .iter()
            .map(|name| format!("`{}`", literal::comment(name)))
            .collect();
        format!(
            "{HEAD}// Features of connector-runtime beside its usual ones: {}.\n",
            features.join(", ")
        )
    }

    fn module(&self, leaf: &Leaf, name: &str) -> String {
        let mut module = format!(
            "/// `{}`\npub mod {} {{\n",
            literal::comment(&leaf.policy_id),
            name::raw(name)
        );
        for line in self.items(leaf) {
            // A line break in a text is escaped: each of these is one line.
            if !line.is_empty() {
                module.push_str("    ");
                module.push_str(&line);
            }
            module.push('\n');
        }
        module.push_str("}\n");
        module
    }

    /// The lines of a leaf's items.
    fn items(&self, leaf: &Leaf) -> Vec<String> {
        let prefix = self
            .runtime
            .as_ref()
            .map(|runtime| format!("{runtime}::"))
            .unwrap_or_default();
        let mut names = name::Scope::default();
        let mut blocks: Vec<Vec<String>> = Vec::new();
        for profile in &leaf.profiles {
            let lacking = self.lacking(profile);
            match (&profile.translation, self.choice(profile)) {
                (_, Choice::Left) => {}
                (Translation::Whole(_), _) if lacking.is_some() => {
                    let reason = lacking.unwrap_or_default();
                    blocks.push(vec![remark(profile, "refused", &reason)]);
                }
                (Translation::Whole(call), choice) => {
                    let name = match choice {
                        Choice::Named(name) => names.reserved(name),
                        _ => names.profile(&profile.id),
                    };
                    blocks.push(profile::lines(profile, call, &name, &prefix));
                }
                _ if self.runtime.is_some() => {}
                (Translation::Abstract, _) => blocks.push(vec![remark(
                    profile,
                    "abstract",
                    "it has no `ServiceUrl`; the profiles that include it have what it says",
                )]),
                (Translation::Refused(reason), _) => {
                    blocks.push(vec![remark(profile, "refused", reason)]);
                }
            }
        }
        if !self.silent {
            blocks.extend(localized::lines(&leaf.messages, &prefix));
        }
        if self.runtime.is_none() {
            let imports = imports(&blocks);
            blocks.splice(0..0, imports);
        }
        blocks.join(&String::new())
    }

    /// Why the profile cannot be printed with these features.
    fn lacking(&self, profile: &Profile) -> Option<String> {
        let Translation::Whole(call) = &profile.translation else {
            return None;
        };
        let mut features = call.features.iter();
        let feature =
            features.find(|feature| !self.features.iter().any(|there| there == *feature))?;
        self.runtime.is_none().then(|| {
            format!("it needs the feature `{feature}` of connector-runtime; import it with `--features {feature}`")
        })
    }

    fn choice(&self, profile: &Profile) -> Choice<'_> {
        let Some(chosen) = &self.chosen else {
            return Choice::Taken;
        };
        match chosen.iter().find(|(id, _)| *id == profile.id) {
            None => Choice::Left,
            Some((_, None)) => Choice::Taken,
            Some((_, Some(name))) => Choice::Named(name),
        }
    }
}

enum Choice<'a> {
    Left,
    Taken,
    Named(&'a str),
}

/// What every policy's id begins with.
const PREFIX: &str = "B2C_1A_";

const HEAD: &str = "\
// Written by `connector import`: the RESTful technical profiles of custom policies, a module a policy.
// It is yours now: edit it, and keep the secrets that it names in the key container.
";

fn remark(profile: &Profile, kind: &str, reason: &str) -> String {
    format!(
        "// {kind}: `{}` ({}:{}): {}",
        literal::comment(&profile.id),
        literal::comment(&profile.file),
        profile.line,
        literal::comment(reason)
    )
}

/// What the items name of the runtime.
fn imports(blocks: &[Vec<String>]) -> Option<Vec<String>> {
    let lines = || blocks.iter().flatten();
    let uses = |part: &str| lines().any(|line| !line.starts_with("//") && line.contains(part));
    let mut names = Vec::new();
    if uses("-> Messages {") {
        names.extend(["MessageId", "Messages"]);
    }
    if uses("Secret<String>") {
        names.push("Secret");
    }
    if lines().any(|line| line == "#[technical_profile(") {
        names.push("technical_profile");
    }
    if uses("transformations::") {
        names.push("transformations");
    }
    let line = match names.as_slice() {
        [] => return None,
        [one] => format!("use connector_runtime::{one};"),
        several => format!("use connector_runtime::{{{}}};", several.join(", ")),
    };
    Some(vec![line])
}
