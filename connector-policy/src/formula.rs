//! Claims transformations as expressions over claims: calls of the catalogue, which the runtime has as its module
//! `transformations`, or plain Rust where that says it as well.
//!
//! In: a transformation with its claims. Out: a formula for each claim that it writes, and for each assertion.

mod boolean;
mod collection;
mod date;
mod general;
mod integer;
mod json;
mod part;
mod phone;
mod random;
mod social;
mod string;

use crate::profile::{DataType, Transformation, Transformed};
use part::Parts;

/// Stands for the catalogue's path until the source is printed. A private character: in a literal it is escaped.
pub(crate) const CATALOGUE: char = '\u{E000}';

/// What a transformation makes.
pub(crate) struct Formula {
    /// The claim that is written; `None` where something is asserted only.
    pub(crate) output: Option<Transformed>,
    pub(crate) inputs: Vec<Taken>,
    /// The expression is an `Option`.
    pub(crate) gives_option: bool,
    /// The expression is what its one input is, an `Option` or not.
    pub(crate) is_copy: bool,
    /// The expression is a `Result`.
    pub(crate) is_fallible: bool,
    /// The feature of the runtime that it needs beside the usual ones.
    pub(crate) feature: Option<&'static str>,
    body: Body,
}

/// A claim that a formula reads.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    pub(crate) claim: Transformed,
    /// As it is: where it may be absent, an `Option`.
    pub(crate) raw: bool,
    /// No claim of the policy, but something that the caller must give.
    pub(crate) needed: bool,
}

/// A claim in an expression: its name, which stands for a reference, and whether that is to an `Option`.
#[derive(Debug, Clone)]
pub(crate) struct Operand {
    pub(crate) name: String,
    pub(crate) optional: bool,
}

type Body = Box<dyn Fn(&[Operand]) -> String>;

impl Formula {
    /// The expression over these claims, each of them there but for the raw ones.
    pub(crate) fn expression(&self, operands: &[Operand]) -> String {
        (self.body)(operands)
    }
}

/// Why a transformation has no formulas.
pub(crate) enum Unwritten {
    /// What it computes the caller may give.
    Given(&'static str),
    /// The transformation is wrong, or unknown.
    Wrong(String),
}

impl From<String> for Unwritten {
    fn from(why: String) -> Self {
        Self::Wrong(why)
    }
}

/// The formulas of a transformation, which is used by a profile of this id.
pub(crate) fn of(
    transformation: &Transformation,
    profile: &str,
) -> Result<Vec<Formula>, Unwritten> {
    let parts = Parts::new(transformation, profile);
    let method = transformation.method.to_ascii_lowercase();
    let families = [
        boolean::of,
        collection::of,
        date::of,
        general::of,
        integer::of,
        json::of,
        phone::of,
        random::of,
        social::of,
        string::of,
    ];
    for family in families {
        if let Some(formulas) = family(&method, &parts) {
            return formulas;
        }
    }
    Err(Unwritten::Wrong(format!(
        "`{}` is no method of the original's catalogue that is known here",
        transformation.method
    )))
}

/// The name of a method's function in the catalogue.
pub(crate) fn function(method: &str) -> String {
    let mut name = String::new();
    for c in method.chars().filter(char::is_ascii_alphanumeric) {
        if c.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// What a family says of a method: nothing where it is not its own.
type Said = Option<Result<Vec<Formula>, Unwritten>>;

impl DataType {
    pub(crate) fn is_boolean(self) -> bool {
        self == Self::Boolean
    }

    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Int | Self::Long)
    }

    pub(crate) fn is_text(self) -> bool {
        self.rust() == "String"
    }
}
