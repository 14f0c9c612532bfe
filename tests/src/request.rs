//! One HTTP/1.1 request, read from its bytes by the letter of RFC 9112; what bends a rule is refused, not guessed at.

/// One request, as a strict server reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The verb.
    pub method: String,
    /// The target as sent: path and query, nothing decoded.
    pub target: String,
    /// The fields in order: names as sent, values without the blanks round them.
    pub headers: Vec<(String, String)>,
    /// The body, chunks joined.
    pub body: Vec<u8>,
}

impl Request {
    /// Reads one whole request.
    ///
    /// # Errors
    ///
    /// The rule that the bytes break, or that they end early or go on after the request.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let end = head_end(bytes).ok_or("the head does not end")?;
        let mut request = Self::head(&bytes[..end])?;
        let rest = &bytes[end..];
        request.body = match request.framing()? {
            Framing::Length(length) if rest.len() == length => rest.to_vec(),
            Framing::Length(length) => {
                return Err(format!("a body of {} for a length of {length}", rest.len()));
            }
            Framing::Chunked => {
                let (body, used) = unchunked(rest)?.ok_or("the chunks do not end")?;
                if used != rest.len() {
                    return Err("bytes follow the last chunk".into());
                }
                body
            }
        };
        Ok(request)
    }

    /// Reads a head, its empty line included.
    pub(crate) fn head(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "the head is not UTF-8")?;
        let head = text
            .strip_suffix("\r\n\r\n")
            .ok_or("the head does not end")?;
        let mut lines = head.split("\r\n");
        let start = lines.next().unwrap_or_default();
        let [method, target, "HTTP/1.1"] = start.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("`{start}` is no request line"));
        };
        if method.is_empty() || !method.bytes().all(is_token) {
            return Err(format!("`{method}` is no method"));
        }
        if !target.starts_with('/') || !target.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(format!("`{}` is no target", target.escape_debug()));
        }
        let headers = lines.map(field).collect::<Result<_, _>>()?;
        Ok(Self {
            method: method.into(),
            target: target.into(),
            headers,
            body: Vec::new(),
        })
    }

    /// The value of the one field of this name.
    ///
    /// # Panics
    ///
    /// Where the field stands more than once.
    #[must_use]
    pub fn header<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        let mut values = self.all(name);
        let value = values.next();
        assert!(values.next().is_none(), "`{name}` stands more than once");
        value
    }

    /// The values of all fields of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers
            .iter()
            .filter(move |(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The target's path.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The target's query, without its `?`.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    pub(crate) fn framing(&self) -> Result<Framing, String> {
        let lengths: Vec<_> = self.all("content-length").collect();
        let encodings: Vec<_> = self.all("transfer-encoding").collect();
        match (&lengths[..], &encodings[..]) {
            ([], []) => Ok(Framing::Length(0)),
            ([length], []) if length.bytes().all(|byte| byte.is_ascii_digit()) => length
                .parse()
                .map(Framing::Length)
                .map_err(|_| format!("`{length}` is no length")),
            ([], ["chunked"]) => Ok(Framing::Chunked),
            _ => Err("the length of the body is not said in one way".into()),
        }
    }
}

/// How the end of a body is found.
pub(crate) enum Framing {
    Length(usize),
    Chunked,
}

/// Where the head ends: behind its empty line.
pub(crate) fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .map(|at| at + 4)
}

/// The joined chunks and how many bytes they took; `None` where the last has not come.
pub(crate) fn unchunked(bytes: &[u8]) -> Result<Option<(Vec<u8>, usize)>, String> {
    let mut body = Vec::new();
    let mut at = 0;
    loop {
        let Some(line) = bytes[at..].windows(2).position(|window| window == b"\r\n") else {
            return Ok(None);
        };
        let size = std::str::from_utf8(&bytes[at..at + line])
            .ok()
            .and_then(|size| usize::from_str_radix(size, 16).ok())
            .ok_or("a chunk has no size")?;
        let start = at + line + 2;
        let Some(end) = bytes.get(start + size..start + size + 2) else {
            return Ok(None);
        };
        if end != b"\r\n" {
            return Err("a chunk does not end where it says".into());
        }
        body.extend_from_slice(&bytes[start..start + size]);
        at = start + size + 2;
        if size == 0 {
            return Ok(Some((body, at)));
        }
    }
}

/// One field line (RFC 9112 §5): a token, a colon, a value whose surrounding blanks do not count.
fn field(line: &str) -> Result<(String, String), String> {
    let fault = || format!("`{}` is no field", line.escape_debug());
    let (name, value) = line.split_once(':').ok_or_else(fault)?;
    let value = value.trim_matches([' ', '\t']);
    let is_value = value
        .bytes()
        .all(|byte| matches!(byte, b'\t' | b' '..=b'~' | 0x80..));
    if name.is_empty() || !name.bytes().all(is_token) || !is_value {
        return Err(fault());
    }
    Ok((name.into(), value.into()))
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_request() {
        let request =
            Request::parse(b"POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length:  2 \r\n\r\nhi")
                .unwrap();
        assert_eq!(
            (request.method.as_str(), request.path(), request.query()),
            ("POST", "/a", Some("b=c"))
        );
        assert_eq!(request.header("host"), Some("x"));
        assert_eq!(request.body, b"hi");
    }

    #[test]
    fn joins_chunks() {
        let request = Request::parse(
            b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n",
        )
        .unwrap();
        assert_eq!(request.body, b"abcd");
    }

    #[test]
    fn refuses_what_bends_a_rule() {
        for bytes in [
            &b"GET / HTTP/1.1\r\n"[..],
            b"GET / HTTP/1.0\r\n\r\n",
            b"GET  / HTTP/1.1\r\n\r\n",
            b"GET /a b HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nA b: c\r\n\r\n",
            b"GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n",
            b"GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
            b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
            b"GET / HTTP/1.1\r\nContent-Length: 1\r\n\r\nxy",
            b"GET / HTTP/1.1\r\n\r\nx",
        ] {
            assert!(Request::parse(bytes).is_err(), "{}", bytes.escape_ascii());
        }
    }
}
