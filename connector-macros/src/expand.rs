//! Stage 3: the model → tokens. It cannot fail, and decides nothing that the runtime could.
//!
//! Generated code names everything by absolute paths through the runtime, calls traits by UFCS, and gives all that it binds a
//! `__` prefix: hygiene does not keep a `const input` of the user away from a pattern of ours.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Claim, Profile, Source};

mod auth;
mod call;
pub(crate) mod claim;
mod profile;
mod url;

/// The struct, its two companions, and what ties them together.
pub(crate) fn profile(profile: &Profile) -> TokenStream {
    let item = &profile.item;
    let companions = claim::Companions {
        runtime: &profile.runtime,
        item,
        carried: &profile.carried,
    };
    let input = companions.structure(
        "Input",
        &profile.input_derives,
        given(profile).map(claim::Field::of),
    );
    let output = companions.structure(
        "Output",
        &profile.output_derives,
        read(profile).map(claim::Field::of),
    );
    let description = profile::description(profile);
    let calls = [
        call::sent(profile),
        call::encode(profile),
        call::decode(profile),
    ];
    let implementation = companions.implementation(&description, &calls);
    quote! {
        #item
        #input
        #output
        #implementation
    }
}

/// The claims that the caller gives.
fn given(profile: &Profile) -> impl Iterator<Item = &Claim> {
    profile
        .claims
        .iter()
        .filter(|claim| matches!(claim.source, Source::Caller(_)))
}

/// The claims that are read from the answer.
fn read(profile: &Profile) -> impl Iterator<Item = &Claim> {
    profile.claims.iter().filter(|claim| claim.read.is_some())
}
