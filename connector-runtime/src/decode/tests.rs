//! The decoder against the rows of the fault table, the answers of real APIs, and an oracle.

mod answers;
mod faults;
mod forms;
mod oracle;
mod sentences;
mod types;

use super::{Fault, Read, read};
use crate::profile::{OutputClaim, Step};

/// An output whose path is written as the documents write it; a name with a dot in it is not needed here.
fn output(path: &'static str, ty: &'static str) -> OutputClaim {
    let mut steps = Vec::new();
    for part in path
        .split(['.', '['])
        .filter(|part| !part.is_empty() && *part != "$")
    {
        let part = part.trim_end_matches(']');
        steps.push(match part.parse() {
            Ok(index) => Step::Index(index),
            Err(_) => Step::Name(part),
        });
    }
    OutputClaim {
        name: "claim",
        path: steps.leak(),
        ty,
        optional: false,
    }
}

/// The claim at `path`, which the answer need not hold.
fn optional<T: serde::de::DeserializeOwned>(
    body: impl AsRef<[u8]>,
    path: &'static str,
) -> Result<Option<T>, Fault> {
    let mut claim = Read::<T>::new();
    read(body.as_ref(), &[output(path, "T")], &mut [&mut claim])?;
    Ok(claim.optional())
}

/// The claim at `path`, which the answer has to hold unless it is an `Option`.
fn required<T: serde::de::DeserializeOwned>(
    body: impl AsRef<[u8]>,
    path: &'static str,
) -> Result<T, Fault> {
    let mut claim = Read::<T>::new();
    read(body.as_ref(), &[output(path, "T")], &mut [&mut claim])?;
    claim.required(0)
}

/// An answer of which nothing is read.
fn check(body: impl AsRef<[u8]>) -> Result<(), Fault> {
    read(body.as_ref(), &[], &mut [])
}
