//! Words of the documents for claims.

use super::Foreign;
use super::Ours::{Claim, Form, Needless};

pub(super) const WORDS: &[Foreign] = &[
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
        Form(
            "is the field's name",
            "leave `ClaimTypeReferenceId` out, and name the field as the claim",
        ),
    ),
    ("PartnerClaimType", Claim("partner", "input")),
    ("DefaultValue", Claim("default", "input")),
    (
        "AlwaysUseDefaultValue",
        Form(
            "is `value` instead of `default`",
            "write `value = \"…\"`, with what `default` says",
        ),
    ),
    (
        "Required",
        Form(
            "is the field's type",
            "leave `Required` out, and write `Option<T>` for a claim that may be absent",
        ),
    ),
    (
        "InputClaimsTransformations",
        Form(
            "is `value` or `map` on a claim",
            "write `#[input(map = |value| value)]` on the field, with what the transformation does",
        ),
    ),
    (
        "InputClaimsTransformation",
        Form(
            "is `value` or `map` on a claim",
            "write `#[input(map = |value| value)]` on the field, with what the transformation does",
        ),
    ),
    (
        "OutputClaimsTransformations",
        Form(
            "is `value` or `map` on a claim",
            "write `#[output(map = |value| value)]` on the field, with what the transformation does",
        ),
    ),
    (
        "OutputClaimsTransformation",
        Form(
            "is `value` or `map` on a claim",
            "write `#[output(map = |value| value)]` on the field, with what the transformation does",
        ),
    ),
    (
        "GenerateJson",
        Form(
            "is `path` on inputs",
            "write `#[input(path = \"personalizations.0.to.0.email\")]` on the field",
        ),
    ),
];
