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
    /// How many characters stand before each block of the text: a file may be one line.
    marks: Vec<usize>,
}

/// Bytes of a block.
const BLOCK: usize = 1024;

impl Source {
    pub(crate) fn new(name: &str, text: String) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        let mut marks = vec![0];
        let mut before = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            before += characters(block);
            marks.push(before);
        }
        Self {
            name: name.to_owned(),
            text,
            lines,
            marks,
        }
    }

    /// Characters that begin before a byte.
    fn before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let block = at / BLOCK;
        self.marks[block] + characters(&self.text.as_bytes()[block * BLOCK..at])
    }

    pub(crate) fn place(&self, at: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines[line - 1];
        Place {
            line,
            column: self.before(at) - self.before(start) + 1,
        }
    }
}

/// Characters that begin in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_that_an_editor_shows() {
        let text = format!("<a>\r\n  <한글/>{}x\n", "é".repeat(3_000));
        let source = Source::new("a.xml", text.clone());
        for (at, c) in text.char_indices() {
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            assert_eq!(source.place(at), Place { line, column }, "{at}: {c:?}");
        }
    }
}
