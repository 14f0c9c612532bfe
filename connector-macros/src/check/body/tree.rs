//! The tree of objects and arrays that paths make together, while they come in one by one.

use crate::model::{Member, Node, Step};
use crate::support::json;

/// What stands in an object or an array; `T` is what tells who is at a place.
pub(super) struct Tree<T>(Vec<(Step, Twig<T>)>);

enum Twig<T> {
    /// A value, by its index.
    Leaf(T, usize),
    /// An object or an array, with whom it was made for.
    Branch(T, Tree<T>),
}

/// Why there is no place, and who is there.
pub(super) enum Clash<T> {
    /// The place is taken.
    Same(T),
    /// Another's value stands on the way.
    Above(T),
    /// Others are placed inside of what would be a value.
    Below(T),
    /// It would be an object, and is an array.
    Array(T),
    /// It would be an array, and is an object.
    Object(T),
}

impl<T: Copy> Tree<T> {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// Gives a value its place.
    pub(super) fn put(&mut self, steps: &[Step], who: T, index: usize) -> Result<(), Clash<T>> {
        let Some((step, rest)) = steps.split_first() else {
            return Ok(());
        };
        match self.0.first() {
            Some((Step::Index(_), twig)) if !is_index(step) => {
                return Err(Clash::Array(twig.who()));
            }
            Some((Step::Name(_), twig)) if is_index(step) => return Err(Clash::Object(twig.who())),
            _ => {}
        }
        let found = self.0.iter_mut().find(|(there, _)| there == step);
        match (found, rest) {
            (Some((_, Twig::Leaf(there, _))), []) => Err(Clash::Same(*there)),
            (Some((_, Twig::Leaf(there, _))), _) => Err(Clash::Above(*there)),
            (Some((_, Twig::Branch(there, _))), []) => Err(Clash::Below(*there)),
            (Some((_, Twig::Branch(_, tree))), rest) => tree.put(rest, who, index),
            (None, []) => {
                self.0.push((step.clone(), Twig::Leaf(who, index)));
                Ok(())
            }
            (None, rest) => {
                let mut tree = Self::new();
                tree.put(rest, who, index)?;
                self.0.push((step.clone(), Twig::Branch(who, tree)));
                Ok(())
            }
        }
    }

    /// Puts elements in their order, and gives for each array that misses one the way to that, and who stands behind it.
    pub(super) fn gaps(&mut self) -> Vec<(Vec<Step>, T)> {
        let mut gaps = Vec::new();
        self.find_gaps(&mut Vec::new(), &mut gaps);
        gaps
    }

    fn find_gaps(&mut self, at: &mut Vec<Step>, gaps: &mut Vec<(Vec<Step>, T)>) {
        // Members keep the order of their first mention: the sort is stable.
        self.0.sort_by_key(|(step, _)| match step {
            Step::Index(index) => *index,
            Step::Name(_) => 0,
        });
        let gap = self
            .0
            .iter()
            .enumerate()
            .find(|(place, (step, _))| matches!(step, Step::Index(index) if index != place));
        if let Some((missing, (_, twig))) = gap {
            let mut way = at.clone();
            way.push(Step::Index(missing));
            gaps.push((way, twig.who()));
        }
        for (step, twig) in &mut self.0 {
            if let Twig::Branch(_, tree) = twig {
                at.push(step.clone());
                tree.find_gaps(at, gaps);
                at.pop();
            }
        }
    }

    /// The members, of an object.
    pub(super) fn members(&self) -> Option<Vec<Member>> {
        let member = |(step, twig): &(Step, Twig<T>)| match step {
            Step::Name(name) => Some(Member {
                key: json::key(name),
                node: twig.node()?,
            }),
            Step::Index(_) => None,
        };
        self.0.iter().map(member).collect()
    }
}

fn is_index(step: &Step) -> bool {
    matches!(step, Step::Index(_))
}

impl<T: Copy> Twig<T> {
    fn who(&self) -> T {
        match self {
            Self::Leaf(who, _) | Self::Branch(who, _) => *who,
        }
    }

    fn node(&self) -> Option<Node> {
        match self {
            Self::Leaf(_, index) => Some(Node::Claim(*index)),
            Self::Branch(_, tree) if tree.0.iter().all(|(step, _)| is_index(step)) => {
                let elements = tree.0.iter().map(|(_, twig)| twig.node());
                elements.collect::<Option<_>>().map(Node::Array)
            }
            Self::Branch(_, tree) => tree.members().map(Node::Object),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::check::path::steps;
    use crate::trial::random::Random;

    const PIECES: [&str; 16] = [
        "a",
        "a",
        "b",
        ".b",
        ".a",
        ".0",
        ".1",
        "[0]",
        "[0]",
        "[1]",
        "['a']",
        "['0']",
        "['q\"\\\\']",
        "$",
        "",
        "*",
    ];

    fn path(random: &mut Random) -> String {
        (0..=random.below(4))
            .map(|_| PIECES[random.below(PIECES.len())])
            .collect()
    }

    fn rendered(members: &[Member], out: &mut String) {
        out.push('{');
        for (place, member) in members.iter().enumerate() {
            out.push_str(if place > 0 { "," } else { "" });
            out.push_str(&member.key);
            node(&member.node, out);
        }
        out.push('}');
    }

    fn node(node: &Node, out: &mut String) {
        match node {
            Node::Claim(index) => out.push_str(&index.to_string()),
            Node::Object(members) => rendered(members, out),
            Node::Array(elements) => {
                out.push('[');
                for (place, element) in elements.iter().enumerate() {
                    out.push_str(if place > 0 { "," } else { "" });
                    self::node(element, out);
                }
                out.push(']');
            }
        }
    }

    fn at<'v>(value: &'v Value, steps: &[Step]) -> Option<&'v Value> {
        steps.iter().try_fold(value, |value, step| match step {
            Step::Name(name) => value.get(name),
            Step::Index(index) => value.get(index),
        })
    }

    #[test]
    fn a_million_layouts_are_refused_or_lead_each_path_to_its_value() {
        let (mut random, seed) = Random::seeded();
        let mut accepted = 0_u32;
        for _ in 0..1_000_000 {
            let paths: Vec<String> = (0..=random.below(5)).map(|_| path(&mut random)).collect();
            let mut tree = Tree::new();
            let mut taken: Vec<Vec<Step>> = Vec::new();
            for path in &paths {
                let Ok(steps) = steps(path) else { continue };
                if matches!(steps.first(), None | Some(Step::Index(_))) {
                    continue;
                }
                if tree.put(&steps, (), taken.len()).is_ok() {
                    taken.push(steps);
                }
            }
            if !tree.gaps().is_empty() {
                continue;
            }
            let mut text = String::new();
            rendered(
                &tree.members().expect("the root has names alone"),
                &mut text,
            );
            let value: Value = serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("seed {seed}: {error}: {paths:?}: {text}"));
            for (index, steps) in taken.iter().enumerate() {
                let found = at(&value, steps).and_then(Value::as_u64);
                assert_eq!(found, Some(index as u64), "seed {seed}: {paths:?}: {text}");
                accepted += 1;
            }
        }
        assert!(accepted > 500_000, "{accepted} paths had a place");
    }
}
