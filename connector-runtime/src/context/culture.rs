//! A BCP 47 language tag, and what the resolvers of the namespace `Culture` make of it.

use super::lcid;

/// A language tag in its usual case, and its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Culture {
    pub(super) tag: String,
    pub(super) language: String,
    pub(super) region: Option<String>,
    pub(super) lcid: Option<u16>,
}

/// The longest tag that is read: RFC 5646 §4.4.1 asks for 35 characters.
const LONGEST: usize = 64;

impl Culture {
    /// Reads a tag; none where the text is not made of subtags (RFC 5646 §2.1), or has no language.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LONGEST {
            return None;
        }
        let mut tag = String::with_capacity(text.len());
        let mut language = None;
        let mut region = None;
        // Behind a single character no subtag is a region: it begins an extension (§2.2.6).
        let mut extended = false;
        for subtag in text.split(['-', '_']) {
            let alphabetic = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
            if !(1..=8).contains(&subtag.len())
                || !subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
            {
                return None;
            }
            if language.is_none() {
                if !alphabetic || !(2..=3).contains(&subtag.len()) {
                    return None;
                }
                let subtag = subtag.to_ascii_lowercase();
                tag.push_str(&subtag);
                language = Some(subtag);
                continue;
            }
            tag.push('-');
            extended |= subtag.len() == 1;
            let digits = subtag.bytes().all(|byte| byte.is_ascii_digit());
            if extended {
                tag.push_str(&subtag.to_ascii_lowercase());
            } else if subtag.len() == 2 && alphabetic || subtag.len() == 3 && digits {
                let subtag = subtag.to_ascii_uppercase();
                tag.push_str(&subtag);
                region = region.or(Some(subtag));
            } else if subtag.len() == 4 && alphabetic {
                let (first, rest) = subtag.split_at(1);
                tag.push_str(&first.to_ascii_uppercase());
                tag.push_str(&rest.to_ascii_lowercase());
            } else {
                tag.push_str(&subtag.to_ascii_lowercase());
            }
        }
        Some(Self {
            lcid: lcid::of(&tag),
            tag,
            language: language?,
            region,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tag, language, region and number, as the test writes them.
    type Read = (
        &'static str,
        &'static str,
        Option<&'static str>,
        Option<u16>,
    );

    #[test]
    fn the_documents_example_and_other_tags() {
        let cases: [(&str, Read); 10] = [
            ("en-US", ("en-US", "en", Some("US"), Some(1033))),
            ("ko-KR", ("ko-KR", "ko", Some("KR"), Some(1042))),
            (" KO_kr ", ("ko-KR", "ko", Some("KR"), Some(1042))),
            ("de", ("de", "de", None, Some(7))),
            ("zh-hant", ("zh-Hant", "zh", None, Some(31748))),
            ("sr-latn-rs", ("sr-Latn-RS", "sr", Some("RS"), Some(9242))),
            ("es-419", ("es-419", "es", Some("419"), Some(22538))),
            ("tlh", ("tlh", "tlh", None, None)),
            (
                "en-US-u-ca-gregory-x-AB",
                ("en-US-u-ca-gregory-x-ab", "en", Some("US"), None),
            ),
            ("sl-rozaj-biske", ("sl-rozaj-biske", "sl", None, None)),
        ];
        for (text, (tag, language, region, lcid)) in cases {
            let expected = Culture {
                tag: tag.into(),
                language: language.into(),
                region: region.map(Into::into),
                lcid,
            };
            assert_eq!(Culture::read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_tag_is_none() {
        for text in [
            "",
            "-",
            "e",
            "en-",
            "-US",
            "en--US",
            "en US",
            "en-ü",
            "123",
            "en;q=0.9",
            "<b>",
            "englishes",
            "en-abcdefghi",
        ] {
            assert_eq!(Culture::read(text), None, "{text:?}");
        }
        assert_eq!(Culture::read(&"en-abcdefgh".repeat(9)), None);
    }
}
