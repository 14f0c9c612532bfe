//! `userIdentity`, and the `identities` of an API connector: who a user is at another provider.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

use super::InvalidValue;

/// A `userIdentity` (formerly `alternativeSecurityId`): an issuer, and the user's id there in base64.
///
/// ```
/// use connector_transformations::types::UserIdentity;
///
/// let identity = UserIdentity::new("google.com", b"108146082927052563270");
/// assert_eq!(identity.to_string(), r#"{"issuer":"google.com","issuerUserId":"MTA4MTQ2MDgyOTI3MDUyNTYzMjcw"}"#);
/// ```
///
/// Members of the JSON object other than these two are passed over. What should be base64 is not checked on reading,
/// so that an identity of another system survives; [`user_id`](Self::user_id) tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserIdentity {
    issuer: String,
    issuer_user_id: String,
}

impl UserIdentity {
    /// The identity of the user who has this id at the issuer; the id is put into base64 here.
    #[must_use]
    pub fn new(issuer: impl Into<String>, user_id: impl AsRef<[u8]>) -> Self {
        Self {
            issuer: issuer.into(),
            issuer_user_id: BASE64.encode(user_id.as_ref()),
        }
    }

    /// The provider, such as `facebook.com`.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The user's id at the provider, in base64, as on the wire.
    #[must_use]
    pub fn issuer_user_id(&self) -> &str {
        &self.issuer_user_id
    }

    /// The user's id at the provider; none where [`issuer_user_id`](Self::issuer_user_id) is no base64.
    #[must_use]
    pub fn user_id(&self) -> Option<Vec<u8>> {
        BASE64.decode(self.issuer_user_id.as_bytes()).ok()
    }
}

/// One of the `identities` that an API connector is sent: how the user signs in, with whom, and the id there, in clear.
///
/// ```
/// use connector_transformations::types::Identity;
///
/// let identity = Identity::new("federated", "facebook.com", "0123456789");
/// assert_eq!(
///     identity.to_string(),
///     r#"{"signInType":"federated","issuer":"facebook.com","issuerAssignedId":"0123456789"}"#,
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    sign_in_type: String,
    issuer: String,
    issuer_assigned_id: String,
}

impl Identity {
    /// An identity of these three.
    #[must_use]
    pub fn new(
        sign_in_type: impl Into<String>,
        issuer: impl Into<String>,
        issuer_assigned_id: impl Into<String>,
    ) -> Self {
        Self {
            sign_in_type: sign_in_type.into(),
            issuer: issuer.into(),
            issuer_assigned_id: issuer_assigned_id.into(),
        }
    }

    /// How the user signs in, such as `federated`.
    #[must_use]
    pub fn sign_in_type(&self) -> &str {
        &self.sign_in_type
    }

    /// The provider, such as `facebook.com`.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The user's id at the provider.
    #[must_use]
    pub fn issuer_assigned_id(&self) -> &str {
        &self.issuer_assigned_id
    }
}

/// The text form of both is their JSON.
macro_rules! json_text {
    ($name:ident, $data_type:literal, $expected:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
            }
        }

        impl FromStr for $name {
            type Err = InvalidValue;

            fn from_str(text: &str) -> Result<Self, InvalidValue> {
                serde_json::from_str(text).map_err(|_| InvalidValue::new($data_type, $expected))
            }
        }
    };
}

json_text!(
    UserIdentity,
    "userIdentity",
    "it as `{\"issuer\":\"…\",\"issuerUserId\":\"…\"}`"
);
json_text!(
    Identity,
    "identity",
    "it as `{\"signInType\":\"…\",\"issuer\":\"…\",\"issuerAssignedId\":\"…\"}`"
);

#[cfg(test)]
mod tests {
    use super::{Identity, UserIdentity};

    #[test]
    fn an_identity_survives_its_text() {
        let identity = UserIdentity::new("a \"quoted\" issuer", [0, 255, 10]);
        assert_eq!(identity.to_string().parse(), Ok(identity.clone()));
        assert_eq!(identity.user_id(), Some(vec![0, 255, 10]));
        let identity = Identity::new("emailAddress", "contoso.com", "a@b\n");
        assert_eq!(identity.to_string().parse(), Ok(identity));
    }

    #[test]
    fn unknown_members_are_passed_over_missing_and_repeated_ones_are_not() {
        assert!(r#"{"issuer":"a","issuerUserId":"b","type":6}"#.parse::<UserIdentity>().is_ok());
        for text in [
            r#"{"issuer":"a"}"#,
            r#"{"issuer":"a","issuer":"a","issuerUserId":"b"}"#,
            "null",
            "",
        ] {
            assert!(text.parse::<UserIdentity>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_base64_is_kept_and_told() {
        let identity: UserIdentity =
            r#"{"issuer":"a","issuerUserId":"no base64!"}"#.parse().unwrap();
        assert_eq!(
            (identity.issuer_user_id(), identity.user_id()),
            ("no base64!", None)
        );
    }
}
