//! The three shims between the user's struct and the runtime: what is sent, its slots, and what comes back.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;
use syn::spanned::Spanned;

use crate::expand::{given, profile, read};
use crate::model::{Claim, Fallback, Form, Mode, Place, Profile, Read, Sent, Source};
use crate::support::{at, word};

/// `__sent`: the input with its defaults.
pub(crate) fn sent(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let defaults: Vec<_> = given(profile)
        .filter_map(|claim| match &claim.source {
            Source::Caller(Some(default)) => Some(absent(rt, &claim.field, default)),
            Source::Caller(None) | Source::Answer => None,
        })
        .collect();
    let mutable = (!defaults.is_empty()).then(|| quote!(mut));
    quote! {
        fn __sent(
            #mutable __input: Self::Input,
            __scope: &#rt::__private::Scope<'_>,
        ) -> #rt::__private::core::result::Result<Self::__Sent, #rt::Error> {
            #(#defaults)*
            #rt::__private::core::result::Result::Ok(__input)
        }
    }
}

fn absent(rt: &TokenStream, field: &Ident, default: &Fallback) -> TokenStream {
    let value = profile::default(rt, &default.ty, &default.value);
    quote! {
        if #rt::__private::core::option::Option::is_none(&__input.#field) {
            __input.#field = #rt::__private::core::option::Option::Some(#value);
        }
    }
}

/// `__encode`: one slot for each claim that travels, in the order of the description.
pub(crate) fn encode(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let slots = profile
        .claims
        .iter()
        .filter_map(|claim| Some(slot(rt, claim, claim.sent.as_ref()?)));
    quote! {
        fn __encode(
            __sent: &Self::__Sent,
            __encoder: #rt::__private::Encoder<'_>,
        ) -> #rt::__private::core::result::Result<#rt::__private::Encoded, #rt::Error> {
            __encoder.encode(&[#(#slots),*])
        }
    }
}

fn slot(rt: &TokenStream, claim: &Claim, sent: &Sent) -> TokenStream {
    let (field, ty) = (&claim.field, &claim.ty);
    let value = quote!(&__sent.#field);
    let by = |ty: &Type, name: &str, value: &TokenStream| {
        let slot = of_trait(rt, ty, name, "__slot");
        quote!(#slot(#value))
    };
    match (sent.place.value, &claim.source) {
        (Place::In(Mode::Body), _) => by(ty, "BodyClaim", &value),
        (Place::In(Mode::Url), Source::Caller(Some(default))) => {
            let (there, absent) = (
                by(&default.ty, "UrlText", &quote!(__value)),
                by(ty, "ClaimText", &value),
            );
            quote! {
                match #value {
                    #rt::__private::core::option::Option::Some(__value) => #there,
                    #rt::__private::core::option::Option::None => #absent,
                }
            }
        }
        (Place::In(Mode::Url), _) => by(ty, "UrlText", &value),
        (Place::In(Mode::Form | Mode::Header | Mode::QueryString), _) => {
            by(ty, "ClaimText", &value)
        }
        (Place::Payload, _) => by(ty, "PayloadClaim", &value),
        (Place::Bearer, _) => by(ty, "BearerClaim", &value),
    }
}

/// `__decode`: one reader for each output, in the order of the description; then the struct.
pub(crate) fn decode(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let readers = profile.claims.iter().filter_map(|claim| {
        let (reader, ty) = (reader(claim), &claim.ty);
        let form = match claim.read.as_ref()?.form {
            Form::Strict => "__strict",
            Form::Coerced => "__coerced",
            Form::Json => "__json",
        };
        let new = of_trait(rt, ty, "AnswerClaim", form);
        Some(quote!(let mut #reader = #new();))
    });
    let names = read(profile).map(reader);
    let mut indexes = 0..;
    let fields = profile.claims.iter().map(|claim| {
        let field = &claim.field;
        let read = claim
            .read
            .as_ref()
            .and_then(|read| Some((read, indexes.next()?)));
        let value = read.map_or_else(
            || quote!(__sent.#field),
            |(read, index)| answered(rt, claim, read, index),
        );
        quote!(#field: #value)
    });
    quote! {
        fn __decode(
            __sent: Self::__Sent,
            __answer: &#rt::__private::Answer<'_>,
        ) -> #rt::__private::core::result::Result<Self, #rt::Error> {
            #(#readers)*
            __answer.read(&mut [#(&mut #names),*])?;
            #rt::__private::core::result::Result::Ok(Self { #(#fields,)* })
        }
    }
}

fn reader(claim: &Claim) -> Ident {
    format_ident!("__read_{}", claim.name)
}

fn answered(rt: &TokenStream, claim: &Claim, read: &Read, index: usize) -> TokenStream {
    let (field, reader) = (&claim.field, reader(claim));
    let absent = match (&read.default, &claim.source) {
        (Some(default), _) => {
            let value = profile::default(rt, &default.ty, &default.value);
            if default.optional {
                quote!(#rt::__private::core::option::Option::Some(#value))
            } else {
                value
            }
        }
        (None, Source::Caller(_)) => quote!(__sent.#field),
        (None, Source::Answer) => return quote!(__answer.required(#index, #reader)?),
    };
    quote! {
        match __answer.optional(#reader) {
            #rt::__private::core::option::Option::Some(__value) => __value,
            #rt::__private::core::option::Option::None => #absent,
        }
    }
}

/// `<T as Trait>::function`, all of it at the user's type, whose own tokens stay where they are: a name in it that does not
/// exist is then told once.
fn of_trait(rt: &TokenStream, ty: &Type, name: &str, function: &str) -> TokenStream {
    let mut spans = ty.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(|| ty.span());
    let last = spans.last().unwrap_or(first);
    let (name, function) = (word(name), word(function));
    let open = at(first, quote!(<));
    let rest = at(last, quote!(as #rt::#name>::#function));
    quote!(#open #ty #rest)
}
