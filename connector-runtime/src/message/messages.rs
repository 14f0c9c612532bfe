//! Messages in people's languages: given in code or read from a file, looked up by the language of the call.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize as _;

use super::MessageId;
use super::language::Language;
use crate::profile::Profile;
use crate::technical_profile::ClaimsExchange;

/// Messages for the person at the screen, by language (a BCP 47 tag) and by failure; for all profiles, or for one.
///
/// A call's language is its context's culture. It is matched as CLDR has it: `ko-KR` finds `ko`, `pt-AO` finds `pt-PT` before
/// `pt`, `zh-HK` finds `zh-TW` and never `zh-CN`. Where no text of a matching language is there, the profile's own text
/// counts, then the built-in one.
///
/// ```
/// use connector_runtime::{MessageId, Messages};
///
/// let messages = Messages::new()
///     .add("ko", MessageId::RequestTimeout, "응답이 {0}초 안에 오지 않았습니다. 다시 시도해 주세요.")
///     .add("ko", MessageId::RequestFailed, "지금은 처리할 수 없습니다. 잠시 후 다시 시도해 주세요.");
/// ```
#[derive(Clone, Default)]
pub struct Messages {
    texts: Vec<Text>,
    /// What was given and cannot be meant; told when the connector is built.
    faults: Vec<String>,
}

#[derive(Clone)]
struct Text {
    language: Language,
    /// The `id` of the profile that it is for.
    profile: Option<String>,
    message: MessageId,
    words: String,
}

impl Messages {
    /// No messages.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A message for all profiles; the last of a language and failure counts.
    ///
    /// A tag that is none, and a text that is no format, are reported when the connector is built.
    #[must_use]
    pub fn add(self, language: &str, message: MessageId, text: impl Into<String>) -> Self {
        self.with(language, None, message, text.into())
    }

    /// A message for one profile; it wins over one for all.
    #[must_use]
    pub fn add_for<P: ClaimsExchange>(
        self,
        language: &str,
        message: MessageId,
        text: impl Into<String>,
    ) -> Self {
        self.with(
            language,
            Some(P::DECLARED.id.to_owned()),
            message,
            text.into(),
        )
    }

    /// The messages of a file's text: a JSON object by language, in it the documents' words with their texts, and profiles by
    /// their `id` with texts of their own.
    ///
    /// ```
    /// # use connector_runtime::Messages;
    /// let messages = Messages::from_json(r#"{
    ///     "ko": {
    ///         "DefaultUserMessageIfRequestFailed": "지금은 처리할 수 없습니다.",
    ///         "REST-UserMembershipValidator": { "UserMessageIfRequestTimeout": "응답이 늦습니다." }
    ///     }
    /// }"#)?;
    /// # Ok::<(), connector_runtime::MessagesError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the text is not of that form.
    pub fn from_json(json: &str) -> Result<Self, MessagesError> {
        let languages: BTreeMap<String, BTreeMap<String, Entry>> = serde_json::from_str(json)
            .map_err(|error| MessagesError(format!("the messages are not of the form `{{\"ko\":{{\"{}\":\"…\"}}}}` at line {}, column {}", MessageId::RequestFailed.document(), error.line(), error.column())))?;
        let mut messages = Self::new();
        for (language, entries) in languages {
            for (name, entry) in entries {
                match entry {
                    Entry::Text(text) => {
                        messages = messages.with(&language, None, named(&name)?, text);
                    }
                    Entry::Profile(texts) => {
                        for (word, text) in texts {
                            messages =
                                messages.with(&language, Some(name.clone()), named(&word)?, text);
                        }
                    }
                }
            }
        }
        Ok(messages)
    }

    fn with(
        mut self,
        language: &str,
        profile: Option<String>,
        message: MessageId,
        text: String,
    ) -> Self {
        if let Err(fault) = super::format(&text, &["", ""]) {
            self.faults.push(format!(
                "the message `{}` in `{language}` {fault}",
                message.document()
            ));
        }
        match Language::read(language) {
            Some(language) => self.texts.insert(
                0,
                Text {
                    language,
                    profile,
                    message,
                    words: text,
                },
            ),
            None => self.faults.push(format!(
                "`{language}` is no language tag; help: write one as in `ko` or `pt-BR`"
            )),
        }
        self
    }

    /// All texts as they were given: language, the `id` of the one profile, which message.
    #[cfg(feature = "export")]
    pub(crate) fn written(&self) -> impl Iterator<Item = (&str, Option<&str>, MessageId, &str)> {
        // The last stands first.
        self.texts.iter().rev().map(|text| {
            (
                text.language.tag(),
                text.profile.as_deref(),
                text.message,
                text.words.as_str(),
            )
        })
    }

    /// What cannot be meant, one sentence each.
    pub(crate) fn faults(&self) -> impl Iterator<Item = &str> {
        self.faults.iter().map(String::as_str)
    }

    /// The text of this message for a profile, in the language that fits best.
    pub(crate) fn text(
        &self,
        profile: &Profile,
        message: MessageId,
        culture: &str,
    ) -> Option<&str> {
        let wanted = Language::read(culture)?;
        let of = |own: bool| {
            let texts = self.texts.iter().filter(|text| {
                let fits = if own {
                    text.profile.as_deref() == Some(profile.id)
                } else {
                    text.profile.is_none()
                };
                fits && text.message == message
            });
            wanted
                .best(&texts, |text: &Text| &text.language)
                .map(|text| text.words.as_str())
        };
        of(true).or_else(|| of(false))
    }
}

#[derive(Debug)]
enum Entry {
    Text(String),
    Profile(BTreeMap<String, String>),
}

impl<'de> serde::Deserialize<'de> for Entry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Entry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a profile's texts")
            }
            fn visit_str<E>(self, text: &str) -> Result<Entry, E> {
                Ok(Entry::Text(text.to_owned()))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                BTreeMap::deserialize(serde::de::value::MapAccessDeserializer::new(map))
                    .map(Entry::Profile)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

fn named(word: &str) -> Result<MessageId, MessagesError> {
    MessageId::ALL
        .into_iter()
        .find(|id| id.document() == word)
        .ok_or_else(|| {
            let known = MessageId::ALL.map(MessageId::document).join("`, `");
            MessagesError(format!(
                "`{word}` is no message; help: write one of `{known}`"
            ))
        })
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages")
            .field("texts", &self.texts.len())
            .finish_non_exhaustive()
    }
}

/// Why messages could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessagesError(String);

impl fmt::Display for MessagesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for MessagesError {}

#[cfg(test)]
mod tests {
    use super::*;

    static PROFILE: Profile = Profile {
        id: "P",
        ..Profile::DEFAULT
    };

    fn found(tags: &[&str], culture: &str) -> Option<String> {
        let messages = tags.iter().fold(Messages::new(), |messages, tag| {
            messages.add(tag, MessageId::RequestFailed, *tag)
        });
        messages
            .text(&PROFILE, MessageId::RequestFailed, culture)
            .map(str::to_owned)
    }

    #[test]
    fn languages_are_matched_as_cldr_has_it() {
        for (tags, culture, expected) in [
            (&["ko", "en"][..], "ko-KR", Some("ko")),
            (&["ko", "en"], "KO-kr", Some("ko")),
            (&["pt", "pt-PT", "pt-BR"], "pt-AO", Some("pt-PT")),
            (&["pt-BR", "pt"], "pt-AO", Some("pt")),
            (&["es", "es-419"], "es-MX", Some("es-419")),
            (&["zh-CN", "zh-TW"], "zh-HK", Some("zh-TW")),
            (&["zh-CN"], "zh-HK", None),
            (&["zh-CN"], "zh", Some("zh-CN")),
            (&["no"], "nb-NO", Some("no")),
            (&["he"], "iw", Some("he")),
            (&["sr-Cyrl"], "sr-Latn-RS", None),
            (&["en-GB"], "en-US", Some("en-GB")),
            (&["de"], "fr", None),
            (&["de"], "no tag", None),
        ] {
            assert_eq!(
                found(tags, culture).as_deref(),
                expected,
                "{culture} of {tags:?}"
            );
        }
    }

    #[test]
    fn a_profiles_own_text_wins_and_the_last_of_two() {
        let messages = Messages::from_json(
            r#"{"ko":{"UserMessageIfCircuitOpen":"all","P":{"UserMessageIfCircuitOpen":"own"}}}"#,
        )
        .unwrap();
        let text = |messages: &Messages, id| messages.text(&PROFILE, id, "ko").map(str::to_owned);
        assert_eq!(
            text(&messages, MessageId::CircuitOpen).as_deref(),
            Some("own")
        );
        assert_eq!(text(&messages, MessageId::RequestTimeout), None);
        let messages = Messages::new().add("ko", MessageId::CircuitOpen, "1").add(
            "ko",
            MessageId::CircuitOpen,
            "2",
        );
        assert_eq!(
            text(&messages, MessageId::CircuitOpen).as_deref(),
            Some("2")
        );
    }

    #[test]
    fn what_cannot_be_meant_is_told() {
        let messages = Messages::new()
            .add("korean!", MessageId::CircuitOpen, "x")
            .add("ko", MessageId::CircuitOpen, "{name}");
        assert_eq!(messages.faults().count(), 2);
        for json in [
            "[]",
            r#"{"ko":[]}"#,
            r#"{"ko":{"Timeout":"x"}}"#,
            r#"{"ko":{"P":{"Timeout":"x"}}}"#,
            "{",
        ] {
            assert!(Messages::from_json(json).is_err(), "{json}");
        }
    }
}
