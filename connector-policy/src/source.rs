//! The texts of the policy files, and places in them.

/// A part of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub(crate) file: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A line and a column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Place {
    pub(crate) const START: Self = Self { line: 1, column: 1 };
}

/// One file: its name as it was given, and its text without the byte order mark.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
    /// Where each line begins, so that many findings do not each walk the text.
    lines: Vec<usize>,
}

impl Source {
    pub(crate) fn new(name: &str, text: String) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Self {
            name: name.to_owned(),
            text,
            lines,
        }
    }

    pub(crate) fn place(&self, at: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines[line - 1];
        let before = self.text.get(start..at).unwrap_or_default();
        Place {
            line,
            column: before.chars().count() + 1,
        }
    }
}

/// All files of a run.
#[derive(Debug, Default)]
pub(crate) struct Sources(pub(crate) Vec<Source>);

impl Sources {
    pub(crate) fn place(&self, span: Span) -> (&str, Place) {
        let source = &self.0[span.file];
        (&source.name, source.place(span.start))
    }

    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|source| source.name == name)
    }
}
