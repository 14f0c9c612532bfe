//! A profile against the description that its API brings: an OpenAPI 3.0 or 3.1 file, in YAML or JSON.

use std::fmt;
use std::path::Path;

use serde_json::Value;

use crate::shape::{At, Parameter, Shape};
use crate::technical_profile::ClaimsExchange;

mod document;
mod operation;
mod security;
mod value;
mod yaml;

use document::Document;

/// Compares a profile with its API's own description, and names all that differs, each with what to change.
///
/// ```no_run
/// # use connector_runtime::{technical_profile, testing::agrees_with};
/// # #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
/// # struct Lookup { #[input] email: String, #[output] points: u32 }
/// #[test]
/// # fn outer() {}
/// fn the_profile_is_what_the_api_says() {
///     agrees_with::<Lookup>("crm.openapi.yaml").unwrap();
/// }
/// ```
///
/// Compared are the path (from its end, so that the host and a base path may be others), the verb, how the API knows who calls,
/// each claim's name, place and type, and what is required: a claim that the API does not know, one that it needs and the
/// profile does not send, one that the profile needs and the API may leave out. What the API offers and a profile does not use
/// is no difference. A claim's type is read from its words: an alias, or a type of your own, agrees with anything.
///
/// # Errors
///
/// All differences; or that the file cannot be read.
pub fn agrees_with<P: ClaimsExchange>(file: impl AsRef<Path>) -> Result<(), Disagreement> {
    let path = file.as_ref();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let what = format!("`{}` cannot be read: {error}", path.display());
        Disagreement::alone(
            "the file",
            what,
            "give the path from the crate's own folder",
        )
    })?;
    agrees_with_text::<P>(&text)
}

/// The same with a description that is there already.
///
/// # Errors
///
/// All differences; or that the text is no description.
pub fn agrees_with_text<P: ClaimsExchange>(description: &str) -> Result<(), Disagreement> {
    let unread = |what: String| {
        let help = "give an OpenAPI 3.0 or 3.1 document, in YAML or JSON";
        Disagreement::alone("the description", what, help)
    };
    let document = Document::read(description).map_err(unread)?;
    let shape = Shape::of(P::__PROFILE);
    let mut differences = Differences(Vec::new());
    match operation::find(&document, &shape) {
        Ok(operation) => compare(&document, &shape, &operation, &mut differences),
        Err(difference) => differences.0.push(difference),
    }
    if differences.0.is_empty() {
        Ok(())
    } else {
        Err(Disagreement(differences.0))
    }
}

/// What differs between a profile and its API's description.
#[derive(Clone, PartialEq, Eq)]
pub struct Difference {
    place: String,
    what: String,
    help: String,
}

impl Difference {
    /// Where it differs: `path`, `verb`, `auth`, or a name with its place, such as `body: firstName`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, what, help } = self;
        write!(f, "{place}: {what}; help: {help}")
    }
}

impl fmt::Debug for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// All that differs between a profile and its API's description.
#[derive(Clone, PartialEq, Eq)]
pub struct Disagreement(Vec<Difference>);

impl Disagreement {
    fn alone(place: &str, what: impl Into<String>, help: &str) -> Self {
        let mut differences = Differences(Vec::new());
        differences.add(place, what, help);
        Self(differences.0)
    }

    /// Each of them.
    #[must_use]
    pub fn differences(&self) -> impl ExactSizeIterator<Item = &Difference> {
        self.0.iter()
    }
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the profile and the API's description differ")?;
        for difference in &self.0 {
            write!(f, "\n  {difference}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `unwrap` prints `Debug`: people read this.
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Disagreement {}

/// Differences as they are found.
struct Differences(Vec<Difference>);

impl Differences {
    fn add(&mut self, place: impl Into<String>, what: impl Into<String>, help: impl Into<String>) {
        self.0.push(Difference {
            place: place.into(),
            what: what.into(),
            help: help.into(),
        });
    }
}

fn compare(
    document: &Document,
    shape: &Shape,
    operation: &operation::Operation<'_>,
    differences: &mut Differences,
) {
    security::compare(document, shape.profile, operation.value, differences);
    parameters(document, shape, operation, differences);
    body(document, shape, operation, differences);
    answer(document, shape, operation, differences);
}

fn parameters(
    document: &Document,
    shape: &Shape,
    operation: &operation::Operation<'_>,
    differences: &mut Differences,
) {
    let theirs: Vec<&Value> = operation.parameters(document).collect();
    for ours in &shape.parameters {
        let place = format!("{}: {}", ours.at.word(), ours.name);
        let found = match ours.at {
            // A placeholder's name is nobody's but the template's.
            At::Path => operation.path_parameter(document, &ours.name),
            At::Query | At::Header => theirs.iter().find(|their| is(ours, their)).copied(),
        };
        match found {
            Some(their) => parameter(document, &place, ours, their, differences),
            // The path itself agrees; what is not described further agrees with anything.
            None if ours.at == At::Path => {}
            None => unknown(place, ours, &theirs, differences),
        }
    }
    for their in theirs {
        let (name, there) = (text(their, "name"), text(their, "in"));
        let mut known = shape.parameters.iter();
        let sent = known.any(|ours| ours.name.eq_ignore_ascii_case(name))
            || security::is_key(shape.profile, there, name);
        if there != "path" && their["required"] == Value::Bool(true) && !sent {
            let mode = mode(there);
            differences.add(
                format!("{there}: {name}"),
                "the API needs it, and no claim is sent as it",
                format!("write `#[input(send_in = {mode}, partner = \"{name}\")]` on a claim"),
            );
        }
    }
}

/// Whether a parameter of the description is that of a claim; a header's case does not matter.
fn is(ours: &Parameter, their: &Value) -> bool {
    let name = text(their, "name");
    let same = if ours.at == At::Header {
        name.eq_ignore_ascii_case(&ours.name)
    } else {
        name == ours.name
    };
    text(their, "in") == ours.at.word() && same
}

fn parameter(
    document: &Document,
    place: &str,
    ours: &Parameter,
    their: &Value,
    differences: &mut Differences,
) {
    if their["required"] == Value::Bool(true) && !ours.field.required {
        differences.add(
            place,
            "the API needs it, and the claim may be absent",
            "make the claim's type no `Option`, or give it a `default`",
        );
    }
    let schema = document.resolve(&their["schema"]);
    value::compare(
        document,
        place,
        &ours.field.kind,
        &schema,
        value::Way::Sent,
        differences,
    );
}

/// A claim whose place has no such parameter: another place may.
fn unknown(place: String, ours: &Parameter, theirs: &[&Value], differences: &mut Differences) {
    let elsewhere = theirs.iter().find(|their| text(their, "name") == ours.name);
    if let Some(their) = elsewhere {
        let there = text(their, "in");
        differences.add(
            place,
            format!("the API takes it in another place, `{there}`"),
            format!("write `send_in = {}` on the claim", mode(there)),
        );
    } else {
        let known = theirs.iter().map(|their| text(their, "name").to_owned());
        differences.add(
            place,
            "the API knows no such parameter",
            value::instead(
                &ours.name,
                known,
                "leave the claim out, or make it `#[claim]`",
            ),
        );
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The word for a place of OpenAPI.
fn mode(place: &str) -> &'static str {
    match place {
        "header" => "Header",
        "path" => "Url",
        _ => "QueryString",
    }
}

fn body(
    document: &Document,
    shape: &Shape,
    operation: &operation::Operation<'_>,
    differences: &mut Differences,
) {
    let theirs = document.resolve(&operation.value["requestBody"]);
    match (&shape.body, theirs.is_object()) {
        (None, false) => {}
        (None, true) => {
            if theirs["required"] == Value::Bool(true) {
                differences.add(
                    "body",
                    "the API needs one, and the profile sends none",
                    "write `send_claims_in = Body`, and `method` where the verb is not POST",
                );
            }
        }
        (Some(_), false) => differences.add(
            "body",
            "the API takes none, and the profile sends one",
            "write `send_claims_in = QueryString`, or what the API takes",
        ),
        (Some((content_type, kind)), true) => {
            let Some(schema) = document.content(&theirs, content_type) else {
                let known = Document::content_types(&theirs);
                let help = match known.as_str() {
                    "application/x-www-form-urlencoded" => "write `send_claims_in = Form`",
                    "application/json" => "write `send_claims_in = Body`",
                    _ => "send what it takes as a `payload` with that `content_type`",
                };
                differences.add(
                    "body",
                    format!("the profile sends `{content_type}`, and the API takes `{known}`"),
                    help,
                );
                return;
            };
            value::compare(
                document,
                "body",
                kind,
                &schema,
                value::Way::Sent,
                differences,
            );
        }
    }
}

fn answer(
    document: &Document,
    shape: &Shape,
    operation: &operation::Operation<'_>,
    differences: &mut Differences,
) {
    if shape.profile.outputs.is_empty() {
        return;
    }
    let responses = &operation.value["responses"];
    let success = responses.as_object().and_then(|responses| {
        let mut successes = responses
            .iter()
            .filter(|(status, _)| status.starts_with('2') && *status != "206");
        successes
            .next()
            .or_else(|| responses.iter().find(|(status, _)| *status == "default"))
    });
    let Some((status, response)) = success else {
        differences.add(
            "answer",
            "the API describes no success",
            "ask for a description with one: nothing can be said of the outputs",
        );
        return;
    };
    let place = format!("answer {status}");
    let response = document.resolve(response);
    let Some(schema) = document.content(&response, "application/json") else {
        differences.add(
            place,
            "the API returns no JSON, and the profile reads claims from it",
            "make the outputs `Option`s, or leave them out",
        );
        return;
    };
    value::compare(
        document,
        &place,
        &shape.answer,
        &schema,
        value::Way::Read,
        differences,
    );
}
