//! A URL template, token by token: text, `{Settings:Name}`, `{claim}`.

/// A piece of a template, as written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Text(&'t str),
    Setting(&'t str),
    Claim(&'t str),
}

/// The tokens of a template; a sentence for a brace that opens or closes nothing.
pub(super) fn tokens(template: &str) -> impl Iterator<Item = Result<Token<'_>, String>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(brace) = rest.find(['{', '}']) else {
            return Some(Ok(Token::Text(std::mem::take(&mut rest))));
        };
        if brace > 0 {
            let (text, after) = rest.split_at(brace);
            rest = after;
            return Some(Ok(Token::Text(text)));
        }
        Some(match placeholder(rest) {
            Some((name, after)) => {
                rest = after;
                Ok(name
                    .strip_prefix("Settings:")
                    .map_or(Token::Claim(name), Token::Setting))
            }
            None => {
                rest = "";
                Err(
                    "a brace in the URL opens or closes nothing; help: write `%7B` or `%7D`"
                        .to_owned(),
                )
            }
        })
    })
}

fn placeholder(text: &str) -> Option<(&str, &str)> {
    let (name, after) = text.strip_prefix('{')?.split_once('}')?;
    (!name.is_empty() && !name.contains('{')).then_some((name, after))
}
