//! The program, started and killed; and the little of a browser that forms need.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

pub(crate) struct Program {
    child: Child,
    address: String,
    /// Path and query.
    pub(crate) console: String,
    /// Kept open: a program whose output nobody takes cannot print.
    _output: BufReader<ChildStdout>,
}

pub(crate) struct Page {
    pub(crate) status: u16,
    location: Option<String>,
    pub(crate) body: String,
}

impl Page {
    /// The value of a hidden field.
    pub(crate) fn field(&self, name: &str) -> String {
        let field = format!("name=\"{name}\" value=\"");
        let (_, rest) = self
            .body
            .split_once(&field)
            .unwrap_or_else(|| panic!("no `{name}` in {}", self.body));
        rest.split('"').next().unwrap().to_owned()
    }

    pub(crate) fn state(&self) -> String {
        self.field("state")
    }
}

impl Program {
    pub(crate) fn start(database: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sign_up"))
            .args(["--port", "0"])
            .env("DATABASE_URL", database)
            .env("FLOW_KEY", "07".repeat(32))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = |name: &str| {
            let mut line = String::new();
            output.read_line(&mut line).unwrap();
            let url = line.strip_prefix(name).unwrap_or_else(|| panic!("{line}"));
            url.trim().strip_prefix("http://").unwrap().to_owned()
        };
        let (pages, console, _) = (line("sign-up: "), line("approvals: "), line("APIs: "));
        let address = pages.trim_end_matches('/').to_owned();
        let console = console.strip_prefix(&address).unwrap().to_owned();
        Self {
            child,
            address,
            console,
            _output: output,
        }
    }

    /// From the provider to the first page of the flow.
    pub(crate) fn begin(&self, email: &str, lang: &str) -> Page {
        let page = self.post("/provider", &[("email", email), ("lang", lang)]);
        self.get(&page.location.unwrap_or_else(|| panic!("{}", page.body)))
    }

    pub(crate) fn submit(&self, state: &str, fields: &[(&str, &str)]) -> Page {
        let fields = [&[("state", state), ("action", "submit")], fields].concat();
        self.post("/flow", &fields)
    }

    pub(crate) fn get(&self, path: &str) -> Page {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let fields = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = fields.collect::<Vec<_>>().join("&");
        let head = format!(
            "POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.send(&head, &body)
    }

    fn send(&self, head: &str, body: &str) -> Page {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(
            stream,
            "{head}Host: {host}\r\nConnection: close\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let location = head
            .lines()
            .find_map(|line| line.strip_prefix("location: "));
        Page {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            location: location.map(ToOwned::to_owned),
            body: body.to_owned(),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A value of a form: every byte in its hexadecimal form, which all servers take.
fn encoded(value: &str) -> String {
    let bytes: Vec<_> = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
    bytes.concat()
}
