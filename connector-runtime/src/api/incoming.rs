//! Request → claims: each claim is read from the place that its profile names.

use std::borrow::Cow;
use std::fmt;

use http::{HeaderMap, StatusCode, Uri, header};

use super::error::RequestError;
use super::{place, template};
use crate::decode::{self, Fault, Read, Reader, rename};
use crate::profile::{InputClaim, OutputClaim, Place, Profile, Step};
use crate::steps::shorten;

/// A request of a profile; made by the runtime, handed to generated code.
pub struct Incoming<'a> {
    profile: &'static Profile,
    pub(super) uri: &'a Uri,
    pub(super) headers: &'a HeaderMap,
    body: Cow<'a, [u8]>,
    /// The claims of the URL, by their index among the inputs.
    pub(super) url: Vec<(usize, String)>,
}

/// A claim that is wanted of a request, as generated code asks for it.
pub struct Wanted<'r> {
    /// Its index among the profile's inputs.
    pub claim: usize,
    /// Its way in its place: in the body a path, elsewhere its name.
    pub path: &'static [Step],
    /// Whether it may have many values.
    pub many: bool,
    /// Where its value goes.
    pub reader: &'r mut dyn Reader,
}

impl<'a> Incoming<'a> {
    pub(crate) fn new(
        profile: &'static Profile,
        uri: &'a Uri,
        headers: &'a HeaderMap,
        body: &'a [u8],
    ) -> Self {
        Self {
            profile,
            uri,
            headers,
            body: names(profile, body),
            url: template::claims(profile, uri),
        }
    }

    pub(super) fn body(&self) -> &[u8] {
        &self.body
    }

    /// Reads the claims.
    ///
    /// # Errors
    ///
    /// What is wrong with the request, naming the claim where one is to blame.
    pub fn read(&self, wanted: &mut [Wanted<'_>]) -> Result<(), RequestError> {
        self.content_type()?;
        let mut members = Vec::new();
        let mut readers: Vec<&mut dyn Reader> = Vec::new();
        for Wanted {
            claim,
            path,
            many,
            reader,
        } in wanted
        {
            let Some(input) = self.profile.inputs.get(*claim) else {
                continue;
            };
            let member = OutputClaim {
                name: input.name,
                path,
                ty: input.ty,
                optional: false,
            };
            match input.send_in {
                Place::Body => {
                    members.push(member);
                    readers.push(&mut **reader);
                }
                Place::Payload => place::payload(self, &member, &mut **reader)?,
                _ => {
                    let values = place::values(self, *claim, input, *many)?;
                    if let Some(document) = place::document(input, values, *many) {
                        let member = &[member];
                        decode::read(document.as_bytes(), member, &mut [&mut **reader])
                            .map_err(|fault| fault_of(&fault, member))?;
                    }
                }
            }
        }
        if members.is_empty() {
            return Ok(());
        }
        decode::read(&self.body, &members, &mut readers).map_err(|fault| fault_of(&fault, &members))
    }

    /// The claim at this index of the inputs, which must have a value unless its type can do without.
    ///
    /// # Errors
    ///
    /// The request lacks it.
    pub fn required<T>(&self, claim: usize, read: Read<T>) -> Result<T, RequestError> {
        read.required(0)
            .map_err(|_| match self.profile.inputs.get(claim) {
                Some(InputClaim { name, partner, .. }) => {
                    RequestError::bad(format!("`{name}`: the request has no `{partner}`")).of(name)
                }
                None => RequestError::bad("the request lacks a claim"),
            })
    }

    /// The claim's value, if the request had one.
    #[must_use]
    pub fn optional<T>(&self, read: Read<T>) -> Option<T> {
        read.optional()
    }

    /// The body is what the profile sends; a request that says nothing of it is believed.
    fn content_type(&self) -> Result<(), RequestError> {
        let placed = |place| {
            let mut inputs = self.profile.inputs.iter();
            inputs.any(|claim| claim.send_in == place)
        };
        let wanted = if placed(Place::Form) {
            "application/x-www-form-urlencoded"
        } else if placed(Place::Body) || self.profile.step.is_some() {
            "application/json"
        } else {
            return Ok(());
        };
        let Some(given) = self.headers.get(header::CONTENT_TYPE) else {
            return Ok(());
        };
        let essence = given.to_str().unwrap_or_default().split(';').next();
        let essence = essence.unwrap_or_default().trim().to_ascii_lowercase();
        let json = wanted == "application/json" && essence.ends_with("+json");
        if essence == wanted || json {
            return Ok(());
        }
        Err(RequestError::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("the request's `Content-Type` is not `{wanted}`"),
        ))
    }
}

/// Names that have another form in some requests: the extension app's id, and `lastName` for `surname`, as samples of the
/// documents have it.
fn names<'b>(profile: &Profile, body: &'b [u8]) -> Cow<'b, [u8]> {
    if profile.step.is_none() {
        return Cow::Borrowed(body);
    }
    let short = shorten(body, None);
    let declared = |name: &str| profile.inputs.iter().any(|claim| claim.partner == name);
    if !declared("surname") || declared("lastName") {
        return short;
    }
    let mut surname = false;
    rename(&short, |name| {
        surname |= name == "surname";
        None
    });
    if surname {
        return short;
    }
    let renamed = rename(&short, |name| {
        (name == "lastName").then(|| "surname".to_owned())
    });
    Cow::Owned(renamed.into_owned())
}

fn fault_of(fault: &Fault, members: &[OutputClaim]) -> RequestError {
    let claim = fault.claim().and_then(|index| members.get(index));
    let error = RequestError::bad(fault.sentence_of("the request", members).to_string());
    match claim {
        Some(claim) => error.of(claim.name),
        None => error,
    }
}

impl fmt::Debug for Incoming<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("profile", &self.profile.id)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Wanted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wanted")
            .field("claim", &self.claim)
            .finish_non_exhaustive()
    }
}
