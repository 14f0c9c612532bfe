//! [`Identity`]: how a person signs in, as the claim `identities` lists it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// One way in which a person signs in: an element of the claim `identities`, which a connector declares as
/// `#[input] identities: Vec<Identity>`.
///
/// `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// `signInType`: `federated`, `emailAddress`, `userName`, …
    pub sign_in_type: String,
    /// `issuer`: `facebook.com`, or the directory's own domain.
    pub issuer: String,
    /// `issuerAssignedId`: what the issuer calls the person.
    pub issuer_assigned_id: String,
}

impl Identity {
    /// An identity of another provider: `Identity::federated("facebook.com", "0123456789")`.
    #[must_use]
    pub fn federated(issuer: impl Into<String>, issuer_assigned_id: impl Into<String>) -> Self {
        Self {
            sign_in_type: "federated".to_owned(),
            issuer: issuer.into(),
            issuer_assigned_id: issuer_assigned_id.into(),
        }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(..)")
    }
}

const FIELDS: [&str; 3] = ["signInType", "issuer", "issuerAssignedId"];

impl Serialize for Identity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [sign_in_type, issuer, issuer_assigned_id] = FIELDS;
        let mut object = serializer.serialize_struct("Identity", FIELDS.len())?;
        object.serialize_field(sign_in_type, &self.sign_in_type)?;
        object.serialize_field(issuer, &self.issuer)?;
        object.serialize_field(issuer_assigned_id, &self.issuer_assigned_id)?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for Identity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Identity", &FIELDS, Object)
    }
}

struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = Identity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an identity")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Identity, A::Error> {
        let mut values: [Option<String>; 3] = [None, None, None];
        while let Some(name) = members.next_key::<String>()? {
            match FIELDS
                .iter()
                .zip(&mut values)
                .find(|(known, _)| **known == name)
            {
                Some((known, Some(_))) => return Err(A::Error::duplicate_field(known)),
                Some((_, value)) => *value = Some(members.next_value()?),
                None => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        let mut fields = FIELDS.into_iter().zip(values);
        let mut next = || match fields.next() {
            Some((_, Some(value))) => Ok(value),
            Some((name, None)) => Err(A::Error::missing_field(name)),
            None => Err(A::Error::custom("an identity has three fields")),
        };
        Ok(Identity {
            sign_in_type: next()?,
            issuer: next()?,
            issuer_assigned_id: next()?,
        })
    }
}
