//! Claims → request: what a profile says of its claims, and the claims of one call, in; method, URL, headers and body out.
//!
//! One function, compiled once for all profiles. Generated code hands over the claims as an array of [`Slot`]s in the order
//! of [`Profile::inputs`]. Authentication is not here: an encoded request holds no secret but what a claim holds.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Uri, header};

use crate::Secret;
use crate::context::Context;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::profile::{Method, Place, Profile, SendClaimsIn};

mod body;
mod connector;
mod finite;
mod form;
mod header_value;
mod payload;
mod query;
mod slot;
mod text;
mod text_types;
#[cfg(feature = "transformations")]
mod transformation_types;
mod url;

#[cfg(feature = "client")]
pub(crate) use body::largest;
#[cfg(any(feature = "axum", feature = "testing"))]
pub(crate) use body::value as body_value;
pub use body::{BodyClaim, Members, Next, Plain};
#[cfg(feature = "client")]
pub(crate) use form::pair;
pub use payload::PayloadClaim;
pub use slot::Slot;
pub use text::{
    BearerClaim, ClaimText, Kind, ListedClaim, Many, One, Optional, Single, Texts, UrlText,
};

/// Encodes one request; made by the runtime, handed to generated code.
#[derive(Debug)]
pub struct Encoder<'a> {
    pub(crate) profile: &'static Profile,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) context: &'a Context,
}

/// A request without the secrets of authentication, and the token that a bearer claim gave.
pub struct Encoded {
    pub(crate) method: http::Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) bearer: Option<Secret<String>>,
    /// The claim that takes most of the body.
    #[cfg_attr(
        not(feature = "client"),
        expect(dead_code, reason = "only a connector limits a body")
    )]
    pub(crate) largest: Option<&'static str>,
}

/// Method and size: all else is claims.
impl fmt::Debug for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoded")
            .field("method", &self.method)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl Encoder<'_> {
    /// Encodes claims that are all members of a flat body.
    ///
    /// # Errors
    ///
    /// `InputClaim`, naming the claim, where a value cannot be sent as it is.
    #[inline]
    pub fn members(self, write: impl Fn(&mut Members)) -> Result<Encoded, Error> {
        self.flat(Members::body(write))
    }

    /// The same, of the body that they are; or of the key of the claim that cannot be sent, and why.
    fn flat(self, body: Result<Vec<u8>, (&'static str, &'static str)>) -> Result<Encoded, Error> {
        let profile = self.profile;
        let body = body.map_err(|(key, reason)| {
            let mut claims = profile.inputs.iter();
            let claim = claims.find(|claim| claim.key == key);
            Error::input_claim(profile, claim.map_or("", |claim| claim.name), reason)
        })?;
        let mut headers = HeaderMap::with_capacity(HEADERS);
        headers.insert(header::ACCEPT, JSON);
        headers.insert(header::CONTENT_TYPE, JSON);
        Ok(Encoded {
            method: profile.method.into(),
            uri: url::Writer::new(self.endpoint).finish(profile)?,
            headers,
            body: Bytes::from(body),
            bearer: None,
            largest: None,
        })
    }

    /// Encodes the claims; `slots` stand in the order of the profile's inputs.
    ///
    /// # Errors
    ///
    /// `InputClaim`, naming the claim, where a value cannot be sent as it is.
    pub fn encode(self, slots: &[Slot<'_>]) -> Result<Encoded, Error> {
        let profile = self.profile;
        let carrier = Carrier::of(profile);
        let placed = profile.inputs.iter();
        let placed = placed.filter(|claim| claim.send_in == Place::Header);
        let mut headers = HeaderMap::with_capacity(placed.count() + HEADERS);
        headers.insert(header::ACCEPT, JSON);
        let mut url = url::Writer::new(self.endpoint);
        let mut body = carrier.open(profile, slots);
        let mut bearer = None;
        let mut largest = (0, None);

        for (index, (claim, slot)) in profile.inputs.iter().zip(slots).enumerate() {
            let before = body.len();
            let written = match claim.send_in {
                // In the order of the tree, below.
                Place::Body if profile.body.is_some() => Ok(()),
                Place::Body if profile.step.is_some() => {
                    connector::write(self.endpoint.app(), claim, slot, &mut body)
                }
                Place::Body => body::write(claim, slot, &mut body),
                Place::Form => form::write(claim, slot, &mut body),
                Place::Header => header_value::write(claim, slot, &mut headers),
                Place::Url => url.fill(index, slot),
                Place::QueryString => query::write(index, claim, slot, &mut url),
                Place::Payload => payload::write(profile.content_type, slot, &mut body),
                Place::Bearer => text::bearer(slot).map(|token| bearer = token),
            };
            written.map_err(|refusal| Error::input_claim(profile, claim.name, &refusal.0))?;
            if body.len() - before > largest.0 {
                largest = (body.len() - before, Some(claim.name));
            }
        }

        if let Some(members) = profile.body {
            body::nested::write(members, slots, &mut body).map_err(|fault| {
                let claim = profile
                    .inputs
                    .get(fault.claim)
                    .map_or("", |claim| claim.name);
                Error::input_claim(profile, claim, &fault.refusal.0)
            })?;
        }

        if let Some(step) = profile.step {
            connector::close(profile, step, self.context, &mut body);
        }
        carrier.close(&mut body);
        if let Some(content_type) = carrier.content_type(profile) {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        Ok(Encoded {
            method: profile.method.into(),
            uri: url.finish(profile)?,
            headers,
            body: Bytes::from(body),
            bearer,
            largest: largest.1,
        })
    }
}

/// Accept, Content-Type, Authorization and one more: an attempt's copy needs no growth.
const HEADERS: usize = 4;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// What the request's body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Carrier {
    Nothing,
    Claims,
    Form,
    Payload,
}

impl Carrier {
    /// A claim of its own place decides, else the profile's mode; a GET never has a body (the macro refuses claims in it).
    fn of(profile: &Profile) -> Self {
        let placed = |place: Place| profile.inputs.iter().any(|claim| claim.send_in == place);
        if profile.method == Method::Get {
            Self::Nothing
        } else if placed(Place::Payload) {
            Self::Payload
        } else if placed(Place::Form) || profile.send_claims_in == SendClaimsIn::Form {
            Self::Form
        } else if placed(Place::Body) || profile.send_claims_in == SendClaimsIn::Body {
            Self::Claims
        } else {
            Self::Nothing
        }
    }

    fn content_type(self, profile: &Profile) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Claims => Some("application/json"),
            Self::Form => Some("application/x-www-form-urlencoded"),
            Self::Payload => Some(profile.content_type),
        }
    }

    fn open(self, profile: &Profile, slots: &[Slot<'_>]) -> Vec<u8> {
        match self {
            Self::Claims => {
                let mut body = Vec::with_capacity(body::size(profile.inputs, slots));
                body.push(b'{');
                body
            }
            Self::Nothing | Self::Form | Self::Payload => Vec::new(),
        }
    }

    fn close(self, body: &mut Vec<u8>) {
        if self == Self::Claims {
            body.push(b'}');
        }
    }
}

/// Why a claim's value cannot be sent: a sentence without the value, which goes on from the claim's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) Cow<'static, str>);

impl Refusal {
    /// Generated code and the profile disagree, which only a foreign implementation of the hidden traits can bring about.
    pub(crate) const OTHER_FORM: Self =
        Self::new("was handed over in another form than its place asks for");

    pub(crate) const fn new(reason: &'static str) -> Self {
        Self(Cow::Borrowed(reason))
    }
}

/// The largest header value, in bytes, and the largest URL: what common servers take.
pub(crate) const LONGEST: usize = 8 * 1024;
