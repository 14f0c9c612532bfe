//! Claims as text: what forms, headers, URLs and query strings can carry.

use std::fmt::{self, Write as _};

use super::{Refusal, Slot};
use crate::secret::Secret;

/// A claim that can be sent as text: in a form, a header, the URL or the query string.
///
/// Implemented for strings and pointers to them, `char`, `bool`, integers, floats (finite ones; others are refused before
/// anything is sent), [`Option`] and [`Vec`] of those, [`Secret`], and date, URL and UUID types behind features. One method
/// and a [`Kind`] open it to types of your own:
///
/// ```
/// use connector_runtime::{ClaimText, One, Texts};
///
/// struct MemberNumber(u32);
///
/// impl ClaimText for MemberNumber {
///     type Kind = One;
///     fn text(&self, texts: &mut Texts<'_>) {
///         texts.display(format_args!("M-{:06}", self.0));
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no text form, which a claim in a form, header, URL or query string needs",
    label = "this type does not implement `ClaimText`",
    note = "help: write `String`, send it in the body, or write `impl connector_runtime::ClaimText for {Self}`"
)]
pub trait ClaimText {
    /// How many values it has: [`One`], [`Optional`] or [`Many`].
    type Kind: Kind;

    /// Hands over each value, in order; none where the claim is absent.
    fn text(&self, texts: &mut Texts<'_>);

    /// The claim as generated code hands it over.
    #[doc(hidden)]
    fn __slot(&self) -> Slot<'_>
    where
        Self: Sized,
    {
        Slot::Text(self)
    }
}

/// How many values a text claim has.
pub trait Kind: sealed::Sealed {
    /// Whether there can be more than one.
    #[doc(hidden)]
    const MANY: bool;
    /// The kind of an `Option` of it.
    type Optional: Kind;
}

/// Exactly one value.
#[derive(Debug)]
pub enum One {}

/// One value or none.
#[derive(Debug)]
pub enum Optional {}

/// Any number of values: repeated in a form and a query string, joined with commas in a header.
#[derive(Debug)]
pub enum Many {}

impl Kind for One {
    const MANY: bool = false;
    type Optional = Optional;
}
impl Kind for Optional {
    const MANY: bool = false;
    type Optional = Optional;
}
impl Kind for Many {
    const MANY: bool = true;
    type Optional = Many;
}

/// A kind with at most one value: [`One`] and [`Optional`].
pub trait Single: Kind {}
impl Single for One {}
impl Single for Optional {}

/// A claim that can stand in a list: text of at most one value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a list that is sent as text",
    label = "such a list holds single values with a text form",
    note = "help: write `Vec<String>`, or send it in the body"
)]
pub trait ListedClaim: ClaimText {}
#[diagnostic::do_not_recommend]
impl<T: ClaimText<Kind: Single>> ListedClaim for T {}

mod sealed {
    pub trait Required {}
    impl Required for super::One {}

    pub trait Sealed {}
    impl Sealed for super::One {}
    impl Sealed for super::Optional {}
    impl Sealed for super::Many {}
}

/// A claim that can stand in the URL: text of exactly one value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in the URL",
    label = "a claim in the URL is a single value with a text form, and is always there",
    note = "help: write `String`, or send it elsewhere: `send_in = QueryString`"
)]
pub trait UrlText {
    /// The claim as generated code hands it over.
    #[doc(hidden)]
    fn __slot(&self) -> Slot<'_>;
}
// Without this, and with `ClaimText` as supertrait, rustc would tell of kinds and of hidden functions.
#[diagnostic::do_not_recommend]
impl<T: ClaimText<Kind: sealed::Required>> UrlText for T {
    fn __slot(&self) -> Slot<'_> {
        Slot::Text(self)
    }
}

/// A claim that can be a bearer token: text of at most one value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a bearer token",
    label = "a bearer token is a single text",
    note = "help: write `connector_runtime::Secret<String>`"
)]
pub trait BearerClaim {
    /// The claim as generated code hands it over.
    #[doc(hidden)]
    fn __slot(&self) -> Slot<'_>;
}
// Without this, and with `ClaimText` as supertrait, rustc would tell of kinds and of hidden functions.
#[diagnostic::do_not_recommend]
impl<T: ClaimText<Kind: Single>> BearerClaim for T {
    fn __slot(&self) -> Slot<'_> {
        Slot::Text(self)
    }
}

/// Takes the values of a [`ClaimText`].
pub struct Texts<'a> {
    each: &'a mut dyn FnMut(&str) -> Result<(), Refusal>,
    scratch: String,
    refused: Result<(), Refusal>,
}

impl Texts<'_> {
    /// Hands each value of a claim to `each`.
    pub(crate) fn collect(
        claim: &impl ClaimText,
        mut each: impl FnMut(&str),
    ) -> Result<(), Refusal> {
        let mut each = |value: &str| {
            each(value);
            Ok(())
        };
        let mut texts = Texts {
            each: &mut each,
            scratch: String::new(),
            refused: Ok(()),
        };
        claim.text(&mut texts);
        texts.refused
    }

    /// Takes a value.
    pub fn str(&mut self, value: &str) {
        if self.refused.is_ok() {
            self.refused = (self.each)(value);
        }
    }

    /// Takes a value in the form that `Display` gives it.
    pub fn display(&mut self, value: impl fmt::Display) {
        let mut text = std::mem::take(&mut self.scratch);
        text.clear();
        if write!(text, "{value}").is_err() {
            self.refuse("could not be written as text: its `Display` reported an error");
        }
        self.str(&text);
        self.scratch = text;
    }

    /// Refuses the value: the call ends before anything is sent, with an `InputClaim` error that gives this reason after
    /// the claim's name. The reason must not hold the value.
    pub fn refuse(&mut self, reason: &'static str) {
        if self.refused.is_ok() {
            self.refused = Err(Refusal::new(reason));
        }
    }
}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Texts(..)")
    }
}

/// [`ClaimText`] without its kind, so that one array can hold them all.
pub trait TextSlot {
    /// Hands over each value.
    fn texts(&self, texts: &mut Texts<'_>);
    /// Whether it is a list.
    fn many(&self) -> bool;
}

impl<T: ClaimText> TextSlot for T {
    fn texts(&self, texts: &mut Texts<'_>) {
        self.text(texts);
    }
    fn many(&self) -> bool {
        T::Kind::MANY
    }
}

/// What [`each`] saw.
pub(super) struct Written {
    pub(super) many: bool,
}

/// Calls `value` with each value of the claim.
pub(super) fn each(
    slot: &Slot<'_>,
    mut value: impl FnMut(&str) -> Result<(), Refusal>,
) -> Result<Written, Refusal> {
    let claim = match slot {
        Slot::Text(claim) => claim,
        Slot::Absent => return Ok(Written { many: false }),
        Slot::Body(_) | Slot::Plain(_) | Slot::Payload(_) => return Err(Refusal::OTHER_FORM),
    };
    let mut texts = Texts {
        each: &mut value,
        scratch: String::new(),
        refused: Ok(()),
    };
    claim.texts(&mut texts);
    texts.refused.map(|()| Written { many: claim.many() })
}

/// The token of a bearer claim, if it has one, fit for a header (RFC 6750 §2.1).
pub(super) fn bearer(slot: &Slot<'_>) -> Result<Option<Secret<String>>, Refusal> {
    let mut token = None;
    each(slot, |value| {
        if value.is_empty() {
            Err(Refusal::new("is empty, and a bearer token is not"))
        } else if !value.bytes().all(|byte| matches!(byte, b'!'..=b'~')) {
            Err(Refusal::new(
                "is no bearer token: it holds a blank, a line break or a character outside printable ASCII",
            ))
        } else {
            token = Some(Secret::new(value.to_owned()));
            Ok(())
        }
    })?;
    token.map(Some).ok_or(Refusal::new(
        "has no value, and `auth = Bearer` takes its token from it",
    ))
}
