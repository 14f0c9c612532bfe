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
//! Types are described as far as the words of the claims' types tell them: an alias, and a type of your own, is any value,
//! unless [`schema`](Description::schema) says more. What a handler asks for beyond the types is for you to say, with
//! [`requires`](Description::requires) and [`schema`](Description::schema); what a proxy answers is not described.
//!
//! # Property-based testers
//!
//! A tester that sends all that a description allows expects that it is taken. The documents answer 400 to claims that a person
//! is to correct at the step `PostAttributeCollection`, whatever is wrong with them. So describe what your handler asks for; and
//! where a refusal is about something that no schema can say (an address that is taken), have the tester expect the 400 too
//! (schemathesis: `checks.positive_data_acceptance.expected-statuses`). The 409 of a technical profile needs nothing.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::profile::Profile;
use crate::shape::{FORM, Parameter, Shape};
use crate::technical_profile::ClaimsExchange;

mod amendment;
mod answer;
mod schema;
mod security;

use amendment::{Amendment, Says};

pub use amendment::DescriptionError;

/// A description that is being written.
#[derive(Clone)]
pub struct Description {
    title: String,
    version: String,
    profiles: Vec<&'static Profile>,
    amendments: Vec<Amendment>,
}

impl Description {
    /// The description of an API of that name and version, without profiles yet.
    #[must_use]
    pub fn new(title: impl Into<String>, version: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            version: version.into(),
            profiles: Vec::new(),
            amendments: Vec::new(),
        }
    }

    /// Describes the operation of a profile: at the path of its service URL, with the documents' error contract.
    ///
    /// Of several profiles with one path and one verb the last is described, and an event of `tracing` names the other.
    #[must_use]
    pub fn with<P: ClaimsExchange>(mut self) -> Self {
        self.profiles.push(P::DECLARED);
        self
    }

    /// Says that the handler asks for a claim (named by its field) that the profile may leave out.
    ///
    /// ```
    /// # use connector_runtime::{api_connector, openapi::Description};
    /// # #[api_connector(step = PostAttributeCollection, service_url = "https://partner.example.com/validate", auth = Basic)]
    /// # struct SignUp { #[input(partner = "jobTitle")] job_title: Option<String> }
    /// let json = Description::new("Partner", "1.0.0")
    ///     .with::<SignUp>()
    ///     .requires::<SignUp>("job_title")?
    ///     .to_json();
    /// assert!(json.contains("required"));
    /// # Ok::<(), connector_runtime::openapi::DescriptionError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The profile has no such claim that travels.
    pub fn requires<P: ClaimsExchange>(self, claim: &str) -> Result<Self, DescriptionError> {
        self.says::<P>(claim, Says::Required)
    }

    /// Says what values a claim (named by its field) has, as JSON Schema: of a type of your own, or where the handler takes
    /// fewer values than the type has.
    ///
    /// ```
    /// # use connector_runtime::{openapi::Description, technical_profile};
    /// # #[derive(serde::Serialize, serde::Deserialize)] enum Plan { Free, Paid }
    /// # #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
    /// # struct Lookup { #[input] email: String, #[output] plan: Plan }
    /// let json = Description::new("CRM", "1.0.0")
    ///     .with::<Lookup>()
    ///     .schema::<Lookup>("plan", r#"{ "enum": ["Free", "Paid"] }"#)?
    ///     .schema::<Lookup>("email", r#"{ "type": "string", "maxLength": 254 }"#)?
    ///     .to_json();
    /// assert!(json.contains("Paid") && json.contains("254"));
    /// # Ok::<(), connector_runtime::openapi::DescriptionError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The profile has no such claim that travels, or the schema is none.
    pub fn schema<P: ClaimsExchange>(
        self,
        claim: &str,
        schema: &str,
    ) -> Result<Self, DescriptionError> {
        let none = |why: &str| {
            DescriptionError(format!(
                "the schema of `{claim}` is {why}; help: write it as `{{\"type\": \"string\"}}`"
            ))
        };
        let schema: Value =
            serde_json::from_str(schema).map_err(|error| none(&format!("no JSON: {error}")))?;
        if !schema.is_object() {
            return Err(none("no object"));
        }
        self.says::<P>(claim, Says::Schema(schema))
    }

    fn says<P: ClaimsExchange>(
        mut self,
        claim: &str,
        says: Says,
    ) -> Result<Self, DescriptionError> {
        self.amendments
            .push(Amendment::new(P::DECLARED, claim, says)?);
        Ok(self)
    }

    /// The document, as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        format!("{:#}", self.document())
    }

    fn document(&self) -> Value {
        let mut paths = Map::new();
        let mut schemes = Map::new();
        let mut ids: Vec<String> = Vec::new();
        for profile in &self.profiles {
            let mut shape = Shape::of(profile);
            let own = |amendment: &&Amendment| std::ptr::eq(amendment.profile, *profile);
            for amendment in self.amendments.iter().filter(own) {
                amendment.apply(&mut shape);
            }
            let verb = http::Method::from(profile.method)
                .as_str()
                .to_ascii_lowercase();
            let mut operation = operation(&shape, security::requirement(profile, &mut schemes));
            // Of all ids in a document each stands once.
            let twins = ids.iter().filter(|id| *id == profile.id).count();
            ids.push(profile.id.to_owned());
            if twins > 0 {
                operation["operationId"] = format!("{}-{}", profile.id, twins + 1).into();
            }
            let item = paths.entry(&shape.path).or_insert_with(|| json!({}));
            if let Value::Object(item) = item
                && let Some(other) = item.insert(verb, operation)
            {
                let (profile, path, other) = (profile.id, &shape.path, &other["operationId"]);
                tracing::warn!(profile, path, %other, "two profiles have one path and verb, and the other is not described");
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
            .finish_non_exhaustive()
    }
}

fn operation(shape: &Shape, security: Value) -> Value {
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
        // A form knows no `null`.
        let schema = if *content_type == FORM {
            schema::answer(kind)
        } else {
            schema::request(kind)
        };
        let content = json!({ *content_type: { "schema": schema } });
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    if !security.is_null() {
        operation["security"] = security;
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
