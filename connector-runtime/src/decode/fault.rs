//! What can be wrong with an answer: faults without any value of it, and the sentences that tell them.

use std::fmt;

use super::path::Path;
use crate::profile::{OutputClaim, Step};

/// Why an answer cannot be read. Positions are bytes of the body as it came; `claim` is an index into the outputs.
///
/// What the API sent stands in none of them: a kind, a position, and names that the developer wrote are all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum Fault {
    /// The body is not UTF-8, which JSON is by RFC 8259.
    NotUtf8 { at: usize },
    /// The text is not JSON from here on.
    Syntax { at: usize },
    /// The text ends before its JSON does.
    Truncated { at: usize },
    /// More than 32 levels.
    TooDeep { at: usize },
    /// Something stands behind the JSON.
    Trailing { at: usize },
    /// The root is no object.
    NotObject { found: Kind },
    /// A name that is read, or is on the way to a claim, stands twice in one object.
    Duplicate {
        claim: usize,
        name: &'static str,
        at: usize,
    },
    /// The claim's type does not take a value of this kind, or does not take what is `inside` it.
    Type {
        claim: usize,
        found: Kind,
        inside: Option<Kind>,
        at: usize,
    },
    /// The claim's type takes this kind, but not this value: a number out of its range, a variant or a date that it has not.
    Value {
        claim: usize,
        found: Kind,
        at: usize,
    },
    /// An object of the claim lacks a field that its type needs.
    Field {
        claim: usize,
        name: &'static str,
        at: usize,
    },
    /// An object of the claim holds a field of its type twice.
    FieldTwice {
        claim: usize,
        name: &'static str,
        at: usize,
    },
    /// The claim holds JSON in a string, and the string holds none.
    Text { claim: usize, at: usize },
    /// Nothing, or `null`, where a claim is needed.
    Missing { claim: usize },
}

impl Fault {
    /// The index of the claim that it is about, among the outputs.
    pub(crate) fn claim(&self) -> Option<usize> {
        match *self {
            Self::Duplicate { claim, .. }
            | Self::Type { claim, .. }
            | Self::Value { claim, .. }
            | Self::Field { claim, .. }
            | Self::FieldTwice { claim, .. }
            | Self::Text { claim, .. }
            | Self::Missing { claim } => Some(claim),
            _ => None,
        }
    }

    /// The fault as a sentence that names the claim, for the `Display` of an error.
    pub(crate) fn sentence<'a>(&'a self, outputs: &'a [OutputClaim]) -> impl fmt::Display + 'a {
        self.sentence_of("the answer", outputs)
    }

    /// The same of another document than an answer.
    pub(crate) fn sentence_of<'a>(
        &'a self,
        document: &'static str,
        outputs: &'a [OutputClaim],
    ) -> impl fmt::Display + 'a {
        Sentence {
            fault: self,
            document,
            outputs,
        }
    }

    /// What to write so that the answer is taken, if it can be known.
    pub(crate) fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotUtf8 { .. } => "the API has to send UTF-8",
            Self::TooDeep { .. } => "an answer has at most 32 levels",
            Self::NotObject { .. } => "read the whole body with `path = \"$\"`",
            Self::Missing { .. } => "give the claim a `default`, or make its type an `Option`",
            _ => return None,
        })
    }

    /// The same of a claim that stands `offset` further on.
    pub(super) fn shifted(mut self, offset: usize) -> Self {
        match &mut self {
            Self::Duplicate { claim, .. }
            | Self::Type { claim, .. }
            | Self::Value { claim, .. }
            | Self::Field { claim, .. }
            | Self::FieldTwice { claim, .. }
            | Self::Text { claim, .. }
            | Self::Missing { claim } => *claim += offset,
            _ => {}
        }
        self
    }
}

/// The kind of a JSON value: all that an error may say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// An integer or not.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "`null`",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

struct Sentence<'a> {
    fault: &'a Fault,
    document: &'static str,
    outputs: &'a [OutputClaim],
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An index that is none of the outputs cannot come from `read`; then the claim stays without its name.
        let unnamed = OutputClaim {
            name: "?",
            path: &[],
            ty: "?",
            optional: false,
        };
        let claim = self
            .fault
            .claim()
            .and_then(|index| self.outputs.get(index))
            .unwrap_or(&unnamed);
        let OutputClaim { name, path, ty, .. } = claim;
        let path = Path(path);
        let document = self.document;
        match self.fault {
            Fault::NotUtf8 { at } => write!(f, "{document} is not UTF-8 at byte {at}"),
            Fault::Syntax { at } => write!(f, "{document} is not JSON at byte {at}"),
            Fault::Truncated { at } => {
                write!(f, "{document} ends at byte {at}, before its JSON does")
            }
            Fault::TooDeep { at } => write!(f, "{document} nests too deep at byte {at}"),
            Fault::Trailing { at } => write!(f, "{document} goes on behind its JSON at byte {at}"),
            Fault::NotObject { found } => write!(f, "{document} is {found}, not an object"),
            Fault::Duplicate {
                name: twice, at, ..
            } => {
                write!(f, "`{name}`: {document} holds ")?;
                match claim.path {
                    [Step::Name(_)] => write!(f, "`{path}` twice, again at byte {at}"),
                    _ => write!(
                        f,
                        "`{twice}` twice on the way to `{path}`, again at byte {at}"
                    ),
                }
            }
            Fault::Type {
                found,
                inside: None,
                ..
            } => {
                write!(
                    f,
                    "`{name}`: {document} holds {found} at `{path}`, which `{ty}` does not take"
                )
            }
            Fault::Type {
                found,
                inside: Some(inside),
                ..
            } => write!(
                f,
                "`{name}`: {document} holds {found} at `{path}` and in it {inside}, which `{ty}` does not take"
            ),
            Fault::Value { found, .. } => {
                write!(
                    f,
                    "`{name}`: {document} holds {found} at `{path}` that does not fit `{ty}`"
                )
            }
            Fault::Field { name: field, .. } => {
                write!(
                    f,
                    "`{name}`: {document} lacks `{field}` at `{path}`, which `{ty}` needs"
                )
            }
            Fault::FieldTwice { name: field, .. } => {
                write!(
                    f,
                    "`{name}`: {document} holds `{field}` twice inside of `{path}`"
                )
            }
            Fault::Text { .. } => write!(f, "`{name}`: the string at `{path}` does not hold JSON"),
            Fault::Missing { .. } => {
                write!(
                    f,
                    "`{name}`: {document} has nothing at `{path}`, and `{ty}` is needed"
                )
            }
        }
    }
}
