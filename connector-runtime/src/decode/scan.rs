//! JSON text, token by token: RFC 8259 to the letter, and no value deeper than [`DEPTH`].
//!
//! Text comes in; out go positions and the raw text of strings and numbers. Nothing is allocated and nothing recurs, so that
//! an answer of any shape costs its length and no more.

use super::fault::{Fault, Kind};
use super::string;

/// The levels that an answer may nest, its root counted.
pub(super) const DEPTH: u32 = 32;

/// A position in JSON text.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

/// What stands between the quotes of a string, as it stands there.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'a> {
    pub(super) raw: &'a str,
    pub(super) escaped: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The same, behind a byte order mark if there is one.
    pub(super) fn after_mark(text: &'a str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self { text, at }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The text from `start` to here.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The next byte that is no white space, and the position at it.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                next => return next.copied(),
            }
        }
    }

    /// Steps over a byte that [`peek`](Self::peek) gave.
    #[inline]
    pub(super) fn step(&mut self) {
        self.at += 1;
    }

    /// Steps over `byte` if it comes next.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    /// Nothing but white space is left.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Fault::Trailing { at: self.at }),
        }
    }

    /// The kind of the value that comes next, told by its first byte.
    #[inline]
    pub(super) fn kind(&mut self) -> Result<Kind, Fault> {
        Ok(match self.peek() {
            Some(b'"') => Kind::String,
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'n') => Kind::Null,
            _ => return Err(self.fault()),
        })
    }

    /// The name of a member and its colon.
    #[inline]
    pub(super) fn name(&mut self) -> Result<Quoted<'a>, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.fault());
        }
        let name = self.string()?;
        if self.take(b':') {
            Ok(name)
        } else {
            Err(self.fault())
        }
    }

    /// A string, from its opening quote.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Quoted<'a>, Fault> {
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at = string::plain(self.text.as_bytes(), self.at);
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    let raw = self.since(start);
                    self.at += 1;
                    return Ok(Quoted { raw, escaped });
                }
                Some(b'\\') => {
                    escaped = true;
                    let tail = self.text.get(self.at + 1..).unwrap_or_default();
                    let Some((_, rest)) = string::escape(tail) else {
                        return Err(self.fault());
                    };
                    self.at = self.text.len() - rest.len();
                }
                // A control character, or the end.
                _ => return Err(self.fault()),
            }
        }
    }

    /// A number, from its first byte; its text.
    #[inline]
    pub(super) fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        if self.next_is(b'-') {
            self.at += 1;
        }
        if self.next_is(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.next_is(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if self.next_is(b'e') || self.next_is(b'E') {
            self.at += 1;
            if self.next_is(b'+') || self.next_is(b'-') {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.since(start))
    }

    /// `true`, `false` or `null`.
    #[inline]
    pub(super) fn word(&mut self, word: &str) -> Result<(), Fault> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.fault())
        }
    }

    /// Any value, checked to its end; `depth` containers are open round it.
    pub(super) fn skip(&mut self, depth: u32) -> Result<(), Fault> {
        let mut open = 0_u32;
        // Which of the open containers are objects, the innermost in the lowest bit: `DEPTH` bits are enough.
        let mut objects = 0_u32;
        loop {
            let kind = self.kind()?;
            match kind {
                Kind::Object | Kind::Array => {
                    self.enter(depth + open)?;
                    open += 1;
                    let object = kind == Kind::Object;
                    objects = objects << 1 | u32::from(object);
                    if self.peek() != Some(if object { b'}' } else { b']' }) {
                        if object {
                            self.name()?;
                        }
                        continue;
                    }
                }
                _ => self.scalar(kind)?,
            }
            // A value has ended: so may the containers round it.
            loop {
                if open == 0 {
                    return Ok(());
                }
                match (self.peek(), objects & 1) {
                    (Some(b','), object) => {
                        self.at += 1;
                        if object == 1 {
                            self.name()?;
                        }
                        break;
                    }
                    (Some(b'}'), 1) | (Some(b']'), 0) => {
                        self.at += 1;
                        open -= 1;
                        objects >>= 1;
                    }
                    _ => return Err(self.fault()),
                }
            }
        }
    }

    /// A value of a kind that holds no other.
    #[inline]
    pub(super) fn scalar(&mut self, kind: Kind) -> Result<(), Fault> {
        match kind {
            Kind::String => self.string().map(drop),
            Kind::Number => self.number().map(drop),
            Kind::Null => self.word("null"),
            Kind::Boolean if self.next_is(b't') => self.word("true"),
            Kind::Boolean => self.word("false"),
            Kind::Array | Kind::Object => Err(self.fault()),
        }
    }

    /// Steps over the bracket of a container within `depth` others.
    #[inline]
    pub(super) fn enter(&mut self, depth: u32) -> Result<(), Fault> {
        if depth >= DEPTH {
            return Err(Fault::TooDeep { at: self.at });
        }
        self.at += 1;
        Ok(())
    }

    /// What is wrong here: the text ends, or goes on as no JSON does.
    #[cold]
    pub(super) fn fault(&self) -> Fault {
        if self.at >= self.text.len() {
            Fault::Truncated {
                at: self.text.len(),
            }
        } else {
            Fault::Syntax { at: self.at }
        }
    }

    #[inline]
    fn next_is(&self, byte: u8) -> bool {
        self.text.as_bytes().get(self.at) == Some(&byte)
    }

    #[inline]
    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while matches!(self.text.as_bytes().get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.fault());
        }
        Ok(())
    }
}
