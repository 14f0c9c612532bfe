//! [`Recorder`]: keeps what real APIs answer, without what they say of anybody.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use http::{Response, StatusCode, header};
use serde_json::{Value, json};

use super::redact::Redaction;
use crate::api::template::{Fit, Template};
use crate::profile::Profile;
use crate::technical_profile::ClaimsExchange;
use crate::transport::{AnswerBody, BoxFuture, Outgoing, Transport, TransportError};

/// A transport before another one that records the exchanges of some profiles.
///
/// What is kept of an exchange: the profile's id and service URL as declared, and of the bodies the *shape* of the declared
/// claims, each value replaced by another of its kind. No header but the content type is kept, no filled URL, no key, no
/// value; equal values stay equal. A text keeps its form where a type may ask for it (a date is another date, a UUID another
/// UUID, `"7"` is `"0"`); words of an enum do not, unless [`keep`](Self::keep) says so. The names of members stay where they may
/// be fields of a type: short words; those of a claim whose type is a map (`HashMap<…>`, `BTreeMap<…>`) do not.
///
/// Calls that bring no answer are not recorded.
#[derive(Clone)]
pub struct Recorder(Arc<Shared>);

struct Shared {
    transport: Box<dyn Transport>,
    tape: Mutex<Tape>,
}

#[derive(Default)]
struct Tape {
    profiles: Vec<&'static Profile>,
    redaction: Redaction,
    exchanges: Vec<Value>,
}

/// How many bytes of an answer are looked at.
const LARGEST: usize = 64 * 1024 * 1024;

impl Recorder {
    /// Records what this transport carries.
    #[must_use]
    pub fn new(transport: impl Transport) -> Self {
        Self(Arc::new(Shared {
            transport: Box::new(transport),
            tape: Mutex::default(),
        }))
    }

    /// Records the calls of this profile; those of others pass by unrecorded.
    #[must_use]
    pub fn of<P: ClaimsExchange>(self) -> Self {
        self.tape(|tape| tape.profiles.push(P::DECLARED));
        self
    }

    /// Leaves the values of members of this name as they came: words that are no personal data, which a type asks for.
    #[must_use]
    pub fn keep(self, name: &str) -> Self {
        self.tape(|tape| tape.redaction.keep(name));
        self
    }

    /// The recording, as a [`Replay`](super::Replay) reads it.
    #[must_use]
    pub fn recording(&self) -> String {
        let document = self.tape(|tape| json!({ "exchanges": tape.exchanges }));
        format!("{document:#}\n")
    }

    /// Writes the recording into a file.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        std::fs::write(path, self.recording())
    }

    fn tape<T>(&self, with: impl FnOnce(&mut Tape) -> T) -> T {
        let mut tape = self.0.tape.lock().unwrap_or_else(PoisonError::into_inner);
        with(&mut tape)
    }

    fn record(
        &self,
        request: &http::Request<Bytes>,
        status: StatusCode,
        headers: &http::HeaderMap,
        body: &[u8],
    ) {
        self.tape(|tape| {
            let of = |profile: &&&'static Profile| {
                http::Method::from(profile.method) == request.method()
            };
            let fit = |profile: &&&'static Profile| Template::of(profile).fit(request.uri());
            let best = tape.profiles.iter().filter(of).max_by_key(fit);
            let Some(profile) = best.filter(|profile| fit(profile) != Fit::None).copied() else {
                return;
            };
            let content_type = headers
                .get(header::CONTENT_TYPE)
                .and_then(|value| value.to_str().ok())
                .and_then(|value| value.split(';').next());
            let (sent, answered) = (
                tape.redaction.request(profile, request.body()),
                tape.redaction.answer(profile, status.as_u16(), body),
            );
            tape.exchanges.push(json!({
                "profile": profile.id,
                "method": request.method().as_str(),
                "service_url": profile.service_url,
                "request": sent,
                "status": status.as_u16(),
                "content_type": content_type,
                "answer": answered,
            }));
        });
    }
}

impl Transport for Recorder {
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<Response<AnswerBody>, TransportError>> {
        Box::pin(async move {
            let copy = request.request.clone();
            let (head, mut body) = self.0.transport.send(request).await?.into_parts();
            let mut whole = BytesMut::new();
            while let Some(piece) = body.next().await? {
                whole.extend_from_slice(&piece);
                if whole.len() > LARGEST {
                    break;
                }
            }
            self.record(&copy, head.status, &head.headers, &whole);
            Ok(Response::from_parts(head, AnswerBody::from(whole.freeze())))
        })
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exchanges = self.tape(|tape| tape.exchanges.len());
        f.debug_struct("Recorder")
            .field("exchanges", &exchanges)
            .finish_non_exhaustive()
    }
}
