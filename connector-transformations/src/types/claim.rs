//! The types as text claims: their one text form, wherever a claim is text.

use connector_runtime::{ClaimText, One, Texts};

use super::{Duration, PhoneNumber};

macro_rules! claim_text {
    ($($name:ty),*) => {$(
        impl ClaimText for $name {
            type Kind = One;

            fn text(&self, texts: &mut Texts<'_>) {
                texts.display(self);
            }
        }
    )*};
}

claim_text!(Duration, PhoneNumber);

#[cfg(feature = "dates")]
claim_text!(super::Date, super::DateTime);

#[cfg(feature = "social")]
claim_text!(super::Identity, super::UserIdentity);
