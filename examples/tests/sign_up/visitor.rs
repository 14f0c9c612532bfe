//! The little of a browser that forms need: cookies, and redirections that are followed. It has no scripts and sends no headers
//! of its own.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;

use crate::program::Program;

/// Somebody with one jar of cookies. A host's ports share it, as in a browser.
#[derive(Clone, Default)]
pub(crate) struct Visitor {
    /// By path and name.
    pub(crate) jar: BTreeMap<(String, String), String>,
    /// Headers of every request.
    pub(crate) headers: Vec<String>,
}

pub(crate) struct Page {
    pub(crate) status: u16,
    /// Where it is, after redirections.
    pub(crate) path: String,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Page {
    /// The value of a field.
    pub(crate) fn field(&self, name: &str) -> String {
        let (_, rest) = self
            .body
            .split_once(&format!("name=\"{name}\" value=\""))
            .unwrap_or_else(|| panic!("no `{name}` in {}", self.body));
        rest.split('"').next().unwrap().to_owned()
    }

    #[track_caller]
    pub(crate) fn shows(&self, text: &str) {
        assert!(self.body.contains(text), "no `{text}` in {}", self.body);
    }

    /// The user's id on the token page.
    #[track_caller]
    pub(crate) fn user(&self) -> String {
        let (_, rest) = self
            .body
            .split_once("<th scope=\"row\">sub</th><td>")
            .unwrap_or_else(|| panic!("no token in {}", self.body));
        rest.split('<').next().unwrap().to_owned()
    }
}

impl Visitor {
    /// From the start to the first page of the flow.
    pub(crate) fn begin(&mut self, program: &Program, email: &str, lang: &str) -> Page {
        let provider = self.get(program, &format!("/begin?lang={lang}"));
        let state = provider.field("state");
        let form = [("email", email), ("lang", lang), ("state", &state)];
        self.post(program, "/provider", &form)
    }

    pub(crate) fn submit(
        &mut self,
        program: &Program,
        page: &Page,
        fields: &[(&str, &str)],
    ) -> Page {
        self.post(
            program,
            &page.path,
            &[&[("action", "submit")], fields].concat(),
        )
    }

    pub(crate) fn get(&mut self, program: &Program, path: &str) -> Page {
        self.follow(program, &format!("GET {path} HTTP/1.1\r\n"), path, "")
    }

    pub(crate) fn post(&mut self, program: &Program, path: &str, fields: &[(&str, &str)]) -> Page {
        let fields = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = fields.collect::<Vec<_>>().join("&");
        let head = format!(
            "POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.follow(program, &head, path, &body)
    }

    fn follow(&mut self, program: &Program, head: &str, path: &str, body: &str) -> Page {
        let mut page = self.send(&program.pages, head, path, body);
        for _ in 0..5 {
            if page.status != 303 {
                return page;
            }
            let to = page
                .head
                .lines()
                .find_map(|line| line.strip_prefix("location: "));
            let to = to.unwrap().to_owned();
            page = self.send(&program.pages, &format!("GET {to} HTTP/1.1\r\n"), &to, "");
        }
        panic!("redirected without end")
    }

    /// One request, of the host's pages or APIs.
    pub(crate) fn send(&mut self, host: &str, head: &str, path: &str, body: &str) -> Page {
        let mut stream = TcpStream::connect(host).unwrap();
        let headers = self.headers.iter().flat_map(|line| [line.as_str(), "\r\n"]);
        let headers: String = headers.collect();
        let cookies = self.cookies(path);
        write!(
            stream,
            "{head}Host: {host}\r\n{headers}{cookies}Connection: close\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        self.keep(head);
        Page {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            path: path.split('?').next().unwrap().to_owned(),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn cookies(&self, path: &str) -> String {
        let sent = self
            .jar
            .iter()
            .filter(|((under, _), _)| path.starts_with(under.as_str()));
        let pairs: Vec<_> = sent
            .map(|((_, name), value)| format!("{name}={value}"))
            .collect();
        if pairs.is_empty() {
            return String::new();
        }
        format!("Cookie: {}\r\n", pairs.join("; "))
    }

    fn keep(&mut self, head: &str) {
        for line in head
            .lines()
            .filter_map(|line| line.strip_prefix("set-cookie: "))
        {
            let mut words = line.split("; ");
            let (name, value) = words.next().unwrap().split_once('=').unwrap();
            let rest: Vec<_> = words.collect();
            assert!(rest.contains(&"HttpOnly"), "{line}");
            assert!(
                rest.iter().any(|word| word.starts_with("SameSite=")),
                "{line}"
            );
            let path = rest
                .iter()
                .find_map(|word| word.strip_prefix("Path="))
                .unwrap();
            let key = (path.to_owned(), name.to_owned());
            if rest.contains(&"Max-Age=0") {
                self.jar.remove(&key);
            } else {
                self.jar.insert(key, value.to_owned());
            }
        }
    }
}

/// A value of a form: every byte in its hexadecimal form, which all servers take.
fn encoded(value: &str) -> String {
    let bytes: Vec<_> = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
    bytes.concat()
}
