//! Social accounts: the identities under which other providers know a user. The older methods speak of alternative
//! security ids and of texts, the newer ones of user identities; the items of both collections are [`UserIdentity`].

use crate::TransformationError;
use crate::types::UserIdentity;

/// `CreateAlternativeSecurityId`: the identity as its JSON text. The user's key is in base64 there.
///
/// ```
/// # use connector_transformations::create_alternative_security_id;
/// assert_eq!(
///     create_alternative_security_id("12334", "facebook.com"),
///     r#"{"issuer":"facebook.com","issuerUserId":"MTIzMzQ="}"#,
/// );
/// ```
///
/// The documents' example is wrong in itself: it gives the key 12334 the base64 of another number, and turns
/// `Facebook.com` into `facebook.com` where their table says that the issuer *is* the value of the claim. Here the
/// issuer is the claim as it stands; what looks identities up by issuer ignores its case.
#[must_use]
pub fn create_alternative_security_id(
    key: impl AsRef<str>,
    identity_provider: impl AsRef<str>,
) -> String {
    create_user_identity(key, identity_provider).to_string()
}

/// `CreateUserIdentity`: the identity as a value.
///
/// ```
/// # use connector_transformations::create_user_identity;
/// let identity = create_user_identity("12345", "facebook.com");
/// assert_eq!(identity.issuer(), "facebook.com");
/// assert_eq!(identity.issuer_user_id(), "MTIzNDU=");
/// ```
#[must_use]
pub fn create_user_identity(
    key: impl AsRef<str>,
    identity_provider: impl AsRef<str>,
) -> UserIdentity {
    UserIdentity::new(identity_provider.as_ref(), key.as_ref().as_bytes())
}

/// `AddItemToAlternativeSecurityIdCollection`: the collection with the identity, given as its JSON text, at its end.
///
/// ```
/// # use connector_transformations::{add_item_to_alternative_security_id_collection, types::UserIdentity};
/// let collection: Vec<UserIdentity> =
///     serde_json::from_str(r#"[{"issuer":"live.com","issuerUserId":"MTA4MTQ2MDgyOTI3MDUyNTYzMjcw"}]"#)?;
/// let linked = add_item_to_alternative_security_id_collection(
///     r#"{"issuer":"facebook.com","issuerUserId":"MTIzNDU="}"#,
///     &collection,
/// )?;
/// assert_eq!(
///     serde_json::to_string(&linked)?,
///     r#"[{"issuer":"live.com","issuerUserId":"MTA4MTQ2MDgyOTI3MDUyNTYzMjcw"},{"issuer":"facebook.com","issuerUserId":"MTIzNDU="}]"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the item is not the JSON text of an identity.
pub fn add_item_to_alternative_security_id_collection(
    item: impl AsRef<str>,
    collection: &[UserIdentity],
) -> Result<Vec<UserIdentity>, TransformationError> {
    let item = item
        .as_ref()
        .parse()
        .map_err(|error: crate::types::InvalidValue| {
            TransformationError::refused(
                "AddItemToAlternativeSecurityIdCollection",
                error.to_string(),
            )
        })?;
    Ok(add_item_to_user_identity_collection(item, collection))
}

/// `AddItemToUserIdentityCollection`: the collection with the identity at its end, as it is: the documents do not ask
/// for unique values here.
///
/// ```
/// # use connector_transformations::{add_item_to_user_identity_collection, create_user_identity};
/// let linked = add_item_to_user_identity_collection(create_user_identity("12345", "facebook.com"), &[]);
/// assert_eq!(linked.len(), 1);
/// ```
#[must_use]
pub fn add_item_to_user_identity_collection(
    item: UserIdentity,
    collection: &[UserIdentity],
) -> Vec<UserIdentity> {
    let mut linked = Vec::with_capacity(collection.len() + 1);
    linked.extend_from_slice(collection);
    linked.push(item);
    linked
}

/// `GetIdentityProvidersFromAlternativeSecurityIdCollectionTransformation`: the issuers, each once, in alphabetical
/// order (the documents' example gives google.com and facebook.com back in this order, not in the collection's).
///
/// ```
/// # use connector_transformations::{
/// #     create_user_identity, get_identity_providers_from_alternative_security_id_collection_transformation as providers,
/// # };
/// let collection = [
///     create_user_identity("108146082927052563270", "google.com"),
///     create_user_identity("12345", "facebook.com"),
/// ];
/// assert_eq!(providers(&collection), ["facebook.com", "google.com"]);
/// ```
#[must_use]
pub fn get_identity_providers_from_alternative_security_id_collection_transformation(
    alternative_security_id_collection: &[UserIdentity],
) -> Vec<String> {
    let mut issuers: Vec<String> = alternative_security_id_collection
        .iter()
        .map(|identity| identity.issuer().to_owned())
        .collect();
    issuers.sort_unstable();
    issuers.dedup();
    issuers
}

/// `GetIssuersFromUserIdentityCollectionTransformation`: the same under its newer name.
///
/// ```
/// # use connector_transformations::{create_user_identity, get_issuers_from_user_identity_collection_transformation};
/// let collection = [create_user_identity("12345", "facebook.com")];
/// assert_eq!(get_issuers_from_user_identity_collection_transformation(&collection), ["facebook.com"]);
/// ```
#[must_use]
pub fn get_issuers_from_user_identity_collection_transformation(
    user_identity_collection: &[UserIdentity],
) -> Vec<String> {
    get_identity_providers_from_alternative_security_id_collection_transformation(
        user_identity_collection,
    )
}

/// `RemoveAlternativeSecurityIdByIdentityProvider`: the collection without the identities of this provider. Its case is
/// ignored: providers are mostly named by their domains, and an account that stays linked under `Facebook.com` is worse
/// than one unlinked too many.
///
/// ```
/// # use connector_transformations::{create_user_identity, remove_alternative_security_id_by_identity_provider};
/// let live = create_user_identity("108146082927052563270", "live.com");
/// let collection = [live.clone(), create_user_identity("12345", "facebook.com")];
/// assert_eq!(remove_alternative_security_id_by_identity_provider("facebook.com", &collection), [live]);
/// ```
#[must_use]
pub fn remove_alternative_security_id_by_identity_provider(
    identity_provider: impl AsRef<str>,
    collection: &[UserIdentity],
) -> Vec<UserIdentity> {
    let provider = identity_provider.as_ref();
    collection
        .iter()
        .filter(|identity| !identity.issuer().eq_ignore_ascii_case(provider))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{
        add_item_to_alternative_security_id_collection, create_alternative_security_id,
        create_user_identity, get_issuers_from_user_identity_collection_transformation,
        remove_alternative_security_id_by_identity_provider,
    };

    #[test]
    fn what_is_created_as_a_text_is_added_as_an_identity() {
        let text = create_alternative_security_id("a\"b", "quo\"te.com");
        let linked = add_item_to_alternative_security_id_collection(&text, &[]).unwrap();
        assert_eq!(linked, [create_user_identity("a\"b", "quo\"te.com")]);
        assert_eq!(linked[0].user_id().as_deref(), Some(b"a\"b".as_slice()));
    }

    #[test]
    fn a_text_that_is_no_identity_is_refused_without_being_quoted() {
        for text in [
            "",
            "secret",
            r#"{"issuer":"secret"}"#,
            r#"{"issuer":"secret","issuerUserId":5}"#,
            "[]",
        ] {
            let error = add_item_to_alternative_security_id_collection(text, &[]).unwrap_err();
            assert!(
                !format!("{error} {error:?}").contains("secret"),
                "{error:?}"
            );
        }
    }

    #[test]
    fn every_identity_of_a_provider_is_removed_whatever_its_case() {
        let collection = [
            create_user_identity("1", "Facebook.com"),
            create_user_identity("2", "facebook.com"),
            create_user_identity("3", "x"),
        ];
        assert_eq!(
            remove_alternative_security_id_by_identity_provider("FACEBOOK.COM", &collection),
            collection[2..]
        );
        assert_eq!(
            remove_alternative_security_id_by_identity_provider("y", &collection),
            collection
        );
        assert_eq!(
            get_issuers_from_user_identity_collection_transformation(&collection),
            ["Facebook.com", "facebook.com", "x"]
        );
    }
}
