//! `technical_profiles!`: policy files in, the structs of their RESTful technical profiles out.
//!
//! The importer knows XML and prints the language; what it prints is read again here, so that there is one path only.

mod request;

use connector_policy::{Finding, Leaf, Policies, Printer, Settings, Severity, Translation};
use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use crate::policy::request::Request;
use crate::support::Bag;

/// The whole way.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut bag = Bag::default();
    let items = request::read(input, &mut bag).and_then(|request| profiles(&request, &mut bag));
    match bag.finish(items) {
        Ok(items) => items,
        Err(errors) => errors,
    }
}

fn profiles(request: &Request, bag: &mut Bag) -> Option<TokenStream> {
    let files = request.files(bag)?;
    let settings = request.settings(bag)?;
    let texts = files
        .iter()
        .map(|file| (file.name.as_str(), file.bytes.as_slice()));
    let policy = request.policy.as_ref().map(LitStr::value);
    let policies = Policies::from_texts_with(texts, &settings, policy.as_deref());
    if let (Some(policy), []) = (&request.policy, policies.leaves()) {
        bag.help(
            policy,
            format_args!("no policy among the files has the id `{}`", policy.value()),
            "give the file that has it",
        );
    }
    unknown(request, &policies, bag);
    for finding in policies.findings() {
        if is_in_the_way(finding, request, policies.leaves()) {
            tell(finding, request, bag);
        }
    }
    let runtime = &request.runtime;
    let runtime = quote!(#runtime).to_string().replace(' ', "");
    let mut printer = Printer::new().expanded(&runtime);
    if cfg!(not(feature = "client")) {
        printer = printer.without_messages();
    }
    if let Some(chosen) = &request.profiles {
        printer = printer.only(chosen.iter().map(request::Chosen::pair).collect());
    }
    let source = printer.print(&policies);
    match source.parse::<TokenStream>() {
        Ok(items) => {
            // A file that is included is one that a change of rebuilds.
            let paths = files.iter().map(|file| &file.path);
            Some(quote! {
                #(const _: &[u8] = ::core::include_bytes!(#paths);)*
                #items
            })
        }
        Err(error) => {
            bag.error(
                request.first(),
                format_args!("the policy makes no source: {error}"),
            );
            None
        }
    }
}

/// Whether an error concerns what is asked for: all of it, or the chosen profiles.
fn is_in_the_way(finding: &Finding, request: &Request, leaves: &[Leaf]) -> bool {
    if finding.severity == Severity::Warning {
        return false;
    }
    let Some(chosen) = &request.profiles else {
        return true;
    };
    let refused = leaves
        .iter()
        .flat_map(|leaf| &leaf.profiles)
        .filter(|profile| matches!(profile.translation, Translation::Refused(_)))
        .find(|profile| {
            let said = format!("`{}` is refused", profile.id);
            finding.message.starts_with(&said)
        });
    match refused {
        Some(refused) => chosen.iter().any(|chosen| chosen.id.value() == refused.id),
        None => true,
    }
}

fn tell(finding: &Finding, request: &Request, bag: &mut Bag) {
    let at = request
        .names
        .iter()
        .find(|name| name.value() == finding.file)
        .unwrap_or(request.first());
    match &finding.help {
        Some(help) => bag.help(at, finding, help),
        None => bag.error(at, finding),
    }
}

fn unknown(request: &Request, policies: &Policies, bag: &mut Bag) {
    let ids = || {
        let profiles = policies.leaves().iter().flat_map(|leaf| &leaf.profiles);
        profiles.map(|profile| profile.id.as_str())
    };
    for chosen in request.profiles.iter().flatten() {
        let id = chosen.id.value();
        if ids().any(|known| known == id) {
            continue;
        }
        let rule = format!("the policies have no RESTful technical profile `{id}`");
        match crate::support::nearest::nearest(&id, ids()) {
            Some(meant) => bag.help(&chosen.id, rule, format_args!("write `\"{meant}\"`")),
            None => bag.help(
                &chosen.id,
                rule,
                "`connector list` shows those that there are",
            ),
        }
    }
}

/// Settings of a text, for [`Request::settings`].
fn settings(text: &str, environment: Option<&str>) -> Result<Settings, String> {
    Settings::from_json(text, environment)
}
