//! The attribute macros of `connector-runtime`: tokens in, tokens out.
//!
//! The folder is the pipeline, in alphabetical order: `attr` reads what the user wrote, `check` makes a `model` of it or
//! says what is wrong, `expand` prints the model, `fallback` stands in for it beside errors. `support` belongs to no stage.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::todo,
    clippy::indexing_slicing
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "a test that panics fails, as it should"
    )
)]

use proc_macro2::TokenStream;

use crate::model::Contract;
use crate::support::Bag;

mod attr;
mod check;
mod expand;
mod fallback;
mod model;
#[cfg(feature = "policy")]
mod policy;
mod support;
#[cfg(test)]
mod trial;

#[doc = include_str!("../reference.md")]
#[proc_macro_attribute]
pub fn technical_profile(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    run(Contract::TechnicalProfile, args.into(), item.into()).into()
}

/// Reads custom policies while compiling, and expands to the structs that a person would write for their RESTful technical
/// profiles: those that `connector import` prints.
///
/// ```ignore
/// connector_runtime::technical_profiles!(
///     "policies/TrustFrameworkBase.xml",
///     "policies/TrustFrameworkExtensions.xml",
/// );
/// ```
///
/// Paths are seen from the folder of the crate's `Cargo.toml`, and stand in any order. A changed file rebuilds. Behind the
/// files stand, each at most once:
///
/// | key | meaning |
/// |---|---|
/// | `profiles = ["REST-A", "REST-B" as Lookup]` | these alone, with names of your own where you say them; default all |
/// | `policy = "B2C_1A_SignUp"` | the policy whose chain is read; default every policy that no other stands on |
/// | `settings = "appsettings.json"`, `environment = "Production"` | what fills `{Settings:Name}` |
/// | `crate = path` | the runtime, if it is not `::connector_runtime` |
///
/// One policy's structs stand where the macro stands, those of several in a module each. A file that cannot be read, and a
/// profile that cannot be written, is an error with its file, line and column; warnings are shown by `connector check`.
#[cfg(feature = "policy")]
#[proc_macro]
pub fn technical_profiles(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    policy::expand(input.into()).into()
}

#[doc = include_str!("../connector.md")]
#[proc_macro_attribute]
pub fn api_connector(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    run(Contract::ApiConnector, args.into(), item.into()).into()
}

/// Makes a type of the API's error codes: `Refusal` for an enum.
///
/// Each variant names its codes by `#[code("…", "…")]`; exactly one, which says `#[code(other)]` or is the only one without a
/// code, stands for all others and for an error without a code, and may hold the code as an `Option<String>`. `#[refusal(crate = …)]` says where the runtime is, if
/// it is not `::connector_runtime`.
#[proc_macro_derive(Refusal, attributes(code, refusal))]
pub fn refusal(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive_refusal(item.into()).into()
}

/// The spine: read, check, print. Errors of both stages show in one build; nothing is printed from a model while there are any.
fn run(contract: Contract, args: TokenStream, item: TokenStream) -> TokenStream {
    let mut bag = Bag::of(contract);
    let written = attr::read(contract, args, item, &mut bag);
    let model = check::profile(&written, &mut bag);
    match bag.finish(model) {
        Ok(model) => expand::profile(&model),
        Err(errors) => fallback::emit(&written, &errors),
    }
}

/// The same for the derive.
fn derive_refusal(item: TokenStream) -> TokenStream {
    let mut bag = Bag::default();
    let written = attr::refusal(item, &mut bag);
    let model = written
        .as_ref()
        .and_then(|written| check::refusal(written, &mut bag));
    match bag.finish(model) {
        Ok(model) => expand::refusal(&model),
        Err(errors) => fallback::refusal(written.as_ref(), &errors),
    }
}
