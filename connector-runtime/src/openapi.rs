//! The description of an API, as OpenAPI 3.1, written from the profiles that it serves.
//!
//! ```
//! use connector_runtime::{openapi::Description, technical_profile};
//!
//! /// Looks a member up.
//! #[technical_profile(service_url = "https://crm.example.com/members/{id}", auth = Basic, send_claims_in = Url)]
//! struct Member {
//!     #[input]  id: u32,
//!     #[output] name: String,
//!     #[output] points: Option<u32>,
//! }
//!
//! let json = Description::new("Members", "1.0.0").with::<Member>().to_json();
//! assert!(json.contains(r#""/members/{id}""#) && json.contains("Looks a member up."));
//! ```
//!
//! Types are described as far as the words of the claims' types tell them: an alias, and a type of your own, is any value.
//! What is not in a profile is not described: that a handler may refuse more than the types say, and what a proxy answers.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::profile::{Auth, Profile};
use crate::shape::{Parameter, Shape};
use crate::technical_profile::ClaimsExchange;

mod answer;
mod schema;

/// A description that is being written.
#[derive(Clone)]
pub struct Description {
    title: String,
    version: String,
    profiles: Vec<&'static Profile>,
}

impl Description {
    /// The description of an API of that name and version, without profiles yet.
    #[must_use]
    pub fn new(title: impl Into<String>, version: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            version: version.into(),
            profiles: Vec::new(),
        }
    }

    /// Describes the operation of a profile: at the path of its service URL, with the documents' error contract.
    #[must_use]
    pub fn with<P: ClaimsExchange>(mut self) -> Self {
        self.profiles.push(P::__PROFILE);
        self
    }

    /// The document, as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        format!("{:#}", self.document())
    }

    fn document(&self) -> Value {
        let mut paths = Map::new();
        let mut schemes = Map::new();
        for profile in &self.profiles {
            let shape = Shape::of(profile);
            schemes.extend(self::schemes(profile));
            let verb = http::Method::from(profile.method)
                .as_str()
                .to_ascii_lowercase();
            let item = paths.entry(&shape.path).or_insert_with(|| json!({}));
            if let Value::Object(item) = item {
                item.insert(verb, operation(&shape));
            }
        }
        let mut components = json!({ "schemas": { "Refusal": answer::refusal() } });
        if !schemes.is_empty() {
            components["securitySchemes"] = Value::Object(schemes);
        }
        json!({
            "openapi": "3.1.0",
            "info": { "title": self.title, "version": self.version },
            "paths": paths,
            "components": components,
        })
    }
}

impl fmt::Debug for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let profiles: Vec<&str> = self.profiles.iter().map(|profile| profile.id).collect();
        f.debug_struct("Description")
            .field("title", &self.title)
            .field("version", &self.version)
            .field("profiles", &profiles)
            .finish()
    }
}

fn operation(shape: &Shape) -> Value {
    let profile = shape.profile;
    let mut operation = json!({
        "operationId": profile.id,
        "responses": responses(shape),
    });
    if !profile.display_name.is_empty() {
        operation["summary"] = profile.display_name.into();
    }
    if !shape.parameters.is_empty() {
        operation["parameters"] = shape.parameters.iter().map(parameter).collect();
    }
    if let Some((content_type, kind)) = &shape.body {
        let content = json!({ *content_type: { "schema": schema::request(kind) } });
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    // One requirement that names them all: every one of them is asked for.
    let names: Map<String, Value> = schemes(profile)
        .into_iter()
        .map(|(name, _)| (name, json!([])))
        .collect();
    if !names.is_empty() {
        operation["security"] = json!([names]);
    }
    operation
}

fn parameter(parameter: &Parameter) -> Value {
    json!({
        "name": parameter.name,
        "in": parameter.at.word(),
        "required": parameter.field.required,
        "schema": schema::answer(&parameter.field.kind),
    })
}

fn responses(shape: &Shape) -> Value {
    let profile = shape.profile;
    let described = |text: &str, schema: Value| json!({ "description": text, "content": { "application/json": { "schema": schema } } });
    let mut responses = json!({
        "200": described(
            "What the API decided, with the claims that it returns.",
            answer::success(shape),
        ),
        "400": described(
            "A claim is missing or of another type; or the claims are refused.",
            answer::malformed(profile),
        ),
    });
    if profile.step.is_none() {
        responses["409"] = described(
            "The claims are refused, with a message for the person at the screen.",
            answer::refused(),
        );
    }
    if shape.body.is_some() {
        responses["415"] = described("The `Content-Type` is another.", answer::refused());
    }
    if !profile.auth.is_empty() {
        responses["401"] = json!({ "description": "Nobody who may call." });
    }
    responses
}

/// The ways of authentication, each with a name that tells it from those of other profiles.
fn schemes(profile: &Profile) -> Vec<(String, Value)> {
    let each = profile.auth.iter().map(|auth| match auth {
        Auth::Basic { .. } => (
            "basic".to_owned(),
            json!({ "type": "http", "scheme": "basic" }),
        ),
        Auth::Bearer { .. } | Auth::BearerClaim => (
            "bearer".to_owned(),
            json!({ "type": "http", "scheme": "bearer" }),
        ),
        Auth::ClientCertificate { .. } => (
            "clientCertificate".to_owned(),
            json!({ "type": "mutualTLS" }),
        ),
        Auth::ApiKeyHeader { name, .. } => (
            format!("header-{name}"),
            json!({ "type": "apiKey", "in": "header", "name": name }),
        ),
        Auth::ApiKeyQuery { name, .. } => (
            format!("query-{name}"),
            json!({ "type": "apiKey", "in": "query", "name": name }),
        ),
        Auth::OAuth2ClientCredentials {
            token_url, scope, ..
        } => {
            let scopes: Map<String, Value> = scope
                .iter()
                .map(|scope| ((*scope).to_owned(), json!("")))
                .collect();
            let flow = json!({ "tokenUrl": token_url, "scopes": scopes });
            (
                "oauth2".to_owned(),
                json!({ "type": "oauth2", "flows": { "clientCredentials": flow } }),
            )
        }
    });
    each.collect()
}
