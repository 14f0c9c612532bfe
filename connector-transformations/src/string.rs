//! Texts: compared, built from a format, looked up, cut and joined.

mod case;
mod compare;
mod domain;
mod expression;
mod format;
mod localized;
mod lookup;
mod part;
#[cfg(feature = "regex")]
mod pattern;
#[cfg(feature = "random")]
mod random;
mod uri;
mod value;

pub use case::{Case, change_case};
pub use compare::{
    Equality, StringsAreEqual, StringsMatch, assert_string_claims_are_equal,
    compare_claim_to_value, compare_claims, set_claim_if_booleans_match,
    set_claims_if_strings_are_equal, set_claims_if_strings_match, string_contains,
};
pub use domain::parse_domain;
pub use expression::Expressions;
pub use format::{format_string_claim, format_string_multiple_claims};
pub use localized::{
    LocalizedStrings, format_localized_string, get_localized_strings_transformation,
    get_mapped_value_from_localized_collection,
};
pub use lookup::lookup_value;
pub use part::{string_join, string_replace, string_split, string_substring};
#[cfg(feature = "regex")]
pub use pattern::{MatchTo, Pattern, RegexMatch, set_claims_if_regex_match};
#[cfg(feature = "random")]
pub use random::{RandomString, create_otp_secret, create_random_string};
pub use uri::{UriParameters, build_uri};
pub use value::{copy_claim_if_predicate_match, create_string_claim, null_claim};
