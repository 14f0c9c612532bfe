//! A chain of policies to one: merge first, then judge.
//!
//! In: the policies of a chain, the base first. Out: claim types, transformations and technical profiles as the leaf sees
//! them, each profile with what it includes.

mod include;
mod overlay;

use std::collections::HashMap;

use crate::chain::Chain;
use crate::finding::Findings;
use crate::policy::{
    ClaimType, Language, LocalizedMessage, TechnicalProfile, Text, Transformation,
};
use crate::source::Sources;

pub(crate) use include::Missing;

/// A chain as its leaf sees it.
pub(crate) struct Merged {
    pub(crate) policy_id: Text,
    pub(crate) deployment_mode: Option<Text>,
    /// The base policy that is named and not there.
    pub(crate) missing_base: Option<Text>,
    pub(crate) claim_types: ClaimTypes,
    transformations: HashMap<String, Transformation>,
    /// In the order in which they are first defined, the base first.
    pub(crate) profiles: Vec<Whole>,
    pub(crate) localization: Vec<LocalizedMessage>,
    pub(crate) languages: Vec<Language>,
}

/// A technical profile with all that it includes.
pub(crate) struct Whole {
    pub(crate) profile: TechnicalProfile,
    /// What it includes and is not there.
    pub(crate) missing: Option<Missing>,
    /// Whether another profile includes it.
    pub(crate) included: bool,
}

impl Merged {
    pub(crate) fn new(chain: &Chain<'_>, sources: &Sources, findings: &mut Findings) -> Self {
        let mut claim_types = ClaimTypes::default();
        let mut transformations = HashMap::new();
        let mut profiles = Profiles::default();
        for policy in &chain.policies {
            claim_types.extend(&policy.claim_types);
            for transformation in &policy.transformations {
                transformations.insert(transformation.id.value.clone(), transformation.clone());
            }
            profiles.extend(&policy.profiles, sources, findings);
        }
        let each = |policy: &&crate::policy::Policy| policy.localization.clone();
        let leaf = chain.leaf();
        Self {
            policy_id: leaf.map_or_else(unnamed, |leaf| leaf.id.clone()),
            deployment_mode: leaf.and_then(|leaf| leaf.deployment_mode.clone()),
            missing_base: chain.missing.cloned(),
            claim_types,
            transformations,
            profiles: include::all(&profiles.list, &profiles.index, sources, findings),
            localization: chain.policies.iter().flat_map(each).collect(),
            languages: chain
                .policies
                .iter()
                .flat_map(|policy| policy.languages.clone())
                .collect(),
        }
    }

    pub(crate) fn transformation(&self, id: &str) -> Option<&Transformation> {
        self.transformations.get(id)
    }
}

fn unnamed() -> Text {
    Text {
        value: String::new(),
        span: crate::source::Span {
            file: 0,
            start: 0,
            end: 0,
        },
    }
}

/// Profiles by id, which is exact.
#[derive(Default)]
struct Profiles {
    list: Vec<TechnicalProfile>,
    index: HashMap<String, usize>,
}

impl Profiles {
    fn extend(&mut self, own: &[TechnicalProfile], sources: &Sources, findings: &mut Findings) {
        let mut seen = HashMap::new();
        for profile in own {
            let id = &profile.id.value;
            if let Some(first) = seen.insert(id.clone(), profile.id.span) {
                let (_, place) = sources.place(first);
                findings.warn(
                    sources,
                    profile.id.span,
                    "duplicate-profile",
                    format!("`{id}` is defined twice in this file, first in line {}; the original refuses the file", place.line),
                    "give one of them another `Id`; here the second is merged over the first",
                );
            }
            if let Some(index) = self.index.get(id) {
                let base = &mut self.list[*index];
                *base = overlay::profile(base, profile);
            } else {
                self.index.insert(id.clone(), self.list.len());
                self.list.push(profile.clone());
            }
        }
    }
}

/// The claim types of a chain.
#[derive(Debug, Default)]
pub(crate) struct ClaimTypes {
    exact: HashMap<String, ClaimType>,
    /// By the id in lower case: the first that is declared.
    folded: HashMap<String, String>,
}

impl ClaimTypes {
    fn extend(&mut self, own: &[ClaimType]) {
        for claim in own {
            let id = claim.id.value.clone();
            self.folded
                .entry(id.to_lowercase())
                .or_insert_with(|| id.clone());
            self.exact
                .entry(id)
                .and_modify(|base| {
                    base.display_name = claim.display_name.clone().or(base.display_name.take());
                    base.data_type = claim.data_type.clone().or(base.data_type.take());
                })
                .or_insert_with(|| claim.clone());
        }
    }

    /// The claim type of a reference: its exact spelling first, then without case.
    pub(crate) fn find(&self, id: &str) -> Option<&ClaimType> {
        self.exact
            .get(id)
            .or_else(|| self.exact.get(self.folded.get(&id.to_lowercase())?))
    }
}
