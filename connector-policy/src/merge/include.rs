//! `IncludeTechnicalProfile` and `IncludeClaimsFromTechnicalProfile`, after the chain: own over included.

use std::collections::HashMap;

use crate::finding::Findings;
use crate::merge::{Whole, overlay};
use crate::policy::{TechnicalProfile, Text};
use crate::source::Sources;

/// Inclusions inside inclusions; the walk is recursive, and no person writes as many.
const DEEPEST: usize = 256;

/// What a profile includes and is not there, or leads back to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Missing {
    Profile(Text),
    Ring(Text),
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
    };
    let whole: Vec<_> = (0..list.len()).map(|at| walk.whole(at, 0)).collect();
    let mut included = vec![false; list.len()];
    for reference in list.iter().flat_map(|profile| &profile.includes) {
        if let Some(at) = index.get(&reference.value) {
            included[*at] = true;
        }
    }
    whole
        .into_iter()
        .zip(included)
        .map(|((profile, missing), included)| {
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
    done: Vec<Option<(TechnicalProfile, Option<Missing>)>>,
    under_way: Vec<bool>,
}

impl Walk<'_> {
    fn whole(&mut self, at: usize, depth: usize) -> (TechnicalProfile, Option<Missing>) {
        if let Some(done) = &self.done[at] {
            return done.clone();
        }
        self.under_way[at] = true;
        let own = &self.list[at];
        let mut missing = None;
        let mut base: Option<TechnicalProfile> = None;
        for reference in &own.includes {
            if let Some(included) = self.follow(reference, depth, &mut missing) {
                base = Some(match base {
                    Some(base) => overlay::included(&base, &included),
                    None => included,
                });
            }
        }
        for reference in &own.includes_claims {
            if let Some(included) = self.follow(reference, depth, &mut missing) {
                let mut claims = base.unwrap_or_else(|| empty(own));
                claims.inputs = overlay::claims(&claims.inputs, &included.inputs);
                claims.outputs = overlay::claims(&claims.outputs, &included.outputs);
                base = Some(claims);
            }
        }
        let whole = match base {
            Some(base) => overlay::included(&base, own),
            None => own.clone(),
        };
        self.under_way[at] = false;
        self.done[at] = Some((whole.clone(), missing.clone()));
        (whole, missing)
    }

    fn follow(
        &mut self,
        reference: &Text,
        depth: usize,
        missing: &mut Option<Missing>,
    ) -> Option<TechnicalProfile> {
        let Some(at) = self.index.get(&reference.value) else {
            missing.get_or_insert_with(|| Missing::Profile(reference.clone()));
            return None;
        };
        if depth == DEEPEST || self.under_way[*at] {
            missing.get_or_insert_with(|| Missing::Ring(reference.clone()));
            return None;
        }
        let (included, of_it) = self.whole(*at, depth + 1);
        if missing.is_none() {
            *missing = of_it;
        }
        Some(included)
    }
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
