//! URLs: a literal as it is, a constant through the check that runs at compile time.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::Url;

/// The URL as the description holds it.
pub(crate) fn url(rt: &TokenStream, url: &Url) -> TokenStream {
    match url {
        Url::Literal(literal) => literal.to_token_stream(),
        Url::Constant { path, allow_http } => {
            quote!(#rt::__private::service_url(#path, #allow_http))
        }
    }
}
