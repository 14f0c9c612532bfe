//! The cases of misuse as data: each source with what the compiler said of it.

use std::fs;
use std::path::{Path, PathBuf};

/// One case of misuse.
pub(crate) struct Case {
    /// The folder.
    pub(crate) topic: String,
    /// The file's name, without its ending.
    pub(crate) name: String,
    pub(crate) source: String,
    /// What the compiler says, as it prints it.
    pub(crate) output: String,
    pub(crate) errors: Vec<Report>,
}

/// One error.
#[derive(Debug)]
pub(crate) struct Report {
    /// The broken rule.
    pub(crate) rule: String,
    /// What to write.
    pub(crate) help: Option<String>,
    /// What is underlined.
    pub(crate) at: Option<Place>,
}

/// A piece of one line, in characters from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) width: usize,
}

impl Case {
    pub(crate) fn path(&self) -> String {
        format!("{}/{}", self.topic, self.name)
    }

    /// How many things are wrong: one, unless its first line says otherwise.
    pub(crate) fn faults(&self) -> usize {
        self.source
            .strip_prefix("// faults: ")
            .and_then(|rest| rest.lines().next()?.parse().ok())
            .unwrap_or(1)
    }
}

impl Report {
    /// The second half of a pair: it points at the first of two places, and says nothing that the first half does not.
    pub(crate) fn is_second_half(&self) -> bool {
        [
            "first said here",
            "first stands here",
            "the first stands here",
        ]
        .contains(&self.rule.as_str())
            || [
                "is the first",
                "is sent first here",
                "is read from it first",
            ]
            .iter()
            .any(|ending| self.rule.ends_with(ending))
    }
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui")
}

/// All cases that must not compile, by topic and name.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for topic in fs::read_dir(folder()).unwrap() {
        for file in fs::read_dir(topic.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path
                .extension()
                .is_none_or(|extension| extension != "stderr")
            {
                continue;
            }
            let output = fs::read_to_string(&path).unwrap();
            cases.push(Case {
                topic: text(path.parent().unwrap().file_name()),
                name: text(path.file_stem()),
                source: fs::read_to_string(path.with_extension("rs")).unwrap(),
                errors: reports(&output),
                output,
            });
        }
    }
    cases.sort_by_key(Case::path);
    cases
}

fn text(name: Option<&std::ffi::OsStr>) -> String {
    name.unwrap().to_str().unwrap().to_owned()
}

fn reports(output: &str) -> Vec<Report> {
    output
        .split("\n\n")
        .filter(|block| block.trim_start().starts_with("error"))
        .map(report)
        .collect()
}

fn report(block: &str) -> Report {
    let mut lines = block.trim_start().lines();
    let first = lines.next().unwrap();
    let (_, rule) = first.split_once(": ").unwrap();
    // rustc's own stands at the margin.
    let help = lines.find_map(|line| {
        line.strip_prefix("       help: ")
            .or_else(|| line.trim_start().strip_prefix("= note: help: "))
            .map(str::to_owned)
    });
    // A constant that const evaluation refuses says both in one line.
    let (rule, help) = match rule.split_once("; help: ") {
        Some((rule, more)) => (rule, help.or(Some(more.to_owned()))),
        None => (rule, help),
    };
    Report {
        rule: rule.to_owned(),
        help,
        at: place(block),
    }
}

fn place(block: &str) -> Option<Place> {
    let (_, behind) = block.split_once(" --> ")?;
    let position = behind.lines().next()?;
    let mut numbers = position.rsplit(':');
    let column = numbers.next()?.parse().ok()?;
    let line = numbers.next()?.parse().ok()?;
    let carets = behind.lines().skip(1).find(|line| line.contains('^'))?;
    let width = carets.chars().filter(|c| *c == '^').count();
    Some(Place {
        line,
        column,
        width,
    })
}
