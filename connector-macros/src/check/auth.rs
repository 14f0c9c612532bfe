//! The rules of `auth`.

use proc_macro2::Ident;
use quote::ToTokens;

use crate::attr::{AuthForm, AuthValue, ProfileArgs, Written};
use crate::check::{Claims, key, url};
use crate::model::{Auth, Declared, OAuth2};
use crate::support::{Bag, header, words};

/// All forms, none for `auth = None`.
pub(crate) fn auth(
    args: &ProfileArgs,
    profile: &Ident,
    claims: &Claims<'_>,
    bag: &mut Bag,
) -> Option<Declared<Vec<Auth>>> {
    let keyed = match &args.auth {
        Written::Absent => {
            bag.help(
                profile,
                format_args!("`{profile}` does not say how the API knows who calls"),
                "write `auth = Bearer` in `#[technical_profile(…)]`, or `Basic`, `ClientCertificate`, `ApiKeyHeader(\"x-functions-key\")` or another form",
            );
            return None;
        }
        Written::Broken => return None,
        Written::Whole(keyed) => keyed,
    };
    let written = &keyed.value;
    let before = bag.count();
    let forms: Option<Vec<_>> = written
        .forms
        .iter()
        .map(|form| self::form(form, args, claims, bag))
        .collect();
    together(written, bag);
    insecure(args, written, bag);
    bearer(written, claims, bag);
    let whole = bag.count() == before && !written.broken;
    forms.filter(|_| whole).map(|forms| Declared {
        key: keyed.key.clone(),
        value: forms.into_iter().flatten().collect(),
    })
}

fn is(form: &AuthForm, name: &str) -> bool {
    form.word.as_ref().is_some_and(|word| word == name)
}

/// One form; the inner `None` is `auth = None`.
#[expect(clippy::option_option, reason = "broken and `None` are two things")]
fn form(
    form: &AuthForm,
    args: &ProfileArgs,
    claims: &Claims<'_>,
    bag: &mut Bag,
) -> Option<Option<Auth>> {
    let word = form.word.clone()?;
    Some(Some(match word.to_string().as_str() {
        "Basic" => {
            let username = key::key(
                &form.username_key,
                "username_key",
                "BasicAuthenticationUsername",
                bag,
            );
            let password = key::key(
                &form.password_key,
                "password_key",
                "BasicAuthenticationPassword",
                bag,
            );
            Auth::Basic {
                word,
                username: username?,
                password: password?,
            }
        }
        "Bearer" if form.key.is_absent() && claims.iter().any(is_bearer) => {
            Auth::BearerClaim { word }
        }
        "Bearer" => Auth::Bearer {
            word,
            key: key::key(&form.key, "key", "BearerAuthenticationToken", bag)?,
        },
        "ClientCertificate" => Auth::ClientCertificate {
            word,
            key: key::key(&form.key, "key", "ClientCertificate", bag)?,
        },
        "ApiKeyHeader" => {
            let name = form.name.as_ref()?;
            let fine = header_name(name, bag);
            let key = named(form, fine, bag);
            Auth::ApiKeyHeader {
                word,
                name: name.value().to_ascii_lowercase(),
                key: key?,
            }
        }
        "ApiKeyQuery" => {
            let name = form.name.as_ref()?;
            let empty = name.value().is_empty();
            if empty {
                bag.help(
                    name,
                    "the parameter that carries the key has no name",
                    "write `\"code\"`, or the name that the API asks for",
                );
            }
            let key = named(form, !empty, bag);
            Auth::ApiKeyQuery {
                word,
                name: name.value(),
                key: key?,
            }
        }
        "OAuth2ClientCredentials" => {
            Auth::OAuth2ClientCredentials(Box::new(oauth2(form, word, args, bag)?))
        }
        _ => return Some(None),
    }))
}

fn is_bearer(claim: &crate::check::claim::Checked<'_>) -> bool {
    claim.input().is_some_and(|input| !input.bearer.is_absent())
}

/// The key of a form that has a name: that name, if it says no other.
fn named(form: &AuthForm, fine: bool, bag: &mut Bag) -> Option<crate::model::Key> {
    let name = form.name.as_ref()?;
    if !fine {
        return None;
    }
    if form.key.is_absent() && !key::is_name(&name.value(), name, &crate::support::word("key"), bag)
    {
        return None;
    }
    key::key(&form.key, "key", &name.value(), bag)
}

/// An API key may stand in `Authorization` too; no other header of the connection is free.
fn header_name(name: &syn::LitStr, bag: &mut Bag) -> bool {
    let text = name.value();
    let help = "write `\"x-functions-key\"`, or the header that the API asks for";
    if text.is_empty() {
        bag.help(name, "the header that carries the key has no name", help);
    } else if let Some(stray) = header::stray(&text) {
        bag.help(
            name,
            format_args!("a header name does not hold `{}`", stray.escape_default()),
            help,
        );
    } else if header::reserved(&text) && !text.eq_ignore_ascii_case("authorization") {
        bag.help(
            name,
            format_args!("`{text}` is set by the connector, and carries no key"),
            help,
        );
    } else {
        return true;
    }
    false
}

fn oauth2(form: &AuthForm, word: Ident, args: &ProfileArgs, bag: &mut Bag) -> Option<OAuth2> {
    needs(form, &word, bag);
    let token_url = url::token_url(form, args, bag);
    let client_id = key::key(&form.client_id_key, "client_id_key", "", bag);
    let client_secret = key::key(&form.client_secret_key, "client_secret_key", "", bag);
    let text = |slot: &crate::attr::Slot<syn::LitStr>| {
        slot.whole().map(|keyed| Declared {
            key: keyed.key.clone(),
            value: keyed.value.clone(),
        })
    };
    Some(OAuth2 {
        // An absent key has a default as far as `key` knows; the message about it is said.
        token_url: token_url?,
        client_id: client_id?,
        client_secret: client_secret?,
        scope: text(&form.scope),
        audience: text(&form.audience),
        word,
    })
}

/// What the form cannot do without: one message for all that is missing.
fn needs(form: &AuthForm, word: &Ident, bag: &mut Bag) {
    let missing: Vec<_> = [
        ("token_url", form.token_url.is_absent()),
        ("client_id_key", form.client_id_key.is_absent()),
        ("client_secret_key", form.client_secret_key.is_absent()),
    ]
    .into_iter()
    .filter_map(|(key, absent)| absent.then_some(key))
    .collect();
    if missing.is_empty() {
        return;
    }
    let said: Vec<_> = missing
        .iter()
        .map(|key| format!("{key} = \"{}\"", words::value(key)))
        .collect();
    let names: Vec<_> = missing.iter().map(|key| format!("`{key}`")).collect();
    bag.help(
        word,
        format_args!("`{word}` needs {}", names.join(", ")),
        format_args!("write `{}` in its parentheses", said.join(", ")),
    );
}

/// Which forms may stand in one list.
fn together(written: &AuthValue, bag: &mut Bag) {
    if written.forms.is_empty() && !written.broken {
        bag.help(
            &written.value,
            "the list of `auth` is empty",
            "write `auth = Bearer` or another form, and `None` where the API asks for nothing",
        );
    }
    let mut before: Vec<&AuthForm> = Vec::new();
    for form in &written.forms {
        let Some(word) = &form.word else { continue };
        let clash = before.iter().find_map(|earlier| clash(earlier, form));
        if let Some((first, why)) = clash {
            bag.twice(
                (word, format_args!("{why}\nhelp: keep one of them")),
                (first, "first said here"),
            );
        }
        before.push(form);
    }
    if let (Some(none), true) = (
        written.forms.iter().find(|form| is(form, "None")),
        written.forms.len() > 1,
    ) {
        bag.help(
            &none.word,
            "`None` stands alone, not in a list",
            "leave `None` out",
        );
    }
}

fn clash<'a>(earlier: &'a AuthForm, form: &AuthForm) -> Option<(&'a Ident, String)> {
    let first = earlier.word.as_ref()?;
    let word = form.word.as_ref()?;
    let name = |form: &AuthForm| form.name.as_ref().map(syn::LitStr::value);
    if sets_authorization(earlier) && sets_authorization(form) {
        return Some((
            first,
            format!("`Authorization` is set twice, by `{first}` and by `{word}`"),
        ));
    }
    let (a, b) = (name(earlier), name(form));
    let same = match word.to_string().as_str() {
        "ApiKeyHeader" => a
            .as_ref()
            .zip(b.as_ref())
            .is_some_and(|(a, b)| a.eq_ignore_ascii_case(b)),
        _ => a == b,
    };
    (first == word && same).then(|| match b {
        Some(name) => (first, format!("`{name}` carries a key twice")),
        None => (first, format!("`{word}` stands twice")),
    })
}

fn sets_authorization(form: &AuthForm) -> bool {
    ["Basic", "Bearer", "OAuth2ClientCredentials"]
        .iter()
        .any(|name| is(form, name))
        || (is(form, "ApiKeyHeader")
            && form
                .name
                .as_ref()
                .is_some_and(|name| name.value().eq_ignore_ascii_case("authorization")))
}

/// `auth = None` is allowed by one of two keys; the first of them is for nothing else.
fn insecure(args: &ProfileArgs, written: &AuthValue, bag: &mut Bag) {
    let none = written.forms.iter().any(|form| is(form, "None"));
    let said =
        |slot: &crate::attr::Slot<syn::LitBool>| slot.value().is_some_and(|value| value.value);
    let (allowed, development) = (
        &args.allow_insecure_auth_in_production,
        &args.development_only,
    );
    let silent = allowed.is_broken() || development.is_broken() || written.broken;
    match (none, said(allowed), said(development)) {
        (true, false, false) if !silent => bag.help(
            &written.value,
            "`auth = None` lets anybody call as you",
            "write `development_only = true` in `#[technical_profile(…)]`, or `allow_insecure_auth_in_production = true` if the API is open to all",
        ),
        (true, true, true) => bag.help(
            args.development_only.key(),
            "`development_only` forbids what `allow_insecure_auth_in_production` allows",
            "keep one of them",
        ),
        (false, true, _) if !silent => bag.help(
            allowed.key(),
            "`allow_insecure_auth_in_production` is for `auth = None`",
            "leave it out",
        ),
        _ => {}
    }
}

/// A bearer claim is the token of `auth = Bearer`, and there is one.
fn bearer(written: &AuthValue, claims: &Claims<'_>, bag: &mut Bag) {
    let mut bearers = claims
        .iter()
        .filter_map(|claim| Some((claim, claim.input()?.bearer.key()?)));
    let Some((claim, key)) = bearers.next() else {
        return;
    };
    for (second, again) in bearers {
        bag.twice(
            (
                again,
                format_args!(
                    "`{}` is a second bearer token\nhelp: leave `bearer` out here",
                    second.name
                ),
            ),
            (key, format_args!("`{}` is the first", claim.name)),
        );
    }
    match written.forms.iter().find(|form| is(form, "Bearer")) {
        None if !written.broken => bag.help(
            key,
            format_args!(
                "`{}` is a bearer token, and `auth = {}` sends none",
                claim.name,
                crate::support::types::text(&written.value.to_token_stream())
            ),
            "write `auth = Bearer` in `#[technical_profile(…)]`, or leave `bearer` out",
        ),
        Some(form) if !form.key.is_absent() => bag.help(
            key,
            format_args!(
                "`{}` is the bearer token, and `auth` takes another from the key container",
                claim.name
            ),
            "write `auth = Bearer` in `#[technical_profile(…)]`, or leave `bearer` out",
        ),
        _ => {}
    }
}
