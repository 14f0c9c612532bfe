//! Expressions as the macro wrote them down: their tokens, and the constants among them.

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// An identifier without `r#`, a keyword, a number.
    Word(String),
    /// A string literal, without its escapes.
    Text(String),
    /// A character literal, as written.
    Char(String),
    Sign(char),
}

impl Token {
    pub(super) fn is_sign(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(found) if found == word)
    }
}

/// The tokens, or `None` where a literal is of a kind that no constant of a policy has.
pub(super) fn tokens(source: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = source.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, left) = match first {
            '"' => text(&rest[1..])?,
            '\'' => character(rest)?,
            c if is_part(c) => word(rest),
            c => (Token::Sign(c), &rest[c.len_utf8()..]),
        };
        tokens.push(token);
        rest = left.trim_start();
    }
    Some(tokens)
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word(rest: &str) -> (Token, &str) {
    let rest = rest.strip_prefix("r#").unwrap_or(rest);
    let number = rest.starts_with(|c: char| c.is_ascii_digit());
    let mut end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    if number
        && rest[end..].starts_with('.')
        && rest[end + 1..].starts_with(|c: char| c.is_ascii_digit())
    {
        let fraction = &rest[end + 1..];
        end += 1 + fraction.find(|c| !is_part(c)).unwrap_or(fraction.len());
    }
    (Token::Word(rest[..end].to_owned()), &rest[end..])
}

/// A string literal behind its opening quote.
fn text(mut rest: &str) -> Option<(Token, &str)> {
    let mut text = String::new();
    loop {
        let mut chars = rest.chars();
        match chars.next()? {
            '"' => return Some((Token::Text(text), chars.as_str())),
            '\\' => {
                let (c, left) = escape(chars.as_str())?;
                text.push(c);
                rest = left;
            }
            c => {
                text.push(c);
                rest = chars.as_str();
            }
        }
    }
}

/// An escape behind its backslash.
fn escape(rest: &str) -> Option<(char, &str)> {
    let mut chars = rest.chars();
    let c = match chars.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'x' => {
            let code = u32::from_str_radix(rest.get(1..3)?, 16).ok()?;
            return Some((char::from_u32(code)?, &rest[3..]));
        }
        'u' => {
            let (code, left) = rest.strip_prefix("u{")?.split_once('}')?;
            let code = u32::from_str_radix(code, 16).ok()?;
            return Some((char::from_u32(code)?, left));
        }
        same => same,
    };
    Some((c, chars.as_str()))
}

/// A character literal or a lifetime.
fn character(rest: &str) -> Option<(Token, &str)> {
    let inside = &rest[1..];
    let end = match inside.strip_prefix('\\') {
        Some(escaped) => 2 + escaped.chars().next()?.len_utf8(),
        None => 1 + inside.chars().next()?.len_utf8(),
    };
    if rest.get(end..)?.starts_with('\'') {
        let (literal, left) = rest.split_at(end + 1);
        return Some((Token::Char(literal.to_owned()), left));
    }
    Some((Token::Sign('\''), inside))
}

/// The text of a constant: a literal, a collection of one text, or of none.
pub(super) fn constant(source: &str) -> Option<String> {
    of_tokens(&tokens(source)?)
}

/// The constant that a claim's default can be: a literal; `String::from("…")` only with a brace in it, which no
/// transformation may write.
pub(super) fn default(source: &str) -> Option<String> {
    let tokens = tokens(source)?;
    let text = of_tokens(&tokens)?;
    (owned(&tokens).is_none() || text.contains('{')).then_some(text)
}

pub(super) fn of_tokens(tokens: &[Token]) -> Option<String> {
    use Token::{Sign, Text, Word};
    match tokens {
        [Text(text)] => Some(text.clone()),
        [Word(word)] if is_value(word) => Some(number(word)),
        [Sign('-'), Word(word)] if is_value(word) => Some(format!("-{}", number(word))),
        [
            Word(vec),
            Sign(':'),
            Sign(':'),
            Word(new),
            Sign('('),
            Sign(')'),
        ] if vec == "Vec" && new == "new" => Some(String::new()),
        [Word(vec), Sign('!'), Sign('['), inside @ .., Sign(']')] if vec == "vec" => match inside {
            [] => Some(String::new()),
            _ => owned(inside),
        },
        other => owned(other),
    }
}

/// `String::from("…")`, `"…".to_owned()` and the like.
pub(super) fn owned(tokens: &[Token]) -> Option<String> {
    use Token::{Sign, Text, Word};
    match tokens {
        [
            Word(string),
            Sign(':'),
            Sign(':'),
            Word(from),
            Sign('('),
            Text(text),
            Sign(')'),
        ] if string == "String" && from == "from" => Some(text.clone()),
        [Text(text), Sign('.'), Word(method), Sign('('), Sign(')')]
            if ["into", "to_owned", "to_string"].contains(&method.as_str()) =>
        {
            Some(text.clone())
        }
        _ => None,
    }
}

fn is_value(word: &str) -> bool {
    word == "true" || word == "false" || word.starts_with(|c: char| c.is_ascii_digit())
}

/// A number without its suffix and its underscores; other bases are no business of a policy.
fn number(word: &str) -> String {
    let word = word.replace('_', "");
    let suffixes = [
        "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "isize", "f32", "f64",
    ];
    let plain = suffixes
        .iter()
        .find_map(|suffix| word.strip_suffix(suffix))
        .unwrap_or(&word);
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_told_from_expressions() {
        for (source, text) in [
            (r#""a\tb \"c\" \u{d55c}\\""#, Some("a\tb \"c\" 한\\")),
            ("true", Some("true")),
            ("-1_000i32", Some("-1000")),
            ("1.5", Some("1.5")),
            (r#"String::from("{Culture:LCID}")"#, Some("{Culture:LCID}")),
            (r#""x".into()"#, Some("x")),
            ("Vec::new()", Some("")),
            (r#"vec![String::from("a")]"#, Some("a")),
            (r#"vec!["a", "b"]"#, None),
            ("LIMIT", None),
            ("email.clone()", None),
            (r#"b"bytes""#, None),
            ("\"unended", None),
        ] {
            assert_eq!(constant(source).as_deref(), text, "{source}");
        }
    }

    #[test]
    fn tokens_are_those_of_rust() {
        use Token::{Char, Sign, Word};
        let word = |text: &str| Word(text.to_owned());
        assert_eq!(
            tokens("r#type.split('@').0 && '\\''"),
            Some(vec![
                word("type"),
                Sign('.'),
                word("split"),
                Sign('('),
                Char("'@'".to_owned()),
                Sign(')'),
                Sign('.'),
                word("0"),
                Sign('&'),
                Sign('&'),
                Char("'\\''".to_owned()),
            ])
        );
    }
}
