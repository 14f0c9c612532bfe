//! The table: what is written in Rust, and what a policy writes for it.

/// Form, method, the `TransformationClaimType`s of `$a` and `$b`, parameters (`$s`, `$t` are the texts of the form), and that
/// of the output.
pub(super) type Row = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static str, &'static str)],
    &'static str,
);

pub(super) const ONE: &[&str] = &["inputClaim"];
pub(super) const FIRST: &[&str] = &["inputClaim1"];
pub(super) const TWO: &[&str] = &["inputClaim1", "inputClaim2"];

pub(super) const FORMS: &[Row] = &[
    ("$a.clone()", "CopyClaim", ONE, &[], "outputClaim"),
    (
        "$a.to_lowercase()",
        "ChangeCase",
        FIRST,
        &[("toCase", "string", "LOWER")],
        "outputClaim",
    ),
    (
        "$a.to_uppercase()",
        "ChangeCase",
        FIRST,
        &[("toCase", "string", "UPPER")],
        "outputClaim",
    ),
    (
        "$a.replace($s, $t)",
        "StringReplace",
        ONE,
        &[("oldValue", "string", "$s"), ("newValue", "string", "$t")],
        "outputClaim",
    ),
    (
        "$a.to_lowercase().contains($s)",
        "StringContains",
        ONE,
        &[
            ("contains", "string", "$s"),
            ("ignoreCase", "string", "true"),
        ],
        "outputClaim",
    ),
    (
        "$a.contains($s)",
        "StringContains",
        ONE,
        &[
            ("contains", "string", "$s"),
            ("ignoreCase", "string", "false"),
        ],
        "outputClaim",
    ),
    (
        "$a.join($s)",
        "StringJoin",
        ONE,
        &[("delimiter", "string", "$s")],
        "outputClaim",
    ),
    ("!*$a", "NotClaims", ONE, &[], "outputClaim"),
    ("!$a", "NotClaims", ONE, &[], "outputClaim"),
    ("*$a && *$b", "AndClaims", TWO, &[], "outputClaim"),
    ("*$a || *$b", "OrClaims", TWO, &[], "outputClaim"),
    (
        "*$a",
        "CompareBooleanClaimToValue",
        ONE,
        &[("valueToCompareTo", "boolean", "true")],
        "compareResult",
    ),
    ("$a == $b", "CompareClaims", TWO, EQUAL, "outputClaim"),
    ("$a != $b", "CompareClaims", TWO, NOT_EQUAL, "outputClaim"),
    (
        "$a.to_lowercase() == $b.to_lowercase()",
        "CompareClaims",
        TWO,
        EQUAL_FOLDED,
        "outputClaim",
    ),
    (
        "$a.to_lowercase() != $b.to_lowercase()",
        "CompareClaims",
        TWO,
        NOT_EQUAL_FOLDED,
        "outputClaim",
    ),
    (
        "$a.as_str() == $s",
        "CompareClaimToValue",
        FIRST,
        &[
            ("compareTo", "string", "$s"),
            ("operator", "string", "EQUAL"),
            ("ignoreCase", "string", "false"),
        ],
        "outputClaim",
    ),
    (
        "$a.as_str() != $s",
        "CompareClaimToValue",
        FIRST,
        &[
            ("compareTo", "string", "$s"),
            ("operator", "string", "NOT EQUAL"),
            ("ignoreCase", "string", "false"),
        ],
        "outputClaim",
    ),
    (
        "$a.to_lowercase() == $s",
        "CompareClaimToValue",
        FIRST,
        &[
            ("compareTo", "string", "$s"),
            ("operator", "string", "EQUAL"),
            ("ignoreCase", "string", "true"),
        ],
        "outputClaim",
    ),
    (
        "$a.to_lowercase() != $s",
        "CompareClaimToValue",
        FIRST,
        &[
            ("compareTo", "string", "$s"),
            ("operator", "string", "NOT EQUAL"),
            ("ignoreCase", "string", "true"),
        ],
        "outputClaim",
    ),
    (
        "$a.to_string()",
        "ConvertNumberToStringClaim",
        ONE,
        &[],
        "outputClaim",
    ),
    (
        "$a.rsplit_once('@').map_or(\"\", |(_, domain)| domain).to_owned()",
        "ParseDomain",
        &["emailAddress"],
        &[],
        "domain",
    ),
    ("$a.is_some()", "DoesClaimExist", ONE, &[], "outputClaim"),
    (
        "$a.first().cloned()",
        "GetSingleItemFromStringCollection",
        &["collection"],
        &[],
        "extractedItem",
    ),
];

pub(super) const EQUAL: &[(&str, &str, &str)] = &[
    ("operator", "string", "EQUAL"),
    ("ignoreCase", "string", "false"),
];
pub(super) const NOT_EQUAL: &[(&str, &str, &str)] = &[
    ("operator", "string", "NOT EQUAL"),
    ("ignoreCase", "string", "false"),
];
pub(super) const EQUAL_FOLDED: &[(&str, &str, &str)] = &[
    ("operator", "string", "EQUAL"),
    ("ignoreCase", "string", "true"),
];
pub(super) const NOT_EQUAL_FOLDED: &[(&str, &str, &str)] = &[
    ("operator", "string", "NOT EQUAL"),
    ("ignoreCase", "string", "true"),
];
