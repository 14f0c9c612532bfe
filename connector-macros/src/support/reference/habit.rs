//! Words that people bring from elsewhere: other clients, other macros.

use super::Foreign;
use super::Ours::{Claim, Form, Profile};

/// Of the call.
pub(super) const WORDS: &[Foreign] = &[
    ("retry", Profile("retries")),
    ("attempts", Profile("retries")),
    ("max_attempts", Profile("retries")),
    (
        "headers",
        Form(
            "is said claim by claim",
            "write `#[input(send_in = Header, partner = \"X-Claim\")]` on the field",
        ),
    ),
    (
        "query",
        Form(
            "is said claim by claim",
            "write `#[input(send_in = QueryString)]` on the field",
        ),
    ),
];

/// Of a claim, where another meaning of the word holds for a profile.
pub(super) const OF_CLAIMS: &[Foreign] = &[
    ("name", Claim("partner", "input")),
    ("wire_name", Claim("partner", "input")),
    ("wire", Claim("partner", "input")),
    ("id", Claim("partner", "input")),
    ("transform", Claim("map", "input")),
    ("transformation", Claim("map", "input")),
    ("convert", Claim("map", "input")),
    ("optional", OPTIONAL),
    ("nullable", OPTIONAL),
    ("option", OPTIONAL),
];

const OPTIONAL: super::Ours = Form(
    "is the field's type",
    "make the field an `Option<T>`, which may be absent",
);
