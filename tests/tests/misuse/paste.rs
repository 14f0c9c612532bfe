//! Pasting a `help:`: what a person does who takes the message at its word and changes nothing else.
//!
//! The first piece in backticks is what to write, and it goes where the message points: a key and its value for the key and
//! its value that are underlined, a type for a type, an attribute onto the field, what belongs into `#[technical_profile(…)]`
//! there, a piece of a literal for the piece that the rule quotes. `leave … out` and `keep one` take away what is underlined.

use std::ops::Range;

use crate::misuse::case::{Case, Place, Report};

mod source;

use source::{Attribute, Entry, Source};

/// The case with every help pasted; nothing where one of them is no text to paste.
pub(crate) fn paste(case: &Case) -> Option<String> {
    let source = Source::read(&case.source)?;
    let mut edits = Vec::new();
    for report in case.errors.iter().filter(|report| !report.is_second_half()) {
        edits.extend(Pasting::new(&source, report)?.edits()?);
    }
    Some(apply(&case.source, edits))
}

/// What is written where.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    at: Range<usize>,
    text: String,
}

fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    edits.dedup();
    let mut out = String::new();
    let mut done = 0;
    for Edit { at, text } in edits {
        // Two that go into one pair of parentheses.
        if at.is_empty() && at.start == done && out.ends_with(')') && text.starts_with('(') {
            out.pop();
            out.push_str(", ");
            out.push_str(&text[1..]);
            continue;
        }
        // A second change of the same place: the first holds. What is taken away may overlap.
        if at.start < done && !text.is_empty() {
            continue;
        }
        let start = at.start.max(done);
        out.push_str(&source[done..start]);
        out.push_str(&text);
        done = at.end.max(done);
    }
    out.push_str(&source[done..]);
    out
}

struct Pasting<'a> {
    source: &'a Source<'a>,
    rule: &'a str,
    help: &'a str,
    /// What is underlined.
    under: Range<usize>,
}

impl<'a> Pasting<'a> {
    fn new(source: &'a Source<'a>, report: &'a Report) -> Option<Self> {
        Some(Self {
            source,
            rule: &report.rule,
            help: report.help.as_deref()?,
            under: source.range(report.at?),
        })
    }

    fn edits(&self) -> Option<Vec<Edit>> {
        if ["leave ", "keep one "]
            .iter()
            .any(|word| self.help.starts_with(word))
        {
            return Some(vec![self.removal()]);
        }
        let to_do = ["write ", "move ", "begin ", "make "];
        if !to_do.iter().any(|word| self.help.starts_with(word)) {
            return None;
        }
        let snippet = quoted(self.help).next()?;
        let behind = self.help.split_once(&format!("`{snippet}`"))?.1;
        if behind.starts_with(" in `#[technical_profile(…)]`") {
            let mut edits = vec![self.onto_profile(snippet)?];
            // The word itself is wrong where it stands.
            if self.is_the_word(snippet) {
                edits.push(self.removal());
            }
            return Some(edits);
        }
        if behind.starts_with(" in its parentheses") {
            return Some(vec![self.behind_the_word(snippet)]);
        }
        if snippet.starts_with("#[") {
            return self.onto_field(snippet, behind);
        }
        if snippet.starts_with("///") {
            let start = self.source.start_of_item();
            return Some(vec![
                self.removal(),
                Self::at(start..start, &format!("{snippet}\n")),
            ]);
        }
        if self.help.starts_with("move ") {
            let (moved, before) = (self.source.field_named(snippet)?, quoted(behind).next()?);
            let start = self
                .source
                .start_of_field(self.source.field_named(before)?)?;
            let whole = self.source.whole_field(moved)?;
            let text = format!("{},\n    ", &self.source.text[whole.clone()]);
            let behind = self.source.text[whole.end..].starts_with(',');
            return Some(vec![
                Self::at(whole.start..whole.end + usize::from(behind), ""),
                Self::at(start..start, &text),
            ]);
        }
        if behind.starts_with(" above") && snippet.starts_with("const ") {
            // And what names it, here.
            let mut more = quoted(behind);
            let edit = self.entry_edit(more.next()?)?;
            return Some(vec![Self::at(0..0, &format!("{snippet}\n")), edit]);
        }
        if let Some(literal) = self.literal() {
            return Some(vec![self.in_literal(&literal, snippet, behind)?]);
        }
        if self.entry().is_some() {
            return Some(vec![self.entry_edit(snippet)?]);
        }
        let in_parentheses = self.source.text[self.under.clone()].starts_with(['(', '{']);
        if in_parentheses && snippet.starts_with('(') {
            return Some(vec![Self::at(self.under.clone(), snippet)]);
        }
        if self.source.is_type(&self.under) || self.source.is_item(&self.under) {
            return Some(vec![Self::at(self.source.whole(&self.under), snippet)]);
        }
        // A field: what to write goes into its attribute.
        let field = self.source.field(&self.under)?;
        let attribute = self.source.attributes_of(field).next()?;
        Some(vec![Self::add_to(attribute, snippet)])
    }

    fn at(at: Range<usize>, text: &str) -> Edit {
        Edit {
            at,
            text: text.to_owned(),
        }
    }

    fn attribute(&self) -> Option<&Attribute> {
        self.source.attribute(&self.under)
    }

    fn entry(&self) -> Option<Entry> {
        self.source.entry(&self.under)
    }

    /// The string literal that is underlined, where a part of it is to be changed.
    fn literal(&self) -> Option<Range<usize>> {
        let text = &self.source.text[self.under.clone()];
        let snippet = quoted(self.help).next()?;
        let whole = snippet.contains(" = ") || snippet.starts_with('"');
        let open = text.find('"').filter(|open| {
            text[..*open]
                .trim_start_matches('r')
                .chars()
                .all(|c| c == '#')
        })?;
        let close = text.rfind('"')?;
        (!whole && self.entry().is_some_and(|entry| is_text(&entry.key)))
            .then(|| self.under.start + open + 1..self.under.start + close)
    }

    fn in_literal(&self, literal: &Range<usize>, snippet: &str, behind: &str) -> Option<Edit> {
        let text = &self.source.text[literal.clone()];
        // ``write `%7B` for `{` and `%7D` for `}` ``
        if behind.starts_with(" for `") {
            let mut pieces = quoted(self.help);
            let mut text = text.to_owned();
            while let (Some(new), Some(old)) = (pieces.next(), pieces.next()) {
                text = text.replace(old, new);
            }
            return Some(Self::at(literal.clone(), &text));
        }
        // A whole URL for one that is none.
        if snippet
            .split_once("://")
            .is_some_and(|(_, host)| !host.is_empty())
        {
            return Some(Self::at(literal.clone(), snippet));
        }
        let mut pieces =
            quoted(self.rule).filter(|piece| !piece.is_empty() && text.contains(piece));
        let first = pieces.next()?;
        // A path is quoted whole, then the piece of it.
        let piece = if first == text {
            pieces.next().unwrap_or(first)
        } else {
            first
        };
        Some(Self::at(literal.clone(), &text.replacen(piece, snippet, 1)))
    }

    /// A key and its value for those that are underlined; a key alone for a key.
    fn entry_edit(&self, snippet: &str) -> Option<Edit> {
        let entry = self.entry()?;
        let text = &self.source.text;
        let is_key = self.under == entry.key_range;
        let has_value = snippet.contains('=') || snippet.ends_with(')');
        if is_key
            && !has_value
            && snippet.chars().all(|c| c.is_alphanumeric() || c == '_')
            && !self.help.ends_with(" alone")
        {
            return Some(Self::at(entry.key_range, snippet));
        }
        if has_value || self.help.ends_with(" alone") {
            let key = key_of(snippet);
            // A key of the whole, said by the message about a part of its value; or another key in the same attribute.
            let outer = self.source.entry_with_key(&self.under, key);
            let beside = || {
                self.attribute()?
                    .entries
                    .iter()
                    .find(|entry| entry.key == key)
                    .cloned()
            };
            let outer = outer.or_else(beside).unwrap_or(entry);
            return Some(Self::at(outer.range, snippet));
        }
        let fits = text[self.under.clone()].len() == self.under.len();
        fits.then(|| {
            Self::at(
                if is_key {
                    entry.range
                } else {
                    self.under.clone()
                },
                snippet,
            )
        })
    }

    /// Takes away what is underlined: an entry, or an attribute.
    fn removal(&self) -> Edit {
        let Some(attribute) = self.attribute() else {
            return Self::at(self.under.clone(), "");
        };
        let (range, separator) = match self.entry() {
            Some(entry) => (entry.range, true),
            None => (attribute.range.clone(), false),
        };
        let text = &self.source.text;
        if !separator {
            return Self::at(range, "");
        }
        let behind = &text[range.end..];
        let trimmed = behind.trim_start();
        let range = if let Some(rest) = trimmed.strip_prefix(',') {
            range.start..text.len() - rest.len()
        } else {
            let before = text[..range.start].trim_end();
            let start = before.strip_suffix(',').map_or(range.start, str::len);
            start..range.end
        };
        Self::at(range, "")
    }

    /// Whether what is underlined is a key, and the rule is about it, and what to write is another.
    fn is_the_word(&self, snippet: &str) -> bool {
        let text = &self.source.text[self.under.clone()];
        self.entry()
            .is_some_and(|entry| entry.key_range == self.under)
            && quoted(self.rule).next() == Some(text)
            && (text != key_of(snippet)
                || self
                    .attribute()
                    .is_some_and(|attribute| attribute.field.is_some()))
    }

    /// Behind the word that is underlined.
    fn behind_the_word(&self, snippet: &str) -> Edit {
        let end = self.under.end;
        match self.source.text[end..]
            .strip_prefix('(')
            .and_then(|rest| rest.find(')'))
        {
            Some(0) => Self::at(end + 1..end + 1, snippet),
            Some(close) => Self::at(end + 1 + close..end + 1 + close, &format!(", {snippet}")),
            None => Self::at(end..end, &format!("({snippet})")),
        }
    }

    fn onto_profile(&self, snippet: &str) -> Option<Edit> {
        let profile = self.source.profile()?;
        let key = key_of(snippet);
        match profile.entries.iter().find(|entry| entry.key == key) {
            Some(entry) => Some(Self::at(entry.range.clone(), snippet)),
            None => Some(Self::add_to(profile, snippet)),
        }
    }

    /// Adds an entry to an attribute.
    fn add_to(attribute: &Attribute, snippet: &str) -> Edit {
        match (&attribute.inside, attribute.entries.last()) {
            (Some(_), Some(last)) => {
                Self::at(last.range.end..last.range.end, &format!(", {snippet}"))
            }
            (Some(inside), None) => Self::at(inside.clone(), snippet),
            (None, _) => Self::at(
                attribute.path.end..attribute.path.end,
                &format!("({snippet})"),
            ),
        }
    }

    /// ``#[…]`` on a field, or a whole field.
    fn onto_field(&self, snippet: &str, behind: &str) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        let end = closing(snippet)?;
        let (attribute, rest) = snippet.split_at(end);
        let name = attribute
            .trim_start_matches("#[")
            .split(['(', ']'])
            .next()?;
        if name == "derive" {
            // ``… on `Plain` ``
            let of = behind.strip_prefix(" on ")?.split('`').nth(1)?;
            let at = ["struct", "enum"]
                .iter()
                .find_map(|word| self.source.text.find(&format!("{word} {of}")))?;
            return Some(vec![Self::at(at..at, &format!("{snippet}\n"))]);
        }
        let here = self.attribute();
        if here.is_some_and(|here| here.field.is_none()) && self.is_the_word(name) {
            edits.push(self.removal());
        }
        if let Some(same) = here.filter(|here| here.field.is_none() && here.name == name) {
            edits.push(Self::at(same.range.clone(), attribute));
            return Some(edits);
        }
        if !rest.trim().is_empty() {
            let at = self.source.first_field()?;
            edits.push(Self::at(at..at, &format!("{snippet},\n    ")));
            // ``…, and write `{name}` ``
            if let Some((_, more)) = behind.split_once("and write ") {
                let literal = self.under.start + 1..self.under.end - 1;
                edits.push(self.in_literal(&literal, quoted(more).next()?, "")?);
            }
            return Some(edits);
        }
        // ``… on `email` ``
        let named = behind
            .strip_prefix(" on `")
            .and_then(|rest| rest.split('`').next())
            .and_then(|name| self.source.field_named(name));
        let field = named
            .or_else(|| self.source.field(&self.under))
            .or(here.and_then(|here| here.field))
            .unwrap_or(0);
        // The attribute that is there takes it in.
        let there = self.source.attributes_of(field).find(|there| {
            there.name == name
                || (Some(there.range.start) == here.map(|here| here.range.start)
                    && self.under.start <= there.path.end)
        });
        // What is computed is not sent: the one attribute takes the other's place.
        let there =
            there.or_else(|| (name == "claim").then(|| self.source.attributes_of(field).next())?);
        match there {
            Some(there)
                if there.name == name
                    && there.inside.is_some()
                    && here.is_some_and(|here| here.field.is_none()) =>
            {
                let inner = attribute.split_once('(')?.1.strip_suffix(")]")?;
                edits.push(Self::add_to(there, inner));
            }
            Some(there) => edits.push(Self::at(there.range.clone(), attribute)),
            None if here.is_some_and(|here| here.field.is_some()) => {
                edits.push(Self::at(here?.range.clone(), attribute));
            }
            None => {
                let at = self.source.start_of_field(field)?;
                edits.push(Self::at(at..at, &format!("{attribute} ")));
            }
        }
        Some(edits)
    }
}

fn is_text(key: &str) -> bool {
    ["service_url", "token_url", "path", "resolve"].contains(&key)
}

/// The key of `key`, `key = value` or `key(…)`.
fn key_of(snippet: &str) -> &str {
    snippet.split([' ', '(']).next().unwrap_or(snippet)
}

/// The end of the attribute that a text begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The pieces of a sentence in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}
