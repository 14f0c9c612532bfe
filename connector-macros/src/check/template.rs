//! The grammar of a URL template: text and placeholders, and which part of the URL each stands in.

use crate::support::nearest;

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Setting(String),
    /// A placeholder that is not a setting, and where it stands.
    Claim(String, Region),
}

/// A part of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    Scheme,
    Host,
    Port,
    /// Behind a setting at the beginning: it may be any of them.
    Beginning,
    Path,
    Query,
}

/// What is wrong with a template, and what to write.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) rule: String,
    pub(crate) help: String,
}

impl Fault {
    pub(crate) fn new(rule: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule: rule.into(),
            help: help.into(),
        }
    }
}

/// The pieces of a template, or all that is wrong with its braces.
pub(crate) fn pieces(template: &str) -> Result<Vec<Piece>, Fault> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (text, braced) = rest.split_at(at);
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        if braced.starts_with("{{") || braced.starts_with("}}") {
            return Err(Fault::new(
                "there is no escape for braces",
                "write `%7B` for `{` and `%7D` for `}`",
            ));
        }
        let Some(inside) = braced.strip_prefix('{') else {
            return Err(Fault::new(
                "`}` closes nothing",
                "write `%7D` for `}`, or open it: `{claim}`",
            ));
        };
        let Some((name, left)) = inside
            .split_once('}')
            .filter(|(name, _)| !name.contains('{'))
        else {
            return Err(Fault::new(
                "`{` is not closed",
                "write `%7B` for `{`, or close it: `{claim}`",
            ));
        };
        pieces.push(placeholder(name)?);
        rest = left;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    place(&mut pieces);
    Ok(pieces)
}

fn placeholder(name: &str) -> Result<Piece, Fault> {
    if name.trim().is_empty() {
        return Err(Fault::new(
            "`{}` names no claim",
            "write `{claim}` with the claim's name on the wire",
        ));
    }
    let Some((namespace, setting)) = name.split_once(':') else {
        return Ok(Piece::Claim(name.to_owned(), Region::Scheme));
    };
    if namespace == "Settings" {
        if setting.is_empty()
            || setting.contains(|c: char| !c.is_ascii_alphanumeric() && !"_-.".contains(c))
        {
            return Err(Fault::new(
                format!("`{{{name}}}` has no name of a setting: letters, digits, `_`, `-` and `.`"),
                "write `{Settings:Tenant}`",
            ));
        }
        return Ok(Piece::Setting(setting.to_owned()));
    }
    if nearest::nearest(namespace, ["Settings"]).is_some() {
        return Err(Fault::new(
            format!("`{{{name}}}` is no setting"),
            format!("write `{{Settings:{setting}}}`"),
        ));
    }
    let field: String = setting
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_lowercase();
    Err(Fault::new(
        format!("`{{{name}}}` is a claim resolver, and the URL takes claims"),
        format!(
            "make a claim of it: `#[input(resolve = \"{{{name}}}\", send_in = Url)] {field}: String`, and write `{{{field}}}`"
        ),
    ))
}

/// Tells each claim's placeholder in which part of the URL it stands.
fn place(pieces: &mut [Piece]) {
    let mut before = String::new();
    let mut opened_by_setting = false;
    for (index, piece) in pieces.iter_mut().enumerate() {
        match piece {
            Piece::Text(text) => before.push_str(text),
            Piece::Setting(_) => {
                opened_by_setting |= index == 0;
                before.push('s');
            }
            Piece::Claim(_, region) => {
                *region = self::region(&before, opened_by_setting);
                before.push('c');
            }
        }
    }
}

fn region(before: &str, opened_by_setting: bool) -> Region {
    if before.contains('?') {
        return Region::Query;
    }
    let Some((_, authority)) = before.split_once("://") else {
        return match (opened_by_setting, before.contains('/')) {
            (true, true) => Region::Path,
            (true, false) => Region::Beginning,
            (false, _) => Region::Scheme,
        };
    };
    if authority.contains('/') {
        Region::Path
    } else if authority
        .rsplit(']')
        .next()
        .unwrap_or(authority)
        .contains(':')
    {
        Region::Port
    } else {
        Region::Host
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    fn regions(template: &str) -> Vec<Region> {
        pieces(template)
            .unwrap()
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Claim(_, region) => Some(region),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_template_is_text_settings_and_claims() {
        assert_eq!(
            pieces("https://{Settings:Host}/users({id})?{k}=x").unwrap(),
            [
                text("https://"),
                Piece::Setting("Host".to_owned()),
                text("/users("),
                Piece::Claim("id".to_owned(), Region::Path),
                text(")?"),
                Piece::Claim("k".to_owned(), Region::Query),
                text("=x"),
            ]
        );
    }

    #[test]
    fn a_claim_knows_the_part_of_the_url_that_it_stands_in() {
        use Region::{Beginning, Host, Path, Port, Query, Scheme};
        for (template, expected) in [
            ("{a}://x/", vec![Scheme]),
            ("{a}", vec![Scheme]),
            ("/{a}", vec![Scheme]),
            ("https://{a}/", vec![Host]),
            ("https://x{a}.example.com/{b}", vec![Host, Path]),
            ("https://x:{a}/", vec![Port]),
            ("https://[::1]{a}/", vec![Host]),
            ("https://x?{a}={b}", vec![Query, Query]),
            ("{Settings:Base}{a}", vec![Beginning]),
            ("{Settings:Base}/{a}?x={b}", vec![Path, Query]),
        ] {
            assert_eq!(regions(template), expected, "{template}");
        }
    }

    #[test]
    fn braces_that_are_no_placeholder_are_refused() {
        for (template, said) in [
            ("https://x/{{a}}", "no escape"),
            ("https://x/a}}", "no escape"),
            ("https://x/{a", "not closed"),
            ("https://x/{a{b}", "not closed"),
            ("https://x/a}", "closes nothing"),
            ("https://x/{}", "names no claim"),
            ("https://x/{Culture:LCID}", "claim resolver"),
            ("https://x/{settings:A}", "no setting"),
            ("https://x/{Settings:}", "no name of a setting"),
        ] {
            let fault = pieces(template).unwrap_err();
            assert!(fault.rule.contains(said), "{template}: {}", fault.rule);
        }
    }
}
