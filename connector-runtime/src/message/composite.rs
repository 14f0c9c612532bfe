//! Placeholders of messages, in the grammar that the documents' system uses: `{0}`, `{1,-10}`, `{{` and `}}`.

use std::fmt;

/// Why a text is no format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormatError {
    /// A brace that opens or closes nothing.
    Brace,
    /// A placeholder that is no number, or has more than a width.
    Placeholder,
    /// A number for which there is no argument.
    Argument(usize),
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Brace => {
                f.write_str("has a brace that opens or closes nothing; help: write `{{` or `}}`")
            }
            Self::Placeholder => {
                f.write_str("has a placeholder that is no number; help: write `{0}`")
            }
            Self::Argument(index) => write!(
                f,
                "has the placeholder `{{{index}}}`, which this message does not have"
            ),
        }
    }
}

/// The widest field, so that a slip of the pen cannot fill the memory.
const WIDEST: usize = 1_024;

/// Fills the placeholders.
pub(crate) fn format(text: &str, arguments: &[&str]) -> Result<String, FormatError> {
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(brace);
        filled.push_str(before);
        if let Some(after) = from.strip_prefix("{{") {
            filled.push('{');
            rest = after;
        } else if let Some(after) = from.strip_prefix("}}") {
            filled.push('}');
            rest = after;
        } else {
            let (placeholder, after) = from
                .strip_prefix('{')
                .and_then(|inner| inner.split_once('}'))
                .ok_or(FormatError::Brace)?;
            fill(placeholder, arguments, &mut filled)?;
            rest = after;
        }
    }
    filled.push_str(rest);
    Ok(filled)
}

fn fill(placeholder: &str, arguments: &[&str], filled: &mut String) -> Result<(), FormatError> {
    let (index, width) = match placeholder.split_once(',') {
        Some((index, width)) => (
            index,
            width
                .trim()
                .parse::<isize>()
                .map_err(|_| FormatError::Placeholder)?,
        ),
        None => (placeholder, 0),
    };
    let index: usize = index.trim().parse().map_err(|_| FormatError::Placeholder)?;
    let value = *arguments.get(index).ok_or(FormatError::Argument(index))?;
    if width.unsigned_abs() > WIDEST {
        return Err(FormatError::Placeholder);
    }
    let padding = " ".repeat(width.unsigned_abs().saturating_sub(value.chars().count()));
    // .NET aligns to the right, and to the left where the width is negative.
    let (before, after) = if width < 0 {
        ("", padding.as_str())
    } else {
        (padding.as_str(), "")
    };
    filled.extend([before, value, after]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_as_the_documents_system_does() {
        for (text, filled) in [
            ("plain", "plain"),
            ("{0} after {1}", "a after bc"),
            ("{1}{1}", "bcbc"),
            ("{{0}} {0}", "{0} a"),
            ("[{0,3}][{1,-4}]", "[  a][bc  ]"),
            ("한국어 {0}", "한국어 a"),
        ] {
            assert_eq!(format(text, &["a", "bc"]).as_deref(), Ok(filled));
        }
    }

    #[test]
    fn refuses_what_is_no_format() {
        for (text, fault) in [
            ("{", FormatError::Brace),
            ("}", FormatError::Brace),
            ("{0", FormatError::Brace),
            ("{}", FormatError::Placeholder),
            ("{name}", FormatError::Placeholder),
            ("{0:N2}", FormatError::Placeholder),
            ("{0,99999999}", FormatError::Placeholder),
            ("{2}", FormatError::Argument(2)),
        ] {
            assert_eq!(format(text, &["a", "b"]), Err(fault), "{text}");
        }
    }
}
