//! The words of the reference documents, and of serde, with our form of each.

use crate::support::nearest;

mod claim;
mod habit;
mod profile;
mod serde;

/// A foreign word with our form of it.
type Foreign = (&'static str, Ours);

/// What a foreign word is here.
#[derive(Clone, Copy)]
pub(crate) enum Ours {
    /// A key of the profile.
    Profile(&'static str),
    /// A key of a claim, in that attribute.
    Claim(&'static str, &'static str),
    /// Something else: what holds, and what to write.
    Form(&'static str, &'static str),
    /// Nothing: why it is not needed.
    Needless(&'static str),
}

/// Our form of a word: in any case, with or without underscores.
pub(crate) fn ours(word: &str) -> Option<Ours> {
    let folded = nearest::fold(word);
    words()
        .find(|(known, _)| nearest::fold(known) == folded)
        .map(|(_, ours)| *ours)
}

/// The same for a word in the attribute of a claim, where some words mean something else.
pub(crate) fn ours_of_a_claim(word: &str) -> Option<Ours> {
    let folded = nearest::fold(word);
    habit::OF_CLAIMS
        .iter()
        .find(|(known, _)| nearest::fold(known) == folded)
        .map(|(_, ours)| *ours)
        .or_else(|| ours(word))
}

fn words() -> impl Iterator<Item = &'static Foreign> {
    [profile::WORDS, claim::WORDS, serde::WORDS, habit::WORDS]
        .into_iter()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::words;

    #[test]
    fn every_answer_names_a_word_that_exists() {
        for (word, ours) in words().chain(habit::OF_CLAIMS) {
            match ours {
                Ours::Profile(key) => {
                    assert!(
                        words::PROFILE.iter().any(|known| known.name == *key),
                        "{word}"
                    );
                }
                Ours::Claim(key, on) => {
                    let known = words::CLAIM
                        .iter()
                        .find(|known| known.name == *key)
                        .unwrap();
                    assert!(
                        known.on.iter().any(|attribute| attribute.name() == *on),
                        "{word}"
                    );
                }
                Ours::Form(..) | Ours::Needless(_) => {}
            }
        }
    }

    #[test]
    fn a_word_is_known_in_any_case_and_once() {
        for word in [
            "PartnerClaimType",
            "partner_claim_type",
            "PARTNER-CLAIM-TYPE",
            "partnerclaimtype",
        ] {
            assert!(
                matches!(ours(word), Some(Ours::Claim("partner", _))),
                "{word}"
            );
        }
        let mut folded: Vec<_> = words().map(|(word, _)| nearest::fold(word)).collect();
        let all = folded.len();
        folded.sort();
        folded.dedup();
        assert_eq!(folded.len(), all);
    }
}
