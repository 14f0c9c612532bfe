//! Without a feature that asks for the API's side of profiles, what the macros write for it goes nowhere.

/// Drops what the macros write for the API's side.
#[doc(hidden)]
#[macro_export]
macro_rules! __api {
    ($($tokens:tt)*) => {};
}
