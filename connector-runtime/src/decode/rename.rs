//! The names of an object's own members, put otherwise: for names that have more than one form on the wire.

use std::borrow::Cow;

use super::scan::{Broken, Scanner};
use super::string::unescape;

/// The same document with the names of its root's members renamed. What is no object, or no JSON, stays as it is: whoever
/// reads it says what is wrong.
pub(crate) fn rename(body: &[u8], mut name: impl FnMut(&str) -> Option<String>) -> Cow<'_, [u8]> {
    let Ok(text) = std::str::from_utf8(body) else {
        return Cow::Borrowed(body);
    };
    let mut renamed = Renamed {
        text,
        out: String::new(),
        from: 0,
    };
    match renamed.members(&mut name) {
        Ok(()) if renamed.from > 0 => {
            renamed.out.push_str(&text[renamed.from..]);
            Cow::Owned(renamed.out.into_bytes())
        }
        _ => Cow::Borrowed(body),
    }
}

struct Renamed<'b> {
    text: &'b str,
    out: String,
    /// Up to where the text has been taken over.
    from: usize,
}

impl Renamed<'_> {
    fn members(&mut self, name: &mut dyn FnMut(&str) -> Option<String>) -> Result<(), Broken> {
        let mut scanner = Scanner::after_mark(self.text);
        if scanner.peek() != Some(b'{') {
            return Ok(());
        }
        scanner.enter(0)?;
        while scanner.peek() == Some(b'"') {
            let known = scanner.name()?;
            let end = known.at + known.raw.len() + 2;
            if let Some(new) = name(&unescape(known.raw)) {
                self.out.push_str(&self.text[self.from..known.at]);
                // A string always has a JSON form.
                self.out
                    .push_str(&serde_json::to_string(&new).unwrap_or_default());
                self.from = end;
            }
            scanner.skip(1)?;
            if !scanner.take(b',') {
                break;
            }
        }
        Ok(())
    }
}
