//! The pieces of a URL, and how they are written.

/// A piece of a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Setting(String),
    /// Something in braces: a claim, once it is known to be one.
    Claim(String),
}

/// A URL as it is written.
pub(super) struct Written {
    pub(super) text: String,
    /// The first character that had to be encoded, braces not counted.
    pub(super) encoded: Option<char>,
    pub(super) fragment: bool,
    pub(super) dots: bool,
}

/// Text, settings that nobody filled, and names in braces.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, braced) = rest.split_at(at);
        plain.push_str(before);
        let end = braced[1..].find(['{', '}']).map(|end| end + 1);
        let Some(end) = end.filter(|end| braced[*end..].starts_with('}')) else {
            plain.push('{');
            rest = &braced[1..];
            continue;
        };
        let inside = &braced[1..end];
        rest = &braced[end + 1..];
        let piece = match crate::settings::first(&braced[..=end]) {
            Some(setting) if is_setting(setting.name) => Piece::Setting(setting.name.to_owned()),
            None if !inside.trim().is_empty() => Piece::Claim(inside.to_owned()),
            _ => {
                plain.push_str(&braced[..=end]);
                continue;
            }
        };
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(piece);
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

fn is_setting(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}

/// Writes the pieces: what a URL cannot hold is percent-encoded, a fragment and `.` and `..` are left out.
pub(super) fn written(pieces: &[Piece]) -> Written {
    let mut written = Written {
        text: String::new(),
        encoded: None,
        fragment: false,
        dots: false,
    };
    for piece in pieces {
        match piece {
            Piece::Setting(name) => written.text.extend(["{Settings:", name, "}"]),
            Piece::Claim(name) => written.text.extend(["{", name, "}"]),
            Piece::Text(text) => {
                // A URL that begins with `#` is none at all, and is told as such.
                let end = text
                    .find('#')
                    .filter(|_| text.contains("://") || !written.text.is_empty());
                let kept = end.map_or(text.as_str(), |end| &text[..end]);
                encode(kept, &mut written);
                if end.is_some() {
                    written.fragment = true;
                    break;
                }
            }
        }
    }
    // Schemes are in any case (RFC 3986); the language writes them small.
    if let Some((scheme, rest)) = written.text.split_once("://")
        && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
    {
        written.text = format!("{}://{rest}", scheme.to_ascii_lowercase());
    }
    if let Some(text) = without_dots(&written.text) {
        written.text = text;
        written.dots = true;
    }
    written
}

const HEX: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
];

fn encode(text: &str, written: &mut Written) {
    for (at, c) in text.char_indices() {
        let fine = c.is_ascii_alphanumeric() || "-._~!$&()*+,;=:@/?[]".contains(c);
        let escape = c == '%'
            && text
                .get(at + 1..at + 3)
                .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if fine || escape {
            written.text.push(c);
            continue;
        }
        if !"{}".contains(c) {
            written.encoded.get_or_insert(c);
        }
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            written.text.push('%');
            written
                .text
                .extend(HEX.get(usize::from(byte >> 4)).copied());
            written
                .text
                .extend(HEX.get(usize::from(byte & 15)).copied());
        }
    }
}

/// The path without steps (RFC 3986 §5.2.4); `None` where it has none.
fn without_dots(url: &str) -> Option<String> {
    let start = url.find("://").map_or(0, |at| at + 3);
    let path = start + url[start..].find('/')?;
    let end = url.find('?').unwrap_or(url.len()).max(path);
    let (before, rest) = url.split_at(path);
    let (path, query) = rest.split_at(end - path);
    let step = |segment: &str| match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
        "." => Some(1),
        ".." => Some(2),
        _ => None,
    };
    if !path.split('/').any(|segment| step(segment).is_some()) {
        return None;
    }
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    for (index, segment) in segments.iter().enumerate() {
        match step(segment) {
            None => kept.push(segment),
            Some(steps) => {
                if steps == 2 {
                    kept.pop();
                }
                if index + 1 == segments.len() {
                    kept.push("");
                }
            }
        }
    }
    Some(format!("{before}/{}{query}", kept.join("/")))
}
