//! Words of serde.

use super::Foreign;
use super::Ours::{Claim, Form, Needless, Profile};

pub(super) const WORDS: &[Foreign] = &[
    ("rename", Claim("partner", "input")),
    (
        "alias",
        Form(
            "has no like: a claim has one name on the wire",
            "leave `alias` out, and write the name that the API uses as `partner`",
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
        Needless("an absent `Option` is left out"),
    ),
    (
        "flatten",
        Form(
            "has no like: each claim is a field",
            "write its fields out in this struct",
        ),
    ),
    (
        "with",
        Form(
            "is `map`",
            "write `map = |value| value`, with what the function does",
        ),
    ),
    (
        "serialize_with",
        Form(
            "is `map`",
            "write `map = |value| value`, with what the function does",
        ),
    ),
    (
        "deserialize_with",
        Form(
            "is `map`",
            "write `map = |value| value`, with what the function does",
        ),
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
