//! Claims of any type: copied, asked for, hashed.

#[cfg(feature = "hash")]
use sha2::{Digest, Sha256};

/// `CopyClaim`: the same value once more.
///
/// ```
/// # use connector_transformations::copy_claim;
/// assert_eq!(copy_claim("bob@contoso.com"), "bob@contoso.com");
/// ```
#[must_use]
pub fn copy_claim<T: ToOwned + ?Sized>(input_claim: &T) -> T::Owned {
    input_claim.to_owned()
}

/// `DoesClaimExist`: the claim has a value. An empty text is a value. Only an `Option` can be absent, so that is what
/// this takes.
///
/// ```
/// # use connector_transformations::does_claim_exist;
/// assert!(does_claim_exist(&Some("someone@contoso.com")));
/// assert!(!does_claim_exist::<String>(&None));
/// ```
#[must_use]
#[allow(
    clippy::ref_option,
    reason = "in a `value = …` the claims are references to the fields: `&Option<T>` is what people have"
)]
pub const fn does_claim_exist<T>(input_claim: &Option<T>) -> bool {
    input_claim.is_some()
}

/// `Hash`: SHA-256 over the text, the salt and a secret, in base64 (44 characters).
///
/// ```
/// # use connector_transformations::hash;
/// let account = hash("someone@contoso.com", "487624568", "the value of B2C_1A_AccountTransformSecret");
/// assert_eq!(account, "D8Zv+W/bhYOCcstzQaBTkqvRXxUQAfsfx7r6k61svl0=");
/// ```
///
/// The documents show a result (`CdMNb/KTEfsWzh9MR1kQGRZCKjuxGMWhA5YQNihzV6U=`) but neither the secret nor the order in
/// which the three are put together, so their results cannot be met. Ours are over the three in the order of the
/// arguments, each preceded by its length in bytes as eight bytes, most significant first: put together without
/// lengths, `("ab", "c")` and `("a", "bc")` would have one hash.
///
/// The secret makes the hash useless to who has no access to it; it is no password hash (that is slow on purpose).
#[cfg(feature = "hash")]
#[must_use]
pub fn hash(
    plaintext: impl AsRef<str>,
    salt: impl AsRef<str>,
    randomizer_secret: impl AsRef<[u8]>,
) -> String {
    let mut digest = Sha256::new();
    for part in [
        plaintext.as_ref().as_bytes(),
        salt.as_ref().as_bytes(),
        randomizer_secret.as_ref(),
    ] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    data_encoding::BASE64.encode(&digest.finalize())
}

#[cfg(test)]
mod tests {
    use super::{copy_claim, does_claim_exist};

    #[test]
    fn any_type_is_copied() {
        assert_eq!(copy_claim(&5_i64), 5);
        assert_eq!(copy_claim(["a".to_owned()].as_slice()), ["a"]);
    }

    #[test]
    fn an_empty_text_is_there() {
        assert!(does_claim_exist(&Some(String::new())));
    }

    #[cfg(feature = "hash")]
    #[test]
    fn the_three_parts_cannot_flow_into_each_other() {
        use super::hash;

        assert_ne!(hash("ab", "c", "s"), hash("a", "bc", "s"));
        assert_ne!(hash("a", "bc", "s"), hash("a", "b", "cs"));
        assert_ne!(hash("a", "b", "s"), hash("b", "a", "s"));
    }
}
