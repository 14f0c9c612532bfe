//! Words of the documents for what concerns the call.

use super::Foreign;
use super::Ours::{Claim, Form, Needless, Profile};

pub(super) const WORDS: &[Foreign] = &[
    ("Id", Profile("id")),
    ("TechnicalProfileId", Profile("id")),
    ("DisplayName", Profile("display_name")),
    (
        "Description",
        Form(
            "is the doc comment",
            "write `/// What it does.` above the struct",
        ),
    ),
    ("Protocol", Needless("every profile here is the REST one")),
    ("Handler", Needless("every profile here is the REST one")),
    (
        "Metadata",
        Form(
            "is no key: its items are keys of the profile",
            "leave `Metadata` out: its items are keys of the profile",
        ),
    ),
    (
        "Item",
        Form(
            "is no key: its `Key` is",
            "leave `Item` out: its `Key` is a key of the profile",
        ),
    ),
    ("ServiceUrl", Profile("service_url")),
    ("ServiceUri", Profile("service_url")),
    ("TargetUrl", Profile("service_url")),
    ("Endpoint", Profile("service_url")),
    ("BaseUrl", Profile("service_url")),
    ("AuthenticationType", Profile("auth")),
    ("Authentication", Profile("auth")),
    ("AuthenticationConfiguration", Profile("auth")),
    (
        "AllowInsecureAuthInProduction",
        Profile("allow_insecure_auth_in_production"),
    ),
    ("SendClaimsIn", Profile("send_claims_in")),
    ("HttpMethod", Profile("method")),
    ("Verb", Profile("method")),
    ("DebugMode", Profile("debug_mode")),
    (
        "DefaultUserMessageIfRequestFailed",
        Profile("default_user_message_if_request_failed"),
    ),
    (
        "UserMessageIfCircuitOpen",
        Profile("user_message_if_circuit_open"),
    ),
    (
        "UserMessageIfDnsResolutionFailed",
        Profile("user_message_if_dns_resolution_failed"),
    ),
    (
        "UserMessageIfRequestTimeout",
        Profile("user_message_if_request_timeout"),
    ),
    ("TimeoutInMilliseconds", Profile("timeout")),
    ("MaximumRetries", Profile("retries")),
    ("ContentType", Profile("content_type")),
    (
        "DeploymentMode",
        Form(
            "is `development_only` on a profile",
            "write `development_only = true` in `#[technical_profile(…)]`, or set the mode on the connector's builder",
        ),
    ),
    (
        "ClaimsFormat",
        Needless("the documents' system ignores it too, and an answer is JSON"),
    ),
    (
        "InputTokenFormat",
        Needless("a REST profile sends no token of its own"),
    ),
    (
        "OutputTokenFormat",
        Needless("a REST profile returns claims, not a token"),
    ),
    (
        "ClaimResolverUrlFormatting",
        Needless("every value in a URL is percent-encoded"),
    ),
    ("ClaimUsedForRequestPayload", Claim("payload", "input")),
    ("UseClaimAsBearerToken", Claim("bearer", "input")),
    (
        "IncludeClaimResolvingInClaimsHandling",
        Form(
            "is said claim by claim",
            "write `#[input(resolve = \"{Culture:RFC5646}\")]` on the field",
        ),
    ),
    (
        "ResolveJsonPathsInJsonTokens",
        Form(
            "is said claim by claim",
            "write `#[output(path = \"data[0].email\")]` on the field",
        ),
    ),
    (
        "CryptographicKeys",
        Form(
            "stands in `auth`",
            "write `auth = Bearer(key = \"B2C_1A_Token\")` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "StorageReferenceId",
        Form(
            "is the key's name in `auth`",
            "write `auth = Bearer(key = \"B2C_1A_Token\")` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "Key",
        Form(
            "is the key's name in `auth`",
            "write `auth = Bearer(key = \"B2C_1A_Token\")` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "BasicAuthenticationUsername",
        Form(
            "stands in `auth`",
            "write `auth = Basic(username_key = \"B2C_1A_Id\", password_key = \"B2C_1A_Secret\")` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "BasicAuthenticationPassword",
        Form(
            "stands in `auth`",
            "write `auth = Basic(username_key = \"B2C_1A_Id\", password_key = \"B2C_1A_Secret\")` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "BasicAuthentication",
        Form(
            "stands in `auth`",
            "write `auth = Basic` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "BearerAuthenticationToken",
        Form(
            "stands in `auth`",
            "write `auth = Bearer(key = \"B2C_1A_Token\")` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "ClientCertificate",
        Form(
            "stands in `auth`",
            "write `auth = ClientCertificate(key = \"B2C_1A_Certificate\")` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "ClientCertificateAuthentication",
        Form(
            "stands in `auth`",
            "write `auth = ClientCertificate` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "ApiKeyHeader",
        Form(
            "stands in `auth`",
            "write `auth = ApiKeyHeader(\"x-functions-key\")` in `#[technical_profile(…)]`",
        ),
    ),
    (
        "TechnicalProfile",
        Form(
            "is this macro",
            "leave `TechnicalProfile` out: its `Id` is `id`",
        ),
    ),
    ("Name", Profile("id")),
    ("Domain", Needless("it belongs to a claims provider")),
    (
        "ValidationTechnicalProfiles",
        Needless("a REST profile is one: call it where you validate"),
    ),
    (
        "SubjectNamingInfo",
        Needless("it belongs to a token issuer"),
    ),
    ("IncludeInSso", Needless("there is no session here")),
    (
        "UseTechnicalProfileForSessionManagement",
        Needless("there is no session here"),
    ),
    (
        "IncludeTechnicalProfile",
        Form(
            "has no like: each struct says all of its profile",
            "write its keys out in this `#[technical_profile(…)]`",
        ),
    ),
    (
        "IncludeClaimsFromTechnicalProfile",
        Form(
            "has no like: each struct says all of its claims",
            "write its fields out in this struct",
        ),
    ),
    (
        "EnabledForUserJourneys",
        Needless("whether a profile is called is up to your code"),
    ),
    ("Step", Profile("step")),
    ("SendStep", Profile("send_step")),
];
