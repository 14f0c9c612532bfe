//! What is looked at before the parser sees a file: it has no limit of its own on depth, and takes quadratic time over the
//! attributes of one tag.

/// The largest file, in bytes.
pub(crate) const LARGEST: usize = 16 << 20;
/// Elements inside elements, the root counted.
const DEEPEST: usize = 256;
/// Attributes of one tag.
const MOST_ATTRIBUTES: usize = 256;
/// Namespaces that all tags declare: each tag that declares one takes over those of all that it stands in.
const MOST_NAMESPACES: usize = 1_000;

/// Where and why a file is refused.
pub(super) fn check(text: &str) -> Result<(), (usize, &'static str, String)> {
    let bytes = text.as_bytes();
    let (mut depth, mut namespaces) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(open) = find(text, at, "<") {
        let rest = &bytes[open..];
        at = if rest.starts_with(b"<!--") {
            behind(text, open + 4, "-->")
        } else if rest.starts_with(b"<![CDATA[") {
            behind(text, open + 9, "]]>")
        } else if rest.starts_with(b"<?") {
            behind(text, open + 2, "?>")
        } else if rest.starts_with(b"<!") {
            let message = "a DOCTYPE is refused: a policy needs none, and its entities can be used to attack the reader";
            return Err((open, "doctype", message.to_owned()));
        } else {
            let tag = tag(bytes, open + 1);
            if tag.attributes > MOST_ATTRIBUTES {
                let message = format!("a tag has more than {MOST_ATTRIBUTES} attributes");
                return Err((open, "too-many-attributes", message));
            }
            namespaces += tag.namespaces;
            if namespaces > MOST_NAMESPACES {
                let message = format!("the file declares more than {MOST_NAMESPACES} namespaces");
                return Err((open, "too-many-namespaces", message));
            }
            match tag.kind {
                Kind::End => depth = depth.saturating_sub(1),
                Kind::Empty | Kind::Start if depth == DEEPEST => {
                    let message = format!("elements are nested more than {DEEPEST} deep");
                    return Err((open, "too-deep", message));
                }
                Kind::Empty => {}
                Kind::Start => depth += 1,
            }
            tag.end
        };
    }
    Ok(())
}

enum Kind {
    Start,
    Empty,
    End,
}

struct Tag {
    kind: Kind,
    attributes: usize,
    /// Those of the attributes that declare a namespace.
    namespaces: usize,
    /// Behind the `>`, or the end of the text.
    end: usize,
}

/// The tag whose `<` stands before `at`.
fn tag(bytes: &[u8], at: usize) -> Tag {
    let closing = bytes.get(at) == Some(&b'/');
    let (mut attributes, mut namespaces) = (0, 0);
    let mut quote = None;
    let mut end = bytes.len();
    for (offset, byte) in bytes[at..].iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'=') => attributes += 1,
            (None, b'x') if bytes[at + offset..].starts_with(b"xmlns") => namespaces += 1,
            (None, b'>') => {
                end = at + offset + 1;
                break;
            }
            _ => {}
        }
    }
    let empty = end >= 2 && bytes.get(end - 2) == Some(&b'/');
    let kind = match (closing, empty) {
        (true, _) => Kind::End,
        (false, true) => Kind::Empty,
        (false, false) => Kind::Start,
    };
    Tag {
        kind,
        attributes,
        namespaces,
        end,
    }
}

fn find(text: &str, from: usize, pattern: &str) -> Option<usize> {
    text.get(from..)?.find(pattern).map(|at| from + at)
}

fn behind(text: &str, from: usize, pattern: &str) -> usize {
    find(text, from, pattern).map_or(text.len(), |at| at + pattern.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_the_root() {
        let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
        assert_eq!(check(&nested(256)), Ok(()));
        assert_eq!(check(&nested(257)).unwrap_err().1, "too-deep");
        assert_eq!(check(&nested(257)).unwrap_err().0, 256 * 3);
        assert_eq!(check(&"<a/>".repeat(1000)), Ok(()));
        assert_eq!(
            check(&("<a>".repeat(256) + "<b/>")).unwrap_err().1,
            "too-deep"
        );
    }

    #[test]
    fn attributes_are_counted_outside_of_quotes() {
        let tag = |count: usize| format!("<a {}/>", "b='='  ".repeat(count));
        assert_eq!(check(&tag(256)), Ok(()));
        assert_eq!(check(&tag(257)).unwrap_err().1, "too-many-attributes");
    }

    #[test]
    fn a_doctype_is_seen_only_where_it_is_one() {
        assert_eq!(
            check("<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>"),
            Ok(())
        );
        assert_eq!(check("\n<!DOCTYPE a><a/>").unwrap_err().0, 1);
        assert_eq!(check("<a><!ENTITY b 'c'></a>").unwrap_err().1, "doctype");
    }
}
