//! What becomes of calls, for metrics and logs: the connector tells an [`Observer`], and a [`Report`] is what it tells.
//!
//! A report holds names, sizes, outcomes and times, and no value of a claim or key. Without an observer nothing of this is
//! measured.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http::StatusCode;

use crate::caught::caught;
use crate::clock::{Clock as _, SystemClock};
use crate::error::{Error, ErrorKind};
use crate::profile::Profile;

mod log;

pub use log::ExchangeLog;

/// Hears what becomes of calls: metrics, or a log; see [`ConnectorBuilder::observer`](crate::ConnectorBuilder::observer).
///
/// Each [`began`](Self::began) is followed by one [`ended`](Self::ended), also where the call is given up half-way, so that
/// a gauge of calls under way comes back to where it was. The methods are called in the call: they should not wait. One
/// that panics is told in the trace, and the call goes on.
///
/// ```
/// use std::sync::atomic::{AtomicI64, Ordering};
/// use connector_runtime::{Observer, Profile, Report};
///
/// #[derive(Default)]
/// struct UnderWay(AtomicI64);
///
/// impl Observer for UnderWay {
///     fn began(&self, _: &'static Profile) {
///         self.0.fetch_add(1, Ordering::Relaxed);
///     }
///     fn ended(&self, report: &Report) {
///         self.0.fetch_sub(1, Ordering::Relaxed);
///         // A histogram of `report.duration()`, under `report.labels()`.
///     }
/// }
/// ```
pub trait Observer: Send + Sync + 'static {
    /// A call began.
    fn began(&self, profile: &'static Profile) {
        let _ = profile;
    }

    /// One attempt of a call is over; [`Report::attempts`] is its number.
    fn attempted(&self, report: &Report) {
        let _ = report;
    }

    /// A call is over, or was given up.
    fn ended(&self, report: &Report) {
        let _ = report;
    }
}

impl<O: Observer + ?Sized> Observer for Arc<O> {
    fn began(&self, profile: &'static Profile) {
        (**self).began(profile);
    }
    fn attempted(&self, report: &Report) {
        (**self).attempted(report);
    }
    fn ended(&self, report: &Report) {
        (**self).ended(report);
    }
}

/// How a call or an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// With what was asked for.
    Succeeded,
    /// With an error of this kind.
    Failed(ErrorKind),
    /// The caller dropped its future.
    Abandoned,
}

impl Outcome {
    /// The outcome in one word: `Succeeded`, the kind of the error, or `Abandoned`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "Succeeded",
            Self::Failed(kind) => kind.as_str(),
            Self::Abandoned => "Abandoned",
        }
    }
}

/// What became of a call, or of one attempt of it.
///
/// `Display` is one line for a log: names, sizes and the outcome, and no value.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Report {
    profile: &'static Profile,
    outcome: Outcome,
    status: Option<StatusCode>,
    attempts: u32,
    duration: Duration,
    request_bytes: usize,
    answer_bytes: usize,
}

impl Report {
    /// The profile that was called.
    #[must_use]
    pub fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// How it ended.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The status of the last answer, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// How many attempts were begun; of one attempt, its number, from 1.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How long it took.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// The size of the request's body.
    #[must_use]
    pub fn request_bytes(&self) -> usize {
        self.request_bytes
    }

    /// The size of the last answer's body, as far as it was read.
    #[must_use]
    pub fn answer_bytes(&self) -> usize {
        self.answer_bytes
    }

    /// Names and values for a metric, of which there are few by construction: `profile`, `outcome` and `status`, the class
    /// of the answer's status (`2xx`, or `none`).
    #[must_use]
    pub fn labels(&self) -> [(&'static str, &'static str); 3] {
        let class = match self.status.map(|status| status.as_u16() / 100) {
            Some(1) => "1xx",
            Some(2) => "2xx",
            Some(3) => "3xx",
            Some(4) => "4xx",
            Some(5) => "5xx",
            Some(_) => "other",
            None => "none",
        };
        [
            ("profile", self.profile.id),
            ("outcome", self.outcome.as_str()),
            ("status", class),
        ]
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            profile,
            outcome,
            attempts,
            duration,
            ..
        } = self;
        write!(f, "`{}` {}", profile.id, outcome.as_str())?;
        if let Some(status) = self.status {
            write!(f, " ({})", status.as_str())?;
        }
        write!(f, " in {duration:?}, attempts: {attempts}; sent")?;
        names(f, profile.inputs.iter().map(|claim| claim.name))?;
        write!(f, " ({} bytes), read", self.request_bytes)?;
        names(f, profile.outputs.iter().map(|claim| claim.name))?;
        write!(f, " ({} bytes)", self.answer_bytes)
    }
}

fn names(f: &mut fmt::Formatter<'_>, mut names: impl Iterator<Item = &'static str>) -> fmt::Result {
    let Some(first) = names.next() else {
        return f.write_str(" no claims");
    };
    write!(f, " `{first}`")?;
    names.try_for_each(|name| write!(f, ", `{name}`"))
}

/// One call, told to the connector's observer when it ends, is given up, or makes an attempt.
pub(crate) struct Watch {
    profile: &'static Profile,
    observed: Option<Observed>,
    pub(crate) attempts: u32,
    pub(crate) request_bytes: usize,
    status: Option<StatusCode>,
    answer_bytes: usize,
}

/// What is kept only where somebody wants it.
struct Observed {
    observer: Arc<dyn Observer>,
    began: Instant,
    attempt_began: Instant,
}

impl Watch {
    pub(crate) fn new(profile: &'static Profile, observer: Option<&Arc<dyn Observer>>) -> Self {
        let heard = observer.map(|observer| {
            let now = SystemClock.now();
            tell(|| observer.began(profile));
            Observed {
                observer: Arc::clone(observer),
                began: now,
                attempt_began: now,
            }
        });
        Self {
            profile,
            observed: heard,
            attempts: 0,
            request_bytes: 0,
            status: None,
            answer_bytes: 0,
        }
    }

    /// An attempt begins.
    pub(crate) fn attempt(&mut self) {
        self.attempts += 1;
        self.status = None;
        self.answer_bytes = 0;
        if let Some(observed) = &mut self.observed {
            observed.attempt_began = SystemClock.now();
        }
    }

    /// An attempt is over.
    pub(crate) fn attempted(
        &mut self,
        failure: Option<&Error>,
        status: Option<StatusCode>,
        answer_bytes: usize,
    ) {
        self.status = status;
        self.answer_bytes = answer_bytes;
        if let Some(observed) = &self.observed {
            let report = self.report(outcome(failure), observed.attempt_began);
            tell(|| observed.observer.attempted(&report));
        }
    }

    /// The call is over.
    pub(crate) fn ended(&mut self, failure: Option<&Error>) {
        self.end(outcome(failure));
    }

    fn end(&mut self, outcome: Outcome) {
        if let Some(observed) = self.observed.take() {
            let report = self.report(outcome, observed.began);
            tell(|| observed.observer.ended(&report));
        }
    }

    fn report(&self, outcome: Outcome, began: Instant) -> Report {
        Report {
            profile: self.profile,
            outcome,
            status: self.status,
            attempts: self.attempts,
            duration: SystemClock.now().saturating_duration_since(began),
            request_bytes: self.request_bytes,
            answer_bytes: self.answer_bytes,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.end(Outcome::Abandoned);
    }
}

fn outcome(failure: Option<&Error>) -> Outcome {
    failure.map_or(Outcome::Succeeded, |error| Outcome::Failed(error.kind()))
}

/// An observer decides nothing: a call that was answered is not lost to a metric that panics.
fn tell(work: impl FnOnce()) {
    if caught(work).is_err() {
        tracing::error!("the connector's observer panicked");
    }
}
