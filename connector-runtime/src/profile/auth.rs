//! `AuthenticationType` and `CryptographicKeys`: how the API knows who calls. Names of keys only, never a secret.

/// One way of authentication, with the names under which the key container holds its secrets (the documents'
/// `StorageReferenceId`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// `Authorization: Basic …` (RFC 7617).
    Basic {
        /// Key of the user name. Default: `BasicAuthenticationUsername`.
        username_key: &'static str,
        /// Key of the password. Default: `BasicAuthenticationPassword`.
        password_key: &'static str,
    },
    /// `Authorization: Bearer …` (RFC 6750) with a token that the key container holds.
    Bearer {
        /// Key of the token. Default: `BearerAuthenticationToken`.
        key: &'static str,
    },
    /// `Authorization: Bearer …` with the token of the claim that says `bearer` (`UseClaimAsBearerToken`).
    BearerClaim,
    /// Mutual TLS.
    ClientCertificate {
        /// Key of the certificate and its private key. Default: `ClientCertificate`.
        key: &'static str,
    },
    /// An API key in a request header.
    ApiKeyHeader {
        /// The header's name, in lower case.
        name: &'static str,
        /// Key of the value. Default: the header's name as written.
        key: &'static str,
    },
    /// An API key at the end of the URL's query.
    ApiKeyQuery {
        /// The parameter's name.
        name: &'static str,
        /// Key of the value. Default: the parameter's name.
        key: &'static str,
    },
    /// `Authorization: Bearer …` with a token fetched by the client credentials grant (RFC 6749 §4.4).
    OAuth2ClientCredentials {
        /// The token endpoint; obeys the rules of `service_url`.
        token_url: &'static str,
        /// Key of the client's id.
        client_id_key: &'static str,
        /// Key of the client's secret.
        client_secret_key: &'static str,
        /// `scope` of the token request.
        scope: Option<&'static str>,
        /// `audience` of the token request.
        audience: Option<&'static str>,
    },
}
