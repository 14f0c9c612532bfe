//! Damaged attributes and structs: whatever tokens come, the macro says what is wrong, keeps the names that it promises, and
//! never panics. `CONNECTOR_SEED` runs a failure again, `CONNECTOR_ROUNDS` says how many are tried.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use super::random::Random;
use crate::model::Contract;
use crate::support::Bag;
use crate::support::words;
use crate::{attr, check, derive_refusal, run};

/// Attributes to damage, each with its struct.
const WHOLE: [(&str, &str); 4] = [
    (
        r#"service_url = "https://crm.example.com/users({id})?v={Settings:Version}", auth = [Bearer, ApiKeyHeader("x-key", key = "A")], method = Put, rename_all = "camelCase", timeout = "10s", retries = 2, refusal = R, input_derive(Default), crate = ::renamed"#,
        r#"pub struct P { #[input(send_in = Url, partner = "id")] id: String, #[input(path = "a[0].b['c.d']")] b: Vec<u8>, #[input(bearer)] token: String, #[output(default = 3, coerce)] n: u32 }"#,
    ),
    (
        r#"id = ID, service_url = URL, auth = OAuth2ClientCredentials(token_url = "https://login.example.com/", client_id_key = "A", client_secret_key = "B"), send_claims_in = Form, debug_mode = true, response_limit = "64KiB""#,
        r#"#[derive(Debug)] struct P { #[claim] a: String, #[input(value = f(a, |x| x)?, partner = "x")] b: u8, #[input(resolve = "{Culture:LCID}", map = g)] c: Option<String>, #[output(json, path = "$.a")] d: Option<Vec<String>> }"#,
    ),
    (
        r#"service_url = "http://localhost/", auth = None, development_only = true, content_type = "text/plain""#,
        r#"struct P { #[input(payload)] text: String, #[output] #[serde(rename = "x")] r#type: bool }"#,
    ),
    (
        r#"step = PostAttributeCollection, service_url = "https://x/", auth = Basic(username_key = "A", password_key = "B"), send_step = false"#,
        r#"struct P { #[input(partner = "extension_x")] #[output(partner = "y")] a: Option<String>, #[InputClaim(PartnerClaimType = "z")] b: String }"#,
    ),
];

const REFUSAL: &str = r#"#[refusal(crate = ::renamed)] enum R { #[code("A", "B")] A, #[code("C")] C, #[code(other)] Other(Option<String>) }"#;

/// A token that somebody may type, or nobody.
fn any(random: &mut Random) -> TokenTree {
    match random.below(8) {
        0 => Punct::new(
            random.of(&[
                '=', ',', ':', '#', '!', '?', '|', '&', '<', '>', '.', '$', '\'', ';', '+', '-',
            ]),
            if random.below(2) == 0 {
                Spacing::Alone
            } else {
                Spacing::Joint
            },
        )
        .into(),
        1 => Literal::string(random.of(&[
            "",
            "{",
            "}",
            "{x}",
            "{Culture:LCID}",
            "https://",
            "https://x/{id}",
            "$",
            "a[",
            "a..b",
            "é\u{202e}",
            "10",
            "0s",
            "99999999999999999999s",
            "18446744073709551615MiB",
            "a b",
            "\0",
            "eyJ.eyJ.x",
        ]))
        .into(),
        2 => TokenStream::from_str(random.of(&[
            "0",
            "11",
            "99999999999999999999",
            "1.5",
            "'c'",
            "b\"x\"",
            "c\"x\"",
            "r#\"x\"#",
            "b'x'",
            "3u8",
            "1e400",
        ]))
        .unwrap()
        .into_iter()
        .next()
        .unwrap(),
        3 => Group::new(
            random.of(&[
                Delimiter::Parenthesis,
                Delimiter::Brace,
                Delimiter::Bracket,
                Delimiter::None,
            ]),
            TokenStream::new(),
        )
        .into(),
        4 => Ident::new_raw(random.of(&["type", "fn", "id"]), Span::call_site()).into(),
        5 => Ident::new(
            random.of(&[
                "crate", "self", "Self", "super", "fn", "struct", "enum", "impl", "where", "cfg",
                "derive", "_x", "é", "true", "None", "Some",
            ]),
            Span::call_site(),
        )
        .into(),
        6 => Ident::new(
            words::CLAIM[random.below(words::CLAIM.len())].name,
            Span::call_site(),
        )
        .into(),
        _ => Ident::new(
            words::PROFILE[random.below(words::PROFILE.len())].name,
            Span::call_site(),
        )
        .into(),
    }
}

/// The same tokens with one change somewhere.
fn damaged(tokens: TokenStream, random: &mut Random) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    let groups: Vec<_> = (0..tokens.len())
        .filter(|at| matches!(&tokens[*at], TokenTree::Group(_)))
        .collect();
    // Half of the changes go inside.
    if !groups.is_empty() && random.below(3) > 0 {
        let at = random.of(&groups);
        if let TokenTree::Group(group) = &tokens[at] {
            let inside = damaged(group.stream(), random);
            tokens[at] = Group::new(group.delimiter(), inside).into();
        }
        return tokens.into_iter().collect();
    }
    let at = random.below(tokens.len() + 1);
    let there = at < tokens.len();
    match random.below(6) {
        0 if there => drop(tokens.remove(at)),
        1 if there => tokens[at] = any(random),
        2 if there => tokens.insert(at, tokens[at].clone()),
        3 if there => {
            let other = random.below(tokens.len());
            tokens.swap(at, other);
        }
        4 => tokens.truncate(at),
        _ => tokens.insert(at, any(random)),
    }
    tokens.into_iter().collect()
}

/// What holds for every message.
fn well_said(errors: Vec<syn::Error>) {
    for error in errors {
        let text = error.to_string();
        let (rule, help) = text.split_once("\nhelp: ").unwrap_or((&text, ""));
        assert!(!rule.starts_with(char::is_uppercase), "{text}");
        assert!(!rule.ends_with('.') && !help.ends_with('.'), "{text}");
        assert!(
            !text.contains("connector_macros") && !text.contains("__private"),
            "{text}"
        );
    }
}

fn expand(contract: Contract, args: &TokenStream, item: &TokenStream, whole: bool) {
    let mut bag = Bag::of(contract);
    let written = attr::read(contract, args.clone(), item.clone(), &mut bag);
    let model = check::profile(&written, &mut bag);
    drop(model);
    well_said(bag.into_errors());
    let text = run(contract, args.clone(), item.clone());
    if whole {
        let file: syn::File = syn::parse2(text).expect("an expansion is items");
        for name in ["P", "PInput", "POutput"] {
            let is =
                |item: &syn::Item| matches!(item, syn::Item::Struct(item) if item.ident == name);
            assert!(file.items.iter().any(is), "no `{name}`");
        }
    }
}

#[test]
fn whatever_tokens_come_there_is_an_answer() {
    let (mut random, seed) = Random::seeded();
    let rounds = std::env::var("CONNECTOR_ROUNDS").map_or(4_000, |rounds| {
        rounds.parse().expect("CONNECTOR_ROUNDS is a number")
    });
    for round in 0..rounds {
        let (args, item) = random.of(&WHOLE);
        let parse = |text: &str| TokenStream::from_str(text).unwrap();
        let (mut args, mut item) = (parse(args), parse(item));
        let contract = random.of(&[Contract::TechnicalProfile, Contract::ApiConnector]);
        // A struct that is no struct any more has nothing to keep.
        let whole = random.below(2) == 0;
        for _ in 0..=random.below(3) {
            if whole {
                args = damaged(args, &mut random);
            } else {
                item = damaged(item, &mut random);
            }
        }
        let mut refusal = parse(REFUSAL);
        refusal = damaged(refusal, &mut random);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            expand(contract, &args, &item, whole);
            derive_refusal(refusal.clone());
        }));
        assert!(
            outcome.is_ok(),
            "CONNECTOR_SEED={seed}, round {round}:\n{contract:?} {args}\n{item}\n{refusal}"
        );
    }
}
