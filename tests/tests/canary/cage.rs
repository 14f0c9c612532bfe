//! Where everything is heard that could sing.

use std::error::Error as _;
use std::fmt::{Debug, Write as _};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use connector_runtime::Error;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// The canary: letters and digits, so that no encoding of text changes it.
pub(super) const CANARY: &str = "C4n4rySings2u";

/// All that was written.
#[derive(Clone, Default)]
pub(super) struct Cage(Arc<Mutex<Vec<u8>>>);

impl Cage {
    /// Listens to the logs of all crates at TRACE, through `tracing` and `log`, and to panics.
    pub(super) fn open() -> Self {
        let cage = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(cage.clone())
            .finish();
        tracing_log::LogTracer::init().unwrap();
        tracing_log::log::set_max_level(tracing_log::log::LevelFilter::Trace);
        tracing_subscriber::util::SubscriberInitExt::init(subscriber);
        let heard = cage.clone();
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            heard.hear(&panic.to_string());
            usual(panic);
        }));
        cage
    }

    pub(super) fn hear(&self, text: &str) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heard.extend_from_slice(text.as_bytes());
        heard.push(b'\n');
    }

    /// Prints a value in both forms of `Debug`.
    pub(super) fn debug(&self, value: &dyn Debug) {
        self.hear(&format!("{value:?}\n{value:#?}"));
    }

    /// Prints an error in every form that a program could choose, a panic among them.
    pub(super) fn error(&self, error: Error) {
        let mut text = format!("{error}\n{error:#}\n{}\n", error.user_message());
        let mut source = error.source();
        while let Some(cause) = source {
            writeln!(text, "{cause} {cause:?}").unwrap();
            source = cause.source();
        }
        self.hear(&text);
        self.debug(&error);
        self.debug(&error.validation());
        self.debug(&error.profile());
        let unwrapped = catch_unwind(AssertUnwindSafe(|| failed(error).unwrap()));
        assert!(unwrapped.is_err());
    }

    pub(super) fn heard(&self) -> String {
        let heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&heard).into_owned()
    }

    /// Forgets what was heard, and says how many lines it was.
    pub(super) fn empty(&self) -> usize {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = heard.split(|byte| *byte == b'\n').count() - 1;
        heard.clear();
        lines
    }

    /// Fails where the canary is to be heard, in whatever form.
    pub(super) fn assert_silent(&self, others: &[(String, String)]) {
        let heard = self.heard();
        let lower = heard.to_lowercase();
        for (form, needle) in forms().iter().chain(others) {
            if let Some(at) = lower.find(&needle.to_lowercase()) {
                let start = lower[..at].rfind('\n').map_or(0, |line| line + 1);
                let line = lower[start..].lines().next().unwrap_or_default();
                panic!("the canary sings ({form}): {line}");
            }
        }
    }
}

/// What a program unwraps too boldly.
fn failed(error: Error) -> Result<(), Error> {
    Err(error)
}

/// The canary as it could be printed.
fn forms() -> Vec<(String, String)> {
    let bytes = CANARY.as_bytes();
    let mut forms = vec![
        ("text".to_owned(), CANARY.to_owned()),
        (
            "bytes".to_owned(),
            format!("{bytes:?}").trim_matches(['[', ']']).to_owned(),
        ),
        (
            "bytes, a line each".to_owned(),
            bytes
                .iter()
                .map(u8::to_string)
                .collect::<Vec<_>>()
                .join(",\n    "),
        ),
        (
            "hex".to_owned(),
            format!("{:x}", bytes::Bytes::copy_from_slice(bytes)),
        ),
    ];
    // Wherever it begins among three bytes, eight characters of its base64 are always the same.
    for offset in 0..3 {
        let text = base64(&[&b"xx"[..offset], bytes].concat());
        forms.push((format!("base64 at {offset}"), text[4..12].to_owned()));
    }
    forms
}

/// Base64 (RFC 4648 §4) of whole groups of three bytes; a rest is left out.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks_exact(3)
        .flat_map(|group| {
            let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
            [18, 12, 6, 0].map(|shift| char::from(LETTERS[(bits >> shift & 63) as usize]))
        })
        .collect()
}

impl io::Write for Cage {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Cage {
    type Writer = Self;
    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// Fails where a form of the canary would go unheard. Before the cage is open: it panics on purpose.
pub(super) fn check_hearing() {
    assert_eq!(base64(b"foobar"), "Zm9vYmFy");
    let bytes = CANARY.as_bytes();
    let printed = [
        format!("id={CANARY}"),
        format!("{bytes:?}"),
        format!("{bytes:#?}"),
        format!("Basic {}", base64(format!("user:{CANARY}").as_bytes())),
        format!("Basic {}", base64(format!("{CANARY}:password").as_bytes())),
        format!("Basic {}", base64(format!("me:{CANARY}").as_bytes())),
    ];
    for text in printed {
        let cage = Cage::default();
        cage.hear(&text);
        let silent = catch_unwind(AssertUnwindSafe(|| cage.assert_silent(&[])));
        assert!(silent.is_err(), "{text}");
    }
}
