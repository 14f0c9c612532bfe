//! Just enough HTTP/1.1 for a fake: one request a connection, its body by length.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A request.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Request {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(there, _)| there.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
    /// For the person who watches.
    pub(super) said: String,
}

/// What is read of a head and of a body at the most, in bytes.
const LARGEST: u64 = 1 << 20;

/// Reads a request and writes its answer.
pub(super) fn answer(stream: TcpStream, answer: impl FnOnce(&Request) -> Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut writer = stream.try_clone()?;
    let request = read(&mut BufReader::new(stream.take(2 * LARGEST)))?;
    let answer = match request.header("transfer-encoding") {
        // A fake reads bodies by their length alone.
        Some(_) => Answer {
            status: 411,
            body: "{}".to_owned(),
            said: String::new(),
        },
        None => answer(&request),
    };
    let reason = match answer.status {
        200 => "OK",
        400 => "Bad Request",
        401 => "Unauthorized",
        411 => "Length Required",
        _ => "Not Found",
    };
    write!(
        writer,
        "HTTP/1.1 {} {reason}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{}",
        answer.status,
        answer.body.len(),
        answer.body
    )?;
    writer.flush()
}

fn read(reader: &mut impl BufRead) -> io::Result<Request> {
    let wrong = || io::Error::new(io::ErrorKind::InvalidData, "no HTTP request");
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(wrong());
    };
    let (method, target) = (method.to_owned(), target.to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(wrong());
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(wrong)?;
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut request = Request {
        method,
        target,
        headers,
        body: Vec::new(),
    };
    if let Some(length) = request.header("content-length") {
        let length: u64 = length.parse().map_err(|_| wrong())?;
        reader
            .take(length.min(LARGEST))
            .read_to_end(&mut request.body)?;
    }
    Ok(request)
}
