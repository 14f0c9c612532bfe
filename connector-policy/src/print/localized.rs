//! Localised messages of a policy as a `Messages` of the runtime.
//!
//! The original keeps them by page and language, and cannot tell one technical profile from another; here there is one set a
//! language.

use std::collections::{BTreeMap, HashMap};

use crate::finding::Findings;
use crate::judge::message;
use crate::merge::Merged;
use crate::print::literal::string;
use crate::source::Sources;

/// A message in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Localized {
    language: String,
    /// The runtime's variant of `MessageId`.
    id: &'static str,
    text: String,
}

/// The messages of a chain, by language. What a policy further up says of the same page wins; between pages, the first.
pub(crate) fn localized(
    merged: &Merged,
    sources: &Sources,
    findings: &mut Findings,
) -> Vec<Localized> {
    let mut pages = BTreeMap::new();
    for (order, written) in merged.localization.iter().enumerate() {
        let Some(id) = message(&written.id) else {
            continue;
        };
        let page = (written.resources.clone(), id);
        let first = pages.get(&page).map_or(order, |(first, _)| *first);
        pages.insert(page, (first, &written.text));
    }
    let mut languages: HashMap<&str, Vec<&str>> = HashMap::new();
    for language in &merged.languages {
        let tags = languages.entry(&language.resources).or_default();
        if !tags
            .iter()
            .any(|tag| tag.eq_ignore_ascii_case(&language.tag))
        {
            tags.push(&language.tag);
        }
    }
    let mut ordered: Vec<_> = pages.into_iter().collect();
    ordered.sort_by_key(|(_, (first, _))| *first);
    let mut messages: Vec<Localized> = Vec::new();
    for ((resources, id), (_, text)) in ordered {
        let Some(tags) = languages.get(resources.as_str()) else {
            findings.warn(
                sources,
                text.span,
                "message-without-page",
                format!("no page refers to `{resources}`, so that the message has no language, and is left out"),
                "refer to it in a `LocalizedResourcesReference`",
            );
            continue;
        };
        for tag in tags {
            let there = messages
                .iter()
                .find(|there| there.id == id && there.language.eq_ignore_ascii_case(tag));
            match there {
                Some(there) if there.text != text.value => findings.warn(
                    sources,
                    text.span,
                    "conflicting-messages",
                    format!("another page has another text for this message in `{tag}`; the first is taken"),
                    "say the same on every page, or a text for each profile: `Messages::add_for`",
                ),
                Some(_) => {}
                None => messages.push(Localized {
                    language: (*tag).to_owned(),
                    id,
                    text: text.value.clone(),
                }),
            }
        }
    }
    messages
}

/// A function that gives the messages, if there are any.
pub(super) fn lines(messages: &[Localized], prefix: &str) -> Option<Vec<String>> {
    if messages.is_empty() {
        return None;
    }
    let mut lines = vec![
        "/// The policy's localised messages, for `Connector::builder().messages(messages())`."
            .to_owned(),
        "#[must_use]".to_owned(),
        format!("pub fn messages() -> {prefix}Messages {{"),
        format!("    {prefix}Messages::new()"),
    ];
    for Localized { language, id, text } in messages {
        let (language, text) = (string(language), string(text));
        let line = format!("        .add({language}, {prefix}MessageId::{id}, {text})");
        // As rustfmt breaks it.
        if line.chars().count() + 4 <= 100 && language.len() + id.len() + text.len() + 15 <= 60 {
            lines.push(line);
        } else {
            lines.push("        .add(".to_owned());
            lines.push(format!("            {language},"));
            lines.push(format!("            {prefix}MessageId::{id},"));
            lines.push(format!("            {text},"));
            lines.push("        )".to_owned());
        }
    }
    lines.push("}".to_owned());
    Some(lines)
}
