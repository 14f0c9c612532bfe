//! Claims → the body of an answer, each at its path; of a flat answer, in declaration order.

use crate::encode::{Slot, body_value};
use crate::error::Error;
use crate::profile::{Profile, Step};

/// The claims of an answer as JSON; made in generated code, finished by a [`Reply`](super::Reply).
#[derive(Debug)]
pub struct Outgoing(Node);

impl Outgoing {
    /// Writes the claims; `slots` stand in the order of the profile's outputs, each with whether it is JSON in a string.
    ///
    /// # Errors
    ///
    /// `OutputClaim`, naming the claim, where a value has no JSON form.
    pub fn write(profile: &'static Profile, slots: &[(Slot<'_>, bool)]) -> Result<Self, Error> {
        let mut root = Node::Object(Vec::new());
        for (claim, (slot, text)) in profile.outputs.iter().zip(slots) {
            let refused = |reason: &str| Error::output_claim(profile, claim.name, reason);
            let mut json = Vec::new();
            if !body_value(slot, &mut json).map_err(|refusal| refused(&refusal.0))? {
                continue;
            }
            // What a serializer wrote is UTF-8.
            let mut json = String::from_utf8_lossy(&json).into_owned();
            if *text {
                json = serde_json::to_string(&json)
                    .map_err(|_| refused("could not be written as text"))?;
            }
            root.put(claim.path, json);
        }
        Ok(Self(root))
    }

    /// The members of the object, each behind a comma.
    pub(super) fn members(&self, body: &mut String) {
        if let Node::Object(members) = &self.0 {
            for (name, node) in members {
                body.push(',');
                member(name, node, body);
            }
        }
    }

    /// The whole.
    pub(super) fn whole(&self) -> String {
        let mut body = String::new();
        self.0.write(&mut body);
        body
    }
}

#[derive(Debug)]
enum Node {
    /// JSON.
    Value(String),
    Object(Vec<(&'static str, Node)>),
    /// What stands nowhere is `null`.
    Array(Vec<Option<Node>>),
}

impl Node {
    fn put(&mut self, path: &[Step], json: String) {
        let Some((step, rest)) = path.split_first() else {
            *self = Self::Value(json);
            return;
        };
        match step {
            Step::Name(name) => {
                if !matches!(self, Self::Object(_)) {
                    *self = Self::Object(Vec::new());
                }
                if let Self::Object(members) = self {
                    let at = members.iter().position(|(known, _)| known == name);
                    let at = at.unwrap_or_else(|| {
                        members.push((name, Self::Object(Vec::new())));
                        members.len() - 1
                    });
                    if let Some((_, node)) = members.get_mut(at) {
                        node.put(rest, json);
                    }
                }
            }
            Step::Index(index) => {
                if !matches!(self, Self::Array(_)) {
                    *self = Self::Array(Vec::new());
                }
                if let Self::Array(elements) = self {
                    if elements.len() <= *index {
                        elements.resize_with(index + 1, || None);
                    }
                    if let Some(element) = elements.get_mut(*index) {
                        element
                            .get_or_insert_with(|| Self::Object(Vec::new()))
                            .put(rest, json);
                    }
                }
            }
        }
    }

    fn write(&self, body: &mut String) {
        match self {
            Self::Value(json) => body.push_str(json),
            Self::Object(members) => {
                body.push('{');
                for (at, (name, node)) in members.iter().enumerate() {
                    if at > 0 {
                        body.push(',');
                    }
                    member(name, node, body);
                }
                body.push('}');
            }
            Self::Array(elements) => {
                body.push('[');
                for (at, element) in elements.iter().enumerate() {
                    if at > 0 {
                        body.push(',');
                    }
                    match element {
                        Some(node) => node.write(body),
                        None => body.push_str("null"),
                    }
                }
                body.push(']');
            }
        }
    }
}

fn member(name: &str, node: &Node, body: &mut String) {
    // A string always has a JSON form.
    body.push_str(&serde_json::to_string(name).unwrap_or_default());
    body.push(':');
    node.write(body);
}
