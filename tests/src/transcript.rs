//! Bytes of a request as text for a snapshot: one line a line, its ending written out, so that nothing is left to the
//! reader's terminal.

use std::fmt::Write as _;

/// The bytes, with `\r\n` before each line break, everything else that is not printable ASCII as `\x..`, and the port that
/// the system chose as `<port>`.
#[must_use]
pub fn transcript(bytes: &[u8], port: u16) -> String {
    let mut text = String::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"\r\n") {
            text.push_str("\\r\\n\n");
            at += 2;
            continue;
        }
        match bytes[at] {
            b'\\' => text.push_str("\\\\"),
            byte @ b' '..=b'~' => text.push(char::from(byte)),
            byte => write!(text, "\\x{byte:02x}").expect("a String takes what is written"),
        }
        at += 1;
    }
    for host in ["127.0.0.1", "localhost"] {
        text = text.replace(&format!("{host}:{port}"), &format!("{host}:<port>"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::transcript;

    #[test]
    fn shows_line_ends_and_what_is_not_printable() {
        assert_eq!(
            transcript(b"GET / HTTP/1.1\r\nhost: localhost:81\r\n\r\n\\\n\xff", 81),
            "GET / HTTP/1.1\\r\\n\nhost: localhost:<port>\\r\\n\n\\r\\n\n\\\\\\x0a\\xff"
        );
    }
}
