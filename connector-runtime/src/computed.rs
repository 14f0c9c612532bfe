//! What a claim that is computed may be: the traits behind `resolve` and `map`.
//!
//! Both have a parameter that tells their two implementations apart, since a type may be either only by what it is made of.
//! Nobody writes it: rustc finds the one that fits.

use std::str::FromStr;

use zeroize::Zeroize;

use crate::encode::{ClaimText, Single, Texts};
use crate::error::BoxError;
use crate::secret::Secret;

/// A type that a claim with `resolve` may have: any [`FromStr`], a `String` among them, a [`Secret`] of one, and an [`Option`]
/// of those, which is absent where the call's [`Context`](crate::Context) has nothing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be filled by a claim resolver",
    label = "a claim with `resolve` is made from text",
    note = "help: write `String`, or `impl std::str::FromStr for {Self}`"
)]
pub trait ResolvedClaim<By>: Sized {
    /// The claim from what the resolver yields.
    #[doc(hidden)]
    fn __resolved(text: Option<&str>) -> Result<Self, Unresolved>;
}

/// Why a resolver did not fill a claim.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unresolved {
    /// It yields nothing, and the claim needs a value.
    Absent,
    /// The claim's type does not take the text. The reason may quote it, so it goes no further.
    Refused,
}

// What tells the implementations apart is made of std's types alone: rustc prints it.

/// A claim that always has its value.
type Always = ();

/// A claim that may be absent.
type Perhaps = Option<()>;

#[diagnostic::do_not_recommend]
impl<T: FromStr> ResolvedClaim<Always> for T {
    fn __resolved(text: Option<&str>) -> Result<Self, Unresolved> {
        let text = text.ok_or(Unresolved::Absent)?;
        text.parse().map_err(|_| Unresolved::Refused)
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromStr> ResolvedClaim<Perhaps> for Option<T> {
    fn __resolved(text: Option<&str>) -> Result<Self, Unresolved> {
        text.map(str::parse)
            .transpose()
            .map_err(|_| Unresolved::Refused)
    }
}

/// As [`Always`], of a secret: it has no `FromStr`, whose error could hold the text.
type AlwaysSecret = ((),);

/// As [`Perhaps`], of a secret.
type PerhapsSecret = Option<((),)>;

#[diagnostic::do_not_recommend]
impl<T: FromStr + Zeroize> ResolvedClaim<AlwaysSecret> for Secret<T> {
    fn __resolved(text: Option<&str>) -> Result<Self, Unresolved> {
        T::__resolved(text).map(Secret::new)
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromStr + Zeroize> ResolvedClaim<PerhapsSecret> for Option<Secret<T>> {
    fn __resolved(text: Option<&str>) -> Result<Self, Unresolved> {
        text.map(|text| Secret::__resolved(Some(text))).transpose()
    }
}

/// A claim that `resolve = "{Claim:…}"` can fill another from: text of at most one value (see [`ClaimText`]).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot fill another claim",
    label = "a claim resolver names a claim that is a single value with a text form",
    note = "help: compute the other claim from it, by `value`"
)]
pub trait SourceClaim {
    /// The claim's text, none where it is absent.
    #[doc(hidden)]
    fn __source(&self) -> Result<Option<String>, Unresolved>;
}

#[diagnostic::do_not_recommend]
impl<T: ClaimText<Kind: Single>> SourceClaim for T {
    fn __source(&self) -> Result<Option<String>, Unresolved> {
        let mut text = None;
        Texts::collect(self, |value| text = Some(value.to_owned()))
            .map_err(|_| Unresolved::Refused)?;
        Ok(text)
    }
}

/// What the function of a `map` returns for a claim of type `T`: a `T`, or a [`Result`] of it with any error.
#[diagnostic::on_unimplemented(
    message = "the function of `map` returns `{Self}`, and the claim is `{T}`",
    label = "this function does not give the claim back",
    note = "help: `map` takes a `fn({T}) -> {T}` or a `fn({T}) -> Result<{T}, E>`"
)]
pub trait MappedClaim<T, By>: Sized {
    /// The claim, or what went wrong.
    #[doc(hidden)]
    fn __mapped(self) -> Result<T, BoxError>;
}

/// A function that cannot fail.
type Plain = ();

/// A function that can.
type Fallible = Result<(), ()>;

#[diagnostic::do_not_recommend]
impl<T> MappedClaim<T, Plain> for T {
    fn __mapped(self) -> Result<T, BoxError> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T, E: Into<BoxError>> MappedClaim<T, Fallible> for Result<T, E> {
    fn __mapped(self) -> Result<T, BoxError> {
        self.map_err(Into::into)
    }
}
