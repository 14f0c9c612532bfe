//! A flat body as generated code writes it: claim after claim, with keys that are constants where they are copied.
//!
//! What a profile's own code does for a claim is the copy of its key, which the compiler turns into a few moves because it
//! knows the length, and a call for the value; all that a value needs is here, compiled once.

use std::fmt;

use super::plain::{write_boolean, write_integer, write_text};
use super::{BodyClaim, Plain};

/// The members of a flat body. The claims come in twice: to be measured, so that the body is allocated once, and to be
/// written.
pub struct Members {
    /// Each member begins with its comma; that of the first becomes the brace.
    json: Vec<u8>,
    /// How many bytes the members take, or a little more; while they are measured.
    size: Option<usize>,
    /// The first claim that cannot be sent, by its key.
    refused: Option<(&'static str, &'static str)>,
}

/// Room for the value of a type of which nothing is known.
pub(super) const OTHER: usize = 32;

/// Where one claim comes in.
pub struct Next<'a> {
    members: &'a mut Members,
    /// `,"name":"`, with the quote that opens a string.
    key: &'static str,
}

impl Members {
    /// The whole body; else the key of the claim that cannot be sent, without its comma, and why.
    #[inline]
    pub(crate) fn body(write: impl Fn(&mut Self)) -> Result<Vec<u8>, (&'static str, &'static str)> {
        let mut members = Self {
            json: Vec::new(),
            size: Some(0),
            refused: None,
        };
        write(&mut members);
        let size = members.size.take().unwrap_or_default();
        // The brace that closes it; where no member stands before, the one that opens it too.
        members.json = Vec::with_capacity(size.max(1) + 1);
        write(&mut members);
        members.finish()
    }

    /// The claim that comes next.
    #[inline]
    pub fn next(&mut self, key: &'static str) -> Next<'_> {
        Next { members: self, key }
    }

    #[inline]
    fn finish(mut self) -> Result<Vec<u8>, (&'static str, &'static str)> {
        if let Some((key, reason)) = self.refused {
            return Err((key.get(1..).unwrap_or_default(), reason));
        }
        match self.json.first_mut() {
            Some(comma) => *comma = b'{',
            None => self.json.push(b'{'),
        }
        self.json.push(b'}');
        Ok(self.json)
    }
}

impl Next<'_> {
    /// One of the types that most claims have.
    #[expect(
        clippy::inline_always,
        reason = "of a type that is known one arm is left, and of a key that is known a few moves"
    )]
    #[inline(always)]
    pub(super) fn plain(self, plain: Plain<'_>) {
        let Self { members, key } = self;
        if let Some(size) = &mut members.size {
            *size += bare(key).len() + plain.size();
            return;
        }
        // That of a string has the quote that opens it.
        let key = match plain {
            Plain::Text(_) => key,
            Plain::Boolean(_) | Plain::Integer(_) => bare(key),
        };
        let json = &mut members.json;
        json.extend_from_slice(key.as_bytes());
        match plain {
            Plain::Text(text) => write_text(text, json),
            Plain::Boolean(value) => write_boolean(value, json),
            Plain::Integer(value) => write_integer(value, json),
        }
    }

    /// Any other type; one that is `null` is left out.
    pub(super) fn other(self, value: &dyn BodyClaim) {
        let Self { members, key } = self;
        let key = bare(key);
        if let Some(size) = &mut members.size {
            *size += key.len() + OTHER;
            return;
        }
        let json = &mut members.json;
        let before = json.len();
        json.extend_from_slice(key.as_bytes());
        let start = json.len();
        if let Err(reason) = value.__json(json) {
            members.refused = members.refused.or(Some((key, reason)));
        }
        if json.get(start..) == Some(b"null") {
            json.truncate(before);
        }
    }
}

/// A key without the quote that opens a string.
#[inline]
fn bare(key: &'static str) -> &'static str {
    key.get(..key.len() - 1).unwrap_or_default()
}

/// Without what the claims say.
impl fmt::Debug for Members {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Members").finish_non_exhaustive()
    }
}

/// The same.
impl fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Next").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_what_a_serializer_writes_and_the_absent_are_left_out() {
        let text = "a \"quoted\" text".to_owned();
        let json = Members::body(|members| {
            text.__put(members.next(",\"text\":\""));
            None::<String>.__put(members.next(",\"none\":\""));
            None::<u8>.__put(members.next(",\"null\":\""));
            (-7_i64).__put(members.next(",\"number\":\""));
            true.__put(members.next(",\"yes\":\""));
            vec![1.5].__put(members.next(",\"list\":\""));
        });
        let wanted = r#"{"text":"a \"quoted\" text","number":-7,"yes":true,"list":[1.5]}"#;
        assert_eq!(String::from_utf8(json.unwrap()).unwrap(), wanted);
        assert_eq!(Members::body(|_| ()).unwrap(), b"{}");
    }

    #[test]
    fn a_body_has_no_room_to_spare() {
        let text = "Yuna \u{1f600}".to_owned();
        for value in [i64::MIN, -10, -9, 0, 9, 10, i64::MAX] {
            let json = Members::body(|members| {
                text.__put(members.next(",\"text\":\""));
                value.__put(members.next(",\"number\":\""));
                (value < 0).__put(members.next(",\"yes\":\""));
                Some(text.clone()).__put(members.next(",\"some\":\""));
            });
            let json = json.unwrap();
            assert_eq!(json.len(), json.capacity(), "{value}");
        }
    }

    #[test]
    fn the_first_claim_that_cannot_be_sent_is_named_by_its_key() {
        let refused = Members::body(|members| {
            1.5.__put(members.next(",\"fine\":\""));
            f64::NAN.__put(members.next(",\"first\":\""));
            f64::INFINITY.__put(members.next(",\"second\":\""));
        });
        let (key, reason) = refused.unwrap_err();
        assert_eq!(key, "\"first\":");
        assert!(reason.contains("finite"));
    }
}
