//! Beside errors: the errors, the struct as written, and every name that the macro promises, so that the user's other code
//! is checked as if nothing were wrong. Nothing of it runs.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Attribute, Fields, ItemStruct, Path};

use crate::attr::{ClaimArgs, Declaration, Options, Promised, RefusalArgs, Shape, Slot};
use crate::check;
use crate::expand;
use crate::expand::claim::{Companions, Field};
use crate::model::{Carried, Contract};
use crate::support;

/// The errors and what stands in for the expansion.
pub(crate) fn emit(written: &Declaration, errors: &TokenStream) -> TokenStream {
    let item = match &written.shape {
        Shape::Struct(item) => item,
        Shape::Other(item, promised) => {
            let runtime = check::runtime(&written.profile);
            let contract = contract(written, &runtime);
            let promised = promised
                .iter()
                .map(|item| misfits(item, &runtime, &contract));
            return quote!(#errors #item #(#promised)*);
        }
    };
    let runtime = check::runtime(&written.profile);
    let carried = check::carried(&item.attrs);
    let companions = Companions {
        runtime: &runtime,
        item,
        carried: &carried,
    };
    let derives = |slot: &Slot<Vec<Path>>| check::more_derives(slot, &carried);
    let claims = || {
        let once = |(at, _): &(usize, _)| !check::is_repeated(&written.claims, *at);
        let all = written.claims.iter().enumerate();
        all.filter(once).map(|(_, claim)| claim)
    };
    let input = companions.structure(
        "Input",
        &derives(&written.profile.input_derive),
        claims().filter(|claim| is_given(claim)).filter_map(field),
    );
    let output = companions.structure(
        "Output",
        &derives(&written.profile.output_derive),
        claims()
            .filter(|claim| !claim.output.is_absent() && !is_computed(&claim.output))
            .filter_map(field),
    );
    let implementation = companions.implementation(
        &quote!(#runtime::Profile::DEFAULT),
        &contract(written, &runtime),
        &companions.name("Input"),
        None,
        &calls(&runtime),
    );
    let api = companions.api(&quote!(), &api_calls(&runtime));
    let item = without_serde_names(item);
    quote! {
        #errors
        #item
        #input
        #output
        #implementation
        #api
    }
}

/// The struct without serde's names, which were told to say nothing here; where no derive knows serde's attributes, rustc would
/// tell of them once more.
fn without_serde_names(item: &ItemStruct) -> ItemStruct {
    let names = |attr: &Attribute| {
        ["rename", "rename_all"]
            .iter()
            .any(|word| support::serde::word(attr, word).is_some())
    };
    let mut item = item.clone();
    item.attrs.retain(|attr| !names(attr));
    for field in &mut item.fields {
        field.attrs.retain(|attr| !names(attr));
    }
    item
}

/// What may be answered: where the step could not be read, that of the step that knows most.
fn contract(written: &Declaration, rt: &TokenStream) -> (Ident, TokenStream) {
    match (written.contract, written.profile.step.value()) {
        (Contract::TechnicalProfile, _) => {
            (support::word("TechnicalProfile"), quote!(#rt::Restful))
        }
        (Contract::ApiConnector, step) => {
            let word = step.map_or_else(
                || support::word("PostAttributeCollection"),
                |step| step.word.clone(),
            );
            (support::word("ApiConnector"), quote!(#rt::steps::#word))
        }
    }
}

/// The two structs beside an item that is no profile, of its own form, and what ties the three together.
fn misfits(item: &Promised, runtime: &TokenStream, contract: &(Ident, TokenStream)) -> TokenStream {
    let ItemStruct {
        vis,
        ident,
        generics,
        fields,
        ..
    } = &**item;
    let clause = &generics.where_clause;
    let structures = ["Input", "Output"].map(|ending| {
        let name = format_ident!("{ident}{ending}");
        let body = match fields {
            Fields::Named(_) => quote!(#clause #fields),
            Fields::Unnamed(_) | Fields::Unit => quote!(#fields #clause;),
        };
        quote!(#[allow(dead_code)] #vis struct #name #generics #body)
    });
    let companions = Companions {
        runtime,
        item,
        carried: &Carried::default(),
    };
    let implementation = companions.implementation(
        &quote!(#runtime::Profile::DEFAULT),
        contract,
        &companions.name("Input"),
        None,
        &calls(runtime),
    );
    quote!(#(#structures)* #implementation)
}

/// The errors, and an impl that never runs.
pub(crate) fn refusal(written: Option<&RefusalArgs>, errors: &TokenStream) -> TokenStream {
    let Some(RefusalArgs {
        runtime,
        name,
        generics,
        ..
    }) = written
    else {
        return errors.clone();
    };
    if !generics.params.is_empty() {
        return errors.clone();
    }
    let runtime = match runtime.value() {
        Some(path) => quote!(#path),
        None => support::runtime(),
    };
    let implementation = expand::refusal_implementation(&runtime, name, &quote!(loop {}));
    quote!(#errors #implementation)
}

/// A field that says nothing readable is taken for an input: a missing field of `…Input` is the worse second error.
fn is_given(claim: &ClaimArgs) -> bool {
    let computed = is_computed(&claim.input) || is_computed(&claim.claim);
    !computed && (!claim.input.is_absent() || claim.output.is_absent())
}

fn is_computed(attribute: &Slot<Options>) -> bool {
    attribute
        .value()
        .is_some_and(|options| !options.value.is_absent() || !options.resolve.is_absent())
}

fn field(claim: &ClaimArgs) -> Option<Field<'_>> {
    Some(Field {
        attrs: claim
            .field
            .attrs
            .iter()
            .filter(|attr| check::is_carried(attr))
            .collect(),
        vis: &claim.field.vis,
        name: claim.field.ident.as_ref()?,
        ty: &claim.field.ty,
    })
}

fn calls(rt: &TokenStream) -> [TokenStream; 3] {
    [
        quote! {
            fn __sent(
                __input: Self::__Input,
                __scope: &#rt::__private::Scope<'_>,
            ) -> #rt::__private::Result<Self::__Sent> {
                loop {}
            }
        },
        quote! {
            fn __encode(
                __sent: &Self::__Sent,
                __encoder: #rt::__private::Encoder<'_>,
            ) -> #rt::__private::Result<#rt::__private::Encoded> {
                loop {}
            }
        },
        quote! {
            fn __decode(
                __sent: Self::__Sent,
                __answer: &#rt::__private::Answer<'_>,
            ) -> #rt::__private::Result<Self> {
                loop {}
            }
        },
    ]
}

fn api_calls(rt: &TokenStream) -> [TokenStream; 2] {
    [
        quote! {
            fn __receive<__L>(
                __incoming: &#rt::__private::Incoming<'_>,
            ) -> #rt::__private::Result<Self::__Input, #rt::RequestError> {
                loop {}
            }
        },
        quote! {
            fn __reply<__L>(
                __output: &<Self as #rt::ClaimsExchange>::Returned,
            ) -> #rt::__private::Result<#rt::__private::Outgoing> {
                loop {}
            }
        },
    ]
}
