//! The program, started and killed.

#![allow(dead_code, reason = "each of the tests uses its part")]

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

pub(crate) struct Program {
    child: Child,
    /// Host and port of the pages, and of the APIs.
    pub(crate) pages: String,
    pub(crate) apis: String,
    /// Paths, with the key.
    pub(crate) console: String,
    pub(crate) panel: String,
    /// Kept open: a program whose output nobody takes cannot print.
    _output: BufReader<ChildStdout>,
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
            let (host, path) = url
                .trim()
                .strip_prefix("http://")
                .unwrap()
                .split_once('/')
                .unwrap();
            (host.to_owned(), format!("/{path}"))
        };
        let (pages, _) = line("sign-up: ");
        let (apis, _) = line("APIs: ");
        let (_, console) = line("approvals: ");
        let (_, panel) = line("exchanges: ");
        Self {
            child,
            pages,
            apis,
            console,
            panel,
            _output: output,
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
