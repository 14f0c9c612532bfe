//! What is said to the person at the terminal: coloured there, plain in a pipe.

use std::io::{self, Write};

/// Bold and red.
const ERROR: &str = "\u{1b}[1;31m";
/// Bold and green.
const NOTE: &str = "\u{1b}[1;32m";
const PLAIN: &str = "\u{1b}[0m";

/// Says what is wrong, on the standard error.
pub(super) fn error(text: &str) -> io::Result<()> {
    say(ERROR, "error", text)
}

/// Says what is to be known.
pub(super) fn note(text: &str) -> io::Result<()> {
    say(NOTE, "note", text)
}

fn say(style: &str, word: &str, text: &str) -> io::Result<()> {
    writeln!(anstream::stderr(), "{style}{word}{PLAIN}: {text}")
}
