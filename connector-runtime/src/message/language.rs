//! Languages and how they match, by CLDR's data.

use icu_locale::fallback::LocaleFallbacker;
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};

/// A language, canonical, and with what its tag leaves unsaid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Language {
    tag: String,
    /// The tag with its likely script and region.
    full: LanguageIdentifier,
}

impl Language {
    /// A BCP 47 tag, in any case; `iw` is `he`.
    pub(super) fn read(tag: &str) -> Option<Self> {
        let mut locale: Locale = tag.trim().parse().ok()?;
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        let mut full = locale.id.clone();
        LocaleExpander::new_extended().maximize(&mut full);
        Some(Self {
            tag: locale.id.to_string(),
            full,
        })
    }

    /// The canonical tag.
    #[cfg(feature = "export")]
    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    /// The best of these: along the chain of the language's parents, else of the same language and script. Both sides are
    /// compared with their scripts filled in: the parents of `zh-HK` never meet `zh-TW`, which is the same script.
    pub(super) fn best<'t, T>(
        &self,
        texts: &(impl Iterator<Item = &'t T> + Clone),
        of: impl Fn(&T) -> &Self,
    ) -> Option<&'t T> {
        self.chain()
            .iter()
            .find_map(|parent| texts.clone().find(|text| of(text).tag == *parent))
            .or_else(|| {
                let near = |text: &&T| {
                    let other = &of(text).full;
                    other.language == self.full.language && other.script == self.full.script
                };
                let plain = texts
                    .clone()
                    .filter(near)
                    .find(|text| !of(text).tag.contains('-'));
                plain.or_else(|| texts.clone().find(near))
            })
    }

    /// The tag and its parents: `pt-AO`, `pt-PT`, `pt`.
    fn chain(&self) -> Vec<String> {
        let Ok(locale) = self.tag.parse::<Locale>() else {
            return vec![self.tag.clone()];
        };
        let fallbacker = LocaleFallbacker::new();
        let mut parents = fallbacker
            .for_config(icu_locale::fallback::LocaleFallbackConfig::default())
            .fallback_for((&locale).into());
        let mut chain = vec![self.tag.clone()];
        while !parents.get().is_unknown() {
            chain.push(parents.get().to_string());
            parents.step();
        }
        chain
    }
}
