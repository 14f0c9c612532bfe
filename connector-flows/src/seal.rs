//! [`Sealer`]: a run's state as a text that a browser carries and cannot read, change or keep longer than it lives.

use std::error::Error;
use std::fmt;
use std::time::SystemTime;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE64URL_NOPAD;
use zeroize::Zeroizing;

use crate::state::{FlowId, FlowState, seconds};

/// Seals states with XChaCha20-Poly1305, under a key that all replicas share.
///
/// The text is `v1.<key id>.<flow id>.<expiry>.<sealed>`; the four words in front are bound to the sealed part, so that none can be
/// changed. It fits a hidden field; for a cookie (4 KiB) it may be too large.
///
/// A sealed state can be *sent again* until it expires: that is what the back button does. It creates no second user, since
/// a store creates one under the flow's id; and none after a block, since the [`Driver`](crate::Driver) ends the id
/// there. But it may call connectors again.
///
/// ```
/// # use std::time::{Duration, SystemTime, UNIX_EPOCH};
/// use connector_flows::{Account, Claims, FlowId, Person, Sealer, UserFlow};
///
/// let flow = UserFlow::builder("sign_up").build()?;
/// let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
/// let state = flow.begin(FlowId::random()?, Person::new(Account::local("kim")), &Claims::new(), now);
///
/// let sealer = Sealer::new("2027-01", [7; 32])?;
/// let text = sealer.seal(&state)?;
/// assert_eq!(sealer.open(&text, now)?, state);
///
/// // A new key seals; the old one still opens, until its states are gone.
/// let rotated = Sealer::new("2027-02", [8; 32])?.also("2027-01", [7; 32])?;
/// assert_eq!(rotated.open(&text, now)?, state);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Sealer {
    /// The first seals, all open.
    keys: Vec<(String, Zeroizing<[u8; 32]>)>,
}

const FORM: &str = "v1";
const NONCE: usize = 24;

impl Sealer {
    /// Seals under this key, of 32 random bytes, by its id: 1–32 of letters, digits, `-`, `_`.
    ///
    /// # Errors
    ///
    /// The id is none.
    pub fn new(key_id: impl Into<String>, key: [u8; 32]) -> Result<Self, SealError> {
        Self { keys: Vec::new() }.also(key_id, key)
    }

    /// Opens what was sealed under this key too: the one before, while keys change.
    ///
    /// # Errors
    ///
    /// The id is none, or stands twice.
    pub fn also(mut self, key_id: impl Into<String>, key: [u8; 32]) -> Result<Self, SealError> {
        let id = key_id.into();
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let known = self.keys.iter().any(|(known, _)| *known == id);
        if known || id.is_empty() || id.len() > 32 || !id.bytes().all(fits) {
            return Err(SealError::KeyId);
        }
        self.keys.push((id, Zeroizing::new(key)));
        Ok(self)
    }

    /// Seals a state.
    ///
    /// # Errors
    ///
    /// The system has no random bytes to give.
    pub fn seal(&self, state: &FlowState) -> Result<String, SealError> {
        let Some((key_id, key)) = self.keys.first() else {
            return Err(SealError::KeyId);
        };
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| SealError::NoRandomBytes)?;
        let head = format!("{FORM}.{key_id}.{}.{}", state.id, state.expires_at);
        let json = serde_json::to_vec(state).map(Zeroizing::new);
        let json = json.map_err(|_| SealError::Refused)?;
        let sealed = XChaCha20Poly1305::new((&**key).into()).encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &json,
                aad: head.as_bytes(),
            },
        );
        let sealed = [&nonce, &*sealed.map_err(|_| SealError::Refused)?].concat();
        Ok(format!("{head}.{}", BASE64URL_NOPAD.encode(&sealed)))
    }

    /// Opens a state that was sealed under one of the keys.
    ///
    /// # Errors
    ///
    /// `Refused` for whatever was not sealed so, without saying why; `Expired`.
    pub fn open(&self, text: &str, now: SystemTime) -> Result<FlowState, SealError> {
        let (head, sealed) = text.rsplit_once('.').ok_or(SealError::Refused)?;
        let mut words = head.split('.');
        let [Some(FORM), Some(key_id), Some(id), Some(expires_at), None] =
            [(); 5].map(|()| words.next())
        else {
            return Err(SealError::Refused);
        };
        let key = self.keys.iter().find(|(known, _)| known == key_id);
        let (_, key) = key.ok_or(SealError::Refused)?;
        let sealed = BASE64URL_NOPAD
            .decode(sealed.as_bytes())
            .map_err(|_| SealError::Refused)?;
        let (nonce, sealed) = sealed
            .split_first_chunk::<NONCE>()
            .ok_or(SealError::Refused)?;
        let json = XChaCha20Poly1305::new((&**key).into()).decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: sealed,
                aad: head.as_bytes(),
            },
        );
        let json = Zeroizing::new(json.map_err(|_| SealError::Refused)?);
        let state: FlowState = serde_json::from_slice(&json).map_err(|_| SealError::Refused)?;
        if FlowId::read(id) != Some(state.id) || expires_at.parse() != Ok(state.expires_at) {
            return Err(SealError::Refused);
        }
        if seconds(now) >= state.expires_at {
            return Err(SealError::Expired);
        }
        Ok(state)
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = self.keys.iter().map(|(id, _)| id);
        f.debug_tuple("Sealer")
            .field(&ids.collect::<Vec<_>>())
            .finish()
    }
}

/// Why a state is not sealed or not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SealError {
    /// It was not sealed under one of the keys, or was changed.
    Refused,
    /// It is too old.
    Expired,
    /// The id of a key is empty, too long, of other letters, or stands twice.
    KeyId,
    /// The system has no random bytes to give.
    NoRandomBytes,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "the flow's state was not sealed here",
            Self::Expired => "the flow's state is expired",
            Self::KeyId => "a key's id has 1 to 32 letters, digits, `-` and `_`, and stands once",
            Self::NoRandomBytes => "the system gives no random bytes",
        })
    }
}

impl Error for SealError {}

#[cfg(test)]
mod tests;
