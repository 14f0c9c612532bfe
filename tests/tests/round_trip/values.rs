//! Where the values come from.

use std::fmt;

/// A source of values whose seed is printed when the test that uses it fails.
pub(super) struct Values {
    seed: u64,
    case: u32,
    random: fastrand::Rng,
}

/// What has a meaning of its own somewhere between here and a server's routing.
const PIECES: &[&str] = &[
    "\r",
    "\n",
    "\r\n",
    "\r\n\r\n",
    "\0",
    "\t",
    " ",
    "/",
    "//",
    "\\",
    ".",
    "..",
    "../",
    "/..",
    "%",
    "%2F",
    "%2f",
    "%2e",
    "%00",
    "%25",
    "%u002f",
    "?",
    "#",
    "&",
    "&amp;",
    "=",
    "+",
    "\"",
    "'",
    "`",
    ";",
    ":",
    ",",
    "@",
    "@evil.example",
    "$",
    "!",
    "*",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "{a}",
    "{Settings:X}",
    "<",
    ">",
    "|",
    "^",
    "~",
    "-",
    "_",
    "\u{1}",
    "\u{b}",
    "\u{1b}",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "\u{a0}",
    "\u{ff}",
    "\u{e9}",
    "e\u{301}",
    "\u{fffd}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{d7ff}",
    "\u{e000}",
    "\u{ffff}",
    "\u{1f600}",
    "\u{1f1f0}\u{1f1f7}",
    "\u{10ffff}",
    "\u{d55c}",
    "a",
    "Z",
    "7",
    "null",
    "true",
    "--",
    "http://",
    "x: y",
];

impl Values {
    pub(super) fn new() -> Self {
        let seed = std::env::var("CONNECTOR_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok())
            .unwrap_or_else(|| fastrand::u64(..));
        Self {
            seed,
            case: 0,
            random: fastrand::Rng::with_seed(seed),
        }
    }

    /// Begins another case.
    pub(super) fn next_case(&mut self) {
        self.case += 1;
    }

    /// Any text: mostly short and odd, at times plain, empty, a whole routing word, or about 8 KiB.
    pub(super) fn text(&mut self) -> String {
        match self.random.u8(..) {
            0..8 => String::new(),
            8..14 => ".".into(),
            14..20 => "..".into(),
            20 if self.random.u8(..) < 64 => self.long(),
            20..60 => self.visible(),
            _ => {
                let pieces = self.random.usize(1..8);
                (0..pieces).map(|_| self.piece()).collect()
            }
        }
    }

    /// Text of printable ASCII, which every mode can carry.
    pub(super) fn visible(&mut self) -> String {
        let length = self.random.usize(1..24);
        let text: String = (0..length)
            .map(|_| char::from(self.random.u8(b' '..=b'~')))
            .collect();
        format!("v{text}v")
    }

    pub(super) fn list(&mut self) -> Vec<String> {
        (0..self.random.usize(0..4)).map(|_| self.text()).collect()
    }

    pub(super) fn maybe(&mut self) -> Option<String> {
        self.random.bool().then(|| self.text())
    }

    fn long(&mut self) -> String {
        let piece = self.piece();
        let length = 8 * 1024 + self.random.usize(0..4) - 2;
        let mut text = piece.repeat(length / piece.len());
        text.extend(std::iter::repeat_n('a', length - text.len()));
        text
    }

    fn piece(&mut self) -> String {
        match self.random.u8(0..8) {
            0 => self.random.char(..).into(),
            1 => self.random.alphanumeric().into(),
            _ => PIECES[self.random.usize(..PIECES.len())].into(),
        }
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CONNECTOR_SEED={} (case {})", self.seed, self.case)
    }
}

impl Drop for Values {
    #[expect(clippy::print_stderr, reason = "who reads a failed run needs its seed")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("to repeat: {self:?}");
        }
    }
}
