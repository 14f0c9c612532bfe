//! Percent-decoding (RFC 3986 §2.1), written by hand: the crate under test encodes with the libraries that would be taken
//! otherwise, and a mistake of theirs would undo itself.

/// The text behind a percent-encoded one; `None` where a `%` leads nowhere or the bytes are not UTF-8.
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            digit(bytes.next()?)? * 16 + digit(bytes.next()?)?
        } else {
            byte
        });
    }
    String::from_utf8(decoded).ok()
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes() {
        assert_eq!(decode("a%2Fb%2f+%E2%82%AC").as_deref(), Some("a/b/+€"));
        for broken in ["%", "%4", "%4x", "%ff"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }
}
