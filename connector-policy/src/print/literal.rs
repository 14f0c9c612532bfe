//! Texts of a policy as Rust source: literals, comments, doc comments.

use crate::profile::DataType;

/// A string literal.
pub(super) fn string(text: &str) -> String {
    format!("{text:?}")
}

/// A constant of a data type. A text with a brace is never a bare literal: the language takes that for a resolver.
pub(super) fn value(ty: DataType, text: &str) -> String {
    match ty {
        DataType::Boolean => text.trim().eq_ignore_ascii_case("true").to_string(),
        // `+5` and `007` are numbers to the policy.
        DataType::Int | DataType::Long => text
            .trim()
            .parse::<i64>()
            .map_or_else(|_| "0".to_owned(), |number| number.to_string()),
        DataType::StringCollection | DataType::IdentityCollection if text.is_empty() => {
            "Vec::new()".to_owned()
        }
        DataType::StringCollection | DataType::IdentityCollection => {
            format!("vec![String::from({})]", string(text))
        }
        _ if text.contains('{') => format!("String::from({})", string(text)),
        _ => string(text),
    }
}

/// A constant as it stands in an expression: a text is a literal, whatever is in it.
pub(crate) fn bare(ty: DataType, text: &str) -> String {
    match ty {
        DataType::Boolean | DataType::Int => value(ty, text),
        DataType::Long => format!("{}_i64", value(ty, text)),
        _ => string(text),
    }
}

/// One line of a comment: no line break, nothing that steers the reading direction.
pub(super) fn comment(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c => c,
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A comment that rustdoc shows as it is.
pub(super) fn doc(text: &str) -> String {
    let mut doc = String::with_capacity(text.len());
    for c in comment(text).chars() {
        if "[]<>`\\*_".contains(c) {
            doc.push('\\');
        }
        doc.push(c);
    }
    doc
}
