//! The API's error code as a type of the application.

use std::any::TypeId;

/// The API's `code` as a type: what [`Error::refusal`](crate::Error::refusal) gives.
///
/// Derived on an enum. Each variant names the codes that it stands for, and one, marked `#[code(other)]`, stands for all
/// others and for an error without a code; that one may hold the code.
///
/// ```
/// use connector_runtime::Refusal;
///
/// #[derive(Debug, PartialEq, Refusal)]
/// enum SignUpRefusal {
///     #[code("API12345", "API12346")]
///     AddressTaken,
///     #[code("API20001")]
///     NoMember,
///     #[code(other)]
///     Other(Option<String>),
/// }
///
/// assert_eq!(SignUpRefusal::from_code(Some("API12346")), SignUpRefusal::AddressTaken);
/// assert_eq!(SignUpRefusal::from_code(None), SignUpRefusal::Other(None));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a refusal",
    label = "this type does not implement `Refusal`",
    note = "help: write `#[derive(connector_runtime::Refusal)]` on the enum `{Self}`"
)]
pub trait Refusal: Sized + 'static {
    /// The refusal of that code, which is case-sensitive; `None` is an error without a code.
    fn from_code(code: Option<&str>) -> Self;

    /// What tells it from the other refusals of a program.
    #[doc(hidden)]
    #[must_use]
    fn __type() -> TypeId {
        TypeId::of::<Self>()
    }
}
