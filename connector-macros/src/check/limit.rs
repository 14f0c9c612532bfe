//! Limits: times, sizes, counts.

use syn::{LitInt, LitStr};

use crate::attr::Keyed;
use crate::support::Bag;

const LONGEST: u64 = 600_000;
const LARGEST: u64 = 64 << 20;

/// A time such as `"10s"`, in milliseconds.
pub(crate) fn time(keyed: &Keyed<LitStr>, bag: &mut Bag) -> Option<u64> {
    const UNITS: [(&str, u64); 3] = [("ms", 1), ("s", 1_000), ("m", 60_000)];
    let Keyed { key, value } = keyed;
    let help = format!("write `{key} = \"500ms\"`, `\"10s\"` or `\"1m\"`");
    match measure(&value.value(), &UNITS) {
        None => bag.help(value, format_args!("`{}` is no time", value.value()), help),
        Some(0) => bag.help(value, format_args!("`{key}` is above 0"), help),
        Some(time) if time > LONGEST => {
            bag.help(
                value,
                format_args!("`{key}` is at most 10 minutes"),
                format_args!("write `{key} = \"10m\"`"),
            );
        }
        Some(time) => return Some(time),
    }
    None
}

/// A size such as `"64KiB"`, in bytes.
pub(crate) fn size(keyed: &Keyed<LitStr>, bag: &mut Bag) -> Option<usize> {
    const UNITS: [(&str, u64); 2] = [("KiB", 1 << 10), ("MiB", 1 << 20)];
    let Keyed { key, value } = keyed;
    let help = format!("write `{key} = \"64KiB\"` or `\"1MiB\"`");
    match measure(&value.value(), &UNITS) {
        None => bag.help(value, format_args!("`{}` is no size", value.value()), help),
        Some(0) => bag.help(value, format_args!("`{key}` is above 0"), help),
        Some(size) if size > LARGEST => {
            bag.help(
                value,
                format_args!("`{key}` is at most 64 MiB"),
                format_args!("write `{key} = \"64MiB\"`"),
            );
        }
        Some(size) => return usize::try_from(size).ok(),
    }
    None
}

/// 0 to 10.
pub(crate) fn count(keyed: &Keyed<LitInt>, bag: &mut Bag) -> Option<u32> {
    let Keyed { key, value } = keyed;
    let count = value
        .base10_parse::<u32>()
        .ok()
        .filter(|count| *count <= 10);
    if count.is_none() {
        bag.help(
            value,
            format_args!("`{key}` is 0 to 10, not `{value}`"),
            format_args!("write `{key} = 2`"),
        );
    }
    count
}

fn measure(text: &str, units: &[(&str, u64)]) -> Option<u64> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = text.split_at(end);
    let (_, scale) = units.iter().find(|(name, _)| *name == unit)?;
    // Ten digits fit, and are beyond every limit: no number overflows.
    let number = if digits.len() > 10 {
        9_999_999_999
    } else {
        digits.parse::<u64>().ok()?
    };
    number.checked_mul(*scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_digits_and_a_unit() {
        let units = [("ms", 1), ("s", 1_000)];
        for (text, expected) in [
            ("500ms", Some(500)),
            ("10s", Some(10_000)),
            ("0s", Some(0)),
            ("99999999999999999999s", Some(9_999_999_999_000)),
            ("s", None),
            ("10", None),
            ("1.5s", None),
            ("10 s", None),
            ("-1s", None),
            ("", None),
        ] {
            assert_eq!(measure(text, &units), expected, "{text}");
        }
    }
}
