//! `Metadata`: the switches, the mode, the messages, and keys that nobody reads.

use crate::judge::Judge;
use crate::profile::Mode;

const MESSAGES: [&str; 4] = [
    "DefaultUserMessageIfRequestFailed",
    "UserMessageIfCircuitOpen",
    "UserMessageIfDnsResolutionFailed",
    "UserMessageIfRequestTimeout",
];

/// The documented keys (`b2c` §1.2), without the messages.
const KEYS: [&str; 11] = [
    "ServiceUrl",
    "AuthenticationType",
    "AllowInsecureAuthInProduction",
    "SendClaimsIn",
    "ClaimsFormat",
    "ClaimUsedForRequestPayload",
    "DebugMode",
    "IncludeClaimResolvingInClaimsHandling",
    "ResolveJsonPathsInJsonTokens",
    "UseClaimAsBearerToken",
    "ClaimResolverUrlFormatting",
];

/// When a journey runs the profile: not its business here.
const OF_JOURNEYS: [&str; 2] = ["ClaimTypeOnWhichToEnable", "ClaimValueOnWhichToEnable"];

impl Judge<'_> {
    pub(super) fn metadata(&mut self) {
        for item in &self.profile.metadata {
            let key = item.key.value.as_str();
            let known = || KEYS.iter().chain(&MESSAGES);
            if known().chain(&OF_JOURNEYS).any(|known| *known == key) {
                continue;
            }
            let help = known()
                .find(|known| known.eq_ignore_ascii_case(key))
                .map_or_else(
                    || "leave it out".to_owned(),
                    |known| format!("write `{known}`: keys are exact"),
                );
            self.warn(
                item.key.span,
                "unknown-metadata",
                format!("`{key}` is no metadata of a RESTful profile, and ignored by the original"),
                help,
            );
        }
    }

    /// A switch of the metadata; false where it is not there.
    pub(super) fn switch(&mut self, key: &'static str) -> bool {
        match self.profile.item(key) {
            Some(text) => self.truth(text, key),
            None => false,
        }
    }

    pub(super) fn mode(&mut self) -> Mode {
        let Some(text) = self.profile.item("SendClaimsIn") else {
            return Mode::default();
        };
        Mode::read(&text.value).unwrap_or_else(|| {
            self.refuse(
                text.span,
                "unknown-mode",
                format!("`{}` is no value of `SendClaimsIn`", text.value),
                "write `Body`, `Form`, `Header`, `Url` or `QueryString`",
            );
            Mode::default()
        })
    }

    pub(super) fn messages(&self) -> Vec<(&'static str, String)> {
        MESSAGES
            .into_iter()
            .filter_map(|key| {
                let text = self.profile.item(key)?;
                (!text.value.is_empty()).then(|| (key, text.value.clone()))
            })
            .collect()
    }
}

/// The runtime's name of a message, by the documents' name.
pub(crate) fn message(id: &str) -> Option<&'static str> {
    let names = [
        "RequestFailed",
        "CircuitOpen",
        "DnsResolutionFailed",
        "RequestTimeout",
    ];
    MESSAGES
        .iter()
        .zip(names)
        .find_map(|(known, name)| (*known == id).then_some(name))
}
