//! JSON texts: built from claims, taken apart into claims.

mod array;
mod claims;
mod document;
mod generate;
mod item;
#[cfg(feature = "xml")]
mod xml;

pub use array::{create_json_array, get_single_value_from_json_array};
pub use claims::{
    JsonArrayParameters, JsonClaims, get_claims_from_json_array, get_claims_from_json_array_v2,
};
pub use generate::{Json, JsonClaim, generate_json};
pub use item::{
    JsonItem, get_claim_from_json, get_numeric_claim_from_json, get_single_item_from_json,
};
#[cfg(feature = "xml")]
pub use xml::xml_string_to_json_string;
