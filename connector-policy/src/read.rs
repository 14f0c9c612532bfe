//! Files in, policies out; what cannot be read is told with its place, and the others go on.

mod guard;
mod text;
mod xml;

pub(crate) use guard::LARGEST;
pub(crate) use xml::Fault;

use crate::finding::Finding;
use crate::policy::Policy;
use crate::settings::Settings;
use crate::source::{Place, Source, Sources};

/// Reads one file and keeps its text in `sources`.
///
/// `given`: whether the file was named itself. One that a folder holds may be XML of another kind, and is then no policy.
pub(crate) fn policy(
    name: &str,
    bytes: &[u8],
    given: bool,
    settings: &Settings,
    sources: &mut Sources,
) -> Result<Option<Policy>, Box<Finding>> {
    if bytes.len() > LARGEST {
        let message = format!("the file is larger than {} MiB", LARGEST >> 20);
        return Err(refused("file-too-large", name, Place::START, message));
    }
    let text = text::decode(bytes)
        .map_err(|(place, message)| refused("not-text", name, place, message))?;
    let source = Source::new(name, text);
    if let Err((at, code, message)) = guard::check(&source.text) {
        return Err(refused(code, name, source.place(at), message));
    }
    match xml::policy(&source.text, sources.0.len(), settings) {
        Ok(policy) => {
            sources.0.push(source);
            Ok(Some(policy))
        }
        Err(Fault::NotAPolicy(_)) if !given => Ok(None),
        Err(Fault::NotAPolicy(root)) => Err(refused(
            "not-a-policy",
            name,
            Place::START,
            format!("the root element is `{root}`, and that of a policy is `TrustFrameworkPolicy`"),
        )),
        Err(Fault::TooLarge) => Err(refused(
            "settings-too-large",
            name,
            Place::START,
            format!(
                "with its settings filled the file is larger than {} MiB",
                LARGEST >> 20
            ),
        )),
        Err(Fault::Malformed(place, message)) => Err(refused("malformed", name, place, message)),
    }
}

fn refused(
    code: &'static str,
    file: &str,
    place: Place,
    message: impl Into<String>,
) -> Box<Finding> {
    Box::new(Finding::refused_file(code, file, place, message))
}
