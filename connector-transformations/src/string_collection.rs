//! Collections of texts (`stringCollection`, a `Vec<String>`): add to them, take from them, look into them.

use crate::StringComparison;

/// `AddItemToStringCollection`: the collection with the item at its end. The documents call the result a collection of
/// unique values: an item that is there already is not added again, and one that stood there twice is kept once.
///
/// ```
/// # use connector_transformations::add_item_to_string_collection;
/// let other_mails = add_item_to_string_collection("admin@contoso.com", &["someone@outlook.com"]);
/// assert_eq!(other_mails, ["someone@outlook.com", "admin@contoso.com"]);
/// ```
#[must_use]
pub fn add_item_to_string_collection(
    item: impl AsRef<str>,
    collection: &[impl AsRef<str>],
) -> Vec<String> {
    let mut unique = Vec::with_capacity(collection.len() + 1);
    let mut seen = std::collections::HashSet::with_capacity(collection.len() + 1);
    for item in collection.iter().map(AsRef::as_ref).chain([item.as_ref()]) {
        if seen.insert(item) {
            unique.push(item.to_owned());
        }
    }
    unique
}

/// `AddParameterToStringCollection`: the same, with a constant.
///
/// ```
/// # use connector_transformations::add_parameter_to_string_collection;
/// let other_mails = add_parameter_to_string_collection(&["someone@outlook.com"], "admin@contoso.com");
/// assert_eq!(other_mails, ["someone@outlook.com", "admin@contoso.com"]);
/// ```
#[must_use]
pub fn add_parameter_to_string_collection(
    collection: &[impl AsRef<str>],
    item: &str,
) -> Vec<String> {
    add_item_to_string_collection(item, collection)
}

/// `GetSingleItemFromStringCollection`: the first item; none of an empty collection.
///
/// ```
/// # use connector_transformations::get_single_item_from_string_collection;
/// let email = get_single_item_from_string_collection(&["someone@outlook.com", "someone@contoso.com"]);
/// assert_eq!(email.as_deref(), Some("someone@outlook.com"));
/// ```
#[must_use]
pub fn get_single_item_from_string_collection(collection: &[impl AsRef<str>]) -> Option<String> {
    collection.first().map(|item| item.as_ref().to_owned())
}

/// `StringCollectionContains`: one of the items equals the constant, as a whole.
///
/// ```
/// # use connector_transformations::{string_collection_contains, StringComparison::OrdinalIgnoreCase};
/// assert!(string_collection_contains(&["reader", "author", "admin"], "Admin", OrdinalIgnoreCase));
/// ```
#[must_use]
pub fn string_collection_contains(
    input_claim: &[impl AsRef<str>],
    item: &str,
    comparison: StringComparison,
) -> bool {
    input_claim
        .iter()
        .any(|there| comparison.equal(there.as_ref(), item))
}

/// `StringCollectionContainsClaim`: one of the items equals the claim, as a whole.
///
/// ```
/// # use connector_transformations::{string_collection_contains_claim, StringComparison::OrdinalIgnoreCase};
/// let role = String::from("Admin");
/// assert!(string_collection_contains_claim(&["reader", "author", "admin"], &role, OrdinalIgnoreCase));
/// ```
#[must_use]
pub fn string_collection_contains_claim(
    collection: &[impl AsRef<str>],
    item: impl AsRef<str>,
    comparison: StringComparison,
) -> bool {
    string_collection_contains(collection, item.as_ref(), comparison)
}

#[cfg(test)]
mod tests {
    use super::{
        add_item_to_string_collection, get_single_item_from_string_collection,
        string_collection_contains,
    };
    use crate::StringComparison::{Ordinal, OrdinalIgnoreCase};

    const NONE: [&str; 0] = [];

    #[test]
    fn values_are_unique_and_keep_their_first_place() {
        assert_eq!(add_item_to_string_collection("a", &NONE), ["a"]);
        assert_eq!(
            add_item_to_string_collection("a", &["b", "a", "b"]),
            ["b", "a"]
        );
        assert_eq!(
            add_item_to_string_collection("A", &["a".to_owned()]),
            ["a", "A"]
        );
    }

    #[test]
    fn an_empty_collection_has_no_first_item_and_contains_nothing() {
        assert_eq!(get_single_item_from_string_collection(&NONE), None);
        assert!(!string_collection_contains(&NONE, "", Ordinal));
    }

    #[test]
    fn only_whole_items_are_met() {
        assert!(!string_collection_contains(
            &["administrator"],
            "admin",
            OrdinalIgnoreCase
        ));
        assert!(!string_collection_contains(&["admin"], "Admin", Ordinal));
    }
}
