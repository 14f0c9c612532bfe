//! `GenerateJson` as a nested body: the dotted paths of its claims and parameters, if they make one document.

use std::collections::BTreeMap;

use crate::profile::{DataType, Transformation};

/// One value of the document.
pub(crate) struct Leaf<'a> {
    /// The path in our language.
    pub(crate) path: String,
    /// The steps as the policy has them.
    #[cfg_attr(
        not(feature = "cli"),
        expect(dead_code, reason = "read by `connector call` alone")
    )]
    pub(crate) steps: Vec<&'a str>,
    /// Its first step.
    pub(crate) member: &'a str,
    /// It has no other.
    pub(crate) is_root: bool,
    /// A name for a field of its own.
    pub(crate) name: String,
    pub(crate) source: Source<'a>,
}

pub(crate) enum Source<'a> {
    /// The claim by its declared id.
    Claim(&'a str, DataType),
    /// A parameter's type and text.
    Constant(DataType, &'a str),
}

/// The leaves, claims first; `None` where two of them are in each other's way, or an array has a gap.
pub(crate) fn of(transformation: &Transformation) -> Option<Vec<Leaf<'_>>> {
    if !transformation.method.eq_ignore_ascii_case("GenerateJson") {
        return None;
    }
    let claims = transformation.inputs.iter().map(|claim| {
        (
            claim.role.as_str(),
            Source::Claim(&claim.identity, claim.ty),
        )
    });
    let parameters = transformation.parameters.iter().map(|parameter| {
        (
            parameter.id.as_str(),
            Source::Constant(constant(parameter), &parameter.value),
        )
    });
    let mut root = Node::default();
    let mut leaves = Vec::new();
    for (path, source) in claims.chain(parameters) {
        let steps: Vec<&str> = path.split('.').collect();
        if steps.len() > DEEPEST || !root.put(&steps) {
            return None;
        }
        leaves.push(Leaf {
            path: written(&steps)?,
            name: named(&steps),
            member: steps.first().copied().unwrap_or_default(),
            is_root: steps.len() == 1,
            source,
            steps,
        });
    }
    let named = root.members.keys().next().is_some_and(|key| !is_index(key));
    (named && root.is_whole()).then_some(leaves)
}

/// Whether the paths make one JSON document at all, be it an array.
pub(crate) fn is_document(transformation: &Transformation) -> bool {
    let claims = transformation.inputs.iter().map(|claim| &claim.role);
    let parameters = transformation
        .parameters
        .iter()
        .map(|parameter| &parameter.id);
    let mut root = Node::default();
    claims.chain(parameters).all(|path| {
        let steps: Vec<&str> = path.split('.').collect();
        steps.len() <= DEEPEST && root.put(&steps)
    }) && root.is_whole()
}

/// An answer is read, and a body written, 32 levels deep.
const DEEPEST: usize = 31;

/// A parameter whose text is no value of its type is a text.
pub(crate) fn constant(parameter: &crate::policy::Parameter) -> DataType {
    let text = parameter.value.trim();
    match DataType::read(&parameter.data_type) {
        Some(DataType::Boolean) if text.parse::<bool>().is_ok() => DataType::Boolean,
        Some(DataType::Int) if text.parse::<i32>().is_ok() => DataType::Int,
        Some(DataType::Long) if text.parse::<i64>().is_ok() => DataType::Long,
        _ => DataType::String,
    }
}

#[derive(Default)]
struct Node<'a> {
    is_leaf: bool,
    members: BTreeMap<&'a str, Node<'a>>,
}

impl<'a> Node<'a> {
    fn put(&mut self, steps: &[&'a str]) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            let free = !self.is_leaf && self.members.is_empty();
            self.is_leaf = true;
            return free;
        };
        !step.is_empty() && !self.is_leaf && self.members.entry(step).or_default().put(rest)
    }

    /// Objects have names, arrays all indices from 0.
    fn is_whole(&self) -> bool {
        let indices = self.members.keys().filter(|key| is_index(key)).count();
        let fine = indices == 0
            || indices == self.members.len()
                && (0..indices).all(|index| self.members.contains_key(index.to_string().as_str()));
        fine && self.members.values().all(Self::is_whole)
    }
}

fn is_index(step: &str) -> bool {
    !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit())
}

/// The path in our language: odd names quoted.
fn written(steps: &[&str]) -> Option<String> {
    let mut path = String::new();
    for step in steps {
        let plain = !step.contains(|c: char| c.is_whitespace() || "*?()'\",[]\\".contains(c))
            && !step.starts_with(['$', '-']);
        if plain {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(step);
        } else if step.contains(['\'', '\\']) {
            return None;
        } else {
            path.extend(["['", step, "']"]);
        }
    }
    Some(path)
}

fn named(steps: &[&str]) -> String {
    let names: Vec<&str> = steps
        .iter()
        .copied()
        .filter(|step| !is_index(step))
        .collect();
    names.join("_")
}
