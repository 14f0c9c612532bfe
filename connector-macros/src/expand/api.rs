//! The API's side of a profile: a request's claims, and the claims of an answer.
//!
//! A type that cannot be read from a request, or written into an answer, is no fault of a profile that only calls. So the
//! bounds stand on the impl, each with a bound lifetime in it, without which rustc would check them at once.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use crate::expand::call::of_trait;
use crate::expand::{given, read, steps};
use crate::model::{Claim, Form, Mode, Place, Profile, Sent, Step};
use crate::support::{types, word};

/// The claim whose absence is an empty list.
const IDENTITIES: &str = "identities";

/// What the impl asks of the claims' types.
pub(crate) fn bounds(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let mut seen = BTreeSet::new();
    let mut bound = |ty: &Type, name: &str| {
        let (text, name) = (types::text(ty), word(name));
        seen.insert(format!("{text}: {name}"))
            .then(|| quote!(for<'api> #ty: #rt::#name<'api>,))
    };
    let mut bounds = TokenStream::new();
    for claim in given(profile) {
        let name = match claim.sent {
            Some(_) => "ReceivedClaim",
            None => "UnsentClaim",
        };
        bounds.extend(bound(&claim.ty, name));
    }
    for claim in read(profile) {
        let ty = secret(&claim.ty).unwrap_or(&claim.ty);
        bounds.extend(bound(ty, "RepliedClaim"));
    }
    bounds
}

/// `__receive`: one reader for each claim that the caller gives and that travels.
pub(crate) fn receive(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let indexes = travelling(profile);
    let readers = given(profile).filter_map(|claim| {
        let form = match claim.sent.as_ref()?.place.value {
            Place::In(Mode::Body) | Place::Payload => "__strict",
            Place::In(_) | Place::Bearer => "__coerced",
        };
        let (reader, new) = (
            reader(claim),
            of_trait(rt, &claim.ty, &quote!(AnswerClaim), form),
        );
        Some(quote!(let mut #reader = #new();))
    });
    let wanted = given(profile).filter_map(|claim| {
        let sent = claim.sent.as_ref()?;
        let (index, reader) = (indexes(claim)?, reader(claim));
        let (path, many) = (path(rt, sent), many(rt, claim, sent));
        Some(quote! {
            #rt::__private::Wanted {
                claim: #index,
                path: &[#(#path),*],
                many: #many,
                reader: &mut #reader,
            }
        })
    });
    let fields = given(profile).map(|claim| {
        let field = &claim.field;
        let value = match claim.sent.as_ref().zip(indexes(claim)) {
            None => quote!(#rt::__private::Default::default()),
            Some((sent, _)) if profile.step.is_some() && sent.partner.value == IDENTITIES => {
                let reader = reader(claim);
                quote!(__incoming.optional(#reader).unwrap_or_default())
            }
            Some((_, index)) => {
                let reader = reader(claim);
                quote!(__incoming.required(#index, #reader)?)
            }
        };
        quote!(#field: #value)
    });
    let input = format_ident!("{}Input", profile.item.ident);
    quote! {
        fn __receive<__L>(
            __incoming: &#rt::__private::Incoming<'_>,
        ) -> #rt::__private::Result<Self::__Input, #rt::RequestError> {
            #(#readers)*
            __incoming.read(&mut [#(#wanted),*])?;
            #rt::__private::Ok(#input { #(#fields,)* })
        }
    }
}

/// `__reply`: one slot for each output, in the order of the description.
pub(crate) fn reply(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let slots = read(profile).map(|claim| {
        let (field, json) = (
            &claim.field,
            claim.read().map(|read| read.form) == Some(Form::Json),
        );
        let slot = if let Some(inner) = secret(&claim.ty) {
            let there = of_trait(rt, inner, &quote!(BodyClaim), "__slot");
            quote! {
                match &__output.#field {
                    #rt::__private::Some(__value) => #there(__value),
                    #rt::__private::None => #rt::__private::Slot::Absent,
                }
            }
        } else {
            let there = of_trait(rt, &claim.ty, &quote!(BodyClaim), "__slot");
            quote!(#there(&__output.#field))
        };
        quote!((#slot, #json))
    });
    quote! {
        fn __reply<__L>(
            __output: &<Self as #rt::ClaimsExchange>::Returned,
        ) -> #rt::__private::Result<#rt::__private::Outgoing> {
            #rt::__private::Outgoing::write(
                <Self as #rt::ClaimsExchange>::DECLARED,
                &[#(#slots),*],
            )
        }
    }
}

/// What an `Option` of a secret holds: a secret has no `Serialize`, so an `Option` of it has none either.
fn secret(ty: &Type) -> Option<&Type> {
    types::optional(ty).filter(|inner| types::is_secret(inner))
}

/// The index of a claim among those that travel.
fn travelling(profile: &Profile) -> impl Fn(&Claim) -> Option<usize> {
    let names: Vec<_> = profile
        .claims
        .iter()
        .filter(|claim| claim.sent.is_some())
        .map(|claim| claim.name.clone())
        .collect();
    move |claim| names.iter().position(|name| *name == claim.name)
}

/// The way to a claim in its place.
fn path(rt: &TokenStream, sent: &Sent) -> Vec<TokenStream> {
    match (&sent.path, sent.place.value) {
        (Some(path), _) => steps(rt, &path.value).collect(),
        (None, Place::Payload) => Vec::new(),
        (None, _) => steps(rt, &[Step::Name(sent.partner.value.clone())]).collect(),
    }
}

/// Whether the claim may have many values in its place.
fn many(rt: &TokenStream, claim: &Claim, sent: &Sent) -> TokenStream {
    let Place::In(Mode::Form | Mode::Header | Mode::QueryString) = sent.place.value else {
        return quote!(false);
    };
    // At the very span of the claim's slot, where a type without a text form is told already.
    let kind = of_trait(rt, &claim.ty, &quote!(ClaimText), "Kind");
    quote!(<#kind as #rt::Kind>::MANY)
}

fn reader(claim: &Claim) -> Ident {
    format_ident!("__read_{}", claim.name)
}
