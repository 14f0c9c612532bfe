//! The step `attempt`: one request, one answer, its body read under a limit.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode};
use tokio::time::{Instant, timeout_at};

use super::limit::Limit;
use crate::caught::{Panicked, caught, caught_within};
use crate::classify::{KEPT, classify};
use crate::clock::SystemClock;
use crate::connector::{Inner, Plan};
use crate::error::{Error, ErrorKind, Sent, Step};
use crate::profile::Profile;
use crate::transport::{AnswerBody, BoxFuture, Outgoing, TransportError};

/// An answer, as far as it is wanted.
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Whether there was more of the body than the limit.
    pub(crate) cut: bool,
}

/// Why an attempt brought no answer.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) kind: ErrorKind,
    pub(crate) sent: Sent,
    pub(crate) reason: String,
    pub(crate) help: Option<&'static str>,
    pub(crate) limit: Option<Duration>,
    /// Whether the host's name was still being resolved.
    pub(crate) resolving: bool,
}

impl From<TransportError> for Failed {
    fn from(error: TransportError) -> Self {
        let TransportError {
            kind,
            sent,
            reason,
            limit,
            help,
            resolving,
        } = error;
        Self {
            kind,
            sent,
            reason,
            help,
            limit,
            resolving,
        }
    }
}

impl Failed {
    pub(super) fn into_error(self, profile: &'static Profile, step: Step) -> Error {
        let mut error = Error::new(profile, self.kind, step, self.reason);
        let parts = error.parts_mut();
        parts.sent = self.sent;
        parts.limit = self.limit;
        parts.resolving = self.resolving;
        parts.help = self.help.map(Into::into);
        error
    }
}

impl Received {
    /// The step `classify`.
    pub(super) fn classify(&self, plan: &Plan) -> Result<(), Error> {
        let profile = plan.profile;
        if self.cut && self.status.is_success() {
            let limit = plan.response_limit;
            let reason = format!("the answer is larger than the limit of {limit} bytes");
            let mut error = Error::new(profile, ErrorKind::BodyTooLarge, Step::Attempt, reason)
                .help("raise `response_limit`, if the API means it");
            error.parts_mut().status = Some(self.status);
            error.parts_mut().sent = Sent::Answered;
            return Err(error);
        }
        classify(
            profile,
            self.status,
            &self.headers,
            &self.body,
            &SystemClock,
        )
    }
}

/// A request that the transport has, and when its answer has to be there.
pub(crate) struct Sending<'a> {
    answer: BoxFuture<'a, Result<http::Response<AnswerBody>, TransportError>>,
    end: Instant,
    limit: Duration,
}

impl Limit {
    /// Hands the request to the transport, once; what waits for the answer then does not hold the request too.
    pub(crate) fn send<'a>(
        &self,
        inner: &'a Inner,
        outgoing: Outgoing,
    ) -> Result<Sending<'a>, Failed> {
        let (end, limit) = self.of_attempt()?;
        let answer = caught(|| inner.transport.send(outgoing));
        answer
            .map(|answer| Sending { answer, end, limit })
            .map_err(|Panicked| panicked(Sent::MaybeSent))
    }

    /// Waits for the answer and reads it, within the limits of an attempt.
    pub(crate) async fn receive(
        &self,
        sending: Sending<'_>,
        response_limit: usize,
    ) -> Result<Received, Failed> {
        let Sending { answer, end, limit } = sending;
        let answered = AtomicBool::new(false);
        let sent = || {
            if answered.load(Ordering::Relaxed) {
                Sent::Answered
            } else {
                Sent::MaybeSent
            }
        };
        let work = pin!(async {
            let response = answer.await?;
            answered.store(true, Ordering::Relaxed);
            received(response, response_limit).await
        });
        match timeout_at(end, caught_within(work)).await {
            Ok(Ok(received)) => Ok(received?),
            Ok(Err(Panicked)) => Err(panicked(sent())),
            Err(_) => Err(self.out_of_time(limit, sent())),
        }
    }
}

fn panicked(sent: Sent) -> Failed {
    Failed {
        kind: ErrorKind::Internal,
        sent,
        reason: "the transport panicked".to_owned(),
        help: None,
        limit: None,
        resolving: false,
    }
}

/// The answer, its body read as far as it is wanted.
async fn received(
    response: http::Response<AnswerBody>,
    response_limit: usize,
) -> Result<Received, TransportError> {
    let (head, body) = response.into_parts();
    let (status, headers) = (head.status, head.headers);
    let limit = wanted(status, response_limit);
    let (body, cut) = read(body, limit, &headers, status.is_success()).await?;
    Ok(Received {
        status,
        headers,
        body,
        cut,
    })
}

/// How much of the body is read: of a refusal too, since its message may be long, but of other failures only what an error
/// keeps.
fn wanted(status: StatusCode, response_limit: usize) -> usize {
    if status.is_success() || status.is_client_error() {
        response_limit
    } else {
        response_limit.min(KEPT)
    }
}

/// The body up to a limit, inclusive, and whether there was more. An honest `Content-Length` beyond the limit of a success
/// is believed before anything is read.
async fn read(
    mut body: AnswerBody,
    limit: usize,
    headers: &HeaderMap,
    early: bool,
) -> Result<(Bytes, bool), TransportError> {
    let declared = headers
        .get(http::header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if early && declared.is_some_and(|declared| declared > limit as u64) {
        return Ok((Bytes::new(), true));
    }
    let Some(first) = body.next().await? else {
        return Ok((Bytes::new(), false));
    };
    if first.len() > limit {
        return Ok((first.slice(..limit), true));
    }
    // Read to the end, whatever the length says: only then does the connection go back to its pool, and a call that follows
    // at once would open another.
    let mut piece = body.next().await?;
    if piece.is_none() {
        return Ok((first, false));
    }
    let mut whole = BytesMut::from(first);
    while let Some(next) = piece {
        let room = limit - whole.len();
        if next.len() > room {
            whole.extend_from_slice(&next[..room]);
            return Ok((whole.freeze(), true));
        }
        whole.extend_from_slice(&next);
        piece = body.next().await?;
    }
    Ok((whole.freeze(), false))
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use http::HeaderValue;
    use http::header::CONTENT_LENGTH;

    use super::*;
    use crate::transport::{BoxFuture, Pieces};

    struct Script(VecDeque<&'static str>);

    impl Pieces for Script {
        fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
            let piece = self
                .0
                .pop_front()
                .map(|piece| Bytes::from_static(piece.as_bytes()));
            Box::pin(async move { Ok(piece) })
        }
    }

    async fn read_of(pieces: &[&'static str], declared: Option<u64>) -> (String, bool) {
        let mut headers = HeaderMap::new();
        if let Some(declared) = declared {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(declared));
        }
        let body = AnswerBody::new(Script(pieces.iter().copied().collect()));
        let (body, cut) = read(body, 4, &headers, true).await.unwrap();
        (String::from_utf8(body.to_vec()).unwrap(), cut)
    }

    #[tokio::test]
    async fn the_limit_is_inclusive_however_the_body_comes() {
        for pieces in [
            &["abcd"][..],
            &["ab", "cd"],
            &["a", "b", "", "cd"],
            &["", "abcd"],
        ] {
            for declared in [None, Some(4)] {
                let read = read_of(pieces, declared).await;
                assert_eq!(read, ("abcd".to_owned(), false), "{pieces:?}, {declared:?}");
            }
        }
        for pieces in [
            &["abcde"][..],
            &["ab", "cde"],
            &["abcd", "e"],
            &["", "abcde"],
        ] {
            let read = read_of(pieces, None).await;
            assert_eq!(read, ("abcd".to_owned(), true), "{pieces:?}");
        }
        assert_eq!(read_of(&["abcde"], Some(5)).await, (String::new(), true));
    }
}
