//! The keys of the protocols' namespaces, as types.

macro_rules! keys {
    ($(#[$docs:meta])* $name:ident: $($(#[$key_docs:meta])* $key:ident = $resolver:literal,)+) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$key_docs])* $key,)+
        }

        impl $name {
            /// The resolver that yields it.
            pub(super) const fn resolver(self) -> &'static str {
                match self {
                    $(Self::$key => $resolver,)+
                }
            }

            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$key,)+];
        }
    };
}

keys! {
    /// A parameter of a sign-in request by OpenID Connect, for [`Context::oidc`](super::Context::oidc).
    Oidc:
    /// `{OIDC:AuthenticationContextReferences}`: `acr_values`.
    AuthenticationContextReferences = "OIDC:AuthenticationContextReferences",
    /// `{OIDC:ClientId}`: `client_id`, `00000000-0000-0000-0000-000000000000`.
    ClientId = "OIDC:ClientId",
    /// `{OIDC:DomainHint}`: `domain_hint`, `facebook.com`.
    DomainHint = "OIDC:DomainHint",
    /// `{OIDC:LoginHint}`: `login_hint`, `someone@contoso.com`.
    LoginHint = "OIDC:LoginHint",
    /// `{OIDC:MaxAge}`: `max_age`, in seconds.
    MaxAge = "OIDC:MaxAge",
    /// `{OIDC:Nonce}`: `nonce`, `defaultNonce`.
    Nonce = "OIDC:Nonce",
    /// `{OIDC:Password}`: the password of the resource owner's grant. Let the claim be a
    /// [`Secret`](crate::Secret).
    Password = "OIDC:Password",
    /// `{OIDC:Prompt}`: `prompt`, `login`.
    Prompt = "OIDC:Prompt",
    /// `{OIDC:RedirectUri}`: `redirect_uri`, `https://jwt.ms`.
    RedirectUri = "OIDC:RedirectUri",
    /// `{OIDC:Resource}`: `resource`.
    Resource = "OIDC:Resource",
    /// `{OIDC:Scope}`: `scope`, `openid`.
    Scope = "OIDC:Scope",
    /// `{OIDC:Username}`: the user name of the resource owner's grant, `emily@contoso.com`.
    Username = "OIDC:Username",
}

keys! {
    /// A member of the identity provider's token answer, for [`Context::oauth2`](super::Context::oauth2).
    OAuth2:
    /// `{oauth2:access_token}`: the access token. Let the claim be a [`Secret`](crate::Secret).
    AccessToken = "oauth2:access_token",
    /// `{oauth2:token_type}`: its type, `Bearer`.
    TokenType = "oauth2:token_type",
    /// `{oauth2:expires_in}`: how long it holds, in seconds; the claim may be a number.
    ExpiresIn = "oauth2:expires_in",
    /// `{oauth2:refresh_token}`: the refresh token. Let the claim be a [`Secret`](crate::Secret).
    RefreshToken = "oauth2:refresh_token",
}

keys! {
    /// A part of a sign-in request by SAML 2.0, for [`Context::saml`](super::Context::saml).
    Saml:
    /// `{SAML:AuthnContextClassReferences}`: the classes of authentication that are asked for,
    /// `urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport`.
    AuthnContextClassReferences = "SAML:AuthnContextClassReferences",
    /// `{SAML:NameIdPolicyFormat}`: `Format` of `NameIDPolicy`, `urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress`.
    NameIdPolicyFormat = "SAML:NameIdPolicyFormat",
    /// `{SAML:Issuer}`: who asks, `https://contoso.com`.
    Issuer = "SAML:Issuer",
    /// `{SAML:AllowCreate}`: `AllowCreate` of `NameIDPolicy`, `true`.
    AllowCreate = "SAML:AllowCreate",
    /// `{SAML:ForceAuthn}`: whether the person has to sign in again, `true`.
    ForceAuthn = "SAML:ForceAuthn",
    /// `{SAML:ProviderName}`: the name of who asks, `contoso.com`.
    ProviderName = "SAML:ProviderName",
    /// `{SAML:RelayState}`: the parameter `RelayState`.
    RelayState = "SAML:RelayState",
    /// `{SAML:Subject}`: the `Subject` that is asked for.
    Subject = "SAML:Subject",
    /// `{SAML:Binding}`: `ProtocolBinding`, `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST`.
    Binding = "SAML:Binding",
}
