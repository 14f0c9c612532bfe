//! The forms of `auth`.

use super::Form;

/// The forms of `auth`, in the order of the reference.
pub(crate) const AUTH: &[Form] = &[
    Form {
        name: "None",
        named: false,
        keys: &[],
        sample: "None",
        full: "None",
        text: "Nothing; needs `allow_insecure_auth_in_production` or `development_only`.",
    },
    Form {
        name: "Basic",
        named: false,
        keys: &["username_key", "password_key"],
        sample: "Basic",
        full: "Basic(username_key = \"B2C_1A_Id\", password_key = \"B2C_1A_Secret\")",
        text: "`Authorization: Basic`; the keys default to `BasicAuthenticationUsername` and `BasicAuthenticationPassword`.",
    },
    Form {
        name: "Bearer",
        named: false,
        keys: &["key"],
        sample: "Bearer",
        full: "Bearer(key = \"B2C_1A_Token\")",
        text: "`Authorization: Bearer`; the key defaults to `BearerAuthenticationToken`, or the token is the claim that says `bearer`.",
    },
    Form {
        name: "ClientCertificate",
        named: false,
        keys: &["key"],
        sample: "ClientCertificate",
        full: "ClientCertificate(key = \"B2C_1A_Certificate\")",
        text: "Mutual TLS; the key defaults to `ClientCertificate`.",
    },
    Form {
        name: "ApiKeyHeader",
        named: true,
        keys: &["key"],
        sample: "ApiKeyHeader(\"x-functions-key\")",
        full: "ApiKeyHeader(\"x-functions-key\", key = \"B2C_1A_RestApiKey\")",
        text: "A key in a header; its name in the key container defaults to the header's.",
    },
    Form {
        name: "ApiKeyQuery",
        named: true,
        keys: &["key"],
        sample: "ApiKeyQuery(\"code\")",
        full: "ApiKeyQuery(\"code\", key = \"B2C_1A_RestApiKey\")",
        text: "A key at the end of the URL's query; its name in the key container defaults to the parameter's.",
    },
    Form {
        name: "OAuth2ClientCredentials",
        named: false,
        keys: &[
            "token_url",
            "client_id_key",
            "client_secret_key",
            "scope",
            "audience",
        ],
        sample: "OAuth2ClientCredentials(token_url = \"https://login.example.com/token\", client_id_key = \"B2C_1A_ClientId\", client_secret_key = \"B2C_1A_ClientSecret\")",
        full: "OAuth2ClientCredentials(token_url = \"https://login.example.com/token\", client_id_key = \"B2C_1A_ClientId\", client_secret_key = \"B2C_1A_ClientSecret\", scope = \"…\", audience = \"…\")",
        text: "`Authorization: Bearer` with a token that is fetched, cached and renewed (RFC 6749 §4.4).",
    },
];
