//! Localised messages: `LocalizedResources` by language, and the page that shows them.

use crate::export::xml::Xml;

/// A message in a language.
#[derive(Debug, Clone)]
pub(super) struct Localized {
    /// A BCP 47 tag.
    pub(super) language: String,
    /// The documents' name of the message.
    pub(super) id: &'static str,
    pub(super) text: String,
}

/// The messages, and what of them a policy cannot say.
#[cfg(feature = "client")]
pub(super) fn of(messages: &crate::Messages) -> (Vec<Localized>, Vec<String>) {
    let mut localized: Vec<Localized> = Vec::new();
    let mut remarks = Vec::new();
    for (language, profile, id, text) in messages.written() {
        if let Some(profile) = profile {
            remarks.push(format!(
                "the message `{}` in `{language}` is for `{profile}` alone, and a policy tells no profiles apart",
                id.document()
            ));
        }
        let there = localized
            .iter()
            .any(|there| there.language == language && there.id == id.document());
        // One for all profiles, if there is any, else the first.
        if there && profile.is_some() {
            continue;
        }
        localized.retain(|there| !(there.language == language && there.id == id.document()));
        localized.push(Localized {
            language: language.to_owned(),
            id: id.document(),
            text: text.to_owned(),
        });
    }
    (localized, remarks)
}

/// `ContentDefinitions`: which resources the page has in which language.
pub(super) fn pages(messages: &[Localized], page: &str) -> Xml {
    let mut xml = Xml::at(3);
    if messages.is_empty() {
        return xml;
    }
    xml.open("ContentDefinition", &[("Id", Some(page))]);
    xml.list("LocalizedResourcesReferences", |list| {
        for language in languages(messages) {
            let resources = format!("{page}.{language}");
            list.empty(
                "LocalizedResourcesReference",
                &[
                    ("Language", Some(language)),
                    ("LocalizedResourcesReferenceId", Some(&resources)),
                ],
            );
        }
    });
    xml.close("ContentDefinition");
    xml
}

/// `Localization`: the texts.
pub(super) fn resources(messages: &[Localized], page: &str) -> Xml {
    let mut xml = Xml::at(3);
    let languages = languages(messages);
    let Some(first) = languages.first() else {
        return xml;
    };
    xml.open(
        "SupportedLanguages",
        &[
            ("DefaultLanguage", Some(first)),
            ("MergeBehavior", Some("Append")),
        ],
    );
    for language in &languages {
        xml.text("SupportedLanguage", &[], language);
    }
    xml.close("SupportedLanguages");
    for language in languages {
        let id = format!("{page}.{language}");
        xml.open("LocalizedResources", &[("Id", Some(&id))]);
        xml.open("LocalizedStrings", &[]);
        for message in messages
            .iter()
            .filter(|message| message.language == language)
        {
            xml.text(
                "LocalizedString",
                &[
                    ("ElementType", Some("ErrorMessage")),
                    ("StringId", Some(message.id)),
                ],
                &message.text,
            );
        }
        xml.close("LocalizedStrings");
        xml.close("LocalizedResources");
    }
    xml
}

fn languages(messages: &[Localized]) -> Vec<&str> {
    let mut languages: Vec<&str> = Vec::new();
    for message in messages {
        if !languages.contains(&message.language.as_str()) {
            languages.push(&message.language);
        }
    }
    languages
}
