//! `default = …`

use syn::{Expr, Type};

use crate::attr::Keyed;
use crate::model::Fallback;
use crate::support::{Bag, types};

/// The namespaces of the documents' claim resolvers.
const NAMESPACES: [&str; 8] = [
    "Culture", "Policy", "Context", "Claim", "OIDC", "OAUTH-KV", "oauth2", "SAML",
];

/// The default of a claim that the caller may leave out.
pub(crate) fn of_input(
    keyed: &Keyed<Expr>,
    ty: &Type,
    name: &str,
    bag: &mut Bag,
) -> Option<Fallback> {
    literal(keyed, bag);
    let Some(inner) = types::optional(ty) else {
        let shown = types::text(ty);
        bag.help(
            ty,
            format_args!(
                "`{name}` has a default that never applies: the caller always gives a `{shown}`"
            ),
            format_args!("write `Option<{shown}>`"),
        );
        return None;
    };
    Some(Fallback {
        ty: inner.clone(),
        optional: true,
        value: keyed.value.clone(),
    })
}

/// The default of a claim that the answer may leave out.
pub(crate) fn of_output(keyed: &Keyed<Expr>, ty: &Type, bag: &mut Bag) -> Fallback {
    literal(keyed, bag);
    let inner = types::optional(ty);
    Fallback {
        ty: inner.unwrap_or(ty).clone(),
        optional: inner.is_some(),
        value: keyed.value.clone(),
    }
}

/// A string literal that is a resolver would be sent as it stands.
fn literal(keyed: &Keyed<Expr>, bag: &mut Bag) {
    let Some(literal) = types::literal(&keyed.value) else {
        return;
    };
    let text = literal.value();
    if is_resolver(&text) {
        bag.help(
            literal,
            format_args!(
                "`{text}` is a claim resolver, and `{}` would hold it as a text",
                keyed.key
            ),
            format_args!("write `resolve = \"{text}\"`"),
        );
    }
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
