//! The word list: every key of the language, with what it takes and a line of reference text.
//!
//! The reference docs of the macro are this list printed; a test compares them.

/// A key.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the reference docs are checked against all of it")
)]
pub(crate) struct Word {
    pub(crate) name: &'static str,
    /// What it takes, and what holds without it.
    pub(crate) takes: &'static str,
    /// The reference text.
    pub(crate) text: &'static str,
    /// The documents' word for it.
    pub(crate) documents: &'static str,
    /// The key as people write it, fit to paste.
    pub(crate) sample: &'static str,
    /// Whether it also takes the path of a constant.
    pub(crate) constant: bool,
    /// The attributes that it stands in.
    pub(crate) on: &'static [On],
}

/// An attribute of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Profile,
    Input,
    Output,
    Claim,
}

impl On {
    /// As it is written.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Profile => "technical_profile",
            Self::Input => "input",
            Self::Output => "output",
            Self::Claim => "claim",
        }
    }
}

/// A form of `auth`.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the reference docs are checked against all of it")
)]
pub(crate) struct Form {
    pub(crate) name: &'static str,
    /// Whether a name as a string comes first.
    pub(crate) named: bool,
    /// What it takes after that.
    pub(crate) keys: &'static [&'static str],
    /// Its shortest form.
    pub(crate) sample: &'static str,
    /// Its longest form.
    pub(crate) full: &'static str,
    pub(crate) text: &'static str,
}

/// The key of that name.
pub(crate) fn find(name: &str) -> Option<&'static Word> {
    PROFILE.iter().chain(CLAIM).find(|word| word.name == name)
}

/// How a key is written.
pub(crate) fn sample(name: &str) -> Option<&'static str> {
    find(name).map(|word| word.sample)
}

/// Whether a key takes the path of a constant too.
pub(crate) fn constant(name: &str) -> bool {
    find(name).map_or(name == "token_url", |word| word.constant)
}

/// The form of `auth` of that name.
pub(crate) fn auth(name: &str) -> Option<&'static Form> {
    AUTH.iter().find(|form| form.name == name)
}

const fn profile(
    name: &'static str,
    takes: &'static str,
    sample: &'static str,
    documents: &'static str,
    text: &'static str,
) -> Word {
    Word {
        name,
        takes,
        text,
        documents,
        sample,
        constant: false,
        on: &[On::Profile],
    }
}

const fn message(
    name: &'static str,
    sample: &'static str,
    documents: &'static str,
    text: &'static str,
) -> Word {
    Word {
        constant: true,
        ..profile(name, "string or constant", sample, documents, text)
    }
}

const fn claim(
    name: &'static str,
    on: &'static [On],
    sample: &'static str,
    documents: &'static str,
    text: &'static str,
) -> Word {
    Word {
        name,
        takes: "",
        text,
        documents,
        sample,
        constant: false,
        on,
    }
}

/// The keys of a profile, in the order of the reference.
pub(crate) const PROFILE: &[Word] = &[
    message(
        "id",
        "id = \"REST-ValidateProfile\"",
        "`Id`",
        "The profile's id. Default: the struct's name.",
    ),
    profile(
        "display_name",
        "string",
        "display_name = \"Validate the profile\"",
        "`DisplayName`",
        "A name for people. Default: the first line of the doc comment.",
    ),
    Word {
        constant: true,
        ..profile(
            "service_url",
            "string or constant, required",
            "service_url = \"https://api.example.com/validate\"",
            "`ServiceUrl`",
            "The endpoint: absolute `https:`, with `{claim}` for claims placed in the URL and `{Settings:Name}` for the connector's settings.",
        )
    },
    profile(
        "auth",
        "form or list of forms, required",
        "auth = Bearer",
        "`AuthenticationType`, `CryptographicKeys`",
        "How the API knows who calls.",
    ),
    profile(
        "allow_insecure_auth_in_production",
        "bool, `false`",
        "allow_insecure_auth_in_production = true",
        "`AllowInsecureAuthInProduction`",
        "`auth = None` may run in production.",
    ),
    profile(
        "development_only",
        "bool, `false`",
        "development_only = true",
        "`DeploymentMode`",
        "A connector in production refuses the profile; `auth = None` needs this or the key above.",
    ),
    profile(
        "send_claims_in",
        "`Body`, `Form`, `Header`, `Url`, `QueryString`",
        "send_claims_in = Body",
        "`SendClaimsIn`",
        "Where the input claims go. Default: `Body`.",
    ),
    profile(
        "method",
        "`Get`, `Post`, `Put`, `Patch`, `Delete`",
        "method = Post",
        "none",
        "The verb. Default: POST for `Body` and `Form`, GET for the others.",
    ),
    profile(
        "debug_mode",
        "bool, `false`",
        "debug_mode = true",
        "`DebugMode`",
        "An error of the API shows all its fields.",
    ),
    message(
        "default_user_message_if_request_failed",
        "default_user_message_if_request_failed = \"Please try again later.\"",
        "`DefaultUserMessageIfRequestFailed`",
        "What the person at the screen reads when a call failed.",
    ),
    message(
        "user_message_if_circuit_open",
        "user_message_if_circuit_open = \"The service is not available.\"",
        "`UserMessageIfCircuitOpen`",
        "The same, while the circuit breaker is open.",
    ),
    message(
        "user_message_if_dns_resolution_failed",
        "user_message_if_dns_resolution_failed = \"The service was not found.\"",
        "`UserMessageIfDnsResolutionFailed`",
        "The same, when the host name did not resolve.",
    ),
    message(
        "user_message_if_request_timeout",
        "user_message_if_request_timeout = \"The service took too long.\"",
        "`UserMessageIfRequestTimeout`",
        "The same, when the time was up.",
    ),
    profile(
        "timeout",
        "`\"500ms\"`, `\"10s\"`, `\"1m\"`",
        "timeout = \"10s\"",
        "none",
        "The limit of the whole call, above 0 and up to 10 minutes. Default: the connector's.",
    ),
    profile(
        "attempt_timeout",
        "the same",
        "attempt_timeout = \"3s\"",
        "none",
        "The limit of one attempt. Default: the connector's.",
    ),
    profile(
        "retries",
        "0 to 10",
        "retries = 2",
        "none",
        "How often a call is sent again at the most. Default: the connector's.",
    ),
    profile(
        "idempotent",
        "bool",
        "idempotent = true",
        "none",
        "Whether the API takes the same call twice. Default: as the method is.",
    ),
    profile(
        "response_limit",
        "`\"64KiB\"`, `\"1MiB\"`",
        "response_limit = \"64KiB\"",
        "none",
        "The largest answer that is read, up to 64 MiB. Default: the connector's.",
    ),
    profile(
        "rename_all",
        "serde's names",
        "rename_all = \"camelCase\"",
        "none",
        "The case of the names on the wire. Default: the fields' names as written.",
    ),
    profile(
        "content_type",
        "string",
        "content_type = \"text/plain\"",
        "none",
        "The type of a `payload`. Default: `application/json`.",
    ),
    profile(
        "refusal",
        "path",
        "refusal = SignUpRefusal",
        "`code`",
        "An enum with `#[derive(Refusal)]`: the API's `code` as a type.",
    ),
    profile(
        "input_derive",
        "paths of derives",
        "input_derive(Default)",
        "none",
        "More derives for the `…Input` struct.",
    ),
    profile(
        "output_derive",
        "paths of derives",
        "output_derive(Default)",
        "none",
        "More derives for the `…Output` struct.",
    ),
    profile(
        "allow_http",
        "bool, `false`",
        "allow_http = true",
        "none",
        "Plain `http:` to a host that is not loopback.",
    ),
    profile(
        "crate",
        "path",
        "crate = ::connector_runtime",
        "none",
        "Where the runtime is. Default: `::connector_runtime`.",
    ),
];

const BOTH: &[On] = &[On::Input, On::Output];
const EACH: &[On] = &[On::Input, On::Output, On::Claim];

/// The keys of a claim, in the order of the reference.
pub(crate) const CLAIM: &[Word] = &[
    claim(
        "partner",
        BOTH,
        "partner = \"firstName\"",
        "`PartnerClaimType`",
        "The name on the wire. Default: the field's name.",
    ),
    claim(
        "path",
        BOTH,
        "path = \"data[0].email\"",
        "`ResolveJsonPathsInJsonTokens`",
        "Read from a nested answer: `a[0].b`, `a.0.b`, `['odd.name']`, `$` for the whole body; on an input, write into a nested body.",
    ),
    claim(
        "default",
        BOTH,
        "default = true",
        "`DefaultValue`",
        "Used when the claim is absent; the type of an input is then `Option<T>`.",
    ),
    claim(
        "value",
        EACH,
        "value = \"client_credentials\"",
        "`DefaultValue` with `AlwaysUseDefaultValue`",
        "Always this; such an input is no field of `…Input`.",
    ),
    claim(
        "map",
        BOTH,
        "map = str::trim",
        "claims transformations",
        "A function applied in place.",
    ),
    claim(
        "resolve",
        BOTH,
        "resolve = \"{Culture:RFC5646}\"",
        "`IncludeClaimResolvingInClaimsHandling`",
        "Filled from the context of the call.",
    ),
    claim(
        "payload",
        &[On::Input],
        "payload",
        "`ClaimUsedForRequestPayload`",
        "This claim alone is the body.",
    ),
    claim(
        "bearer",
        &[On::Input],
        "bearer",
        "`UseClaimAsBearerToken`",
        "The token of `auth = Bearer`; not sent as a claim.",
    ),
    claim(
        "coerce",
        &[On::Output],
        "coerce",
        "none",
        "A number or bool may become a string, a numeric or `true`/`false` string the other way.",
    ),
    claim(
        "json",
        &[On::Output],
        "json",
        "none",
        "The claim is a JSON document inside a string.",
    ),
    claim(
        "send_in",
        &[On::Input],
        "send_in = Header",
        "none",
        "This claim goes elsewhere than `send_claims_in` says.",
    ),
];

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
