//! Names as JSON writes them.

use std::fmt::Write;

/// `"name":` with the name escaped (RFC 8259 §7).
pub(crate) fn key(name: &str) -> String {
    let mut out = String::from("\"");
    for c in name.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                // Writing to a `String` does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push_str("\":");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_escaped_once() {
        assert_eq!(key("email"), "\"email\":");
        assert_eq!(key("a\"b\\c\n\u{1}é"), "\"a\\\"b\\\\c\\n\\u0001é\":");
    }
}
