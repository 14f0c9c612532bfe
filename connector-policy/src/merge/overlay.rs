//! One definition of a technical profile over another.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};

use crate::policy::{ClaimReference, Item, Key, TechnicalProfile, Text};

/// The same profile, further up the chain.
pub(super) fn profile(base: &TechnicalProfile, own: &TechnicalProfile) -> TechnicalProfile {
    let mut merged = included(base, own);
    if own.includes.is_empty() {
        merged.includes.clone_from(&base.includes);
    }
    merged.includes_claims = references(&base.includes_claims, &own.includes_claims);
    merged
}

/// Another profile that this one includes: its own inclusions are done already.
pub(super) fn included(base: &TechnicalProfile, own: &TechnicalProfile) -> TechnicalProfile {
    TechnicalProfile {
        id: own.id.clone(),
        span: own.span,
        display_name: own
            .display_name
            .clone()
            .or_else(|| base.display_name.clone()),
        protocol: own.protocol.clone().or_else(|| base.protocol.clone()),
        metadata: by(&base.metadata, &own.metadata, |item: &Item| &item.key.value),
        keys: by(&base.keys, &own.keys, |key: &Key| &key.id.value),
        input_transformations: references(&base.input_transformations, &own.input_transformations),
        inputs: claims(&base.inputs, &own.inputs),
        outputs: claims(&base.outputs, &own.outputs),
        output_transformations: references(
            &base.output_transformations,
            &own.output_transformations,
        ),
        includes: own.includes.clone(),
        includes_claims: own.includes_claims.clone(),
    }
}

/// The own ones in the base's places, new ones behind. A claim that is sent under two names stands twice in one list: the
/// second of the own then replaces the second of the base.
pub(super) fn claims(base: &[ClaimReference], own: &[ClaimReference]) -> Vec<ClaimReference> {
    let mut merged = base.to_vec();
    let mut free: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (at, claim) in base.iter().enumerate() {
        free.entry(&claim.claim.value).or_default().push_back(at);
    }
    for claim in own {
        let place = free.get_mut(claim.claim.value.as_str());
        match place.and_then(VecDeque::pop_front) {
            Some(at) => merged[at] = claim.clone(),
            None => merged.push(claim.clone()),
        }
    }
    merged
}

/// By a name that is exact; the last of one list counts.
fn by<T: Clone>(base: &[T], own: &[T], name: fn(&T) -> &String) -> Vec<T> {
    let mut merged: Vec<T> = Vec::with_capacity(base.len() + own.len());
    let mut places: HashMap<&String, usize> = HashMap::new();
    for item in base.iter().chain(own) {
        match places.entry(name(item)) {
            Entry::Occupied(place) => merged[*place.get()] = item.clone(),
            Entry::Vacant(place) => {
                place.insert(merged.len());
                merged.push(item.clone());
            }
        }
    }
    merged
}

/// Each reference once, the base's first: transformations run in this order.
fn references(base: &[Text], own: &[Text]) -> Vec<Text> {
    let mut seen = HashSet::new();
    base.iter()
        .chain(own)
        .filter(|reference| seen.insert(&reference.value))
        .cloned()
        .collect()
}
