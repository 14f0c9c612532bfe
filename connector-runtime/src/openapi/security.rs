//! How the API knows who calls, as security schemes.

use serde_json::{Map, Value, json};

use crate::profile::{Auth, Profile};

/// What a profile's operation asks for: one requirement that names all of its schemes, since every one of them is asked for.
/// `null` where nothing is. The schemes that are not there yet are added.
pub(super) fn requirement(profile: &Profile, schemes: &mut Map<String, Value>) -> Value {
    let mut requirement = Map::new();
    for auth in profile.auth {
        let (name, scheme, scopes) = scheme(auth);
        requirement.insert(named(schemes, &name, scheme), json!(scopes));
    }
    if requirement.is_empty() {
        Value::Null
    } else {
        json!([requirement])
    }
}

/// The name of a scheme: its own, or with a number where another scheme has that.
fn named(schemes: &mut Map<String, Value>, name: &str, scheme: Value) -> String {
    let mut unused = name.to_owned();
    let mut number = 1;
    while schemes.get(&unused).is_some_and(|known| *known != scheme) {
        number += 1;
        unused = format!("{name}-{number}");
    }
    schemes.insert(unused.clone(), scheme);
    unused
}

/// A way of authentication: its name, its scheme, the scopes that are asked for.
fn scheme(auth: &Auth) -> (String, Value, Vec<&'static str>) {
    let plain = |name: &str, scheme: Value| (name.to_owned(), scheme, Vec::new());
    let key = |place: &str, name: &str| {
        // Components have names of letters, digits and `.-_` alone.
        let safe = |letter: char| letter.is_ascii_alphanumeric() || ".-_".contains(letter);
        let word: String = name
            .chars()
            .map(|letter| if safe(letter) { letter } else { '_' })
            .collect();
        plain(
            &format!("{place}-{word}"),
            json!({ "type": "apiKey", "in": place, "name": name }),
        )
    };
    match auth {
        Auth::Basic { .. } => plain("basic", json!({ "type": "http", "scheme": "basic" })),
        Auth::Bearer { .. } | Auth::BearerClaim => {
            plain("bearer", json!({ "type": "http", "scheme": "bearer" }))
        }
        Auth::ClientCertificate { .. } => {
            plain("clientCertificate", json!({ "type": "mutualTLS" }))
        }
        Auth::ApiKeyHeader { name, .. } => key("header", name),
        Auth::ApiKeyQuery { name, .. } => key("query", name),
        Auth::OAuth2ClientCredentials {
            token_url, scope, ..
        } => {
            let scopes: Vec<&'static str> =
                scope.iter().flat_map(|scope| scope.split(' ')).collect();
            let known: Map<String, Value> = scopes
                .iter()
                .map(|scope| ((*scope).to_owned(), json!("")))
                .collect();
            let flow = json!({ "tokenUrl": token_url, "scopes": known });
            let scheme = json!({ "type": "oauth2", "flows": { "clientCredentials": flow } });
            ("oauth2".to_owned(), scheme, scopes)
        }
    }
}
