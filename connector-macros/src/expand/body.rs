//! The shape of a nested body, as static data.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Member, Node};

/// `&[Member { … }]`
pub(crate) fn members(rt: &TokenStream, members: &[Member]) -> TokenStream {
    let members = members.iter().map(|Member { key, node }| {
        let node = self::node(rt, node);
        quote!(#rt::__private::Member { key: #key, node: #node })
    });
    quote!(&[#(#members),*])
}

fn node(rt: &TokenStream, node: &Node) -> TokenStream {
    match node {
        Node::Claim(index) => quote!(#rt::__private::Node::Claim(#index)),
        Node::Object(inner) => {
            let inner = members(rt, inner);
            quote!(#rt::__private::Node::Object(#inner))
        }
        Node::Array(elements) => {
            let elements = elements.iter().map(|element| self::node(rt, element));
            quote!(#rt::__private::Node::Array(&[#(#elements),*]))
        }
    }
}
