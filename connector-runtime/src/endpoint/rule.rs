//! What a service URL must be, as one function that runs at compile time too: a `const` URL is judged where it is used, a
//! setting where the connector is built.

use std::ops::Range;

/// Checks a constant service URL while the profile is compiled.
///
/// # Panics
///
/// At compile time, with the rule that the URL breaks.
#[must_use]
#[track_caller]
pub const fn service_url(url: &'static str, allow_http: bool) -> &'static str {
    let bytes = url.as_bytes();
    let mut at = 0;
    let mut settings = false;
    while at < bytes.len() {
        if bytes[at] == b'{' {
            assert!(
                starts_with(bytes, at, b"{Settings:"),
                "a constant `service_url` holds no claim placeholder; help: write the URL as a literal in the attribute"
            );
            settings = true;
        }
        at += 1;
    }
    // With a setting in it, the whole is known only when the connector is built.
    if !settings && let Some(fault) = fault(url, allow_http) {
        panic!("{}", fault);
    }
    url
}

/// The rule that a URL breaks, if any. The URL has no placeholders (left).
pub(super) const fn fault(url: &str, allow_http: bool) -> Option<&'static str> {
    let bytes = url.as_bytes();
    let https = starts_with(bytes, 0, b"https://");
    if !https && !starts_with(bytes, 0, b"http://") {
        return Some("the service URL is not absolute; help: begin it with `https://`");
    }
    let start = if https { 8 } else { 7 };
    let end = authority_end(bytes, start);
    let mut at = start;
    let mut colon = end;
    while at < end {
        match bytes[at] {
            b'@' => {
                return Some("the service URL holds user information; help: say `auth = Basic`");
            }
            b':' if colon == end && bytes[start] != b'[' => colon = at,
            _ => {}
        }
        at += 1;
    }
    if bytes.len() > start && bytes[start] == b'[' {
        colon = start;
        while colon < end && bytes[colon] != b']' {
            colon += 1;
        }
        if colon == end {
            return Some("the service URL's address is not closed with `]`");
        }
        colon += 1;
    }
    if let Some(fault) = host(bytes, start, colon) {
        return Some(fault);
    }
    if let Some(fault) = port(bytes, colon, end) {
        return Some(fault);
    }
    if !https && !allow_http && !is_loopback(bytes, start, colon) {
        return Some(
            "plain `http:` would send claims in the clear; help: use `https:`, or say `allow_http = true`",
        );
    }
    rest(bytes, end)
}

/// Where host and port stand in a URL that breaks no rule.
pub(super) fn authority(url: &str) -> Range<usize> {
    let start = url.find("://").map_or(0, |colon| colon + 3);
    start..authority_end(url.as_bytes(), start)
}

const fn authority_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() && !matches!(bytes[end], b'/' | b'?' | b'#' | b'\\') {
        end += 1;
    }
    end
}

const fn host(bytes: &[u8], start: usize, end: usize) -> Option<&'static str> {
    if start >= end {
        return Some("the service URL has no host");
    }
    let address = bytes[start] == b'[';
    let mut at = start;
    while at < end {
        let byte = bytes[at];
        let fits = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_')
            || (address && matches!(byte, b'[' | b']' | b':'));
        if !fits {
            return if byte.is_ascii() {
                Some("the service URL's host holds a character that no host name has")
            } else {
                Some("the service URL's host is not ASCII; help: write the name in its `xn--` form")
            };
        }
        at += 1;
    }
    None
}

const fn port(bytes: &[u8], colon: usize, end: usize) -> Option<&'static str> {
    const FAULT: Option<&str> = Some("the service URL's port is no number from 1 to 65535");
    if colon == end {
        return None;
    }
    if bytes[colon] != b':' || colon + 1 == end {
        return FAULT;
    }
    let mut port: u32 = 0;
    let mut at = colon + 1;
    while at < end {
        if !bytes[at].is_ascii_digit() || port > 65_535 {
            return FAULT;
        }
        port = port * 10 + (bytes[at] - b'0') as u32;
        at += 1;
    }
    if port == 0 || port > 65_535 {
        FAULT
    } else {
        None
    }
}

/// `localhost`, names below it, 127.0.0.0/8 and `[::1]`.
const fn is_loopback(bytes: &[u8], start: usize, end: usize) -> bool {
    const LOCALHOST: &[u8] = b"localhost";
    let len = end - start;
    (len == 5 && starts_with(bytes, start, b"[::1]"))
        || is_127(bytes, start, end)
        || (len == LOCALHOST.len() && starts_with(bytes, start, LOCALHOST))
        || (len > LOCALHOST.len() + 1
            && starts_with(bytes, end - LOCALHOST.len() - 1, b".localhost"))
}

/// An address of four numbers that begins with 127: `127.example.com` is none.
const fn is_127(bytes: &[u8], start: usize, end: usize) -> bool {
    let mut dots = 0;
    let mut at = start;
    while at < end {
        if bytes[at] == b'.' {
            dots += 1;
        } else if !bytes[at].is_ascii_digit() {
            return false;
        }
        at += 1;
    }
    dots == 3 && starts_with(bytes, start, b"127.")
}

/// Path and query: characters, percent signs, dot segments, no fragment.
const fn rest(bytes: &[u8], start: usize) -> Option<&'static str> {
    let mut at = start;
    let mut query = false;
    while at < bytes.len() {
        match bytes[at] {
            b'#' => {
                return Some(
                    "the service URL has a fragment, which is never sent; help: remove what follows `#`",
                );
            }
            b'%' if at + 2 >= bytes.len()
                || !bytes[at + 1].is_ascii_hexdigit()
                || !bytes[at + 2].is_ascii_hexdigit() =>
            {
                return Some(
                    "a `%` in the service URL is not followed by two hexadecimal digits; help: write `%25`",
                );
            }
            b'{' | b'}' => {
                return Some(
                    "a brace in the service URL opens or closes nothing; help: write `%7B` or `%7D`",
                );
            }
            b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'|' => {
                return Some("the service URL holds a character that must be percent-encoded");
            }
            b'?' => query = true,
            b'/' if !query && is_dot_segment(bytes, at + 1) => {
                return Some(
                    "the service URL has a `.` or `..` segment, which clients resolve; help: write the path it means",
                );
            }
            byte if !byte.is_ascii_graphic() => {
                return Some("the service URL holds a character that must be percent-encoded");
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether the segment that begins here is `.` or `..`, percent-encoded or not.
const fn is_dot_segment(bytes: &[u8], start: usize) -> bool {
    let mut at = start;
    let mut dots = 0;
    while at < bytes.len() && !matches!(bytes[at], b'/' | b'?' | b'#') {
        if bytes[at] == b'.' {
            at += 1;
        } else if starts_with(bytes, at, b"%2e") || starts_with(bytes, at, b"%2E") {
            at += 3;
        } else {
            return false;
        }
        dots += 1;
    }
    dots == 1 || dots == 2
}

const fn starts_with(bytes: &[u8], start: usize, prefix: &[u8]) -> bool {
    let mut at = 0;
    while at < prefix.len() {
        if start + at >= bytes.len() || bytes[start + at] != prefix[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts() {
        for url in [
            "https://a.example",
            "https://a.example:8443/x?y=1&z",
            "https://[2001:db8::1]:1/",
            "http://localhost:80/",
            "http://127.0.0.1/",
            "http://[::1]:9/",
            "http://api.localhost/x",
            "https://a.example/.well-known/..x",
            "https://a.example?code=1",
            "https://a.example/a%20b",
        ] {
            assert_eq!(fault(url, false), None, "{url}");
        }
        assert_eq!(fault("http://a.example/", true), None);
    }

    #[test]
    fn refuses() {
        for url in [
            "",
            "/a",
            "a.example",
            "ftp://a.example",
            "https://",
            "https:///a",
            "https://u:p@a.example",
            "https://a.example#f",
            "http://a.example",
            "http://127.example.com/",
            "http://localhost.example/",
            "https://a.example:0/",
            "https://a.example:65536/",
            "https://a.example:/",
            "https://a.example:x/",
            "https://a b/",
            "https://a.example/a b",
            "https://a.example/../b",
            "https://a.example/%2E%2e/b",
            "https://a.example/.",
            "https://a.example/%4",
            "https://a.example\\b",
            "https://[::1",
            "https://[::1]x/",
            "https://bücher.example/",
            "https://a.example/ü",
        ] {
            assert!(fault(url, false).is_some(), "{url}");
        }
    }
}
