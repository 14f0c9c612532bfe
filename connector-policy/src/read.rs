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
) -> Result<Option<Policy>, Finding> {
    if bytes.len() > LARGEST {
        let message = format!("the file is larger than {} MiB", LARGEST >> 20);
        return Err(Finding::refused_file(
            "file-too-large",
            name,
            Place::START,
            message,
        ));
    }
    let text = text::decode(bytes)
        .map_err(|(place, message)| Finding::refused_file("not-text", name, place, message))?;
    let source = Source::new(name, text);
    if let Err((at, code, message)) = guard::check(&source.text) {
        return Err(Finding::refused_file(code, name, source.place(at), message));
    }
    match xml::policy(&source.text, sources.0.len(), settings) {
        Ok(policy) => {
            sources.0.push(source);
            Ok(Some(policy))
        }
        Err(Fault::NotAPolicy(_)) if !given => Ok(None),
        Err(Fault::NotAPolicy(root)) => Err(Finding::refused_file(
            "not-a-policy",
            name,
            Place::START,
            format!("the root element is `{root}`, and that of a policy is `TrustFrameworkPolicy`"),
        )),
        Err(Fault::Malformed(place, message)) => {
            Err(Finding::refused_file("malformed", name, place, message))
        }
    }
}
