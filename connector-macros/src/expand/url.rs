//! URLs in pieces.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Url, UrlPart};

/// `UrlTemplate { … }`
pub(crate) fn url(rt: &TokenStream, url: &Url) -> TokenStream {
    match url {
        Url::Template { literal, parts } => {
            let parts = parts.iter().map(|part| match part {
                UrlPart::Text(text) => quote!(#rt::__private::UrlPart::Text(#text)),
                UrlPart::Setting(name) => quote!(#rt::__private::UrlPart::Setting(#name)),
                UrlPart::Path(index) => quote!(#rt::__private::UrlPart::Path(#index)),
                UrlPart::Query(index) => quote!(#rt::__private::UrlPart::Query(#index)),
            });
            quote! {
                #rt::__private::UrlTemplate { template: #literal, parts: &[#(#parts),*] }
            }
        }
        // The constant is used once, or a wrong type would be told twice.
        Url::Constant { path, allow_http } => quote! {
            {
                const __URL: &'static #rt::__private::core::primitive::str =
                    #rt::__private::service_url(#path, #allow_http);
                #rt::__private::UrlTemplate {
                    template: __URL,
                    parts: &[#rt::__private::UrlPart::Text(__URL)],
                }
            }
        },
    }
}
