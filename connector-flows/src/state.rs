//! [`FlowState`]: all that is known of one run of a flow, to be kept between two requests.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::io;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::account::Person;
use crate::claims::Claims;
use crate::page::{Problem, Typed};

/// One run of a [`UserFlow`](crate::UserFlow): plain data, so that any replica can go on with it.
///
/// It decides whether a user is created: never take it from a browser as it is. Seal it (`Sealer`, feature `seal`), or keep
/// it in a store. `Debug` shows how far it is, and no claim.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowState {
    pub(crate) flow: String,
    pub(crate) id: FlowId,
    /// Seconds since 1970.
    pub(crate) expires_at: u64,
    pub(crate) stage: Stage,
    pub(crate) person: Person,
    /// Before the page: what the provider and the connectors of the first step say.
    pub(crate) known: Claims,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) typed: Option<Typed>,
    /// After the page: what the user will have, or has.
    pub(crate) claims: Claims,
    /// What the connectors of the first step returned, by name.
    pub(crate) prefilled: BTreeSet<String>,
    /// The same of the second step.
    pub(crate) overridden: BTreeSet<String>,
    /// What the connectors of the third step returned.
    pub(crate) token: Claims,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) user: Option<String>,
}

/// How far a run is. Connectors stand by their name, so that a state outlives a change of the flow where it can.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Stage {
    Calling(String),
    Page(Option<Problem>),
    Creating,
    Failed { connector: String, message: String },
    Blocked(Block),
    Issuing,
}

/// Why a sign-up ended without a user.
///
/// `Debug` does not show the text, which may repeat claims.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Block {
    /// A connector says so, with this text for the person.
    Said(String),
    /// Somebody has this account: the person may sign in with it.
    Taken,
    /// This run was ended before, in another window.
    Ended,
}

impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Said(_) => "Said(..)",
            Self::Taken => "Taken",
            Self::Ended => "Ended",
        })
    }
}

impl FlowState {
    /// The run's id: under it a store creates at most one user.
    #[must_use]
    pub fn id(&self) -> FlowId {
        self.id
    }

    /// When it stops being taken, in seconds since 1970.
    #[must_use]
    pub fn expires_at(&self) -> u64 {
        self.expires_at
    }

    /// Who it is about.
    #[must_use]
    pub fn person(&self) -> &Person {
        &self.person
    }
}

impl fmt::Debug for FlowState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = match &self.stage {
            Stage::Calling(connector) => return write!(f, "FlowState(calling `{connector}`)"),
            Stage::Page(_) => "attribute page",
            Stage::Creating => "creating the user",
            Stage::Failed { connector, .. } => {
                return write!(f, "FlowState(failed at `{connector}`)");
            }
            Stage::Blocked(_) => "blocked",
            Stage::Issuing => "issuing the token",
        };
        write!(f, "FlowState({stage})")
    }
}

/// The id of one run of a flow: 16 bytes that nobody can guess.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FlowId([u8; 16]);

impl FlowId {
    /// A new id, out of the system's random bytes.
    ///
    /// # Errors
    ///
    /// The system has none to give.
    pub fn random() -> io::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)
            .map_err(|_| io::Error::other("the system gives no random bytes"))?;
        Ok(Self(bytes))
    }

    /// The id of these bytes, which must come from a source that nobody can guess.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Reads 32 hexadecimal digits.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if text.len() != 32 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u128::from_str_radix(text, 16).ok()?;
        Some(Self(number.to_be_bytes()))
    }
}

impl fmt::Display for FlowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for FlowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FlowId({self})")
    }
}

impl From<FlowId> for String {
    fn from(id: FlowId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for FlowId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or("a flow id has 32 hexadecimal digits")
    }
}

/// Why a state is not taken, or not for this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StateError {
    /// It is too old.
    Expired,
    /// It is of another flow.
    OtherFlow,
    /// The flow has changed: the connector at which it stands is no longer there.
    Changed,
    /// It is not at the place to which this belongs: a page that was sent twice, an answer that came late. Nothing has
    /// changed; [`UserFlow::next`](crate::UserFlow::next) says where it is.
    Elsewhere,
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Expired => "the flow's state is expired",
            Self::OtherFlow => "the state is of another flow",
            Self::Changed => "the flow no longer has the connector at which its state stands",
            Self::Elsewhere => "the flow is not at this place",
        })
    }
}

impl Error for StateError {}

pub(crate) fn seconds(time: SystemTime) -> u64 {
    // Before 1970 nothing of ours was ever made.
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}
