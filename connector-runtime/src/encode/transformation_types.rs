//! The types of the claims transformations as text claims: their one text form, wherever a claim is text.

use connector_transformations::types::{
    Date, DateTime, Duration, Identity, PhoneNumber, UserIdentity,
};

use super::text::{ClaimText, One, Texts};

macro_rules! claim_text {
    ($($name:ty),*) => {$(
        // A list of other types that have a text form, which rustc adds to its error, is for types that people know.
        #[diagnostic::do_not_recommend]
        impl ClaimText for $name {
            type Kind = One;

            fn text(&self, texts: &mut Texts<'_>) {
                texts.display(self);
            }
        }
    )*};
}

claim_text!(
    Date,
    DateTime,
    Duration,
    Identity,
    PhoneNumber,
    UserIdentity
);
