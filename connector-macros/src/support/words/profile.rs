//! The keys of a profile.

use super::{On, Word};

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
    Word {
        on: &[On::Profile],
        ..profile(
            "send_claims_in",
            "`Body`, `Form`, `Header`, `Url`, `QueryString`",
            "send_claims_in = Body",
            "`SendClaimsIn`",
            "Where the input claims go. Default: `Body`.",
        )
    },
    Word {
        on: &[On::Profile],
        ..profile(
            "method",
            "`Get`, `Post`, `Put`, `Patch`, `Delete`",
            "method = Post",
            "none",
            "The verb. Default: POST for `Body` and `Form`, GET for the others.",
        )
    },
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
    Word {
        on: &[On::Profile],
        ..profile(
            "content_type",
            "string",
            "content_type = \"text/plain\"",
            "none",
            "The type of a `payload`. Default: `application/json`.",
        )
    },
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
    Word {
        on: &[On::Connector],
        ..profile(
            "step",
            "`PostFederationSignup`, `PostAttributeCollection`, `PreTokenIssuance`, required",
            "step = PostAttributeCollection",
            "the step of the user flow",
            "Where in the user flow the API is called, and so what it may answer.",
        )
    },
    Word {
        on: &[On::Connector],
        ..profile(
            "send_step",
            "bool, `true`",
            "send_step = false",
            "none",
            "Whether the request says its `step`.",
        )
    },
];

const BOTH: &[On] = &[On::Profile, On::Connector];

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
        on: BOTH,
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
