//! One claim of the answer: the trait of its type, and the holder into which the walk reads it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::fault::{Fault, Kind};
use super::missing::Missing;
use super::refusal::Refusal;
use super::scan::Scanner;
use super::string::unescape;
use super::value::Values;

/// A type that an output claim may have: anything that implements serde's `Deserialize` and borrows nothing.
///
/// `Option<T>` is a claim that may be absent. Nobody implements this trait by hand: derive `serde::Deserialize`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an answer",
    label = "an output claim needs `serde::Deserialize`",
    note = "help: write `#[derive(serde::Deserialize)]` on `{Self}`, or turn on the `serde` feature of the crate that it comes from"
)]
pub trait AnswerClaim: Sized {
    /// Asks whether a type is one: what generated code does first with a type inside of another.
    #[doc(hidden)]
    fn __asked(_: PhantomData<Self>) {}

    /// The holder of a claim whose value has to be of its type's kind.
    #[doc(hidden)]
    fn __strict() -> Read<Self>;

    /// The same under `#[output(coerce)]`.
    #[doc(hidden)]
    fn __coerced() -> Read<Self>;

    /// The same under `#[output(json)]`.
    #[doc(hidden)]
    fn __json() -> Read<Self>;
}

impl<T: DeserializeOwned> AnswerClaim for T {
    fn __strict() -> Read<Self> {
        Read::new()
    }

    fn __coerced() -> Read<Self> {
        Read::coerced()
    }

    fn __json() -> Read<Self> {
        Read::json()
    }
}

/// Where the walk puts a value that it has found, which is never `null`.
pub trait Reader {
    /// Reads the value that comes next. An array or object has been checked to its end; a scalar is checked by reading it, and
    /// a reader that leaves it where it is has not.
    #[doc(hidden)]
    fn read(&mut self, values: &mut Values<'_>) -> Result<(), Unread>;
}

/// Why a value was not read, and whether the reason lies inside of it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Unread {
    refusal: Refusal,
    inside: bool,
}

impl From<Refusal> for Unread {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal,
            inside: false,
        }
    }
}

impl Unread {
    /// The fault of the claim that stands at `claim` among the outputs.
    #[cold]
    pub(super) fn fault(self, claim: usize, found: Kind, at: usize) -> Fault {
        match self.refusal {
            Refusal::Kind(kind) => {
                let inside = self.inside.then_some(kind);
                Fault::Type {
                    claim,
                    found,
                    inside,
                    at,
                }
            }
            Refusal::Value => Fault::Value { claim, found, at },
            Refusal::Lacks(name) => Fault::Field { claim, name, at },
            Refusal::Twice(name) => Fault::FieldTwice { claim, name, at },
            Refusal::Text => Fault::Text { claim, at },
        }
    }
}

/// The holder of one claim that is read from the answer.
///
/// It carries how its type is read, so that what takes a holder needs no bound on the type: a type that cannot be read is
/// told once, where generated code makes the holder, under the user's own type.
pub struct Read<T> {
    value: Option<T>,
    form: Form,
    take: fn(&mut Values<'_>) -> Result<T, Refusal>,
    missing: fn() -> Option<T>,
}

impl<T> fmt::Debug for Read<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Read")
            .field("form", &self.form)
            .finish_non_exhaustive()
    }
}

/// How a claim stands in the answer.
#[derive(Debug, Clone, Copy)]
enum Form {
    /// As its type says.
    Strict,
    /// Perhaps as a string where its type is a number or a boolean, or the other way.
    Coerced,
    /// As a JSON document inside a string.
    Text,
}

impl<T: DeserializeOwned> Read<T> {
    /// A claim whose value has to be of its type's kind.
    #[must_use]
    pub fn new() -> Self {
        Self::formed(Form::Strict)
    }

    /// `#[output(coerce)]`: a number or a boolean is taken for a string, as it stands in the answer, and a string for a number
    /// (by JSON's grammar) or a boolean (`true`, `false`); in the elements and fields of the claim too.
    #[must_use]
    pub fn coerced() -> Self {
        Self::formed(Form::Coerced)
    }

    /// `#[output(json)]`: the claim is a JSON document inside a string, of any kind. An empty string, and `null` in it, are
    /// absent, as they are for a body.
    #[must_use]
    pub fn json() -> Self {
        Self::formed(Form::Text)
    }

    fn formed(form: Form) -> Self {
        Self {
            value: None,
            form,
            take: |values| T::deserialize(values),
            missing: || T::deserialize(Missing).ok(),
        }
    }
}

impl<T> Read<T> {
    /// The claim if the answer has it.
    pub(crate) fn optional(self) -> Option<T> {
        self.value
    }

    /// The claim; an answer without it is fine for an `Option` alone. `claim` is its index among the outputs.
    pub(crate) fn required(self, claim: usize) -> Result<T, Fault> {
        self.value
            .or_else(self.missing)
            .ok_or(Fault::Missing { claim })
    }
}

impl<T: DeserializeOwned> Default for Read<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Reader for Read<T> {
    fn read(&mut self, values: &mut Values<'_>) -> Result<(), Unread> {
        let value = match self.form {
            Form::Strict => (self.take)(values),
            Form::Coerced => (self.take)(values.coerced()),
            Form::Text => match document(values) {
                Ok(Some(document)) => (self.take)(&mut Values::new(Scanner::new(&document))),
                Ok(None) => return Ok(()),
                Err(refusal) => {
                    return Err(Unread {
                        refusal,
                        inside: false,
                    });
                }
            },
        };
        match value {
            Ok(value) => {
                self.value = Some(value);
                Ok(())
            }
            Err(refusal) => Err(Unread {
                refusal,
                // A document inside a string is inside of it.
                inside: values.is_inside() || matches!(self.form, Form::Text),
            }),
        }
    }
}

/// The JSON document in the string that comes next, checked; none where it holds nothing.
fn document(values: &mut Values<'_>) -> Result<Option<String>, Refusal> {
    if values.kind()? != Kind::String {
        return values.refuse();
    }
    let document = unescape(values.quoted()?.raw);
    let mut scanner = Scanner::new(&document);
    if scanner.peek().is_none() {
        return Ok(None);
    }
    // Its own 32 levels: it is a document by itself.
    let checked = scanner.kind().and_then(|kind| {
        scanner.skip(0)?;
        scanner.end()?;
        Ok(kind)
    });
    match checked {
        Ok(Kind::Null) => Ok(None),
        Ok(_) => Ok(Some(document)),
        Err(_) => Err(Refusal::Text),
    }
}
