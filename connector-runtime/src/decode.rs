//! From an answer to claims: bytes come in, each output's reader gets its value, and nothing is built in between.
//!
//! One pass follows all paths at once and checks everything it passes: UTF-8, RFC 8259 to the letter, 32 levels, the names on
//! the way to a claim only once in their object, no byte behind the end. The rules, which the reference settles:
//!
//! * An empty body and `null` are an object without members. Any other root is a fault, unless an output's path is `$`.
//! * `null` is absent, at a claim and on the way to one. So is an index past the end, and a scalar or the wrong kind of container
//!   where a path goes on: the path has led to nothing, and whether that is an error the claim's type says.
//! * A value is read by its type, strictly: see [`Values`] for what it takes, [`Read`] for claims that are read leniently.

mod claim;
mod fault;
mod members;
mod missing;
mod number;
mod path;
mod refusal;
mod rename;
mod scan;
mod string;
mod text;
mod value;
mod walk;

#[cfg(test)]
mod tests;

pub use claim::{AnswerClaim, Read, Reader};
pub(crate) use fault::Fault;
#[cfg(test)]
pub(crate) use fault::Kind;
pub(crate) use rename::rename;
pub(crate) use text::{Text, Texts};

pub(crate) use string::is_plain;

use scan::Scanner;
use walk::{OUTPUTS, Walk};

use crate::profile::OutputClaim;

/// Reads the claims of an answer: the value at the path of each output goes to the reader at the same index.
///
/// A reader whose claim is absent is not called.
pub(crate) fn read(
    body: &[u8],
    outputs: &[OutputClaim],
    readers: &mut [&mut dyn Reader],
) -> Result<(), Fault> {
    debug_assert_eq!(outputs.len(), readers.len(), "one reader an output");
    let text = std::str::from_utf8(body).map_err(|error| Fault::NotUtf8 {
        at: error.valid_up_to(),
    })?;
    let scanner = Scanner::after_mark(text);
    if outputs.len() <= OUTPUTS {
        return Walk {
            scanner,
            outputs,
            readers,
        }
        .root();
    }
    // More claims than a walk has bits are read by more walks: no API is known that returns so many.
    for (walk, (outputs, readers)) in outputs
        .chunks(OUTPUTS)
        .zip(readers.chunks_mut(OUTPUTS))
        .enumerate()
    {
        Walk {
            scanner,
            outputs,
            readers,
        }
        .root()
        .map_err(|fault| fault.shifted(walk * OUTPUTS))?;
    }
    Ok(())
}
