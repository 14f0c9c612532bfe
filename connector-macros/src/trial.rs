//! Tests of the whole pipeline on tokens: source in, errors or pretty-printed expansion out.

use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};

use crate::model::Contract;
use crate::support::Bag;
use crate::{attr, check, run};

mod expansion;
mod mutation;
pub(crate) mod random;
mod reference;
mod rules;

/// Takes `#[technical_profile(…)] item` apart.
fn apart(source: &str) -> (TokenStream, TokenStream) {
    let mut tokens = TokenStream::from_str(source).unwrap().into_iter();
    assert_eq!(tokens.next().unwrap().to_string(), "#");
    let TokenTree::Group(attribute) = tokens.next().unwrap() else {
        panic!("no attribute")
    };
    let args = match attribute.stream().into_iter().nth(1) {
        Some(TokenTree::Group(args)) => args.stream(),
        _ => TokenStream::new(),
    };
    (args, tokens.collect())
}

fn contract(source: &str) -> Contract {
    if source.starts_with("#[api_connector") {
        Contract::ApiConnector
    } else {
        Contract::TechnicalProfile
    }
}

/// The errors of a source: the text under each, its rule, its help.
fn errors(source: &str) -> Vec<(String, String, String)> {
    let (args, item) = apart(source);
    let contract = contract(source);
    let mut bag = Bag::of(contract);
    let written = attr::read(contract, args, item, &mut bag);
    let model = check::profile(&written, &mut bag);
    assert!(
        model.is_some() || bag.count() > 0,
        "no model and no error: {source}"
    );
    bag.into_errors()
        .iter()
        .map(|error| {
            let text = error.to_string();
            let (rule, help) = text.split_once("\nhelp: ").unwrap_or((&text, ""));
            let under = error.span().source_text().unwrap_or_default();
            (under, rule.to_owned(), help.to_owned())
        })
        .collect()
}

/// The expansion as people read it.
fn expanded(source: &str) -> String {
    let (args, item) = apart(source);
    let tokens = run(contract(source), args, item);
    let mut file: syn::File = syn::parse2(tokens).unwrap();
    // What stands behind the runtime's macro is read as what it becomes.
    file.items = file.items.into_iter().flat_map(behind).collect();
    prettyplease::unparse(&file)
}

fn behind(item: syn::Item) -> Vec<syn::Item> {
    match item {
        syn::Item::Macro(item) if item.mac.path.segments.last().unwrap().ident == "api" => {
            syn::parse2::<syn::File>(item.mac.tokens).unwrap().items
        }
        other => vec![other],
    }
}
