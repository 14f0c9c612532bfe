//! How the API knows who calls, compared with `auth`.

use serde_json::Value;

use super::Differences;
use super::document::Document;
use crate::profile::{Auth, Profile};

/// Compares them, where the description says anything of it. Of several ways that the API offers, one is enough.
pub(super) fn compare(
    document: &Document,
    profile: &Profile,
    operation: &Value,
    differences: &mut Differences,
) {
    let own = operation["security"].as_array();
    let Some(offers) = own.or(document.root["security"].as_array()) else {
        return;
    };
    let anonymous = offers.is_empty() || offers.iter().any(|offer| offer == &serde_json::json!({}));
    if anonymous {
        return;
    }
    let offers: Vec<Vec<&Value>> = offers
        .iter()
        .filter_map(Value::as_object)
        .map(|offer| {
            let schemes = &document.root["components"]["securitySchemes"];
            offer
                .keys()
                .map(|name| document.followed(&schemes[name]))
                .collect()
        })
        .collect();
    let knows = |scheme: &&Value| profile.auth.iter().any(|auth| is(auth, scheme));
    if offers.iter().any(|offer| offer.iter().all(knows)) {
        return;
    }
    // The first that a profile can say.
    let written = offers.iter().find_map(|offer| {
        let forms: Option<Vec<String>> = offer.iter().map(|scheme| form(scheme)).collect();
        match forms?.as_slice() {
            [one] => Some(one.clone()),
            many => Some(format!("[{}]", many.join(", "))),
        }
    });
    differences.add(
        "auth",
        "the API knows who calls in another way",
        match written {
            Some(written) => format!("write `auth = {written}`"),
            None => "put a gateway before it: a cookie, or a scheme that the description does not describe, is no form of `auth`".to_owned(),
        },
    );
}

/// Whether a parameter of the description is an API key of the profile's.
pub(super) fn is_key(profile: &Profile, place: &str, name: &str) -> bool {
    profile.auth.iter().any(|auth| match auth {
        Auth::ApiKeyHeader { name: key, .. } => place == "header" && key.eq_ignore_ascii_case(name),
        Auth::ApiKeyQuery { name: key, .. } => place == "query" && *key == name,
        Auth::Basic { .. } | Auth::Bearer { .. } | Auth::BearerClaim => {
            place == "header" && name.eq_ignore_ascii_case("authorization")
        }
        _ => false,
    })
}

fn is(auth: &Auth, scheme: &Value) -> bool {
    let ty = scheme["type"].as_str().unwrap_or_default();
    let http = |name: &str| {
        let given = scheme["scheme"].as_str().unwrap_or_default();
        ty == "http" && given.eq_ignore_ascii_case(name)
    };
    let key = |place: &str, name: &str| {
        let given = scheme["name"].as_str().unwrap_or_default();
        let same = if place == "header" {
            given.eq_ignore_ascii_case(name)
        } else {
            given == name
        };
        ty == "apiKey" && scheme["in"] == place && same
    };
    match auth {
        Auth::Basic { .. } => http("basic"),
        // Where a token comes from does not show in a request.
        Auth::Bearer { .. } | Auth::BearerClaim | Auth::OAuth2ClientCredentials { .. } => {
            http("bearer") || ty == "oauth2" || ty == "openIdConnect"
        }
        Auth::ClientCertificate { .. } => ty == "mutualTLS",
        Auth::ApiKeyHeader { name, .. } => key("header", name),
        Auth::ApiKeyQuery { name, .. } => key("query", name),
    }
}

/// The form of `auth` that a scheme is.
fn form(scheme: &Value) -> Option<String> {
    let text = |key: &str| scheme[key].as_str().unwrap_or_default();
    Some(match (text("type"), text("scheme"), text("in")) {
        ("http", scheme, _) if scheme.eq_ignore_ascii_case("basic") => "Basic".to_owned(),
        ("http", scheme, _) if !scheme.eq_ignore_ascii_case("bearer") => return None,
        ("http" | "openIdConnect", ..) => "Bearer".to_owned(),
        ("oauth2", ..) => "OAuth2ClientCredentials(token_url = \"…\", …)".to_owned(),
        ("mutualTLS", ..) => "ClientCertificate".to_owned(),
        ("apiKey", _, "query") => format!("ApiKeyQuery(\"{}\")", text("name")),
        ("apiKey", _, "header") => format!("ApiKeyHeader(\"{}\")", text("name")),
        _ => return None,
    })
}
