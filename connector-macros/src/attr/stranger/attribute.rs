//! Attributes of a field that are none of ours, but stand for one: `#[InputClaim]`, `#[inptu]`, `#[header("X-Id")]`.

use quote::ToTokens;
use syn::{Attribute, LitStr, Meta};

use super::element;
use crate::support::{Bag, nearest, types};

/// What is written on a field by people who think of another library; each with ours.
const HABITS: [(&[&str], &str); 10] = [
    (
        &["in", "request", "req", "sent", "send", "body", "json"],
        "input",
    ),
    (&["out", "response", "resp", "res", "returned"], "output"),
    (&["header", "headers"], "input(send_in = Header)"),
    (
        &["query", "querystring", "param"],
        "input(send_in = QueryString)",
    ),
    (&["form", "field"], "input(send_in = Form)"),
    (&["path", "url"], "input(send_in = Url)"),
    (&["payload"], "input(payload)"),
    (&["bearer", "token"], "input(bearer)"),
    (&["partner", "name", "rename"], "input"),
    (&["skip", "ignore"], "claim"),
];

/// Whether the attribute stands for one of ours. `bare`: the field has none of ours.
pub(crate) fn stands_for_ours(attr: &Attribute, bare: bool, bag: &mut Bag) -> bool {
    let name = attr.path().to_token_stream().to_string();
    let folded = nearest::fold(&name);
    if name == "cfg_attr" {
        return conditional(attr, bag);
    }
    let tokens = match &attr.meta {
        Meta::List(list) => list.tokens.clone(),
        Meta::Path(_) | Meta::NameValue(_) => proc_macro2::TokenStream::new(),
    };
    let meant = match folded.as_str() {
        "inputclaim" | "inputclaims" => Some(format!("input{}", element::claim(tokens))),
        "outputclaim" | "outputclaims" => Some(format!("output{}", element::claim(tokens))),
        _ if is_builtin(&name) => None,
        _ => misspelt(&name, &folded, bare).or_else(|| habit(attr, &folded).filter(|_| bare)),
    };
    let Some(meant) = meant else {
        return false;
    };
    bag.help(
        attr.path(),
        format_args!("`#[{name}]` is no attribute of a claim"),
        format_args!("write `#[{meant}]`"),
    );
    true
}

/// One of ours under a condition: what stands in it is not looked at before the macro runs.
fn conditional(attr: &Attribute, bag: &mut Bag) -> bool {
    let Meta::List(list) = &attr.meta else {
        return false;
    };
    let ours = list
        .tokens
        .clone()
        .into_iter()
        .find(|token| ["input", "output", "claim"].contains(&token.to_string().as_str()));
    let Some(ours) = ours else {
        return false;
    };
    bag.help(
        attr.path(),
        format_args!("a macro does not see `#[{ours}]` in a `cfg_attr`"),
        format_args!("write `#[{ours}]`, or two structs, each under its own `cfg`"),
    );
    true
}

fn is_builtin(name: &str) -> bool {
    [
        "doc",
        "cfg",
        "cfg_attr",
        "allow",
        "warn",
        "deny",
        "expect",
        "serde",
        "deprecated",
    ]
    .contains(&name)
}

/// One of ours with a slip in it. Beside another of ours it may be a derive's own: there it has to be very near.
fn misspelt(name: &str, folded: &str, bare: bool) -> Option<String> {
    const OURS: [&str; 3] = ["input", "output", "claim"];
    if bare {
        return nearest::nearest(name, OURS).map(str::to_owned);
    }
    let near = |ours: &&&str| strsim::damerau_levenshtein(folded, ours) <= 1;
    let longer = OURS
        .iter()
        .any(|ours| folded.len() > ours.len() && folded.starts_with(ours));
    OURS.iter()
        .find(near)
        .filter(|_| !longer)
        .map(|ours| (*ours).to_owned())
}

fn habit(attr: &Attribute, folded: &str) -> Option<String> {
    let (_, ours) = HABITS.iter().find(|(words, _)| words.contains(&folded))?;
    // `#[header("X-Id")]`, `#[header = "X-Id"]`
    let text = match &attr.meta {
        Meta::Path(_) => None,
        Meta::List(list) => syn::parse2::<LitStr>(list.tokens.clone()).ok(),
        Meta::NameValue(pair) => types::literal(&pair.value).cloned(),
    };
    let Some(text) = text.filter(|_| *ours != "claim") else {
        return Some((*ours).to_owned());
    };
    let partner = format!("partner = {}", text.to_token_stream());
    Some(match ours.strip_suffix(')') {
        Some(open) => format!("{open}, {partner})"),
        None => format!("{ours}({partner})"),
    })
}
