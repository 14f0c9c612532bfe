//! The key by which an API knows that it has seen a call already.

use bytes::Bytes;
use http::HeaderValue;

use crate::connector::{Inner, Plan};
use crate::error::Error;

/// Adds the idempotency key of a profile that says `idempotent = true`: one for all attempts of an exchange.
pub(super) fn mark(
    inner: &Inner,
    plan: &Plan,
    request: &mut http::Request<Bytes>,
) -> Result<(), Error> {
    if plan.profile.idempotent != Some(true) {
        return Ok(());
    }
    let name = inner.configuration.idempotency_key_header.0.clone();
    let key = key().ok_or_else(|| {
        Error::internal(
            plan.profile,
            "the system gave no random bytes for an idempotency key",
        )
    })?;
    request.headers_mut().insert(name, key);
    Ok(())
}

/// 16 random bytes in the form of a UUID of version 4, which is what APIs expect there.
fn key() -> Option<HeaderValue> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = data_encoding::HEXLOWER.encode(&bytes);
    let key = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ]
    .join("-");
    HeaderValue::try_from(key).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_random_uuid() {
        let (one, other) = (key().unwrap(), key().unwrap());
        assert_ne!(one, other);
        let text = one.to_str().unwrap();
        assert_eq!(text.len(), 36);
        assert_eq!(
            text.match_indices('-')
                .map(|(at, _)| at)
                .collect::<Vec<_>>(),
            [8, 13, 18, 23]
        );
        assert_eq!(&text[14..15], "4");
        assert!(matches!(&text[19..20], "8" | "9" | "a" | "b"));
    }
}
