//! Causes, as a program can tell them apart: by what an error says of itself, and by the errors inside it.

use std::error::Error;
use std::fmt::{self, Write as _};
use std::io;

/// What became of a call, as far as a program can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    Answered,
    Time,
    Connect,
    Tls,
    /// A connection that broke, before the answer or in it.
    Broken,
    Protocol,
    Size,
    Status(u16),
    /// What came is not what was asked for.
    Content,
    /// Not sent: the circuit is open, or too many wait.
    Refused,
    Unknown,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Answered => "a success",
            Self::Time => "a limit of time",
            Self::Connect => "no connection",
            Self::Tls => "TLS",
            Self::Broken => "a broken connection",
            Self::Protocol => "no HTTP",
            Self::Size => "too large",
            Self::Status(status) => return write!(f, "{status}"),
            Self::Content => "unfit content",
            Self::Refused => "not sent",
            Self::Unknown => "anything",
        })
    }
}

/// What became of a call, and every text of its error.
pub(crate) struct Told {
    pub(crate) cause: Cause,
    pub(crate) text: String,
}

impl Told {
    pub(crate) fn answered() -> Self {
        Self {
            cause: Cause::Answered,
            text: String::new(),
        }
    }

    /// All that an error prints, its inner errors too.
    pub(crate) fn failed(cause: Cause, error: &(dyn Error + 'static)) -> Self {
        let mut text = String::new();
        let mut next = Some(error);
        while let Some(error) = next {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{error} {error:?}");
            next = error.source();
        }
        Self { cause, text }
    }
}

/// What can be told of reqwest's errors by who takes the trouble.
pub(crate) fn of_reqwest(error: &reqwest::Error) -> Cause {
    let hyper = find::<hyper::Error>(error);
    if error.is_timeout() {
        Cause::Time
    } else if find::<rustls::Error>(error).is_some() {
        Cause::Tls
    } else if error.is_connect() {
        Cause::Connect
    } else if let Some(status) = error.status() {
        Cause::Status(status.as_u16())
    } else if hyper.is_some_and(hyper::Error::is_parse) {
        Cause::Protocol
    } else if hyper.is_some() || error.is_body() || error.is_request() || ended(error) {
        Cause::Broken
    } else if error.is_decode() {
        Cause::Content
    } else {
        Cause::Unknown
    }
}

fn ended(error: &reqwest::Error) -> bool {
    find::<io::Error>(error).is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof)
}

/// The innermost of this type; an `io::Error` shows what it wraps by `get_ref` alone.
fn find<'e, T: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e T> {
    let (mut found, mut next) = (None, Some(error));
    while let Some(error) = next {
        found = error.downcast_ref::<T>().or(found);
        let inside = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        next = inside
            .map(|inside| inside as &(dyn Error + 'static))
            .or_else(|| error.source());
    }
    found
}
