//! The body that `GenerateJson` builds, from the claims of the command line.

use serde_json::Value;

use crate::command::call::value::{self, Given};
use crate::layout::{self, Source};
use crate::profile::{Profile, Transformation};

/// The document as text; a claim without a value leaves its branch out.
pub(super) fn text(
    transformation: &Transformation,
    profile: &Profile,
    given: &Given,
) -> Result<Option<String>, String> {
    let Some(leaves) = layout::of(transformation) else {
        return Ok(None);
    };
    let mut root = Node::Object(Vec::new());
    for leaf in leaves {
        let value = match leaf.source {
            Source::Constant(ty, text) => Some(value::json(ty, text, &leaf.name)?),
            Source::Claim(identity, ty) => {
                let input = profile
                    .inputs
                    .iter()
                    .find(|input| input.meta.identity == identity);
                let text = match input {
                    Some(input) => given.text(input),
                    None => given.claim(identity).map(str::to_owned),
                };
                text.map(|text| value::json(ty, &text, identity))
                    .transpose()?
            }
        };
        if let Some(value) = value {
            root.put(leaf.steps.as_slice(), value);
        }
    }
    Ok(Some(root.to_string()))
}

/// A document whose members keep their order.
enum Node {
    Leaf(Value),
    Object(Vec<(String, Node)>),
    Array(Vec<(usize, Node)>),
}

impl Node {
    fn put(&mut self, steps: &[&str], value: Value) {
        let Some((step, rest)) = steps.split_first() else {
            *self = Self::Leaf(value);
            return;
        };
        let child = || match rest.first() {
            Some(next) if next.bytes().all(|byte| byte.is_ascii_digit()) => Self::Array(Vec::new()),
            _ => Self::Object(Vec::new()),
        };
        match self {
            Self::Object(members) => {
                let at = members.iter().position(|(name, _)| name == step);
                let at = at.unwrap_or_else(|| {
                    members.push(((*step).to_owned(), child()));
                    members.len() - 1
                });
                members[at].1.put(rest, value);
            }
            Self::Array(elements) => {
                let index = step.parse().unwrap_or_default();
                let at = elements.iter().position(|(there, _)| *there == index);
                let at = at.unwrap_or_else(|| {
                    elements.push((index, child()));
                    elements.sort_by_key(|(index, _)| *index);
                    elements
                        .iter()
                        .position(|(there, _)| *there == index)
                        .unwrap_or_default()
                });
                elements[at].1.put(rest, value);
            }
            Self::Leaf(_) => {}
        }
    }
}

impl std::fmt::Display for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Leaf(value) => write!(f, "{value}"),
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (name, node)) in members.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(f, "{comma}{}:{node}", Value::from(name.as_str()))?;
                }
                f.write_str("}")
            }
            Self::Array(elements) => {
                f.write_str("[")?;
                for (index, (_, node)) in elements.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(f, "{comma}{node}")?;
                }
                f.write_str("]")
            }
        }
    }
}
