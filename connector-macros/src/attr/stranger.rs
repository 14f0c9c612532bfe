//! Words that are no keys here: misspelt, misplaced, or of the reference documents.

use syn::{ExprAssign, Ident};

use crate::attr::entry::{Entry, Given};
use crate::attr::option;
use crate::support::reference::{self, Ours};
use crate::support::words::{self, Form, On, Word};
use crate::support::{Bag, nearest, types};
pub(crate) use attribute::stands_for_ours;

mod attribute;
mod element;
mod place;

/// A word in the macro's own list that is no key of a profile; gives the keys that were meant.
pub(crate) fn in_profile(entry: &Entry, on: On, bag: &mut Bag) -> Vec<&'static str> {
    let name = entry.key.to_string();
    if let Some(word) = words::CLAIM.iter().find(|word| word.name == name) {
        elsewhere(entry, word, bag);
        return Vec::new();
    }
    let folded = nearest::fold(&name);
    if let Some((keys, texts)) = element::items(entry, on) {
        bag.help(
            &entry.key,
            format_args!("`{name}` is no key: what stands in it is keys of the profile"),
            format_args!("write `{texts}`"),
        );
        return keys;
    }
    if folded == "rename" && case(&entry.given) {
        bag.help(
            &entry.key,
            format_args!("`{name}` is `rename_all` here"),
            format_args!("write `{}`", said("rename_all", &entry.given)),
        );
        return Vec::new();
    }
    let meant = foreign(entry, on, bag);
    // Told as a sentence of its own, and it is what `auth = None` asks for.
    let development = (folded == "deploymentmode").then_some("development_only");
    meant.or(development).into_iter().collect()
}

/// Whether the value is the name of a case, such as `"camelCase"`.
fn case(given: &Given) -> bool {
    element::literal(given).is_some_and(|text| nearest::fold(&text.value()).ends_with("case"))
}

/// A word in `#[input(…)]`, `#[output(…)]` or `#[claim(…)]` that does not belong there.
pub(crate) fn in_claim(entry: &Entry, on: On, bag: &mut Bag) {
    let name = entry.key.to_string();
    if let Some(word) = words::CLAIM.iter().find(|word| word.name == name) {
        misplaced(entry, word, on, bag);
    } else if let Some(word) = words::PROFILE.iter().find(|word| word.name == name) {
        let value = written(&entry.given).unwrap_or_else(|| word.sample.to_owned());
        let value = value.strip_prefix(&format!("{name} = ")).unwrap_or(&value);
        let here = match name.as_str() {
            "send_claims_in" if on == On::Input => {
                format!(", or `send_in = {value}` here for this claim alone")
            }
            _ => String::new(),
        };
        bag.help(
            &entry.key,
            format_args!("`{name}` concerns the call, not one claim"),
            format_args!("write `{name} = {value}` in `#[technical_profile(…)]`{here}"),
        );
    } else if on != On::Input || !place::read(entry, bag) {
        foreign(entry, on, bag);
    }
}

/// A word in the arguments of a form of `auth`; always `false`: the argument could not be read.
pub(crate) fn in_auth(
    form: &Form,
    word: &Ident,
    name: &str,
    assign: &ExprAssign,
    bag: &mut Bag,
) -> bool {
    let rule = format!("`{name}` is no key of `{word}`");
    if form.named
        && ["id", "name", "header", "headername", "parameter", "query"]
            .contains(&nearest::fold(name).as_str())
    {
        let carrier = types::literal(&assign.right).map_or_else(
            || form.sample.to_owned(),
            |name| format!("{word}({})", types::text(name)),
        );
        bag.help(
            &assign.left,
            format_args!("{rule}: the name that carries the key stands first, without a word"),
            format_args!("write `auth = {carrier}`"),
        );
        return false;
    }
    let meant = match nearest::fold(name).as_str() {
        "storagereferenceid"
        | "token"
        | "secret"
        | "value"
        | "id"
        | "bearerauthenticationtoken" => form.keys.contains(&"key").then_some("key"),
        "basicauthenticationusername" | "username" | "user" => Some("username_key"),
        "basicauthenticationpassword" | "password" => Some("password_key"),
        "clientid" => Some("client_id_key"),
        "clientsecret" => Some("client_secret_key"),
        "tokenendpoint" | "tokenurl" => Some("token_url"),
        "resource" => Some("audience"),
        "scopes" => Some("scope"),
        _ => None,
    };
    let meant = meant
        .filter(|meant| form.keys.contains(meant))
        .or_else(|| nearest::nearest(name, form.keys.iter().copied()));
    match meant {
        // What stands there may be a secret: it is not repeated.
        Some(meant) => bag.help(
            &assign.left,
            rule,
            format_args!("write `{meant} = \"{}\"`", words::value(meant)),
        ),
        None if form.keys.is_empty() => {
            bag.help(
                &assign.left,
                rule,
                format_args!("write `auth = {}`", form.full),
            );
        }
        None => bag.help(
            &assign.left,
            rule,
            format_args!("write {}", nearest::list(form.keys.iter().copied())),
        ),
    }
    false
}

/// A word that is no key of ours anywhere; gives the key that was meant.
fn foreign(entry: &Entry, on: On, bag: &mut Bag) -> Option<&'static str> {
    let key = &entry.key;
    let ours = match on {
        On::Profile | On::Connector => reference::ours(&key.to_string()),
        On::Input | On::Output | On::Claim => reference::ours_of_a_claim(&key.to_string()),
    };
    match ours {
        Some(ours) => answer(entry, ours, on, bag),
        None => unknown(key, on, bag),
    }
}

fn answer(entry: &Entry, ours: Ours, on: On, bag: &mut Bag) -> Option<&'static str> {
    let key = &entry.key;
    match ours {
        Ours::Profile(name) if on == On::Profile && !fits(name, on) => {
            bag.help(
                key,
                format_args!("`{key}` is of an API connector"),
                format_args!("write `#[api_connector({name} = …)]`"),
            );
            None
        }
        Ours::Profile(name) if on == On::Connector && !fits(name, on) => {
            bag.help(
                key,
                format_args!("`{key}` is not needed: {FIXED}"),
                format_args!("leave `{key}` out"),
            );
            None
        }
        Ours::Profile(name) => {
            let rule = format!("`{key}` is `{name}` here");
            let said = said(name, &entry.given);
            if on.is_struct() {
                bag.help(key, rule, format_args!("write `{said}`"));
            } else {
                bag.help(
                    key,
                    rule,
                    format_args!("write `{said}` in `#[technical_profile(…)]`"),
                );
            }
            Some(name)
        }
        Ours::Claim(name, mostly) => {
            let rule = format!("`{key}` is `{name}` on a claim");
            if fits(name, on) {
                bag.help(
                    key,
                    format_args!("`{key}` is `{name}` here"),
                    format_args!("write `{}`", said(name, &entry.given)),
                );
            } else {
                bag.help(
                    key,
                    rule,
                    format_args!(
                        "write `#[{mostly}({})]` on the field",
                        said(name, &entry.given)
                    ),
                );
            }
            None
        }
        Ours::Form(rule, help) => {
            bag.help(key, format_args!("`{key}` {rule}"), help);
            None
        }
        Ours::Needless(why) => {
            bag.help(
                key,
                format_args!("`{key}` is not needed: {why}"),
                format_args!("leave `{key}` out"),
            );
            None
        }
    }
}

/// Why an API connector has no keys for it.
pub(crate) const FIXED: &str = "an API connector is called by POST, with its claims in the body";

/// Whether the key stands in that attribute.
fn fits(name: &str, on: On) -> bool {
    words::find(name).is_some_and(|word| word.on.contains(&on))
}

fn unknown(key: &Ident, on: On, bag: &mut Bag) -> Option<&'static str> {
    let known: Vec<_> = words::PROFILE
        .iter()
        .chain(words::CLAIM)
        .filter(|word| word.on.contains(&on))
        .map(|word| word.name)
        .collect();
    let rule = match on {
        On::Profile => format!("`{key}` is no key of a profile"),
        On::Connector => format!("`{key}` is no key of an API connector"),
        _ => format!("`{key}` is no key of `#[{}]`", on.name()),
    };
    let meant = nearest::nearest(&key.to_string(), known.iter().copied());
    match meant {
        Some(meant) => bag.help(key, rule, format_args!("write `{meant}`")),
        None => bag.help(
            key,
            rule,
            format_args!("the keys are {}", nearest::list(known)),
        ),
    }
    meant
}

fn misplaced(Entry { key, given }: &Entry, word: &Word, on: On, bag: &mut Bag) {
    let said = said(word.name, given);
    let places: Vec<_> = word
        .on
        .iter()
        .map(|on| format!("`#[{}({said})]`", on.name()))
        .collect();
    bag.help(
        key,
        format_args!("`{key}` is no key of `#[{}]`", on.name()),
        format_args!("write {}", places.join(" or ")),
    );
}

fn elsewhere(Entry { key, given }: &Entry, word: &Word, bag: &mut Bag) {
    let said = said(word.name, given);
    let on = word.on.first().map_or("input", |on| on.name());
    bag.help(
        key,
        format_args!("`{key}` concerns one claim, not the call"),
        format_args!("write `#[{on}({said})]` on the field"),
    );
}

/// Our key with the value that stands there, as far as it fits.
fn said(name: &str, given: &Given) -> String {
    let sample = words::paste(name).unwrap_or(name);
    let Some(value) = written(given) else {
        return sample.to_owned();
    };
    let bare = value.trim_matches('"');
    let meant = |known: &[&'static str]| nearest::nearest(bare, known.iter().copied());
    let word = match name {
        "default" | "map" => return format!("{name} = {value}"),
        "send_claims_in" | "send_in" => meant(&option::MODES.map(|(word, _)| word)),
        "step" => meant(&option::STEPS.map(|(word, _)| word)),
        "method" => meant(&option::METHODS.map(|(word, _)| word)),
        "auth" => words::AUTH
            .iter()
            .find(|form| nearest::fold(form.name) == nearest::fold(bare))
            .map(|form| form.sample),
        _ if sample.ends_with("true") => meant(&["true", "false"]),
        _ if sample.ends_with('"') => {
            let word = value.chars().all(|c| c.is_alphanumeric() || c == '_');
            return if value.starts_with('"') || (word && words::constant(name)) {
                format!("{name} = {value}")
            } else if word && ["partner", "display_name"].contains(&name) {
                format!("{name} = \"{value}\"")
            } else {
                sample.to_owned()
            };
        }
        _ => None,
    };
    word.map_or_else(|| sample.to_owned(), |word| format!("{name} = {word}"))
}

fn written(given: &Given) -> Option<String> {
    match given {
        Given::Value(value) => Some(types::text(value)),
        Given::List(_) => element::literal(given).map(|text| types::text(&text)),
        Given::Nothing | Given::Broken => None,
    }
}
