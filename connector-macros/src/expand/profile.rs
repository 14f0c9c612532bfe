//! The static description: one struct literal. Keys that were not written are left to the runtime's defaults.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Expr, Meta};

use crate::expand::{auth, body, rules, url};
use crate::model::{Claim, Declared, Mode, Place, Profile, Source, Step, Text, Value};
use crate::support::{at, json, types, word};

/// `Profile { … }`
pub(crate) fn description(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let name = profile.item.ident.unraw().to_string();
    let said = |key: &str| profile.options.iter().any(|option| option.key == key);
    let id = (!said("id")).then(|| quote!(id: #name,));
    let display_name = (!said("display_name"))
        .then(|| first_line(&profile.item.attrs))
        .flatten()
        .map(|line| quote!(display_name: #line,));
    let (url_key, url) = (
        &profile.service_url.key,
        url::url(rt, &profile.service_url.value),
    );
    let (auth_key, auth) = (&profile.auth.key, auth::list(rt, &profile.auth.value));
    let method = profile.method.as_ref().map(|Declared { key, value }| {
        let word = &value.word;
        quote!(#key: #rt::__private::Method::#word,)
    });
    let options = profile
        .options
        .iter()
        .map(|option| self::option(rt, option));
    let inputs = profile.claims.iter().filter_map(|claim| input(rt, claim));
    let outputs = profile.claims.iter().filter_map(|claim| output(rt, claim));
    let some = quote!(#rt::__private::Some);
    let body = profile.body.as_ref().map(|members| {
        let members = body::members(rt, members);
        quote!(body: #some(#members),)
    });
    let step = profile.step.as_ref().map(|Declared { key, value }| {
        let word = &value.word;
        quote!(#key: #some(#rt::__private::UserFlowStep::#word),)
    });
    let refusal = profile.refusal.as_ref().map(|Declared { key, value }| {
        let value = refusal(rt, value);
        quote!(#key: #some(#value),)
    });
    let rules = rules::rules(profile);
    let rules = (!rules.is_empty()).then(|| quote!(rules: #rules,));
    quote! {
        #rt::Profile {
            name: #name,
            #id
            #display_name
            #url_key: #url,
            #auth_key: #auth,
            #method
            #(#options,)*
            inputs: &[#(#inputs),*],
            outputs: &[#(#outputs),*],
            #rules
            #step
            #body
            #refusal
            ..#rt::Profile::DEFAULT
        }
    }
}

/// The type behind `refusal`, by its own trait, every token of the call at the path.
fn refusal(rt: &TokenStream, path: &syn::Path) -> TokenStream {
    let span = syn::spanned::Spanned::span(path);
    let (open, rest) = (
        at(span, quote!(<)),
        at(span, quote!(as #rt::Refusal>::__type)),
    );
    quote!(#open #path #rest)
}

/// The first line of the doc comment.
fn first_line(attrs: &[Attribute]) -> Option<String> {
    attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => types::literal(&pair.value)
            .map(syn::LitStr::value)
            .and_then(|text| {
                text.lines()
                    .map(str::trim)
                    .find(|line| !line.is_empty())
                    .map(str::to_owned)
            }),
        _ => None,
    })
}

fn option(rt: &TokenStream, Declared { key, value }: &Declared<Value>) -> TokenStream {
    let some = quote!(#rt::__private::Some);
    match value {
        Value::Text(text) => quote!(#key: #text),
        Value::Message(Text::Literal(text)) => quote!(#key: #some(#text)),
        // All of it at the path: a constant of another type is told of the constant alone.
        Value::Message(Text::Constant(path)) => {
            let text = at(
                syn::spanned::Spanned::span(path),
                quote!(#some({ let __text: &'static #rt::__private::str = #path; __text })),
            );
            quote!(#key: #text)
        }
        Value::Bool(value) => quote!(#key: #value),
        Value::Idempotent(value) => quote!(#key: #some(#value)),
        Value::Mode(mode) => {
            let mode = &mode.word;
            quote!(#key: #rt::__private::SendClaimsIn::#mode)
        }
        Value::Duration(time) => {
            quote!(#key: #rt::__private::milliseconds(#time))
        }
        Value::Count(count) => quote!(#key: #some(#count)),
        Value::Size(size) => quote!(#key: #some(#size)),
    }
}

impl ToTokens for Text {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Literal(literal) => literal.to_tokens(tokens),
            Self::Constant(path) => path.to_tokens(tokens),
        }
    }
}

fn input(rt: &TokenStream, claim: &Claim) -> Option<TokenStream> {
    let sent = claim.sent.as_ref()?;
    let (name, ty) = (&claim.name, types::text(&claim.ty));
    let (partner_key, partner) = (&sent.partner.key, &sent.partner.value);
    let (place, key) = match sent.place.value {
        Place::In(Mode::Body) if sent.path.is_some() => ("Body", String::new()),
        Place::In(Mode::Body) => ("Body", json::key(partner)),
        Place::In(mode) => (mode.name(), String::new()),
        Place::Payload => ("Payload", String::new()),
        Place::Bearer => ("Bearer", String::new()),
    };
    let place = word(place);
    let place_key = match sent.place.value {
        Place::In(_) => sent.place.key.clone(),
        Place::Payload | Place::Bearer => word("send_in"),
    };
    Some(quote! {
        #rt::__private::InputClaim {
            name: #name,
            #partner_key: #partner,
            #place_key: #rt::__private::Place::#place,
            key: #key,
            ty: #ty,
        }
    })
}

/// The steps of a path.
pub(crate) fn steps<'a>(
    rt: &'a TokenStream,
    path: &'a [Step],
) -> impl Iterator<Item = TokenStream> + 'a {
    path.iter().map(move |step| match step {
        Step::Name(name) => quote!(#rt::__private::Step::Name(#name)),
        Step::Index(index) => quote!(#rt::__private::Step::Index(#index)),
    })
}

fn output(rt: &TokenStream, claim: &Claim) -> Option<TokenStream> {
    let read = claim.read()?;
    let (name, ty) = (&claim.name, types::text(&claim.ty));
    let key = &read.path.key;
    let path = steps(rt, &read.path.value);
    let optional = read.default.is_some() || !matches!(claim.source, Source::Answer);
    Some(quote! {
        #rt::__private::OutputClaim {
            name: #name,
            #key: &[#(#path),*],
            ty: #ty,
            optional: #optional,
        }
    })
}

/// A default, as the type that it must be. A string literal becomes that type by `Into`, with every token at the literal;
/// where it cannot, rustc says so best of the literal alone.
pub(crate) fn default(rt: &TokenStream, ty: &syn::Type, value: &Expr) -> TokenStream {
    let value = match types::literal(value) {
        Some(literal) if !types::is_scalar(ty) => {
            let into = at(literal.span(), quote!(#rt::__private::Into::into));
            quote!(#into(#literal))
        }
        _ => value.to_token_stream(),
    };
    quote!({ let __value: #ty = #value; __value })
}
