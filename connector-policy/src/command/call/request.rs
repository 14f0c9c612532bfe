//! The request of a profile, without its secrets.

use std::io::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::command::call::document;
use crate::command::call::value::{self, Given};
use crate::profile::{Auth, Call, Input, Mode, Profile};

/// A request.
pub(super) struct Request {
    pub(super) method: &'static str,
    /// With claims and secrets in it.
    pub(super) url: String,
    /// As the policy has it.
    shown: String,
    pub(super) headers: Vec<(String, String)>,
    /// Headers and parameters that get secrets.
    pub(super) secrets: Vec<String>,
    pub(super) body: Option<String>,
}

/// What RFC 3986 §2.3 leaves as it is.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The URL of the command line; one that is an origin alone takes path and query of the policy's.
pub(super) fn elsewhere(url: &str, policy: &str) -> Result<String, String> {
    let behind = |url: &str| {
        let (scheme, rest) = url.split_once("://")?;
        let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        known.then(|| {
            let start = url.len() - rest.len();
            start + rest.find(['/', '?']).unwrap_or(rest.len())
        })
    };
    match behind(url) {
        None => Err(format!(
            "`{}` is no URL: write `http://127.0.0.1:8080/…`",
            url.split('?').next().unwrap_or_default()
        )),
        Some(end) if end == url.len() => {
            let rest = behind(policy).map_or("", |at| &policy[at..]);
            Ok(format!("{url}{rest}"))
        }
        Some(_) => Ok(url.to_owned()),
    }
}

/// Builds the request of these claims.
pub(super) fn build(
    profile: &Profile,
    call: &Call,
    url: &str,
    given: &Given,
) -> Result<Request, String> {
    if let Some(setting) = crate::settings::first(url) {
        return Err(format!(
            "the setting `{}` of the URL is not filled: give `--settings`, or `--url`",
            setting.name
        ));
    }
    let mut request = Request {
        method: profile.send_claims_in.method(),
        url: url.to_owned(),
        shown: url.split('?').next().unwrap_or(url).to_owned(),
        headers: vec![("accept".to_owned(), "application/json".to_owned())],
        secrets: call.auth.iter().filter_map(carrier).collect(),
        body: None,
    };
    let sent = || {
        profile
            .inputs
            .iter()
            .filter(|input| input.send_in.is_some())
    };
    match profile.send_claims_in {
        Mode::Body => {
            let body = match profile.inputs.iter().find(|input| input.payload) {
                Some(payload) => self::payload(payload, profile, call, given)?,
                None => body(sent(), given)?,
            };
            request.body = Some(body);
            request.content("application/json");
        }
        Mode::Form => {
            request.body = Some(form(&pairs(sent(), given)));
            request.content("application/x-www-form-urlencoded");
        }
        Mode::QueryString => {
            let pairs = pairs(sent(), given);
            if !pairs.is_empty() {
                let joint = if url.contains('?') { '&' } else { '?' };
                request.url = format!("{url}{joint}{}", form(&pairs));
            }
        }
        Mode::Header => {
            for input in sent() {
                if let Some(text) = given.text(input) {
                    request.headers.push((input.wire.clone(), text));
                }
            }
        }
        Mode::Url => {
            for input in sent() {
                let place = format!("{{{}}}", input.wire);
                let Some(text) = given.text(input).filter(|text| !text.is_empty()) else {
                    return Err(format!(
                        "the claim `{}` stands in the URL and has no value: write `{}=…`",
                        input.claim, input.claim
                    ));
                };
                let text = utf8_percent_encode(&text, COMPONENT).to_string();
                request.url = request.url.replace(&place, &text);
            }
        }
    }
    Ok(request)
}

impl Request {
    fn content(&mut self, kind: &str) {
        self.headers
            .push(("content-type".to_owned(), kind.to_owned()));
    }

    /// Writes the request for people; `values`: with the claims in it. Secrets are never shown.
    pub(super) fn show(&self, out: &mut impl Write, values: bool) -> io::Result<()> {
        let url = if values { &self.url } else { &self.shown };
        writeln!(out, "> {} {url}", self.method)?;
        let own = ["accept", "content-type"];
        for (name, value) in &self.headers {
            let shown = if self.secrets.contains(name) {
                "***"
            } else if values || own.contains(&name.as_str()) {
                value
            } else {
                "…"
            };
            writeln!(out, "> {name}: {shown}")?;
        }
        for name in &self.secrets {
            if !self.headers.iter().any(|(there, _)| there == name) {
                writeln!(out, "> {name}: ***")?;
            }
        }
        match &self.body {
            Some(body) if values => writeln!(out, ">\n{body}"),
            Some(body) => writeln!(out, ">\n> ({} bytes)", body.len()),
            None => Ok(()),
        }
    }
}

/// The header that carries a form of authentication.
fn carrier(auth: &Auth) -> Option<String> {
    match auth {
        Auth::Basic { .. } | Auth::Bearer { .. } => Some("authorization".to_owned()),
        Auth::ApiKeyHeader { name, .. } => Some(name.to_ascii_lowercase()),
        Auth::ApiKeyQuery { .. } | Auth::ClientCertificate { .. } => None,
    }
}

fn body<'a>(inputs: impl Iterator<Item = &'a Input>, given: &Given) -> Result<String, String> {
    let mut members = Vec::new();
    for input in inputs {
        if let Some(text) = given.text(input) {
            let value = value::json(input.meta.ty, &text, &input.claim)?;
            members.push(format!("{}:{value}", Value::from(input.wire.as_str())));
        }
    }
    Ok(format!("{{{}}}", members.join(",")))
}

/// The payload as given, or as its transformation builds it.
fn payload(
    payload: &Input,
    profile: &Profile,
    call: &Call,
    given: &Given,
) -> Result<String, String> {
    if let Some(text) = given.text(payload) {
        return Ok(text);
    }
    let builder = call.before.iter().rev().find(|transformation| {
        let output = transformation.outputs.first();
        output.is_some_and(|output| output.identity == payload.meta.identity)
    });
    let built = match builder {
        Some(builder) => document::text(builder, profile, given)?,
        None => None,
    };
    built.ok_or_else(|| {
        format!(
            "the claim `{}` is the body and has no value: write `{}=…`",
            payload.claim, payload.claim
        )
    })
}

fn pairs<'a>(inputs: impl Iterator<Item = &'a Input>, given: &Given) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for input in inputs {
        let Some(text) = given.text(input) else {
            continue;
        };
        if input.meta.ty.is_many() {
            pairs.extend(value::many(&text).map(|one| (input.wire.clone(), one.to_owned())));
        } else {
            pairs.push((input.wire.clone(), text));
        }
    }
    pairs
}

fn form(pairs: &[(String, String)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(pairs).finish()
}
