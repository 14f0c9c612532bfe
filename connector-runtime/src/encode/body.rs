//! Mode `Body`: one member of a JSON object a claim, compact, in declaration order; nested where claims say `path`.

#[cfg(feature = "client")]
use std::collections::HashMap;
use std::marker::PhantomData;

use serde::Serialize;
#[cfg(feature = "client")]
use serde_json::value::RawValue;

use super::finite::Finite;
use super::{Refusal, Slot};
use crate::profile::InputClaim;
#[cfg(feature = "client")]
use crate::profile::Profile;
use crate::secret::Secret;

mod members;
pub(super) mod nested;
mod plain;

use members::OTHER;
pub use members::{Members, Next};
pub use plain::Plain;

/// A claim that can be sent in a JSON body: whatever implements [`serde::Serialize`], and [`Secret`] of it.
///
/// A value that serializes to `null` (`None`, `()`) is absent, and an absent claim is omitted, never sent as `null`. A
/// float that is not finite, on whatever level, is refused before anything is sent: JSON has no form for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent in a JSON body",
    label = "this type does not implement `serde::Serialize`",
    note = "help: write `#[derive(serde::Serialize)]` on `{Self}`, or turn on the `serde` feature of the crate that it comes from"
)]
pub trait BodyClaim {
    /// Asks whether a type is one: what generated code does first with a type inside of another.
    #[doc(hidden)]
    fn __asked(_: PhantomData<Self>)
    where
        Self: Sized,
    {
    }

    /// Appends the value as JSON.
    ///
    /// # Errors
    ///
    /// The sentence that says why the value has no JSON form.
    #[doc(hidden)]
    fn __json(&self, json: &mut Vec<u8>) -> Result<(), &'static str>;

    /// The claim as generated code hands it over.
    #[doc(hidden)]
    #[inline]
    fn __slot(&self) -> Slot<'_>
    where
        Self: Sized + 'static,
    {
        Plain::slot(self).unwrap_or(Slot::Body(self))
    }

    /// Hands the claim over as a member of a flat body; nothing where it is absent.
    #[doc(hidden)]
    #[inline]
    fn __put(&self, next: Next<'_>)
    where
        Self: Sized + 'static,
    {
        match Plain::slot(self) {
            Some(Slot::Plain(plain)) => next.plain(plain),
            Some(_) => {}
            None => next.other(self),
        }
    }
}

impl<T: Serialize + ?Sized> BodyClaim for T {
    fn __json(&self, json: &mut Vec<u8>) -> Result<(), &'static str> {
        serialize(self, json)
    }
}

impl<T: Serialize + zeroize::Zeroize> BodyClaim for Secret<T> {
    fn __json(&self, json: &mut Vec<u8>) -> Result<(), &'static str> {
        serialize(self.expose(), json)
    }
}

/// Why a value has no JSON form. serde's own error may quote the value, so its text goes no further.
fn serialize<T: Serialize + ?Sized>(value: &T, json: &mut Vec<u8>) -> Result<(), &'static str> {
    let mut serializer = serde_json::Serializer::new(json);
    let (result, non_finite) = Finite::serialize(value, &mut serializer);
    match result {
        Ok(()) if !non_finite => Ok(()),
        _ if non_finite => Err("is not a finite number, for which JSON has no form"),
        _ => Err("could not be serialized: its `Serialize` reported an error"),
    }
}

/// How many bytes the members take, or a little more: the body is allocated once.
pub(super) fn size(inputs: &[InputClaim], slots: &[Slot<'_>]) -> usize {
    let members = inputs.iter().zip(slots).map(|(claim, slot)| match slot {
        Slot::Plain(plain) => claim.key.len() + plain.size() + 1,
        Slot::Absent => 0,
        Slot::Body(_) | Slot::Text(_) | Slot::Payload(_) => claim.key.len() + OTHER,
    });
    members.sum::<usize>() + 2
}

/// The claim that takes most of a flat body; asked only where the body is too large.
#[cfg(feature = "client")]
pub(crate) fn largest(profile: &Profile, body: &[u8]) -> Option<&'static str> {
    if profile.body.is_some() || profile.step.is_some() {
        return None;
    }
    let members: HashMap<String, &RawValue> = serde_json::from_slice(body).ok()?;
    let size = |claim: &&InputClaim| members.get(claim.partner).map(|value| value.get().len());
    let there = profile.inputs.iter().filter(|claim| size(claim).is_some());
    there.max_by_key(size).map(|claim| claim.name)
}

/// Writes `"name":value`, with a comma where a member stands before it, or nothing where the claim is absent.
pub(super) fn write(
    claim: &InputClaim,
    slot: &Slot<'_>,
    body: &mut Vec<u8>,
) -> Result<(), Refusal> {
    let before = body.len();
    comma(body);
    body.extend_from_slice(claim.key.as_bytes());
    if !value(slot, body)? {
        body.truncate(before);
    }
    Ok(())
}

/// A comma, where a member stands before.
pub(super) fn comma(body: &mut Vec<u8>) {
    if body.len() > 1 {
        body.push(b',');
    }
}

/// Writes the value alone; false where the claim is absent, and then what was written is to be taken back.
pub(crate) fn value(slot: &Slot<'_>, body: &mut Vec<u8>) -> Result<bool, Refusal> {
    let value = match slot {
        Slot::Body(value) => value,
        Slot::Plain(plain) => {
            plain.write(body);
            return Ok(true);
        }
        Slot::Absent => return Ok(false),
        Slot::Text(_) | Slot::Payload(_) => return Err(Refusal::OTHER_FORM),
    };
    let start = body.len();
    value.__json(body).map_err(Refusal::new)?;
    Ok(body.get(start..) != Some(b"null"))
}
