//! Claim resolvers (`b2c` §4).

/// The namespaces with a fixed list of keys; the other two take any key.
const RESOLVERS: [(&str, &[&str]); 6] = [
    (
        "Culture",
        &["LanguageName", "LCID", "RegionName", "RFC5646"],
    ),
    (
        "Policy",
        &[
            "PolicyId",
            "RelyingPartyTenantId",
            "TenantObjectId",
            "TrustFrameworkTenantId",
        ],
    ),
    (
        "Context",
        &[
            "BuildNumber",
            "CorrelationId",
            "DateTimeInUtc",
            "DeploymentMode",
            "HostName",
            "IPAddress",
            "KMSI",
        ],
    ),
    (
        "OIDC",
        &[
            "AuthenticationContextReferences",
            "ClientId",
            "DomainHint",
            "LoginHint",
            "MaxAge",
            "Nonce",
            "Password",
            "Prompt",
            "RedirectUri",
            "Resource",
            "Scope",
            "Username",
        ],
    ),
    (
        "oauth2",
        &["access_token", "token_type", "expires_in", "refresh_token"],
    ),
    (
        "SAML",
        &[
            "AuthnContextClassReferences",
            "NameIdPolicyFormat",
            "Issuer",
            "AllowCreate",
            "ForceAuthn",
            "ProviderName",
            "RelayState",
            "Subject",
            "Binding",
        ],
    ),
];

const OPEN: [&str; 2] = ["Claim", "OAUTH-KV"];

/// A text that is one resolver of a known namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Resolver {
    pub(crate) namespace: &'static str,
    pub(crate) key: String,
    /// Whether the original has it.
    pub(crate) known: bool,
}

impl Resolver {
    pub(crate) fn read(text: &str) -> Option<Self> {
        let inside = text.trim().strip_prefix('{')?.strip_suffix('}')?;
        let (namespace, key) = inside.split_once(':')?;
        let is = |name: &&str| name.eq_ignore_ascii_case(namespace);
        if let Some(namespace) = OPEN.into_iter().find(is) {
            let plain = !key.is_empty() && !key.contains(['{', '}']);
            return Some(Self {
                namespace,
                key: key.to_owned(),
                known: plain,
            });
        }
        let (namespace, keys) = RESOLVERS.into_iter().find(|(name, _)| is(name))?;
        let known = keys.iter().find(|known| known.eq_ignore_ascii_case(key));
        Some(Self {
            namespace,
            key: known.map_or_else(|| key.to_owned(), |known| (*known).to_owned()),
            known: known.is_some(),
        })
    }

    /// In the documents' spelling.
    pub(crate) fn text(&self) -> String {
        format!("{{{}:{}}}", self.namespace, self.key)
    }

    /// The claim of a `{Claim:x}`.
    pub(crate) fn claim(&self) -> Option<&str> {
        (self.namespace == "Claim").then_some(self.key.as_str())
    }

    /// Whether a longer text holds one.
    pub(crate) fn within(text: &str) -> bool {
        text.match_indices('{').any(|(at, _)| {
            // Up to the next brace only: a text of braces is not searched to its end for each.
            let end = text[at + 1..].find(['{', '}']).map(|end| at + 1 + end);
            let end = end.filter(|end| text[*end..].starts_with('}'));
            end.and_then(|end| Self::read(&text[at..=end]))
                .is_some_and(|found| found.known)
        })
    }
}
