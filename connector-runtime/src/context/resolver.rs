//! The claim resolvers of the documents, as a list.

/// A claim resolver: what `resolve = "{…}"` may name.
///
/// The documents' *Claim resolvers*. Two namespaces are open: `{OAUTH-KV:name}` yields any query parameter of the sign-in
/// request, and `{Claim:name}` another claim of the same struct, which has to stand before.
///
/// ```
/// use connector_runtime::ClaimResolver;
///
/// for resolver in ClaimResolver::ALL {
///     println!("{{{}}}: {} ({})", resolver.name, resolver.yields, resolver.example);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClaimResolver {
    /// Namespace and key, `Culture:RFC5646`.
    pub name: &'static str,
    /// What it yields.
    pub yields: &'static str,
    /// The documents' example of it, or one in its form.
    pub example: &'static str,
}

const fn resolver(
    name: &'static str,
    yields: &'static str,
    example: &'static str,
) -> ClaimResolver {
    ClaimResolver {
        name,
        yields,
        example,
    }
}

impl ClaimResolver {
    /// The resolver of that name.
    pub(crate) fn find(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|resolver| resolver.name == name)
    }

    /// All resolvers with a key of their own, by namespace.
    pub const ALL: &'static [Self] = &[
        resolver(
            "Culture:LanguageName",
            "the two letter ISO code of the language",
            "en",
        ),
        resolver(
            "Culture:LCID",
            "the number that Windows has for the culture",
            "1033",
        ),
        resolver(
            "Culture:RegionName",
            "the two letter ISO code of the region",
            "US",
        ),
        resolver("Culture:RFC5646", "the language tag", "en-US"),
        resolver(
            "Policy:PolicyId",
            "the policy that runs",
            "B2C_1A_signup_signin",
        ),
        resolver(
            "Policy:RelyingPartyTenantId",
            "the tenant of the relying party's policy",
            "your-tenant.onmicrosoft.com",
        ),
        resolver(
            "Policy:TenantObjectId",
            "the tenant's object id",
            "00000000-0000-0000-0000-000000000000",
        ),
        resolver(
            "Policy:TrustFrameworkTenantId",
            "the tenant of the trust framework",
            "your-tenant.onmicrosoft.com",
        ),
        resolver(
            "Context:BuildNumber",
            "the version of the system that calls",
            "1.0.507.0",
        ),
        resolver(
            "Context:CorrelationId",
            "the id that joins the traces of one call",
            "00000000-0000-0000-0000-000000000000",
        ),
        resolver(
            "Context:DateTimeInUtc",
            "the time of the call",
            "10/10/2021 12:00:00 PM",
        ),
        resolver(
            "Context:DeploymentMode",
            "whether this is production",
            "Production",
        ),
        resolver(
            "Context:HostName",
            "the host that the person called",
            "contoso.b2clogin.com",
        ),
        resolver(
            "Context:IPAddress",
            "the address that the person called from",
            "11.111.111.11",
        ),
        resolver(
            "Context:KMSI",
            "whether the person asked to stay signed in",
            "true",
        ),
        resolver(
            "OIDC:AuthenticationContextReferences",
            "the parameter `acr_values`",
            "urn:example:mfa",
        ),
        resolver(
            "OIDC:ClientId",
            "the parameter `client_id`",
            "00000000-0000-0000-0000-000000000000",
        ),
        resolver(
            "OIDC:DomainHint",
            "the parameter `domain_hint`",
            "facebook.com",
        ),
        resolver(
            "OIDC:LoginHint",
            "the parameter `login_hint`",
            "someone@contoso.com",
        ),
        resolver("OIDC:MaxAge", "the parameter `max_age`, in seconds", "3600"),
        resolver("OIDC:Nonce", "the parameter `nonce`", "defaultNonce"),
        resolver(
            "OIDC:Password",
            "the password of the resource owner's grant",
            "correct horse",
        ),
        resolver("OIDC:Prompt", "the parameter `prompt`", "login"),
        resolver(
            "OIDC:RedirectUri",
            "the parameter `redirect_uri`",
            "https://jwt.ms",
        ),
        resolver(
            "OIDC:Resource",
            "the parameter `resource`",
            "https://api.contoso.com",
        ),
        resolver("OIDC:Scope", "the parameter `scope`", "openid"),
        resolver(
            "OIDC:Username",
            "the user name of the resource owner's grant",
            "emily@contoso.com",
        ),
        resolver(
            "oauth2:access_token",
            "the identity provider's access token",
            "ya29.a0",
        ),
        resolver("oauth2:token_type", "the access token's type", "Bearer"),
        resolver(
            "oauth2:expires_in",
            "how long the access token holds, in seconds",
            "960",
        ),
        resolver(
            "oauth2:refresh_token",
            "the identity provider's refresh token",
            "1//0g",
        ),
        resolver(
            "SAML:AuthnContextClassReferences",
            "`AuthnContextClassRef` of the request",
            "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        ),
        resolver(
            "SAML:NameIdPolicyFormat",
            "`Format` of `NameIDPolicy`",
            "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        ),
        resolver(
            "SAML:Issuer",
            "`Issuer` of the request",
            "https://contoso.com",
        ),
        resolver(
            "SAML:AllowCreate",
            "`AllowCreate` of `NameIDPolicy`",
            "true",
        ),
        resolver("SAML:ForceAuthn", "`ForceAuthn` of the request", "true"),
        resolver(
            "SAML:ProviderName",
            "`ProviderName` of the request",
            "contoso.com",
        ),
        resolver("SAML:RelayState", "the parameter `RelayState`", "ss:mem:7d"),
        resolver("SAML:Subject", "`Subject` of the request", "_6fe7"),
        resolver(
            "SAML:Binding",
            "`ProtocolBinding` of the request",
            "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        ),
    ];
}
