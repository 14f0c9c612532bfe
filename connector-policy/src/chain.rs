//! Which policy stands on which: from each leaf down to the base.

use std::cmp::Reverse;
use std::path::{Component, Path};

use crate::finding::Findings;
use crate::policy::{Policy, Text};
use crate::source::Sources;

/// A leaf and what it stands on.
#[derive(Debug)]
pub(crate) struct Chain<'a> {
    /// The base first, the leaf last; never empty.
    pub(crate) policies: Vec<&'a Policy>,
    /// The base policy that is named and not there.
    pub(crate) missing: Option<&'a Text>,
}

impl<'a> Chain<'a> {
    pub(crate) fn leaf(&self) -> Option<&'a Policy> {
        self.policies.last().copied()
    }
}

/// The base of each policy, by index.
pub(crate) struct Bases(Vec<Base>);

/// What a policy stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// It names none.
    None,
    At(usize),
    /// It is not among the files.
    Missing,
    /// It leads back; that is told already.
    Ring,
}

impl Base {
    fn at(self) -> Option<usize> {
        match self {
            Self::At(index) => Some(index),
            Self::None | Self::Missing | Self::Ring => None,
        }
    }
}

impl Bases {
    pub(crate) fn new(policies: &[Policy], sources: &Sources, findings: &mut Findings) -> Self {
        let bases = policies.iter().map(|policy| match &policy.base {
            None => Base::None,
            Some(base) => match nearest(base, policy, policies, sources, findings) {
                Some(index) => Base::At(index),
                None if base.value.eq_ignore_ascii_case(&policy.id.value) => {
                    ring(base, sources, findings);
                    Base::Ring
                }
                None => Base::Missing,
            },
        });
        let mut bases = Self(bases.collect());
        bases.cut(policies, sources, findings);
        bases
    }

    /// Policies that no other stands on.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = usize> {
        (0..self.0.len()).filter(|index| !self.0.contains(&Base::At(*index)))
    }

    pub(crate) fn chain<'a>(&self, leaf: usize, policies: &'a [Policy]) -> Chain<'a> {
        let mut chain = vec![&policies[leaf]];
        let mut last = leaf;
        while let Some(base) = self.0[last].at() {
            chain.push(&policies[base]);
            last = base;
        }
        chain.reverse();
        Chain {
            policies: chain,
            missing: (self.0[last] == Base::Missing)
                .then_some(policies[last].base.as_ref())
                .flatten(),
        }
    }

    /// Policies that stand on each other in a ring: the ring is opened where it closes.
    fn cut(&mut self, policies: &[Policy], sources: &Sources, findings: &mut Findings) {
        // 0: not seen, 1: on the way, 2: leads to a base.
        let mut seen = vec![0_u8; policies.len()];
        for start in 0..policies.len() {
            let mut way = Vec::new();
            let mut at = Some(start);
            while let Some(index) = at.filter(|index| seen[*index] == 0) {
                seen[index] = 1;
                way.push(index);
                at = self.0[index].at();
            }
            if let (Some(again), Some(last)) = (at, way.last())
                && seen[again] == 1
            {
                self.0[*last] = Base::Ring;
                if let Some(base) = &policies[*last].base {
                    ring(base, sources, findings);
                }
            }
            for index in way {
                seen[index] = 2;
            }
        }
    }
}

fn ring(base: &Text, sources: &Sources, findings: &mut Findings) {
    findings.error(
        sources,
        base.span,
        "base-policy-ring",
        format!("`{}` stands on itself by its base policies", base.value),
        "name a base policy that does not lead back",
    );
}

/// Ids are compared without case. Where several files bear the id, the nearest folder is meant: collections of samples each
/// have a base of the same name.
fn nearest(
    base: &Text,
    of: &Policy,
    policies: &[Policy],
    sources: &Sources,
    findings: &mut Findings,
) -> Option<usize> {
    let own = folder(&sources.0[of.file].name);
    let mut candidates: Vec<(Reverse<usize>, usize, usize)> = policies
        .iter()
        .enumerate()
        .filter(|(_, policy)| {
            policy.file != of.file && policy.id.value.eq_ignore_ascii_case(&base.value)
        })
        .map(|(index, policy)| {
            let folder = folder(&sources.0[policy.file].name);
            (Reverse(shared(&own, &folder)), folder.len(), index)
        })
        .collect();
    candidates.sort_unstable();
    let (most, _, found) = *candidates.first()?;
    if let Some((_, _, other)) = candidates.get(1).filter(|(shared, ..)| *shared == most) {
        let names = [found, *other].map(|index| sources.0[policies[index].file].name.as_str());
        findings.warn(
            sources,
            base.span,
            "ambiguous-base-policy",
            format!(
                "`{}` and `{}` both have the id `{}`; the first is taken",
                names[0], names[1], base.value
            ),
            "give one of them, or keep each chain in a folder of its own",
        );
    }
    Some(found)
}

fn folder(name: &str) -> Vec<Component<'_>> {
    let parent = Path::new(name).parent();
    parent
        .into_iter()
        .flat_map(Path::components)
        .filter(|component| !matches!(component, Component::CurDir))
        .collect()
}

/// How far down two folders are the same.
fn shared(a: &[Component<'_>], b: &[Component<'_>]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
