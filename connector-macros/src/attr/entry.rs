//! The grammar that all our attributes share: `key`, `key = value`, `key(…)`, with commas between.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Expr, Ident, Token, parenthesized, token};

use crate::support::{Bag, types};

/// One key, with what stands after it.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    pub(crate) given: Given,
}

/// What stands after a key.
pub(crate) enum Given {
    /// `key`
    Nothing,
    /// `key = value`
    Value(Expr),
    /// `key(…)`
    List(TokenStream),
    /// Something that was told already.
    Broken,
}

/// All entries that can be read; after a mistake it goes on behind the next comma.
pub(crate) fn entries(tokens: TokenStream, bag: &mut Bag) -> Vec<Entry> {
    let mut entries = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match key(input) {
                Ok(key) => {
                    let given = given(&key, input).unwrap_or_else(|error| {
                        bag.push(error);
                        skip(input);
                        Given::Broken
                    });
                    entries.push(Entry { key, given });
                }
                Err(error) => {
                    bag.push(error);
                    skip(input);
                }
            }
            if !input.is_empty() && input.parse::<Token![,]>().is_err() {
                bag.push(input.error("expected `,`"));
                skip(input);
                let _ = input.parse::<Token![,]>();
            }
        }
        Ok(())
    };
    if let Err(error) = parser.parse2(tokens) {
        bag.push(error);
    }
    entries
}

fn key(input: ParseStream<'_>) -> syn::Result<Ident> {
    input
        .call(Ident::parse_any)
        .map_err(|error| Error::new(error.span(), "expected a key"))
}

fn given(key: &Ident, input: ParseStream<'_>) -> syn::Result<Given> {
    if input.peek(token::Paren) {
        let content;
        parenthesized!(content in input);
        return Ok(Given::List(content.parse()?));
    }
    if input.peek(Token![:]) && !input.peek(Token![::]) {
        let colon = input.parse::<Token![:]>()?;
        let value = input
            .fork()
            .parse::<Expr>()
            .map_or_else(|_| "\"…\"".to_owned(), |value| types::text(&value));
        return Err(Error::new_spanned(
            colon,
            format_args!("a key and its value are joined by `=`\nhelp: write `{key} = {value}`"),
        ));
    }
    if !input.peek(Token![=]) {
        return Ok(Given::Nothing);
    }
    input.parse::<Token![=]>()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(Error::new(
            key.span(),
            format_args!("`{key}` has no value after its `=`"),
        ));
    }
    input.parse().map(Given::Value)
}

fn skip(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        // A token tree parses wherever the input is not empty.
        let _ = input.parse::<proc_macro2::TokenTree>();
    }
}
