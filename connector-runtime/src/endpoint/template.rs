//! A URL template, token by token: text, `{Settings:Name}`, `{claim}`.

/// A piece of a template, as written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    Text(&'t str),
    Setting(&'t str),
    Claim(&'t str),
}

/// The tokens of a template; a sentence for a brace that opens or closes nothing.
pub(crate) fn tokens(template: &str) -> impl Iterator<Item = Result<Token<'_>, String>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let (token, after) = next(rest)?;
        rest = after;
        Some(token)
    })
}

/// The first token and what follows it; after a fault, nothing.
fn next(rest: &str) -> Option<(Result<Token<'_>, String>, &str)> {
    let (text, after) = rest.split_at(rest.find(['{', '}']).unwrap_or(rest.len()));
    if !text.is_empty() {
        return Some((Ok(Token::Text(text)), after));
    }
    if rest.is_empty() {
        return None;
    }
    let Some((name, after)) = placeholder(rest) else {
        let fault =
            "a brace in the service URL opens or closes nothing; help: write `%7B` or `%7D`";
        return Some((Err(fault.to_owned()), ""));
    };
    let token = name
        .strip_prefix("Settings:")
        .map_or(Token::Claim(name), Token::Setting);
    Some((Ok(token), after))
}

fn placeholder(text: &str) -> Option<(&str, &str)> {
    let (name, after) = text.strip_prefix('{')?.split_once('}')?;
    (!name.is_empty() && !name.contains('{')).then_some((name, after))
}
