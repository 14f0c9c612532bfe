//! What a profile sends and reads, from the XML alone (`b2c` §1 to §4).

use std::collections::{BTreeMap, BTreeSet};

use crate::xml::{Profile, View};

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Exchange {
    pub(crate) method: String,
    /// The URL as it is declared, without the query of the claims.
    pub(crate) url: String,
    /// Names of claims in headers.
    pub(crate) headers: BTreeSet<String>,
    /// Names at the top of the JSON body, or in the form.
    pub(crate) body: BTreeSet<String>,
    /// Names of claims in the query.
    pub(crate) query: BTreeSet<String>,
    /// Names and paths that are read from the answer.
    pub(crate) outputs: BTreeSet<String>,
    /// The forms of authentication.
    pub(crate) auth: Vec<String>,
}

impl Exchange {
    pub(crate) fn of(profile: &Profile, view: &View) -> Self {
        let item = |key: &str| profile.metadata.get(key).map(String::as_str);
        let on = |key: &str| item(key).is_some_and(|text| text.eq_ignore_ascii_case("true"));
        let mode = item("SendClaimsIn").unwrap_or("Body").to_ascii_lowercase();
        let bearer = item("UseClaimAsBearerToken");
        let sent: BTreeSet<String> = profile
            .inputs
            .iter()
            .filter(|claim| bearer != Some(claim.id.as_str()))
            .map(|claim| claim.wire().to_owned())
            .collect();
        let is = |name: &str| mode == name;
        let (url, key) = url(
            item("ServiceUrl").unwrap_or_default(),
            is("url").then_some(&sent),
        );
        let payload = item("ClaimUsedForRequestPayload").filter(|_| is("body"));
        let body = match payload {
            Some(payload) => document(payload, profile, view),
            None if is("body") || is("form") => sent.clone(),
            None => BTreeSet::new(),
        };
        let mut auth = auth(
            profile,
            item("AuthenticationType").unwrap_or_default(),
            bearer,
        );
        auth.extend(key.map(|key| format!("ApiKeyQuery {key}")));
        Self {
            method: if is("body") || is("form") {
                "POST"
            } else {
                "GET"
            }
            .to_owned(),
            url,
            headers: if is("header") {
                sent.clone()
            } else {
                BTreeSet::new()
            },
            query: if is("querystring") {
                sent
            } else {
                BTreeSet::new()
            },
            body,
            outputs: outputs(profile, on("ResolveJsonPathsInJsonTokens")),
            auth,
        }
    }
}

/// The members of the document that a transformation builds; the payload itself where none does.
fn document(payload: &str, profile: &Profile, view: &View) -> BTreeSet<String> {
    let built = profile
        .transformations
        .iter()
        .filter_map(|id| view.documents.get(id))
        .find(|(output, _)| output == payload);
    match built {
        Some((_, paths)) => paths
            .iter()
            .map(|path| path.split('.').next().unwrap_or_default().to_owned())
            .collect(),
        None => BTreeSet::from(["payload".to_owned()]),
    }
}

/// Blanks, quotes and braces that no claim fills are percent-encoded; a function key is taken out.
fn url(raw: &str, placed: Option<&BTreeSet<String>>) -> (String, Option<String>) {
    let mut encoded = raw
        .replace(' ', "%20")
        .replace('"', "%22")
        .replace('\'', "%27");
    let mut at = 0;
    while let Some(open) = encoded[at..].find('{').map(|open| at + open) {
        let close = open + encoded[open..].find('}').expect("braces come in pairs");
        let name = encoded[open + 1..close].to_owned();
        if !placed.is_some_and(|placed| placed.contains(&name)) {
            encoded.replace_range(open..=close, &format!("%7B{name}%7D"));
        }
        at = close;
    }
    let Some((before, query)) = encoded.split_once('?') else {
        return (encoded, None);
    };
    let (keys, others): (Vec<_>, Vec<_>) =
        query.split('&').partition(|pair| pair.starts_with("code="));
    if keys.is_empty() {
        return (encoded, None);
    }
    let mut url = before.to_owned();
    if !others.is_empty() {
        url = format!("{url}?{}", others.join("&"));
    }
    (url, Some("code".to_owned()))
}

fn outputs(profile: &Profile, paths: bool) -> BTreeSet<String> {
    let read = profile
        .outputs
        .iter()
        .filter(|claim| !(claim.always && claim.default.is_some()));
    read.map(|claim| {
        let name = claim.wire();
        if !paths || claim.partner.is_none() {
            return format!("{:?}", [name]);
        }
        let steps: Vec<String> = name
            .replace('[', ".")
            .replace(']', "")
            .split('.')
            .map(str::to_owned)
            .collect();
        format!("{steps:?}")
    })
    .collect()
}

fn auth(profile: &Profile, kind: &str, bearer: Option<&str>) -> Vec<String> {
    let key = |id: &str| {
        profile
            .keys
            .get(id)
            .cloned()
            .unwrap_or_else(|| id.to_owned())
    };
    match kind {
        "None" => Vec::new(),
        "Basic" => vec![format!(
            "Basic {} {}",
            key("BasicAuthenticationUsername"),
            key("BasicAuthenticationPassword")
        )],
        "Bearer" if bearer.is_some() => vec!["BearerClaim".to_owned()],
        "Bearer" => vec![format!("Bearer {}", key("BearerAuthenticationToken"))],
        "ClientCertificate" => vec![format!("ClientCertificate {}", key("ClientCertificate"))],
        "ApiKeyHeader" => profile
            .keys
            .iter()
            .map(|(name, key)| format!("ApiKeyHeader {} {key}", name.to_lowercase()))
            .collect(),
        other => panic!("`{other}` was imported"),
    }
}

/// One value for each data type, by which the built crate fills the inputs.
pub(crate) fn samples() -> BTreeMap<&'static str, &'static str> {
    BTreeMap::from([
        ("String", "String::from(\"v\")"),
        ("bool", "true"),
        ("i32", "7"),
        ("i64", "7"),
        ("Vec<String>", "vec![String::from(\"v\")]"),
        (
            "Secret<String>",
            "connector_runtime::Secret::new(String::from(\"v\"))",
        ),
    ])
}
