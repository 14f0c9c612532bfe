//! `#[derive(Refusal)]`: one `match` over the codes.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Other, Refusal};
use crate::support::at;

/// The impl.
pub(crate) fn refusal(refusal: &Refusal) -> TokenStream {
    let Refusal {
        runtime: rt,
        name,
        cases,
        other,
    } = refusal;
    let cases = cases
        .iter()
        .map(|(code, variant)| quote!(#rt::__private::Some(#code) => Self::#variant,));
    let Other { name: rest, code } = other;
    let rest = if *code {
        quote! {
            Self::#rest(#rt::__private::Option::map(
                __code,
                #rt::__private::From::from,
            ))
        }
    } else {
        quote!(Self::#rest)
    };
    let body = quote! {
        match __code {
            #(#cases)*
            _ => #rest,
        }
    };
    implementation(rt, name, &body)
}

/// The impl round that body; also what stands in for it beside errors.
pub(crate) fn implementation(rt: &TokenStream, name: &Ident, body: &TokenStream) -> TokenStream {
    let header = at(name.span(), quote!(impl #rt::Refusal for #name));
    quote! {
        #[automatically_derived]
        #[allow(deprecated, unreachable_code, unused_qualifications, clippy::all)]
        #header {
            fn from_code(
                __code: #rt::__private::Option<&#rt::__private::str>,
            ) -> Self {
                #body
            }
        }
    }
}
