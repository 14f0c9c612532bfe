//! Words of the documents for what concerns the call.

use super::Foreign;
use super::Ours::{Claim, Form, Needless, Profile};

pub(super) const WORDS: &[Foreign] = &[
    ("Id", Profile("id")),
    ("TechnicalProfileId", Profile("id")),
    ("DisplayName", Profile("display_name")),
    (
        "Description",
        Form("is the doc comment", "write `/// …` above the struct"),
    ),
    ("Protocol", Needless("every profile here is the REST one")),
    ("Handler", Needless("every profile here is the REST one")),
    (
        "Metadata",
        Form(
            "is no key: its items are keys of the profile",
            "write `service_url = \"…\", auth = …`",
        ),
    ),
    (
        "Item",
        Form("is no key: its `Key` is", "write `service_url = \"…\"`"),
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
            "write `development_only = true`, or set the mode on the connector's builder",
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
            "write the key's name there: `auth = Bearer(key = \"B2C_1A_Token\")`",
        ),
    ),
    (
        "StorageReferenceId",
        Form(
            "is the key's name in `auth`",
            "write `auth = Bearer(key = \"B2C_1A_Token\")`",
        ),
    ),
    (
        "Key",
        Form(
            "is the key's name in `auth`",
            "write `auth = Bearer(key = \"B2C_1A_Token\")`",
        ),
    ),
    (
        "BasicAuthenticationUsername",
        Form(
            "stands in `auth`",
            "write `auth = Basic(username_key = \"B2C_1A_Id\", password_key = \"B2C_1A_Secret\")`",
        ),
    ),
    (
        "BasicAuthenticationPassword",
        Form(
            "stands in `auth`",
            "write `auth = Basic(username_key = \"B2C_1A_Id\", password_key = \"B2C_1A_Secret\")`",
        ),
    ),
    (
        "BasicAuthentication",
        Form("stands in `auth`", "write `auth = Basic`"),
    ),
    (
        "BearerAuthenticationToken",
        Form(
            "stands in `auth`",
            "write `auth = Bearer(key = \"B2C_1A_Token\")`",
        ),
    ),
    (
        "ClientCertificate",
        Form(
            "stands in `auth`",
            "write `auth = ClientCertificate(key = \"B2C_1A_Certificate\")`",
        ),
    ),
    (
        "ClientCertificateAuthentication",
        Form("stands in `auth`", "write `auth = ClientCertificate`"),
    ),
    (
        "ApiKeyHeader",
        Form(
            "stands in `auth`",
            "write `auth = ApiKeyHeader(\"x-functions-key\")`",
        ),
    ),
    (
        "TechnicalProfile",
        Form("is this macro", "write `id = \"…\"`"),
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
            "write the keys out here",
        ),
    ),
    (
        "IncludeClaimsFromTechnicalProfile",
        Form(
            "has no like: each struct says all of its claims",
            "write the fields out here",
        ),
    ),
    (
        "EnabledForUserJourneys",
        Needless("whether a profile is called is up to your code"),
    ),
    ("Step", Profile("step")),
    ("SendStep", Profile("send_step")),
];
