//! `IncludeTechnicalProfile` and `IncludeClaimsFromTechnicalProfile`, after the chain: own over included.

use std::collections::HashMap;
use std::rc::Rc;

use crate::finding::Findings;
use crate::merge::{Whole, overlay};
use crate::policy::{TechnicalProfile, Text};
use crate::source::Sources;

/// Inclusions inside inclusions; the walk is recursive, and no person writes as many.
const DEEPEST: usize = 256;

/// What all inclusions of a leaf may copy together, in elements: a small file can include a large profile thousands of times.
const MOST_COPIED: usize = 200_000;

/// How many a profile itself includes; the documents know one.
const MOST_INCLUDED: usize = 16;

/// What a profile includes and is not there, or leads back to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Missing {
    Profile(Text),
    Ring(Text),
    /// There is too much of it.
    Large(Text),
}

/// All profiles, each with what it includes.
pub(super) fn all(
    list: &[TechnicalProfile],
    index: &HashMap<String, usize>,
    sources: &Sources,
    findings: &mut Findings,
) -> Vec<Whole> {
    let mut walk = Walk {
        list,
        index,
        done: vec![None; list.len()],
        under_way: vec![false; list.len()],
        left: MOST_COPIED,
    };
    let whole: Vec<_> = (0..list.len()).map(|at| walk.whole(at, 0)).collect();
    walk.done.clear();
    let mut included = vec![false; list.len()];
    for reference in list.iter().flat_map(|profile| &profile.includes) {
        if let Some(at) = index.get(&reference.value) {
            included[*at] = true;
        }
    }
    whole
        .into_iter()
        .zip(included)
        .map(|(whole, included)| {
            let Done { profile, missing } = Rc::unwrap_or_clone(whole);
            if let (Some(Missing::Ring(text)), true) = (&missing, profile.is_restful()) {
                findings.error(
                    sources,
                    text.span,
                    "include-ring",
                    format!("`{}` includes itself by `{}`, or more than {DEEPEST} profiles one in the other", profile.id.value, text.value),
                    "include a profile that does not lead back",
                );
            }
            Whole {
                profile,
                missing,
                included,
            }
        })
        .collect()
}

struct Walk<'a> {
    list: &'a [TechnicalProfile],
    index: &'a HashMap<String, usize>,
    done: Vec<Option<Rc<Done>>>,
    under_way: Vec<bool>,
    /// What may still be copied.
    left: usize,
}

/// A profile with what it includes.
#[derive(Clone)]
struct Done {
    profile: TechnicalProfile,
    missing: Option<Missing>,
}

impl Walk<'_> {
    fn whole(&mut self, at: usize, depth: usize) -> Rc<Done> {
        if let Some(done) = &self.done[at] {
            return Rc::clone(done);
        }
        self.under_way[at] = true;
        let own = &self.list[at];
        let mut missing = None;
        let mut base: Option<TechnicalProfile> = None;
        for reference in own.includes.iter().take(MOST_INCLUDED) {
            if let Some(included) = self.follow(reference, depth, &mut missing) {
                base = Some(match base {
                    Some(base) => overlay::included(&base, &included.profile),
                    None => included.profile.clone(),
                });
            }
        }
        for reference in own.includes_claims.iter().take(MOST_INCLUDED) {
            if let Some(included) = self.follow(reference, depth, &mut missing) {
                let mut claims = base.unwrap_or_else(|| empty(own));
                let included = &included.profile;
                claims.inputs = overlay::claims(&claims.inputs, &included.inputs);
                claims.outputs = overlay::claims(&claims.outputs, &included.outputs);
                base = Some(claims);
            }
        }
        let profile = match base {
            Some(base) => overlay::included(&base, own),
            None => own.clone(),
        };
        self.under_way[at] = false;
        let done = Rc::new(Done { profile, missing });
        self.done[at] = Some(Rc::clone(&done));
        done
    }

    fn follow(
        &mut self,
        reference: &Text,
        depth: usize,
        missing: &mut Option<Missing>,
    ) -> Option<Rc<Done>> {
        let Some(at) = self.index.get(&reference.value) else {
            missing.get_or_insert_with(|| Missing::Profile(reference.clone()));
            return None;
        };
        if depth == DEEPEST || self.under_way[*at] {
            missing.get_or_insert_with(|| Missing::Ring(reference.clone()));
            return None;
        }
        let included = self.whole(*at, depth + 1);
        if missing.is_none() {
            missing.clone_from(&included.missing);
        }
        let Some(left) = self.left.checked_sub(size(&included.profile)) else {
            missing.get_or_insert_with(|| Missing::Large(reference.clone()));
            return None;
        };
        self.left = left;
        Some(included)
    }
}

fn size(profile: &TechnicalProfile) -> usize {
    profile.inputs.len()
        + profile.outputs.len()
        + profile.metadata.len()
        + profile.keys.len()
        + profile.input_transformations.len()
        + profile.output_transformations.len()
}

fn empty(own: &TechnicalProfile) -> TechnicalProfile {
    TechnicalProfile {
        display_name: None,
        protocol: None,
        metadata: Vec::new(),
        keys: Vec::new(),
        input_transformations: Vec::new(),
        inputs: Vec::new(),
        outputs: Vec::new(),
        output_transformations: Vec::new(),
        includes: Vec::new(),
        includes_claims: Vec::new(),
        ..own.clone()
    }
}
