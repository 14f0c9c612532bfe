//! Stage 3: the model → tokens. It cannot fail, and decides nothing that the runtime could.
//!
//! Generated code names everything by absolute paths through the runtime, calls traits by UFCS, and gives all that it binds a
//! `__` prefix: hygiene does not keep a `const input` of the user away from a pattern of ours.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use crate::model::{
    Choice, Claim, Computed, Declared, Expression, FlowStep, Outcome, Profile, Source,
};
use crate::support::{types, word};

mod api;
mod auth;
mod body;
mod call;
pub(crate) mod claim;
mod computed;
mod profile;
mod refusal;
mod rules;
mod url;

pub(crate) use profile::steps;
pub(crate) use refusal::{implementation as refusal_implementation, refusal};

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
    // A name in a text may be one of a format, or not.
    let names = profile
        .claims
        .iter()
        .any(is_named)
        .then(|| quote!(#[allow(unused_variables)]));
    let implementation = companions.implementation(
        &description,
        &contract(&profile.runtime, profile.step.as_ref()),
        &sent_name(profile),
        names.as_ref(),
        &calls,
    );
    // What the caller lends, an API cannot own.
    let lent = given(profile).any(|claim| types::borrows(&claim.ty));
    let api = (!lent).then(|| {
        companions.api(
            &api::bounds(profile),
            &[api::receive(profile), api::reply(profile)],
        )
    });
    let sent = is_computed(profile)
        .then(|| companions.hidden(&sent_name(profile), before(profile).map(claim::Field::of)));
    quote! {
        #item
        #input
        #output
        #sent
        #implementation
        #api
    }
}

/// The trait that people name, and what may be answered.
pub(crate) fn contract(
    rt: &TokenStream,
    step: Option<&Declared<Choice<FlowStep>>>,
) -> (Ident, TokenStream) {
    match step {
        None => (word("TechnicalProfile"), quote!(#rt::Restful)),
        Some(step) => {
            let step = &step.value.word;
            (word("ApiConnector"), quote!(#rt::steps::#step))
        }
    }
}

/// Whether a claim is computed from others, by their names.
fn is_named(claim: &Claim) -> bool {
    let before = match &claim.source {
        Source::Caller(Some(value)) | Source::Computed(Computed::Value(value)) => Some(value),
        Source::Caller(None) | Source::Computed(Computed::Resolved(_)) | Source::Answer => None,
    };
    let after = match &claim.outcome {
        Outcome::Read(read) => read.default.as_ref(),
        Outcome::Computed(Computed::Value(value), _) => Some(&**value),
        Outcome::Kept | Outcome::Computed(Computed::Resolved(_), _) => None,
    };
    let named = |value: &Expression| !value.names.is_empty();
    before.is_some_and(|value| named(value)) || after.is_some_and(named)
}

/// Whether a claim is computed before the call, so that what is sent is not what the caller gave.
fn is_computed(profile: &Profile) -> bool {
    profile
        .claims
        .iter()
        .any(|claim| matches!(claim.source, Source::Computed(_)))
}

/// The struct of the claims as sent.
fn sent_name(profile: &Profile) -> Ident {
    let name = &profile.item.ident;
    if is_computed(profile) {
        format_ident!("__{}Sent", name.unraw())
    } else {
        format_ident!("{}Input", name)
    }
}

/// The claims that have a value before the call.
fn before(profile: &Profile) -> impl Iterator<Item = &Claim> {
    profile
        .claims
        .iter()
        .filter(|claim| !matches!(claim.source, Source::Answer))
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
    profile.claims.iter().filter(|claim| claim.read().is_some())
}
