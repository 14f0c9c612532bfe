//! The catalogue as data: each method under the documents' name, with the function that it is here and the feature that
//! brings it. What reads a policy finds its way by it, features on or off.

/// A method of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Method {
    /// The documents' name, the `TransformationMethod` of a policy.
    pub name: &'static str,
    /// The function of this crate.
    pub function: &'static str,
    /// The feature that it needs.
    pub feature: &'static str,
}

/// The method of this name, which policies write in any case.
///
/// ```
/// # use connector_transformations::catalogue;
/// let method = catalogue::method("setClaimsIfRegexMatch").unwrap();
/// assert_eq!((method.function, method.feature), ("set_claims_if_regex_match", "regex"));
/// ```
#[must_use]
pub fn method(name: &str) -> Option<&'static Method> {
    METHODS
        .iter()
        .find(|method| method.name.eq_ignore_ascii_case(name))
}

macro_rules! methods {
    ($( $feature:literal { $( $name:literal $function:literal, )+ } )+) => {
        /// All of them, by family.
        pub const METHODS: &[Method] = &[ $( $( Method { name: $name, function: $function, feature: $feature }, )+ )+ ];
    };
}

methods! {
    "boolean" {
        "AndClaims" "and_claims",
        "AssertBooleanClaimIsEqualToValue" "assert_boolean_claim_is_equal_to_value",
        "CompareBooleanClaimToValue" "compare_boolean_claim_to_value",
        "NotClaims" "not_claims",
        "OrClaims" "or_claims",
    }
    "dates" {
        "AssertDateTimeIsGreaterThan" "assert_date_time_is_greater_than",
        "ConvertDateTimeToDateClaim" "convert_date_time_to_date_claim",
        "ConvertDateToDateTimeClaim" "convert_date_to_date_time_claim",
        "DateTimeComparison" "date_time_comparison",
        "GetCurrentDateTime" "get_current_date_time",
        "IsTermsOfUseConsentRequired" "is_terms_of_use_consent_required",
    }
    "general" {
        "CopyClaim" "copy_claim",
        "DoesClaimExist" "does_claim_exist",
    }
    "hash" {
        "Hash" "hash",
    }
    "integer" {
        "AdjustNumber" "adjust_number",
        "AssertNumber" "assert_number",
        "ConvertNumberToStringClaim" "convert_number_to_string_claim",
    }
    "json" {
        "CreateJsonArray" "create_json_array",
        "GenerateJson" "generate_json",
        "GetClaimFromJson" "get_claim_from_json",
        "GetClaimsFromJsonArray" "get_claims_from_json_array",
        "GetClaimsFromJsonArrayV2" "get_claims_from_json_array_v2",
        "GetNumericClaimFromJson" "get_numeric_claim_from_json",
        "GetSingleItemFromJson" "get_single_item_from_json",
        "GetSingleValueFromJsonArray" "get_single_value_from_json_array",
    }
    "xml" {
        "XmlStringToJsonString" "xml_string_to_json_string",
    }
    "phone" {
        "ConvertPhoneNumberClaimToString" "convert_phone_number_claim_to_string",
        "ConvertStringToPhoneNumberClaim" "convert_string_to_phone_number_claim",
        "GetNationalNumberAndCountryCodeFromPhoneNumberString" "get_national_number_and_country_code_from_phone_number_string",
    }
    "social" {
        "AddItemToAlternativeSecurityIdCollection" "add_item_to_alternative_security_id_collection",
        "AddItemToUserIdentityCollection" "add_item_to_user_identity_collection",
        "CreateAlternativeSecurityId" "create_alternative_security_id",
        "CreateUserIdentity" "create_user_identity",
        "GetIdentityProvidersFromAlternativeSecurityIdCollectionTransformation" "get_identity_providers_from_alternative_security_id_collection_transformation",
        "GetIssuersFromUserIdentityCollectionTransformation" "get_issuers_from_user_identity_collection_transformation",
        "RemoveAlternativeSecurityIdByIdentityProvider" "remove_alternative_security_id_by_identity_provider",
    }
    "string-collection" {
        "AddItemToStringCollection" "add_item_to_string_collection",
        "AddParameterToStringCollection" "add_parameter_to_string_collection",
        "GetSingleItemFromStringCollection" "get_single_item_from_string_collection",
        "StringCollectionContains" "string_collection_contains",
        "StringCollectionContainsClaim" "string_collection_contains_claim",
    }
    "string" {
        "AssertStringClaimsAreEqual" "assert_string_claims_are_equal",
        "BuildUri" "build_uri",
        "ChangeCase" "change_case",
        "CompareClaimToValue" "compare_claim_to_value",
        "CompareClaims" "compare_claims",
        "CopyClaimIfPredicateMatch" "copy_claim_if_predicate_match",
        "CreateStringClaim" "create_string_claim",
        "FormatLocalizedString" "format_localized_string",
        "FormatStringClaim" "format_string_claim",
        "FormatStringMultipleClaims" "format_string_multiple_claims",
        "GetLocalizedStringsTransformation" "get_localized_strings_transformation",
        "GetMappedValueFromLocalizedCollection" "get_mapped_value_from_localized_collection",
        "LookupValue" "lookup_value",
        "NullClaim" "null_claim",
        "ParseDomain" "parse_domain",
        "SetClaimIfBooleansMatch" "set_claim_if_booleans_match",
        "SetClaimsIfStringsAreEqual" "set_claims_if_strings_are_equal",
        "SetClaimsIfStringsMatch" "set_claims_if_strings_match",
        "StringContains" "string_contains",
        "StringJoin" "string_join",
        "StringReplace" "string_replace",
        "StringSplit" "string_split",
        "StringSubstring" "string_substring",
    }
    "random" {
        "CreateOtpSecret" "create_otp_secret",
        "CreateRandomString" "create_random_string",
    }
    "regex" {
        "SetClaimsIfRegexMatch" "set_claims_if_regex_match",
    }
}
