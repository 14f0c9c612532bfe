//! The words of the reference documents, and of serde, with our form of each.

use crate::support::nearest;

/// What a foreign word is here.
#[derive(Clone, Copy)]
pub(crate) enum Ours {
    /// A key of the profile.
    Profile(&'static str),
    /// A key of a claim, in that attribute.
    Claim(&'static str, &'static str),
    /// Something else: what holds, and what to write.
    Form(&'static str, &'static str),
    /// Nothing: why it is not needed.
    Needless(&'static str),
}

/// Our form of a word: in any case, with or without underscores.
pub(crate) fn ours(word: &str) -> Option<Ours> {
    let folded = nearest::fold(word);
    WORDS
        .iter()
        .find(|(known, _)| nearest::fold(known) == folded)
        .map(|(_, ours)| *ours)
}

use Ours::{Claim, Form, Needless, Profile};

const WORDS: &[(&str, Ours)] = &[
    // The profile and its metadata.
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
    // Keys.
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
    // Claims.
    (
        "InputClaims",
        Form(
            "is the struct: each of them is a field",
            "write `#[input] pub email: String`",
        ),
    ),
    (
        "InputClaim",
        Form(
            "is `#[input]` on a field",
            "write `#[input] pub email: String`",
        ),
    ),
    (
        "OutputClaims",
        Form(
            "is the struct: each of them is a field",
            "write `#[output] pub email: String`",
        ),
    ),
    (
        "OutputClaim",
        Form(
            "is `#[output]` on a field",
            "write `#[output] pub email: String`",
        ),
    ),
    (
        "PersistedClaims",
        Needless("a REST profile persists nothing"),
    ),
    (
        "PersistedClaim",
        Needless("a REST profile persists nothing"),
    ),
    ("DisplayClaims", Needless("a REST profile shows nothing")),
    ("DisplayClaim", Needless("a REST profile shows nothing")),
    (
        "ClaimTypeReferenceId",
        Form("is the field's name", "name the field as the claim"),
    ),
    ("PartnerClaimType", Claim("partner", "input")),
    ("DefaultValue", Claim("default", "input")),
    (
        "AlwaysUseDefaultValue",
        Form(
            "is `value` instead of `default`",
            "write `value = …` on the claim",
        ),
    ),
    (
        "Required",
        Form(
            "is the field's type",
            "write `Option<T>` for a claim that may be absent",
        ),
    ),
    (
        "InputClaimsTransformations",
        Form(
            "is `value` or `map` on a claim",
            "write `#[input(map = path::to::function)]` on the field",
        ),
    ),
    (
        "InputClaimsTransformation",
        Form(
            "is `value` or `map` on a claim",
            "write `#[input(map = path::to::function)]` on the field",
        ),
    ),
    (
        "OutputClaimsTransformations",
        Form(
            "is `value` or `map` on a claim",
            "write `#[output(map = path::to::function)]` on the field",
        ),
    ),
    (
        "OutputClaimsTransformation",
        Form(
            "is `value` or `map` on a claim",
            "write `#[output(map = path::to::function)]` on the field",
        ),
    ),
    (
        "GenerateJson",
        Form(
            "is `path` on inputs",
            "write `#[input(path = \"personalizations.0.to.0.email\")]` on the field",
        ),
    ),
    // Around the profile.
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
    (
        "Step",
        Form(
            "is of an API connector",
            "write `#[api_connector(step = …)]`",
        ),
    ),
    // serde's words.
    ("rename", Claim("partner", "input")),
    (
        "alias",
        Form(
            "has no like: a claim has one name on the wire",
            "write `partner = \"…\"`",
        ),
    ),
    (
        "skip",
        Form(
            "is `#[claim]` alone: given, and not sent",
            "write `#[claim]`",
        ),
    ),
    (
        "skip_serializing",
        Form(
            "is `#[output]` alone: read, and not sent",
            "write `#[output]`",
        ),
    ),
    (
        "skip_deserializing",
        Form(
            "is `#[input]` alone: sent, and not read",
            "write `#[input]`",
        ),
    ),
    (
        "skip_serializing_if",
        Form(
            "is `Option<T>`: an absent claim is left out",
            "write `Option<T>`",
        ),
    ),
    (
        "flatten",
        Form(
            "has no like: each claim is a field",
            "write the fields out here",
        ),
    ),
    ("with", Form("is `map`", "write `map = path::to::function`")),
    (
        "serialize_with",
        Form("is `map`", "write `map = path::to::function`"),
    ),
    (
        "deserialize_with",
        Form("is `map`", "write `map = path::to::function`"),
    ),
    (
        "deny_unknown_fields",
        Needless("names that no claim asks for are passed over"),
    ),
    (
        "transparent",
        Form(
            "is `payload` on a claim",
            "write `#[input(payload)]` on the field",
        ),
    ),
    ("rename_all_fields", Profile("rename_all")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::words;

    #[test]
    fn every_answer_names_a_word_that_exists() {
        for (word, ours) in WORDS {
            match ours {
                Profile(key) => {
                    assert!(
                        words::PROFILE.iter().any(|known| known.name == *key),
                        "{word}"
                    );
                }
                Claim(key, on) => {
                    assert!(
                        words::CLAIM
                            .iter()
                            .any(|known| known.name == *key
                                && known.on.iter().any(|o| o.name() == *on)),
                        "{word}"
                    )
                }
                Form(..) | Needless(_) => {}
            }
        }
    }

    #[test]
    fn a_word_is_known_in_any_case_and_once() {
        for word in [
            "PartnerClaimType",
            "partner_claim_type",
            "PARTNER-CLAIM-TYPE",
            "partnerclaimtype",
        ] {
            assert!(matches!(ours(word), Some(Claim("partner", _))), "{word}");
        }
        let mut folded: Vec<_> = WORDS.iter().map(|(word, _)| nearest::fold(word)).collect();
        let all = folded.len();
        folded.sort();
        folded.dedup();
        assert_eq!(folded.len(), all);
    }
}
