//! The types that most claims have, written without a serializer: strings, booleans, integers.

use std::any::Any;

use crate::decode::is_plain;
use crate::encode::Slot;

/// A claim of one of the types that most claims have.
#[derive(Clone, Copy)]
pub enum Plain<'a> {
    /// A string.
    Text(&'a str),
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i64),
}

impl<'a> Plain<'a> {
    /// The slot of a claim of such a type, optional or not.
    ///
    /// The type is compared, not matched by a trait: an implementation for `String` beside the one for all that serializes
    /// is not possible. The comparison is over when the program is compiled: inlined, it is one of two constants.
    #[inline]
    pub(super) fn slot<T: 'static>(claim: &'a T) -> Option<Slot<'a>> {
        let claim: &dyn Any = claim;
        if let Some(optional) = claim.downcast_ref::<Option<String>>() {
            return Some(
                optional
                    .as_ref()
                    .map_or(Slot::Absent, |text| Slot::Plain(Self::Text(text))),
            );
        }
        Self::of(claim).map(Slot::Plain)
    }

    #[inline]
    fn of(claim: &'a dyn Any) -> Option<Self> {
        if let Some(text) = claim.downcast_ref::<String>() {
            return Some(Self::Text(text));
        }
        if let Some(value) = claim.downcast_ref::<bool>() {
            return Some(Self::Boolean(*value));
        }
        if let Some(value) = claim.downcast_ref::<i64>() {
            return Some(Self::Integer(*value));
        }
        if let Some(value) = claim.downcast_ref::<i32>() {
            return Some(Self::Integer(i64::from(*value)));
        }
        claim
            .downcast_ref::<u32>()
            .map(|value| Self::Integer(i64::from(*value)))
    }

    /// How many bytes it takes, where nothing has to be escaped: a body without room to spare becomes `Bytes` as it is.
    #[inline]
    pub(super) fn size(self) -> usize {
        match self {
            Self::Text(text) => text.len() + 2,
            Self::Boolean(value) => {
                if value {
                    4
                } else {
                    5
                }
            }
            Self::Integer(value) => digits(value),
        }
    }

    /// Appends it as JSON.
    pub(super) fn write(self, json: &mut Vec<u8>) {
        match self {
            Self::Text(text) => {
                json.push(b'"');
                write_text(text, json);
            }
            Self::Boolean(value) => write_boolean(value, json),
            Self::Integer(value) => write_integer(value, json),
        }
    }
}

/// Appends a string and the quote that closes it, behind the quote that opens it: copied whole where nothing in it has to be
/// escaped, which one look at its words tells.
pub(super) fn write_text(text: &str, json: &mut Vec<u8>) {
    if is_plain(text) {
        json.extend_from_slice(text.as_bytes());
        json.push(b'"');
    } else {
        write_escaped(text, json);
    }
}

/// The same for a string that has to be escaped.
#[cold]
fn write_escaped(text: &str, json: &mut Vec<u8>) {
    json.pop();
    // A string always has a JSON form, and a `Vec` takes it.
    let _ = serde_json::to_writer(json, text);
}

/// Appends a boolean: of a text that is known a few moves, so one for each.
#[inline]
pub(super) fn write_boolean(value: bool, json: &mut Vec<u8>) {
    if value {
        json.extend_from_slice(b"true");
    } else {
        json.extend_from_slice(b"false");
    }
}

pub(super) fn write_integer(value: i64, json: &mut Vec<u8>) {
    json.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// How many characters an integer has.
#[inline]
fn digits(value: i64) -> usize {
    let mut digits = 1 + usize::from(value < 0);
    let mut rest = value.unsigned_abs() / 10;
    while rest > 0 {
        digits += 1;
        rest /= 10;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::BodyClaim;

    /// What the short way writes is what the serializer would write.
    fn agree<T: serde::Serialize + 'static>(claim: &T) {
        let Some(Slot::Plain(plain)) = Plain::slot(claim) else {
            panic!("a type of its own");
        };
        let (mut short, mut long) = (Vec::new(), Vec::new());
        plain.write(&mut short);
        claim.__json(&mut long).unwrap();
        assert_eq!(short, long);
        assert!(plain.size() == short.len() || short.contains(&b'\\'));
    }

    #[test]
    fn the_short_way_writes_what_the_serializer_writes() {
        for value in [i64::MIN, -1, 0, 7, i64::MAX] {
            agree(&value);
        }
        for value in [i32::MIN, i32::MAX] {
            agree(&value);
        }
        agree(&u32::MAX);
        agree(&true);
        agree(&false);
        let seed = fastrand::u64(..);
        let mut random = fastrand::Rng::with_seed(seed);
        for _ in 0..20_000 {
            let text: String = (0..random.usize(0..40))
                .map(|_| {
                    if random.u8(0..8) == 0 {
                        random.char(..)
                    } else {
                        random.char('\0'..'\u{80}')
                    }
                })
                .collect();
            agree(&text);
            agree(&Some(text));
        }
        for byte in 0..=0x7f_u8 {
            agree(&format!("1234567{}9", char::from(byte)));
        }
        assert!(matches!(Plain::slot(&None::<String>), Some(Slot::Absent)));
        assert!(Plain::slot(&1.5_f64).is_none());
    }
}
