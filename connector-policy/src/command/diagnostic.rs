//! Findings for people: the line of the source with a caret under what is meant.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::finding::{Finding, Severity};
use crate::workspace::Policies;

/// The longest line that is shown.
const LONGEST: usize = 400;

/// Writes one finding to the standard output; one that refuses its file as `file:line:column: error: …` to the standard
/// error.
pub(super) fn write(finding: &Finding, policies: &Policies) -> io::Result<()> {
    let Some((text, range)) = policies.excerpt(finding) else {
        return writeln!(io::stderr(), "{finding}");
    };
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let (lines, range) = lines(text, range);
    let title = level.primary_title(&finding.message).id(finding.code);
    let mut group = title.element(
        Snippet::source(masked(lines))
            .path(&finding.file)
            .line_start(finding.line)
            .annotation(AnnotationKind::Primary.span(range)),
    );
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help));
    }
    let rendered = Renderer::styled().render(&[group]);
    writeln!(anstream::stdout(), "{rendered}\n")
}

/// The line in which the range begins, and the range in it.
fn lines(text: &str, range: std::ops::Range<usize>) -> (&str, std::ops::Range<usize>) {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.start..]
        .find(['\n', '\r'])
        .map_or(text.len(), |at| range.start + at);
    let cut = |at: usize| {
        (at..=end)
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(end)
    };
    let end = cut(end.min(start + LONGEST).max(range.start));
    let within = range.start - start..range.end.min(end).max(range.start) - start;
    (&text[start..end], within)
}

/// Keys that stand in a URL are not repeated: what is printed here is kept in logs. Each character stays one byte wide,
/// so that the caret stands where it should.
fn masked(line: &str) -> String {
    let mut masked = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = ["code=", "sig=", "key=", "token="]
        .iter()
        .filter_map(|name| rest.find(name).map(|at| at + name.len()))
        .min()
    {
        let (before, value) = rest.split_at(at);
        let end = value
            .find(|c: char| c.is_whitespace() || "&<\"'{".contains(c))
            .unwrap_or(value.len());
        masked.push_str(before);
        masked.push_str(&"*".repeat(value[..end].len()));
        rest = &value[end..];
    }
    masked.push_str(rest);
    masked
}

/// The file that is being read, on a terminal only.
pub(super) struct Progress {
    shown: bool,
}

impl Progress {
    pub(super) fn new(arguments: &[PathBuf]) -> Self {
        let folders = arguments.iter().any(|path| path.is_dir());
        Self {
            shown: folders && io::stderr().is_terminal(),
        }
    }

    pub(super) fn file(&self, done: usize, of: usize, name: &str) {
        if self.shown {
            // What cannot be shown is no reason to stop.
            let _ = write!(io::stderr(), "\r\u{1b}[2K{}", bar(done, of, name));
        }
    }

    pub(super) fn done(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\u{1b}[2K");
        }
    }
}

/// The bar's cells.
const WIDTH: usize = 24;
/// Characters of a file's name that are shown: a line that breaks is not wiped off again.
const NAME: usize = 40;

fn bar(done: usize, of: usize, name: &str) -> String {
    let full = (done * WIDTH).checked_div(of).unwrap_or_default();
    let count = name.chars().count();
    let end: String = name.chars().skip(count.saturating_sub(NAME)).collect();
    format!(
        "[{}{}] {done}/{of} {}",
        "=".repeat(full),
        " ".repeat(WIDTH - full),
        end.escape_debug()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_and_keeps_to_its_line() {
        assert_eq!(
            bar(0, 3, "a.xml"),
            format!("[{}] 0/3 a.xml", " ".repeat(24))
        );
        assert_eq!(
            bar(2, 3, "a.xml"),
            format!("[{}{}] 2/3 a.xml", "=".repeat(16), " ".repeat(8))
        );
        assert!(bar(9, 10, &"한".repeat(100)).chars().count() < 80);
        assert!(bar(0, 0, "\u{1b}").ends_with("0/0 \\u{1b}"));
    }
}
