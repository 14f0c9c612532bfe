//! The types that have a text form: std's scalars and strings, `Option`, `Vec`, [`Secret`], and others behind features.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use super::text::{ClaimText, Kind, ListedClaim, Many, One, Texts};
use crate::secret::Secret;

impl ClaimText for String {
    type Kind = One;
    fn text(&self, texts: &mut Texts<'_>) {
        texts.str(self);
    }
}

impl ClaimText for str {
    type Kind = One;
    fn text(&self, texts: &mut Texts<'_>) {
        texts.str(self);
    }
}

impl ClaimText for Cow<'_, str> {
    type Kind = One;
    fn text(&self, texts: &mut Texts<'_>) {
        texts.str(self);
    }
}

macro_rules! pointer {
    ($($pointer:ty),*) => {$(
        impl<T: ClaimText + ?Sized> ClaimText for $pointer {
            type Kind = T::Kind;
            fn text(&self, texts: &mut Texts<'_>) {
                T::text(self, texts);
            }
        }
    )*};
}
pointer!(&T, Box<T>, Rc<T>, Arc<T>);

macro_rules! display {
    ($($type:ty),*) => {$(
        impl ClaimText for $type {
            type Kind = One;
            fn text(&self, texts: &mut Texts<'_>) {
                texts.display(self);
            }
        }
    )*};
}
display!(
    bool,
    char,
    std::net::IpAddr,
    std::net::Ipv4Addr,
    std::net::Ipv6Addr
);

macro_rules! integer {
    ($($type:ty),*) => {$(
        impl ClaimText for $type {
            type Kind = One;
            fn text(&self, texts: &mut Texts<'_>) {
                texts.str(itoa::Buffer::new().format(*self));
            }
        }
    )*};
}
integer!(
    i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize
);

macro_rules! non_zero {
    ($($type:ident),*) => {$(
        impl ClaimText for std::num::$type {
            type Kind = One;
            fn text(&self, texts: &mut Texts<'_>) {
                self.get().text(texts);
            }
        }
    )*};
}
non_zero!(
    NonZeroI8,
    NonZeroI16,
    NonZeroI32,
    NonZeroI64,
    NonZeroI128,
    NonZeroIsize,
    NonZeroU8,
    NonZeroU16,
    NonZeroU32,
    NonZeroU64,
    NonZeroU128,
    NonZeroUsize
);

macro_rules! float {
    ($($type:ty),*) => {$(
        impl ClaimText for $type {
            type Kind = One;
            fn text(&self, texts: &mut Texts<'_>) {
                if self.is_finite() {
                    texts.display(self);
                } else {
                    texts.refuse("is not a finite number");
                }
            }
        }
    )*};
}
float!(f32, f64);

impl<T: ClaimText> ClaimText for Option<T> {
    type Kind = <T::Kind as Kind>::Optional;
    fn text(&self, texts: &mut Texts<'_>) {
        if let Some(value) = self {
            value.text(texts);
        }
    }
}

impl<T: ListedClaim> ClaimText for Vec<T> {
    type Kind = Many;
    fn text(&self, texts: &mut Texts<'_>) {
        for value in self {
            value.text(texts);
        }
    }
}

impl<T: ClaimText + zeroize::Zeroize> ClaimText for Secret<T> {
    type Kind = T::Kind;
    fn text(&self, texts: &mut Texts<'_>) {
        self.expose().text(texts);
    }
}

#[cfg(feature = "url")]
display!(url::Url);

#[cfg(feature = "uuid")]
display!(uuid::Uuid);

// RFC 3339 and ISO 8601, as these types print themselves.
#[cfg(feature = "dates")]
display!(
    jiff::Timestamp,
    jiff::civil::Date,
    jiff::civil::DateTime,
    jiff::civil::Time,
    jiff::SignedDuration,
    jiff::Span
);
