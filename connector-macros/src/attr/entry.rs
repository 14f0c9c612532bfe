//! The grammar that all our attributes share: `key`, `key = value`, `key(…)`, with commas between.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Expr, Ident, LitStr, Token, parenthesized, token};

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
///
/// `bare` is the key that people leave out before a text: the only one of other macros.
pub(crate) fn entries(tokens: TokenStream, bare: &str, bag: &mut Bag) -> Vec<Entry> {
    let mut entries = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match key(input, bare) {
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

fn key(input: ParseStream<'_>, bare: &str) -> syn::Result<Ident> {
    if let Ok(text) = input.fork().parse::<LitStr>() {
        return Err(Error::new_spanned(
            &text,
            format_args!(
                "a text has its key before it\nhelp: write `{bare} = {}`",
                types::text(&text)
            ),
        ));
    }
    input
        .call(Ident::parse_any)
        .map(|key| key.unraw())
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
        return Err(joined(key, colon, input));
    }
    if input.peek(Token![=>]) || input.peek(Token![==]) {
        let operator = input.parse::<TokenTree>()?;
        let _ = input.parse::<TokenTree>();
        return Err(joined(key, operator, input));
    }
    if !input.peek(Token![=]) {
        return match input.fork().parse::<Expr>() {
            // `key "text"`; of `key other = …` it is the comma that is missing.
            Ok(value) if !input.peek(Token![,]) && !matches!(value, Expr::Assign(_)) => {
                Err(joined(key, &value, input))
            }
            _ => Ok(Given::Nothing),
        };
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

/// The error that something other than `=` stands between a key and its value.
fn joined(key: &Ident, at: impl ToTokens, input: ParseStream<'_>) -> Error {
    let value = input
        .fork()
        .parse::<Expr>()
        .ok()
        // In `auth` there may be a secret, which is not repeated.
        .filter(|value| key != "auth" || matches!(value, Expr::Path(_)))
        .map_or_else(|| "…".to_owned(), |value| types::text(&value));
    Error::new_spanned(
        at,
        format_args!("a key and its value are joined by `=`\nhelp: write `{key} = {value}`"),
    )
}

fn skip(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        // A token tree parses wherever the input is not empty.
        let _ = input.parse::<TokenTree>();
    }
}
