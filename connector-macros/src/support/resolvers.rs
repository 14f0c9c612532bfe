//! The claim resolvers of the documents.

/// Namespaces, in the order of the documents.
pub(crate) const NAMESPACES: [&str; 8] = [
    "Culture", "Policy", "Context", "Claim", "OIDC", "OAUTH-KV", "oauth2", "SAML",
];

/// The namespaces in which any key may stand.
pub(crate) const OPEN: [&str; 2] = ["Claim", "OAUTH-KV"];

/// Namespace and key of all others.
pub(crate) const ALL: &[(&str, &str)] = &[
    ("Culture", "LanguageName"),
    ("Culture", "LCID"),
    ("Culture", "RegionName"),
    ("Culture", "RFC5646"),
    ("Policy", "PolicyId"),
    ("Policy", "RelyingPartyTenantId"),
    ("Policy", "TenantObjectId"),
    ("Policy", "TrustFrameworkTenantId"),
    ("Context", "BuildNumber"),
    ("Context", "CorrelationId"),
    ("Context", "DateTimeInUtc"),
    ("Context", "DeploymentMode"),
    ("Context", "HostName"),
    ("Context", "IPAddress"),
    ("Context", "KMSI"),
    ("OIDC", "AuthenticationContextReferences"),
    ("OIDC", "ClientId"),
    ("OIDC", "DomainHint"),
    ("OIDC", "LoginHint"),
    ("OIDC", "MaxAge"),
    ("OIDC", "Nonce"),
    ("OIDC", "Password"),
    ("OIDC", "Prompt"),
    ("OIDC", "RedirectUri"),
    ("OIDC", "Resource"),
    ("OIDC", "Scope"),
    ("OIDC", "Username"),
    ("oauth2", "access_token"),
    ("oauth2", "token_type"),
    ("oauth2", "expires_in"),
    ("oauth2", "refresh_token"),
    ("SAML", "AuthnContextClassReferences"),
    ("SAML", "NameIdPolicyFormat"),
    ("SAML", "Issuer"),
    ("SAML", "AllowCreate"),
    ("SAML", "ForceAuthn"),
    ("SAML", "ProviderName"),
    ("SAML", "RelayState"),
    ("SAML", "Subject"),
    ("SAML", "Binding"),
];

/// The keys of a namespace.
pub(crate) fn keys(namespace: &str) -> impl Iterator<Item = &'static str> {
    ALL.iter()
        .filter(move |(of, _)| *of == namespace)
        .map(|(_, key)| *key)
}
