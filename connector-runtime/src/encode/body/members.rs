//! A flat body as generated code writes it: claim after claim, with keys that are constants where they are copied.
//!
//! What a profile's own code does for a claim is a call and the copy of its key, which the compiler turns into a few moves
//! because it knows the length; all that a value needs is here, compiled once.

use std::fmt;

use super::plain::{write_boolean, write_integer, write_text};
use super::{BodyClaim, Plain};

/// The members of a flat body, while the claims come in.
pub struct Members {
    /// Each member begins with its comma; that of the first becomes the brace.
    json: Vec<u8>,
    /// The first claim that cannot be sent, by its key.
    refused: Option<(&'static str, &'static str)>,
}

impl Members {
    /// `size` is how many bytes keys and values take: the body is allocated once.
    #[must_use]
    #[inline]
    pub fn new(size: usize) -> Self {
        Self {
            json: Vec::with_capacity(size + 1),
            refused: None,
        }
    }

    /// A member of one of the types that most claims have; the key is `,"name":"`, with the quote that opens a string.
    #[expect(
        clippy::inline_always,
        reason = "of a type that is known one arm is left, and of a key that is known a few moves"
    )]
    #[inline(always)]
    pub(super) fn plain(&mut self, key: &'static str, plain: Plain<'_>) {
        match plain {
            Plain::Text(text) => {
                self.json.extend_from_slice(key.as_bytes());
                write_text(text, &mut self.json);
            }
            Plain::Boolean(value) => {
                self.json.extend_from_slice(bare(key).as_bytes());
                write_boolean(value, &mut self.json);
            }
            Plain::Integer(value) => {
                self.json.extend_from_slice(bare(key).as_bytes());
                write_integer(value, &mut self.json);
            }
        }
    }

    /// A member of any other type; one that is `null` is left out.
    pub(super) fn other(&mut self, key: &'static str, value: &dyn BodyClaim) {
        let key = bare(key);
        let before = self.json.len();
        self.json.extend_from_slice(key.as_bytes());
        let start = self.json.len();
        if let Err(reason) = value.__json(&mut self.json) {
            self.refused = self.refused.or(Some((key, reason)));
        }
        if self.json.get(start..) == Some(b"null") {
            self.json.truncate(before);
        }
    }

    /// The whole body; else the key of the claim that cannot be sent, without its comma.
    #[inline]
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, (&'static str, &'static str)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_what_a_serializer_writes_and_the_absent_are_left_out() {
        let mut members = Members::new(0);
        "a \"quoted\" text"
            .to_owned()
            .__put(",\"text\":\"", &mut members);
        None::<String>.__put(",\"none\":\"", &mut members);
        None::<u8>.__put(",\"null\":\"", &mut members);
        (-7_i64).__put(",\"number\":\"", &mut members);
        true.__put(",\"yes\":\"", &mut members);
        vec![1.5].__put(",\"list\":\"", &mut members);
        let json = members.finish().unwrap();
        let wanted = r#"{"text":"a \"quoted\" text","number":-7,"yes":true,"list":[1.5]}"#;
        assert_eq!(String::from_utf8(json).unwrap(), wanted);
        assert_eq!(Members::new(0).finish().unwrap(), b"{}");
    }

    #[test]
    fn the_first_claim_that_cannot_be_sent_is_named_by_its_key() {
        let mut members = Members::new(0);
        1.5.__put(",\"fine\":\"", &mut members);
        f64::NAN.__put(",\"first\":\"", &mut members);
        f64::INFINITY.__put(",\"second\":\"", &mut members);
        let (key, reason) = members.finish().unwrap_err();
        assert_eq!(key, "\"first\":");
        assert!(reason.contains("finite"));
    }
}
