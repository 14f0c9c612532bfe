//! A profile against the description that its API brings: an OpenAPI 3.0 or 3.1 file, in YAML or JSON.

use std::fmt;
use std::path::Path;

use crate::shape::Shape;
use crate::technical_profile::ClaimsExchange;

mod document;
mod message;
mod operation;
mod parameter;
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
/// Compared are the path (from its end, so that the host and a base path may be others; all of it where the description names a
/// server of the profile's host), the verb, how the API knows who calls, each claim's name, place and type, and what is required:
/// a claim that the API does not know, one that it needs and the profile does not send, one that the profile needs and the API
/// may leave out. What the API offers and a profile does not use is no difference. A claim's type is read from its words: an
/// alias, or a type of your own, agrees with anything.
///
/// References are followed within the file; one that leads elsewhere is told of. Where an API takes one of several schemas
/// (`oneOf`, `anyOf`), the profile must send one of them, and read all that may come.
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
    let shape = Shape::of(P::DECLARED);
    let mut differences = Differences(Vec::new());
    if let Some(operation) = operation::find(&document, &shape, &mut differences) {
        compare(&document, &shape, &operation, &mut differences);
    }
    for what in document.unread() {
        differences.add(
            "the description",
            what,
            "bundle the description into one file, and correct the reference",
        );
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
    parameter::compare(document, shape, operation, differences);
    message::body(document, shape, operation, differences);
    message::answer(document, shape, operation, differences);
}
