//! A JSON number as Rust has it: exact where it is an integer, the nearest float where it is not, never something else.

/// What the text of a number means.
///
/// `-0` is a float, as it is for `serde_json`: no integer is it.
pub(super) enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

/// Reads the text of a number; none if 64 bits do not hold it: an integer that would only fit rounded, a float past the
/// largest.
#[inline]
pub(super) fn number(text: &str) -> Option<Number> {
    if text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) || text == "-0" {
        return float(text).map(Number::Float);
    }
    if text.starts_with('-') {
        text.parse().ok().map(Number::Signed)
    } else {
        text.parse().ok().map(Number::Unsigned)
    }
}

/// The nearest float; none past the largest.
pub(super) fn float(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// The nearest float of half the width; none past the largest.
pub(super) fn short_float(text: &str) -> Option<f32> {
    text.parse().ok().filter(|value: &f32| value.is_finite())
}
