//! Names of HTTP headers.

/// Headers that the connector or the connection sets; in lower case.
const RESERVED: [&str; 15] = [
    "host",
    "content-length",
    "content-type",
    "transfer-encoding",
    "connection",
    "keep-alive",
    "te",
    "trailer",
    "upgrade",
    "expect",
    "accept",
    "authorization",
    "proxy-authorization",
    "cookie",
    "set-cookie",
];

/// Whether it is a header that no claim may be.
pub(crate) fn reserved(name: &str) -> bool {
    RESERVED
        .iter()
        .any(|reserved| name.eq_ignore_ascii_case(reserved))
}

/// The first character that a header name cannot hold (RFC 9110 §5.6.2).
pub(crate) fn stray(name: &str) -> Option<char> {
    name.chars()
        .find(|c| !c.is_ascii_alphanumeric() && !"!#$%&'*+-.^_`|~".contains(*c))
}
