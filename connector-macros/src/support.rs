//! What no stage owns: the bag of errors, the words, questions about types, spans.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

pub(crate) use bag::Bag;

mod bag;
pub(crate) mod header;
pub(crate) mod json;
pub(crate) mod mention;
pub(crate) mod nearest;
pub(crate) mod reference;
pub(crate) mod resolvers;
pub(crate) mod serde;
pub(crate) mod types;
pub(crate) mod words;

/// Where the runtime is, if `crate = …` does not say otherwise.
pub(crate) fn runtime() -> TokenStream {
    quote!(::connector_runtime)
}

/// A word that the user did not write.
pub(crate) fn word(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The same tokens, each of them at `span`.
///
/// rustc joins the first and the last token of an expression: one stray span, and a message underlines the whole attribute.
pub(crate) fn at(span: Span, tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), at(span, group.stream())).into();
            }
            token.set_span(span);
            token
        })
        .collect()
}
