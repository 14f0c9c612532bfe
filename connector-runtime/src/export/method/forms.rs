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
const FIRST: &[&str] = &["inputClaim1"];
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

/// Calls of the catalogue, as `connector import` prints them.
pub(super) const CALLS: &[Row] = &[
    (
        "change_case($a, Case::Lower)",
        "ChangeCase",
        FIRST,
        &[("toCase", "string", "LOWER")],
        "outputClaim",
    ),
    (
        "change_case($a, Case::Upper)",
        "ChangeCase",
        FIRST,
        &[("toCase", "string", "UPPER")],
        "outputClaim",
    ),
    (
        "string_contains($a, $s, StringComparison::Ordinal)",
        "StringContains",
        ONE,
        &[
            ("contains", "string", "$s"),
            ("ignoreCase", "string", "false"),
        ],
        "outputClaim",
    ),
    (
        "compare_claims($a, $b, Equality::Equal, StringComparison::Ordinal)",
        "CompareClaims",
        TWO,
        EQUAL,
        "outputClaim",
    ),
    (
        "compare_claim_to_value($a, $s, Equality::Equal, StringComparison::Ordinal)",
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
        "compare_claims($a, $b, Equality::NotEqual, StringComparison::Ordinal)",
        "CompareClaims",
        TWO,
        NOT_EQUAL,
        "outputClaim",
    ),
    (
        "compare_claim_to_value($a, $s, Equality::NotEqual, StringComparison::Ordinal)",
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
        "assert_string_claims_are_equal($a, $b, StringComparison::Ordinal)",
        "AssertStringClaimsAreEqual",
        TWO,
        &[("stringComparison", "string", "ordinal")],
        "",
    ),
    (
        "string_contains($a, $s, StringComparison::OrdinalIgnoreCase)",
        "StringContains",
        ONE,
        &[
            ("contains", "string", "$s"),
            ("ignoreCase", "string", "true"),
        ],
        "outputClaim",
    ),
    (
        "compare_claims($a, $b, Equality::Equal, StringComparison::OrdinalIgnoreCase)",
        "CompareClaims",
        TWO,
        EQUAL_FOLDED,
        "outputClaim",
    ),
    (
        "compare_claim_to_value($a, $s, Equality::Equal, StringComparison::OrdinalIgnoreCase)",
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
        "compare_claims($a, $b, Equality::NotEqual, StringComparison::OrdinalIgnoreCase)",
        "CompareClaims",
        TWO,
        NOT_EQUAL_FOLDED,
        "outputClaim",
    ),
    (
        "compare_claim_to_value($a, $s, Equality::NotEqual, StringComparison::OrdinalIgnoreCase)",
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
        "assert_string_claims_are_equal($a, $b, StringComparison::OrdinalIgnoreCase)",
        "AssertStringClaimsAreEqual",
        TWO,
        &[("stringComparison", "string", "ordinalIgnoreCase")],
        "",
    ),
    (
        "assert_boolean_claim_is_equal_to_value(*$a, $n)",
        "AssertBooleanClaimIsEqualToValue",
        ONE,
        &[("valueToCompareTo", "boolean", "$s")],
        "",
    ),
    (
        "string_join($a, $s)",
        "StringJoin",
        ONE,
        &[("delimiter", "string", "$s")],
        "outputClaim",
    ),
    (
        "string_split($a, $s)",
        "StringSplit",
        ONE,
        &[("delimiter", "string", "$s")],
        "outputClaim",
    ),
    (
        "string_substring($a, $n, $n)",
        "StringSubstring",
        ONE,
        &[("startIndex", "int", "$s"), ("length", "int", "$t")],
        "outputClaim",
    ),
    (
        "parse_domain($a)",
        "ParseDomain",
        &["emailAddress"],
        &[],
        "domain",
    ),
    (
        "get_single_item_from_string_collection($a)",
        "GetSingleItemFromStringCollection",
        &["collection"],
        &[],
        "extractedItem",
    ),
    (
        "create_json_array($a)",
        "CreateJsonArray",
        ONE,
        &[],
        "outputClaim",
    ),
    (
        "get_claim_from_json($a, $s)",
        "GetClaimFromJson",
        &["inputJson"],
        &[("claimToExtract", "string", "$s")],
        "extractedClaim",
    ),
    (
        "get_numeric_claim_from_json($a, $s)",
        "GetNumericClaimFromJson",
        &["inputJson"],
        &[("claimToExtract", "string", "$s")],
        "extractedClaim",
    ),
    (
        "get_single_value_from_json_array($a)",
        "GetSingleValueFromJsonArray",
        &["inputJsonClaim"],
        &[],
        "extractedClaim",
    ),
    (
        "create_alternative_security_id($a, $b)",
        "CreateAlternativeSecurityId",
        PERSON,
        &[],
        "alternativeSecurityId",
    ),
    (
        "get_current_date_time(&SystemClock).to_string()",
        "GetCurrentDateTime",
        &[],
        &[],
        "currentDateTime",
    ),
    (
        "create_random_string(RandomString::guid(), &SystemRandomness)",
        "CreateRandomString",
        &[],
        &[("randomGeneratorType", "string", "GUID")],
        "outputClaim",
    ),
    (
        "create_otp_secret(&SystemRandomness)",
        "CreateOtpSecret",
        &[],
        &[],
        "outputClaim",
    ),
    (
        "format_string_claim($a, $s)",
        "FormatStringClaim",
        ONE,
        &[("stringFormat", "string", "$s")],
        "outputClaim",
    ),
    (
        "format_string_claim($a, &$s.replace(\"{RelyingPartyTenantId}\", $b))",
        "FormatStringClaim",
        ONE,
        &[("stringFormat", "string", "$s")],
        "outputClaim",
    ),
    (
        "format_string_claim($a, &$s.replace(\"{TrustFrameworkTenantId}\", $b))",
        "FormatStringClaim",
        ONE,
        &[("stringFormat", "string", "$s")],
        "outputClaim",
    ),
    (
        "format_string_multiple_claims($a, $b, $s)",
        "FormatStringMultipleClaims",
        TWO,
        &[("stringFormat", "string", "$s")],
        "outputClaim",
    ),
];

const PERSON: &[&str] = &["key", "identityProvider"];
const EQUAL: &[(&str, &str, &str)] = &[
    ("operator", "string", "EQUAL"),
    ("ignoreCase", "string", "false"),
];
const NOT_EQUAL: &[(&str, &str, &str)] = &[
    ("operator", "string", "NOT EQUAL"),
    ("ignoreCase", "string", "false"),
];
const EQUAL_FOLDED: &[(&str, &str, &str)] = &[
    ("operator", "string", "EQUAL"),
    ("ignoreCase", "string", "true"),
];
const NOT_EQUAL_FOLDED: &[(&str, &str, &str)] = &[
    ("operator", "string", "NOT EQUAL"),
    ("ignoreCase", "string", "true"),
];
