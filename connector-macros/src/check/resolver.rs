//! `resolve = "{Namespace:Key}"`: one claim resolver of the documents, alone.

use syn::LitStr;

use crate::attr::Keyed;
use crate::check::scope::{Named, Scope};
use crate::model::Resolver;
use crate::support::resolvers::{ALL, NAMESPACES, OPEN, keys};
use crate::support::{Bag, nearest};

/// The resolver that is written; one of the namespace `Claim` is looked up in the scope.
pub(crate) fn resolver(
    keyed: &Keyed<LitStr>,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Option<Resolver> {
    let literal = &keyed.value;
    let text = literal.value();
    let (namespace, key) = match apart(&text) {
        Ok(parts) => parts,
        Err(Fault { rule, help }) => {
            bag.help(literal, rule, help);
            return None;
        }
    };
    if namespace != "Claim" {
        return Some(Resolver::Context(format!("{namespace}:{key}")));
    }
    match scope.named(key) {
        Named::Known(claim) => Some(Resolver::Claim {
            name: format!("Claim:{key}"),
            claim,
        }),
        Named::Unknown(meant) => {
            let rule = format!("`{text}` names no claim of this struct");
            match meant {
                Some(meant) => bag.help(
                    literal,
                    rule,
                    format_args!("write `resolve = \"{{Claim:{meant}}}\"`"),
                ),
                None => bag.help(
                    literal,
                    rule,
                    format_args!(
                        "write `#[claim] {key}: String` above, or name a claim that is there"
                    ),
                ),
            }
            None
        }
        Named::Late(late) => {
            scope.late(literal, &late, bag);
            None
        }
    }
}

/// What is wrong with a resolver, and what to write.
#[derive(Debug)]
struct Fault {
    rule: String,
    help: String,
}

fn fault<T>(rule: impl Into<String>, help: impl Into<String>) -> Result<T, Fault> {
    Err(Fault {
        rule: rule.into(),
        help: help.into(),
    })
}

/// Namespace and key of a text that is one known resolver.
fn apart(text: &str) -> Result<(&str, &str), Fault> {
    let Some(inside) = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
        .filter(|inside| !inside.contains(['{', '}']))
    else {
        if text.is_empty() {
            return fault(
                "a claim resolver is not empty",
                "write `resolve = \"{Culture:RFC5646}\"`, or `value = \"…\"` for a constant",
            );
        }
        let open = text
            .strip_prefix('{')
            .filter(|open| !open.contains(['{', '}']));
        if let Some(inside) = open.filter(|inside| apart(&format!("{{{inside}}}")).is_ok()) {
            return fault(
                format!("`{text}` is not closed"),
                format!("write `resolve = \"{{{inside}}}\"`"),
            );
        }
        if text.contains('{') {
            return fault(
                format!("`{text}` is more than a resolver, and `resolve` takes one alone"),
                "make a claim of each, and join them in another: `value = format!(\"…\")`",
            );
        }
        let bare = text.trim();
        return match apart(&format!("{{{bare}}}")) {
            Ok(_) => fault(
                format!("`{text}` is a resolver without its braces"),
                format!("write `resolve = \"{{{bare}}}\"`"),
            ),
            Err(_) => fault(
                format!("`{text}` is no claim resolver"),
                "write `resolve = \"{Culture:RFC5646}\"`, or `value = \"…\"` for a constant",
            ),
        };
    };
    let Some((namespace, key)) = inside.split_once(':') else {
        let key = ALL.iter().find(|(_, key)| key.eq_ignore_ascii_case(inside));
        return fault(
            format!("`{text}` has no namespace"),
            match key {
                Some((namespace, key)) => format!("write `resolve = \"{{{namespace}:{key}}}\"`"),
                None if inside.is_empty() => "write `resolve = \"{Culture:RFC5646}\"`".to_owned(),
                None => format!("write `resolve = \"{{Claim:{inside}}}\"` for another claim"),
            },
        );
    };
    if !NAMESPACES.contains(&namespace) {
        return fault(
            format!("`{namespace}` is no namespace of claim resolvers"),
            match nearest::nearest(namespace, NAMESPACES) {
                Some(meant) => match key_of(meant, key) {
                    Some(key) => format!("write `resolve = \"{{{meant}:{key}}}\"`"),
                    None => format!("write `{{{meant}:…}}`"),
                },
                None if namespace == "Settings" => {
                    "write `{Settings:…}` in `service_url`: settings fill the URL, not claims"
                        .to_owned()
                }
                None => format!("write one of {}", nearest::list(NAMESPACES)),
            },
        );
    }
    if key.trim().is_empty() {
        let sample = keys(namespace).next().unwrap_or("name");
        return fault(
            format!("`{text}` has no key"),
            format!("write `resolve = \"{{{namespace}:{sample}}}\"`"),
        );
    }
    if OPEN.contains(&namespace) || keys(namespace).any(|known| known == key) {
        return Ok((namespace, key));
    }
    let elsewhere = ALL
        .iter()
        .find(|(_, known)| known.eq_ignore_ascii_case(key));
    fault(
        format!("`{key}` is no key of `{namespace}`"),
        match (nearest::nearest(key, keys(namespace)), elsewhere) {
            (Some(meant), _) => format!("write `resolve = \"{{{namespace}:{meant}}}\"`"),
            (None, Some((namespace, key))) => {
                format!("write `resolve = \"{{{namespace}:{key}}}\"`")
            }
            (None, None) => format!("write one of {}", nearest::list(keys(namespace))),
        },
    )
}

fn key_of<'a>(namespace: &str, key: &'a str) -> Option<&'a str> {
    let known = OPEN.contains(&namespace) || keys(namespace).any(|known| known == key);
    (known && !key.is_empty()).then_some(key)
}

/// Whether a text is one claim resolver of the documents.
pub(crate) fn is_resolver(text: &str) -> bool {
    text.strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
        .and_then(|text| text.split_once(':'))
        .is_some_and(|(namespace, _)| {
            NAMESPACES
                .iter()
                .any(|known| known.eq_ignore_ascii_case(namespace))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_resolver_is_one() {
        for (namespace, key) in ALL {
            let text = format!("{{{namespace}:{key}}}");
            assert_eq!(apart(&text).unwrap(), (*namespace, *key), "{text}");
            assert!(is_resolver(&text), "{text}");
        }
        assert_eq!(
            apart("{OAUTH-KV:any thing}").unwrap(),
            ("OAUTH-KV", "any thing")
        );
        assert_eq!(apart("{Claim:email}").unwrap(), ("Claim", "email"));
    }

    #[test]
    fn what_is_none_is_told_apart() {
        for (text, said) in [
            ("", "not empty"),
            ("{Culture:LCID", "write `resolve = \"{Culture:LCID}\"`"),
            ("{}", "no namespace"),
            ("en-US", "no claim resolver"),
            ("Culture:LCID", "write `resolve = \"{Culture:LCID}\"`"),
            ("{LCID}", "write `resolve = \"{Culture:LCID}\"`"),
            ("{email}", "{Claim:email}"),
            ("{culture:LCID}", "write `resolve = \"{Culture:LCID}\"`"),
            ("{Culture:lcid}", "write `resolve = \"{Culture:LCID}\"`"),
            (
                "{Culture:RFC5464}",
                "write `resolve = \"{Culture:RFC5646}\"`",
            ),
            (
                "{Context:PolicyId}",
                "write `resolve = \"{Policy:PolicyId}\"`",
            ),
            ("{Culture:banana}", "one of `LanguageName`"),
            ("{Culture:}", "has no key"),
            ("{OAUTH-KV: }", "has no key"),
            ("{Banana:x}", "one of `Culture`"),
            ("{Settings:Base}", "`service_url`"),
            ("{Culture:LCID} ", "more than a"),
            ("x-{Context:CorrelationId}", "more than a"),
            ("{Culture:LCID}{Culture:LCID}", "more than a"),
        ] {
            let Fault { rule, help } = apart(text).unwrap_err();
            assert!(
                rule.contains(said) || help.contains(said),
                "{text}: {rule}, {help}"
            );
        }
    }
}
