//! A nested body as `GenerateJson`: the dotted path of each claim.

use crate::profile::{InputClaim, Member, Node, Profile};

/// The claims of the nested body with their paths, in declaration order; `None` where the body is flat.
pub(super) fn paths(profile: &'static Profile) -> Option<Vec<(&'static InputClaim, Path)>> {
    let mut found = Vec::new();
    members(profile.body?, &Path::default(), &mut found);
    found.sort_by_key(|(index, _)| *index);
    let each = found
        .into_iter()
        .filter_map(|(index, path)| Some((profile.inputs.get(index)?, path)));
    Some(each.collect())
}

/// A path in the form of `GenerateJson`: names and indices, dots between.
#[derive(Debug, Clone, Default)]
pub(super) struct Path {
    pub(super) text: String,
    /// A name in it would be read as several steps, or as an index.
    pub(super) is_ambiguous: bool,
}

impl Path {
    fn then(&self, step: &str) -> Self {
        let dot = if self.text.is_empty() { "" } else { "." };
        Self {
            text: format!("{}{dot}{step}", self.text),
            is_ambiguous: self.is_ambiguous,
        }
    }

    fn name(&self, name: &str) -> Self {
        let digits = name.bytes().all(|byte| byte.is_ascii_digit());
        let mut path = self.then(name);
        path.is_ambiguous |= digits || name.contains('.');
        path
    }
}

fn members(members: &[Member], at: &Path, found: &mut Vec<(usize, Path)>) {
    for member in members {
        // `"name":`
        let name: String =
            serde_json::from_str(member.key.trim_end_matches(':')).unwrap_or_default();
        node(&member.node, at.name(&name), found);
    }
}

fn node(node: &Node, at: Path, found: &mut Vec<(usize, Path)>) {
    match node {
        Node::Claim(index) => found.push((*index, at)),
        Node::Object(inner) => members(inner, &at, found),
        Node::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                self::node(element, at.then(&index.to_string()), found);
            }
        }
    }
}
