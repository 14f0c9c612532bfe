//! URLs: a literal as it is, a constant through the check that runs at compile time.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;

use crate::model::Url;
use crate::support::at;

/// The URL as the description holds it.
pub(crate) fn url(rt: &TokenStream, url: &Url) -> TokenStream {
    match url {
        Url::Literal(literal) => literal.to_token_stream(),
        Url::Constant { path, allow_http } => {
            // All of it at the path: const evaluation points at the call, and a wrong type is told of the constant alone.
            at(
                path.span(),
                quote! {
                    #rt::__private::service_url(
                        { let __url: &'static #rt::__private::str = #path; __url },
                        #allow_http
                    )
                },
            )
        }
    }
}
