//! A path into an answer, printed as the documents write it: `data[0].to[0].email`.

use std::fmt;

use crate::profile::Step;

/// The steps to a claim, for people.
pub(crate) struct Path<'a>(pub(crate) &'a [Step]);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("$");
        }
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(position) => write!(f, "[{position}]")?,
                Step::Name(name) if is_plain(name) => {
                    let dot = if index == 0 { "" } else { "." };
                    write!(f, "{dot}{name}")?;
                }
                Step::Name(name) => write!(f, "['{}']", name.escape_debug())?,
            }
        }
        Ok(())
    }
}

/// Whether a name reads as itself between the dots of a path.
fn is_plain(name: &str) -> bool {
    let special = |c: char| {
        matches!(c, '.' | '[' | ']' | '\'' | '"' | '\\' | '$')
            || c.is_whitespace()
            || c.is_control()
    };
    !name.is_empty() && !name.contains(special) && !name.bytes().all(|byte| byte.is_ascii_digit())
}
