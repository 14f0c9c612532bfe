//! The three shims between the user's struct and the runtime: what is sent, its slots, and what comes back.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;
use syn::spanned::Spanned;

use crate::expand::computed::Frame;
use crate::expand::{before, is_computed, read, sent_name};
use crate::model::{Claim, Computed, Mode, Outcome, Place, Profile, Read, Sent, Source};
use crate::support::{at, json, types, whole_at, word};

/// `__sent`: the input with its defaults, and what is computed of it, in declaration order.
pub(crate) fn sent(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let frame = Frame {
        runtime: rt,
        claims: &profile.claims,
        places: profile
            .claims
            .iter()
            .map(|claim| match &claim.source {
                Source::Computed(_) => local(claim).into_token_stream(),
                Source::Caller(_) | Source::Answer => {
                    let field = &claim.field;
                    quote!(__input.#field)
                }
            })
            .collect(),
    };
    let steps: Vec<_> = profile
        .claims
        .iter()
        .zip(&frame.places)
        .filter_map(|(claim, place)| step(&frame, claim, place))
        .collect();
    let given = |claim: &Claim| matches!(claim.source, Source::Caller(_));
    let changed =
        |claim: &Claim| claim.map.is_some() || matches!(claim.source, Source::Caller(Some(_)));
    let mutable = profile
        .claims
        .iter()
        .any(|claim| given(claim) && changed(claim))
        .then(|| quote!(mut));
    let sent = if is_computed(profile) {
        let name = sent_name(profile);
        let fields = before(profile).map(|claim| &claim.field);
        let places = profile
            .claims
            .iter()
            .zip(&frame.places)
            .filter(|(claim, _)| !matches!(claim.source, Source::Answer))
            .map(|(_, place)| place);
        quote!(#name { #(#fields: #places,)* })
    } else {
        quote!(__input)
    };
    quote! {
        fn __sent(
            #mutable __input: Self::__Input,
            __scope: &#rt::__private::Scope<'_>,
        ) -> #rt::__private::Result<Self::__Sent> {
            #(#steps)*
            #rt::__private::Ok(#sent)
        }
    }
}

/// What is done for one claim before the call.
fn step(frame: &Frame<'_>, claim: &Claim, place: &TokenStream) -> Option<TokenStream> {
    let (rt, ty) = (frame.runtime, &claim.ty);
    let map = claim.map.as_ref();
    match &claim.source {
        Source::Computed(computed) => {
            let value = frame.mapped(claim, map, frame.computed(claim, computed));
            Some(quote!(let #place: #ty = #value;))
        }
        Source::Caller(default) => {
            let default = default.as_ref().map(|default| {
                let value = frame.whole(claim, default);
                quote! {
                    if #rt::__private::Option::is_none(&#place) {
                        #place = #value;
                    }
                }
            });
            let mapped = map.map(|map| {
                let value = frame.mapped(claim, Some(map), place.clone());
                quote!(#place = #value;)
            });
            (default.is_some() || mapped.is_some()).then(|| quote!(#default #mapped))
        }
        Source::Answer => None,
    }
}

/// `__encode`: the members of the body one by one, where that is all that travels; else one slot for each claim that travels,
/// in the order of the description.
pub(crate) fn encode(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let travelling = || {
        let claims = profile.claims.iter();
        claims.filter_map(|claim| Some((claim, claim.sent.as_ref()?)))
    };
    let body = Place::In(Mode::Body);
    let flat = profile.step.is_none() && profile.body.is_none();
    let flat = flat && travelling().all(|(_, sent)| sent.place.value == body);
    let encoded = if flat && travelling().next().is_some() {
        members(rt, &travelling().collect::<Vec<_>>())
    } else {
        let slots = travelling().map(|(claim, sent)| slot(rt, claim, sent));
        quote!(__encoder.encode(&[#(#slots),*]))
    };
    quote! {
        fn __encode(
            __sent: &Self::__Sent,
            __encoder: #rt::__private::Encoder<'_>,
        ) -> #rt::__private::Result<#rt::__private::Encoded> {
            #encoded
        }
    }
}

/// A flat body: member after member.
fn members(rt: &TokenStream, claims: &[(&Claim, &Sent)]) -> TokenStream {
    let members = claims.iter().map(|(claim, sent)| {
        let key = format!(",{}\"", json::key(&sent.partner.value));
        let member = |ty: &Type, value: &TokenStream| {
            let values = quote!(#value, __next);
            // As in `slot`, of a type inside of the claim's own, the `Option` too.
            let put = of_inner(rt, &claim.ty, "BodyClaim", "__put", &values);
            let put = put.unwrap_or_else(|| {
                let put = of_trait(rt, ty, &quote!(BodyClaim), "__put");
                quote!(#put(#values))
            });
            quote! {
                let __next = __members.next(#key);
                #put;
            }
        };
        let field = &claim.field;
        match types::optional(&claim.ty) {
            Some(inner) => {
                let member = member(inner, &quote!(__value));
                quote!(if let #rt::__private::Some(__value) = &__sent.#field { #member })
            }
            None => member(&claim.ty, &quote!(&__sent.#field)),
        }
    });
    quote!(__encoder.members(|__members| { #(#members)* }))
}

fn slot(rt: &TokenStream, claim: &Claim, sent: &Sent) -> TokenStream {
    let (field, ty) = (&claim.field, &claim.ty);
    let value = quote!(&__sent.#field);
    let by = |ty: &Type, name: &str, value: &TokenStream| {
        let slot = of_trait(rt, ty, &word(name).into_token_stream(), "__slot");
        quote!(#slot(#value))
    };

    let perhaps = |there: TokenStream, absent: TokenStream| {
        quote! {
            match #value {
                #rt::__private::Some(__value) => #there,
                #rt::__private::None => #absent,
            }
        }
    };
    match (sent.place.value, &claim.source) {
        (place @ (Place::In(Mode::Body) | Place::Payload), _) => {
            let name = match place {
                Place::Payload => "PayloadClaim",
                _ => "BodyClaim",
            };
            // A secret has no `Serialize`, so an `Option` of it has none either; and what another type lacks is said under its
            // own name.
            let slot = |inner: &Type, value: &TokenStream| {
                of_inner(rt, ty, name, "__slot", value).unwrap_or_else(|| by(inner, name, value))
            };
            match types::optional(ty) {
                Some(inner) => perhaps(
                    slot(inner, &quote!(__value)),
                    quote!(#rt::__private::Slot::Absent),
                ),
                None => slot(ty, &value),
            }
        }
        (Place::In(Mode::Url), Source::Caller(Some(default))) => perhaps(
            by(&default.ty, "UrlText", &quote!(__value)),
            by(ty, "ClaimText", &value),
        ),
        (Place::In(Mode::Url), _) => by(ty, "UrlText", &value),
        (Place::In(Mode::Form | Mode::Header | Mode::QueryString), _) => {
            by(ty, "ClaimText", &value)
        }
        (Place::Bearer, _) => by(ty, "BearerClaim", &value),
    }
}

/// `__decode`: one reader for each output, in the order of the description; then the struct, with what is computed of it.
pub(crate) fn decode(profile: &Profile) -> TokenStream {
    let rt = &profile.runtime;
    let readers = profile.claims.iter().filter_map(|claim| {
        let (reader, ty) = (reader(claim), &claim.ty);
        let form = claim.read()?.form.holder();
        let new = of_inner(rt, ty, "AnswerClaim", form, &quote!()).unwrap_or_else(|| {
            let new = of_trait(rt, ty, &quote!(AnswerClaim), form);
            quote!(#new())
        });
        Some(quote!(let mut #reader = #new;))
    });
    let holders = read(profile).map(reader);
    let scope = profile
        .claims
        .iter()
        .any(is_scoped)
        .then(|| quote!(let __scope = __answer.scope();));
    // Where a claim is computed of another one, each has a place of its own, to be named.
    let stepwise = profile.claims.iter().any(is_stepwise);
    let mut frame = Frame {
        runtime: rt,
        claims: &profile.claims,
        places: profile
            .claims
            .iter()
            .map(|claim| {
                let field = &claim.field;
                quote!(__sent.#field)
            })
            .collect(),
    };
    let mut steps = Vec::new();
    let mut indexes = 0..;
    for (at, claim) in profile.claims.iter().enumerate() {
        let index = claim.read().and_then(|_| indexes.next());
        let Some(value) = outcome(&frame, claim, index) else {
            continue;
        };
        let place = if stepwise {
            let (local, ty) = (local(claim), &claim.ty);
            steps.push(quote!(let #local: #ty = #value;));
            local.into_token_stream()
        } else {
            value
        };
        if let Some(known) = frame.places.get_mut(at) {
            *known = place;
        }
    }
    let fields = profile.claims.iter().map(|claim| &claim.field);
    let places = &frame.places;
    quote! {
        fn __decode(
            __sent: Self::__Sent,
            __answer: &#rt::__private::Answer<'_>,
        ) -> #rt::__private::Result<Self> {
            #(#readers)*
            __answer.read(&mut [#(&mut #holders),*])?;
            #scope
            #(#steps)*
            #rt::__private::Ok(Self { #(#fields: #places,)* })
        }
    }
}

/// The value of a claim that the answer, or the claim itself, gives after the call.
fn outcome(frame: &Frame<'_>, claim: &Claim, index: Option<usize>) -> Option<TokenStream> {
    match &claim.outcome {
        Outcome::Kept => None,
        Outcome::Computed(computed, map) => {
            Some(frame.mapped(claim, map.as_deref(), frame.computed(claim, computed)))
        }
        Outcome::Read(read) => Some(answered(frame, claim, read, index?)),
    }
}

fn answered(frame: &Frame<'_>, claim: &Claim, read: &Read, index: usize) -> TokenStream {
    let rt = frame.runtime;
    let (field, reader, map) = (&claim.field, reader(claim), read.map.as_ref());
    let optional = |there: TokenStream, absent: TokenStream| {
        quote! {
            match __answer.optional(#reader) {
                #rt::__private::Some(__value) => #there,
                #rt::__private::None => #absent,
            }
        }
    };
    match (&read.default, &claim.source) {
        // What cannot fail needs no arms.
        (Some(default), _) if default.names.is_empty() && !default.leaves => {
            let default = frame.whole(claim, default);
            let value = quote!(__answer.optional(#reader).unwrap_or_else(|| #default));
            frame.mapped(claim, map, value)
        }
        (Some(default), _) => {
            let value = optional(quote!(__value), frame.whole(claim, default));
            frame.mapped(claim, map, value)
        }
        (None, Source::Answer) => {
            frame.mapped(claim, map, quote!(__answer.required(#index, #reader)?))
        }
        // What was sent stays as it was sent.
        (None, Source::Caller(_) | Source::Computed(_)) if map.is_none() => {
            quote!(__answer.optional(#reader).unwrap_or(__sent.#field))
        }
        (None, Source::Caller(_) | Source::Computed(_)) => optional(
            frame.mapped(claim, map, quote!(__value)),
            quote!(__sent.#field),
        ),
    }
}

/// Whether a claim asks the scope after the call.
fn is_scoped(claim: &Claim) -> bool {
    match &claim.outcome {
        Outcome::Kept => false,
        Outcome::Read(read) => {
            let default = read.default.as_ref();
            read.map.is_some()
                || default.is_some_and(|default| default.leaves || !default.names.is_empty())
        }
        Outcome::Computed(Computed::Value(value), map) => {
            map.is_some() || value.leaves || !value.names.is_empty()
        }
        Outcome::Computed(Computed::Resolved(_), _) => true,
    }
}

/// Whether a claim is computed after the call, perhaps from others.
fn is_stepwise(claim: &Claim) -> bool {
    match &claim.outcome {
        Outcome::Kept => false,
        Outcome::Read(read) => read
            .default
            .as_ref()
            .is_some_and(|default| !default.names.is_empty()),
        Outcome::Computed(..) => true,
    }
}

fn reader(claim: &Claim) -> Ident {
    format_ident!("__read_{}", claim.name)
}

/// The variable that holds a claim which is computed.
fn local(claim: &Claim) -> Ident {
    format_ident!("__claim_{}", claim.name)
}

/// `<T as Trait>::function`, all of it at the user's type, whose own tokens stay where they are: a name in it that does not
/// exist is then told once.
pub(crate) fn of_trait(
    rt: &TokenStream,
    ty: &Type,
    of: &TokenStream,
    function: &str,
) -> TokenStream {
    let (first, last) = ends(ty);
    let name = word(function);
    let open = at(first, quote!(<));
    let rest = quote!(as #rt::#of>::#name);
    let rest = if function.starts_with("__") {
        at(last, rest)
    } else {
        whole_at(last, rest)
    };
    quote!(#open #ty #rest)
}

/// A call of it for a type of which one type inside decides: that one is asked first, and all of it stands at its place. So
/// rustc speaks of that type alone, in the words of the trait, and takes what follows for the whole type as the same error.
fn of_inner(
    rt: &TokenStream,
    ty: &Type,
    of: &str,
    function: &str,
    value: &TokenStream,
) -> Option<TokenStream> {
    let inner = types::inner(ty)?;
    let (first, last) = ends(inner);
    let (of, function) = (word(of), word(function));
    // Between `<` and `>`, as where the user wrote it: rustc tells a name that does not exist once for both places.
    let open = at(first, quote!(#rt::__private::PhantomData::<));
    let close = at(last, quote!(>));
    let mut marker = Group::new(Delimiter::Parenthesis, quote!(#open #inner #close));
    marker.set_span(last);
    let asked = at(last, quote!(<_ as #rt::#of>::__asked));
    let whole = at(last, quote!(<_ as #rt::#of>::#function));
    Some(quote!({ #asked #marker; #whole(#value) }))
}

/// Where a type begins and ends.
fn ends(ty: &Type) -> (Span, Span) {
    let mut spans = ty.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(|| ty.span());
    (first, spans.last().unwrap_or(first))
}
