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
    /// The position of the opening quote.
    pub(super) at: usize,
    pub(super) raw: &'a str,
    pub(super) escaped: bool,
}

/// The name of a member, as bytes: whoever only compares it need not know where its characters begin.
pub(super) struct Name<'a> {
    /// The position of the opening quote.
    pub(super) at: usize,
    pub(super) raw: &'a [u8],
    pub(super) escaped: bool,
}

/// Where a text stops to be JSON. Two words and not a [`Fault`], so that it passes in registers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Broken {
    at: usize,
    how: How,
}

#[derive(Debug, Clone, Copy)]
enum How {
    Syntax,
    Truncated,
    TooDeep,
    Trailing,
}

impl From<Broken> for Fault {
    fn from(Broken { at, how }: Broken) -> Self {
        match how {
            How::Syntax => Self::Syntax { at },
            How::Truncated => Self::Truncated { at },
            How::TooDeep => Self::TooDeep { at },
            How::Trailing => Self::Trailing { at },
        }
    }
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

    /// The same at another position.
    pub(super) fn from(self, at: usize) -> Self {
        Self { at, ..self }
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
                // The common case first.
                Some(&byte) if byte > b' ' => return Some(byte),
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
    pub(super) fn end(&mut self) -> Result<(), Broken> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.broken(How::Trailing)),
        }
    }

    /// The kind of the value that comes next, told by its first byte.
    #[inline]
    pub(super) fn kind(&mut self) -> Result<Kind, Broken> {
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
    pub(super) fn member(&mut self) -> Result<Name<'a>, Broken> {
        if self.peek() != Some(b'"') {
            return Err(self.fault());
        }
        let at = self.at;
        let escaped = self.pass_string()?;
        let bytes = self.text.as_bytes();
        let raw = bytes.get(at + 1..self.at - 1).unwrap_or_default();
        if self.take(b':') {
            Ok(Name { at, raw, escaped })
        } else {
            Err(self.fault())
        }
    }

    /// The same as text.
    #[inline]
    pub(super) fn name(&mut self) -> Result<Quoted<'a>, Broken> {
        let Name { at, raw, escaped } = self.member()?;
        let raw = self
            .text
            .get(at + 1..at + 1 + raw.len())
            .unwrap_or_default();
        Ok(Quoted { at, raw, escaped })
    }

    /// A string, from its opening quote.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Quoted<'a>, Broken> {
        let at = self.at;
        let escaped = self.pass_string()?;
        let raw = self.text.get(at + 1..self.at - 1).unwrap_or_default();
        Ok(Quoted { at, raw, escaped })
    }

    /// Steps over a string, from its opening quote; whether there is an escape in it.
    #[inline]
    fn pass_string(&mut self) -> Result<bool, Broken> {
        let bytes = self.text.as_bytes();
        let at = string::plain(bytes, self.at + 1);
        if bytes.get(at) == Some(&b'"') {
            self.at = at + 1;
            return Ok(false);
        }
        self.at = self.escapes(at)?;
        Ok(true)
    }

    /// The position behind a string, from the first byte in it that is not plain: apart, since most strings have none, and of a
    /// copy, so that a scanner need not lie in memory for it.
    #[cold]
    fn escapes(mut self, mut at: usize) -> Result<usize, Broken> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(at) {
                Some(b'"') => return Ok(at + 1),
                Some(b'\\') => {
                    let tail = self.text.get(at + 1..).unwrap_or_default();
                    let Some((_, rest)) = string::escape(tail) else {
                        self.at = at;
                        return Err(self.fault());
                    };
                    at = string::plain(bytes, bytes.len() - rest.len());
                }
                // A control character, or the end.
                _ => {
                    self.at = at;
                    return Err(self.fault());
                }
            }
        }
    }

    /// A number, from its first byte; its text.
    #[inline]
    pub(super) fn number(&mut self) -> Result<&'a str, Broken> {
        let start = self.at;
        self.pass_number()?;
        Ok(self.since(start))
    }

    /// Steps over a number, from its first byte.
    #[inline]
    fn pass_number(&mut self) -> Result<(), Broken> {
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
        Ok(())
    }

    /// `true`, `false` or `null`.
    #[inline]
    pub(super) fn word(&mut self, word: &str) -> Result<(), Broken> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.fault())
        }
    }

    /// Any value, checked to its end; `depth` containers are open round it.
    #[inline]
    pub(super) fn skip(&mut self, depth: u32) -> Result<(), Broken> {
        match self.peek() {
            Some(b'{' | b'[') => {
                *self = self.behind_container(depth)?;
                Ok(())
            }
            _ => self.scalar(),
        }
    }

    /// Where the container ends that begins here.
    ///
    /// By value: a loop that hands no reference out keeps its position in a register.
    fn behind_container(mut self, depth: u32) -> Result<Self, Broken> {
        let mut open = 0_u32;
        // Which of the open containers are objects, the innermost in the lowest bit: `DEPTH` bits are enough.
        let mut objects = 0_u32;
        loop {
            if objects & 1 == 1 {
                self.member()?;
            }
            match self.peek() {
                Some(bracket @ (b'{' | b'[')) => {
                    self.enter(depth + open)?;
                    open += 1;
                    let object = bracket == b'{';
                    objects = objects << 1 | u32::from(object);
                    if self.peek() != Some(if object { b'}' } else { b']' }) {
                        continue;
                    }
                }
                _ => self.scalar()?,
            }
            // A value has ended: so may the containers round it.
            loop {
                if open == 0 {
                    return Ok(self);
                }
                match (self.peek(), objects & 1) {
                    (Some(b','), _) => {
                        self.at += 1;
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
    #[expect(
        clippy::inline_always,
        reason = "a loop that calls it keeps its scanner in registers"
    )]
    #[inline(always)]
    pub(super) fn scalar(&mut self) -> Result<(), Broken> {
        match self.peek() {
            Some(b'"') => self.pass_string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.pass_number(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            _ => Err(self.fault()),
        }
    }

    /// Steps over the bracket of a container within `depth` others.
    #[inline]
    pub(super) fn enter(&mut self, depth: u32) -> Result<(), Broken> {
        if depth >= DEPTH {
            return Err(self.broken(How::TooDeep));
        }
        self.at += 1;
        Ok(())
    }

    /// What is wrong here: the text ends, or goes on as no JSON does.
    #[cold]
    pub(super) fn fault(&self) -> Broken {
        self.broken(if self.at < self.text.len() {
            How::Syntax
        } else {
            How::Truncated
        })
    }

    fn broken(&self, how: How) -> Broken {
        Broken {
            at: self.at.min(self.text.len()),
            how,
        }
    }

    #[inline]
    fn next_is(&self, byte: u8) -> bool {
        self.text.as_bytes().get(self.at) == Some(&byte)
    }

    #[inline]
    fn digits(&mut self) -> Result<(), Broken> {
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
