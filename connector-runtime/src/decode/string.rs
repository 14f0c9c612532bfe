//! What stands in a JSON string: where its plain part ends, what an escape means, whether it is a name that we look for.

/// The first position from `at` on whose byte ends a plain run: a quote, a backslash, a control character; or the end.
///
/// Eight bytes at a time: strings are most of an answer, and most of them hold none of these.
#[inline]
pub(super) fn plain(bytes: &[u8], at: usize) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        let found = specials(u64::from_le_bytes(*word));
        if found != 0 {
            // The lowest marked byte is exact; a borrow can only mark bytes above it.
            return bytes.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = behind;
    }
    plain_tail(bytes, bytes.len() - rest.len())
}

/// Whether a text stands in a JSON string as it is.
///
/// Words of eight bytes, the last one reaching back over the one before it: short texts have no slow end.
#[inline]
pub(crate) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    if let Some(last) = bytes.last_chunk::<8>() {
        let mut rest = bytes;
        while let Some((word, behind)) = rest.split_first_chunk::<8>() {
            if specials(u64::from_le_bytes(*word)) != 0 {
                return false;
            }
            rest = behind;
        }
        return specials(u64::from_le_bytes(*last)) == 0;
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let low = u64::from(u32::from_le_bytes(*first));
        let high = u64::from(u32::from_le_bytes(*last));
        return specials(low | high << 32) == 0;
    }
    bytes.iter().all(|byte| !is_special(*byte))
}

/// The same byte by byte, for the last few.
#[cold]
fn plain_tail(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        if is_special(byte) {
            break;
        }
        at += 1;
    }
    at
}

/// A quote, a backslash or a control character.
fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// The high bit of each byte that is a quote, a backslash or below 0x20.
#[inline]
fn specials(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    // With its second bit turned, a quote is 0x20, right behind the control characters, which stay below it, and nothing else
    // comes below 0x21. A byte that is below borrows, and so has its high bit set; one that had it before is not ASCII.
    let control_or_quote = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let slash = (word ^ (ONES * u64::from(b'\\'))).wrapping_sub(ONES);
    (control_or_quote | slash) & !word & (ONES << 7)
}

/// The character of an escape and what follows it, from behind the backslash; none for an escape that JSON does not have,
/// half of a surrogate pair among them.
pub(super) fn escape(tail: &str) -> Option<(char, &str)> {
    let (&sign, _) = tail.as_bytes().split_first()?;
    let plain = match sign {
        b'"' | b'\\' | b'/' => char::from(sign),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(tail.get(1..)?),
        _ => return None,
    };
    Some((plain, tail.get(1..)?))
}

/// The same behind `\u`.
fn unicode(tail: &str) -> Option<(char, &str)> {
    let (first, rest) = hex(tail)?;
    if !(0xd800..0xdc00).contains(&first) {
        // None for a low half that stands alone.
        return Some((char::from_u32(first)?, rest));
    }
    let (second, rest) = hex(rest.strip_prefix("\\u")?)?;
    if !(0xdc00..0xe000).contains(&second) {
        return None;
    }
    let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    Some((char::from_u32(code)?, rest))
}

/// Four hexadecimal digits.
fn hex(tail: &str) -> Option<(u32, &str)> {
    let (digits, rest) = tail.split_at_checked(4)?;
    // `from_str_radix` alone would take a sign.
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}

/// The text that the raw inside of a string means.
pub(super) fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, tail)) = rest.split_once('\\') {
        text.push_str(plain);
        // The scanner has let no other escape through.
        let Some((character, after)) = escape(tail) else {
            break;
        };
        text.push(character);
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Whether the raw inside of a string means `name`, found out without writing it down.
pub(super) fn means(raw: &str, mut name: &str) -> bool {
    let mut rest = raw;
    while let Some((plain, tail)) = rest.split_once('\\') {
        let Some((character, after)) = escape(tail) else {
            return false;
        };
        let Some(left) = name
            .strip_prefix(plain)
            .and_then(|left| left.strip_prefix(character))
        else {
            return false;
        };
        name = left;
        rest = after;
    }
    name == rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte at every place of a text, before, within and behind the words of eight.
    #[test]
    fn a_special_byte_is_found_wherever_it_stands() {
        for length in 0..=26 {
            let clean = "x".repeat(length);
            assert_eq!(plain(clean.as_bytes(), 0), length);
            assert!(is_plain(&clean), "{length}");
            for at in 0..length {
                for byte in 0..0x80_u8 {
                    let mut text = clean.clone();
                    text.replace_range(at..=at, char::from(byte).encode_utf8(&mut [0; 4]));
                    let special = byte < 0x20 || byte == b'"' || byte == b'\\';
                    let end = if special { at } else { length };
                    assert_eq!(plain(text.as_bytes(), 0), end, "{text:?}");
                    assert_eq!(plain(text.as_bytes(), at + 1), length, "{text:?}");
                    assert_eq!(is_plain(&text), !special, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn special_bytes_at_the_same_place_of_two_words_do_not_hide_each_other() {
        for special in ['"', '\\', '\u{1f}', '\0'] {
            for (other, length) in [(0, 4), (1, 8), (8, 16), (9, 16), (9, 24)] {
                let mut text = "x".repeat(length);
                for at in [0, other] {
                    text.replace_range(at..=at, special.encode_utf8(&mut [0; 4]));
                }
                assert!(!is_plain(&text), "{text:?}");
                assert_eq!(plain(text.as_bytes(), 0), 0, "{text:?}");
            }
        }
        // Bytes beside the special ones, which a borrow of the arithmetic could mark.
        assert!(is_plain("!#!#!#!#[][][][] \u{7f}é가 !#[]"));
        assert!(!is_plain("!#!#!#!#[][][][] \u{7f}é가\"!#[]"));
    }

    #[test]
    fn every_escape_has_its_character() {
        for (raw, text) in [
            (r#"\""#, "\""),
            (r"\\", "\\"),
            (r"\/", "/"),
            (r"\b", "\u{8}"),
            (r"\f", "\u{c}"),
            (r"\n", "\n"),
            (r"\r", "\r"),
            (r"\t", "\t"),
            (r"\u0041", "A"),
            (r"\uD7FF\uE000", "\u{d7ff}\u{e000}"),
            (r"\ud800\udc00", "\u{10000}"),
            (r"\uDBFF\uDFFF", "\u{10ffff}"),
            (r"\ud83d\ude00", "😀"),
        ] {
            assert_eq!(unescape(raw), text, "{raw}");
            assert_eq!(
                unescape(&format!("a{raw}b{raw}")),
                format!("a{text}b{text}")
            );
            assert!(means(raw, text), "{raw}");
        }
    }

    #[test]
    fn a_name_is_meant_in_full_or_not_at_all() {
        assert!(means("name", "name") && means("", ""));
        assert!(means(r"n\u0061me", "name") && means(r"nam\u0065", "name"));
        for raw in [
            "nam",
            "names",
            "Name",
            r"n\u0061m",
            r"n\u0061mes",
            r"n\u0062me",
            r"m\u0061me",
            r"\u006eam",
            r"name\u0065",
            r"n\x61me",
        ] {
            assert!(!means(raw, "name"), "{raw}");
        }
    }
}
