//! A serializer in front of another that notices floats which are not finite: `serde_json` would write them as `null`.

use std::cell::Cell;
use std::fmt;

use serde::ser::{self, Serialize, Serializer};

/// A serializer that passes everything on and notes a float that is not finite, on whatever level.
pub(super) struct Finite<'a, S> {
    inner: S,
    non_finite: &'a Cell<bool>,
}

impl<S: Serializer> Finite<'_, S> {
    /// Serializes the value; true with it where a float was not finite.
    pub(super) fn serialize<T: Serialize + ?Sized>(
        value: &T,
        inner: S,
    ) -> (Result<S::Ok, S::Error>, bool) {
        let non_finite = Cell::new(false);
        let result = value.serialize(Finite {
            inner,
            non_finite: &non_finite,
        });
        (result, non_finite.get())
    }
}

/// A value whose own parts are watched too.
struct Watched<'a, T: ?Sized> {
    value: &'a T,
    non_finite: &'a Cell<bool>,
}

impl<T: Serialize + ?Sized> Serialize for Watched<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(Finite {
            inner: serializer,
            non_finite: self.non_finite,
        })
    }
}

macro_rules! pass {
    ($($method:ident($type:ty)),*) => {$(
        fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
            self.inner.$method(value)
        }
    )*};
}

impl<'a, S: Serializer> Serializer for Finite<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Finite<'a, S::SerializeSeq>;
    type SerializeTuple = Finite<'a, S::SerializeTuple>;
    type SerializeTupleStruct = Finite<'a, S::SerializeTupleStruct>;
    type SerializeTupleVariant = Finite<'a, S::SerializeTupleVariant>;
    type SerializeMap = Finite<'a, S::SerializeMap>;
    type SerializeStruct = Finite<'a, S::SerializeStruct>;
    type SerializeStructVariant = Finite<'a, S::SerializeStructVariant>;

    pass!(
        serialize_bool(bool),
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_i128(i128),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
        serialize_u64(u64),
        serialize_u128(u128),
        serialize_char(char),
        serialize_str(&str),
        serialize_bytes(&[u8]),
        serialize_unit_struct(&'static str)
    );

    fn serialize_f32(self, value: f32) -> Result<S::Ok, S::Error> {
        self.non_finite
            .set(self.non_finite.get() || !value.is_finite());
        self.inner.serialize_f32(value)
    }
    fn serialize_f64(self, value: f64) -> Result<S::Ok, S::Error> {
        self.non_finite
            .set(self.non_finite.get() || !value.is_finite());
        self.inner.serialize_f64(value)
    }
    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_none()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.inner.serialize_some(&Watched {
            value,
            non_finite: self.non_finite,
        })
    }
    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_unit()
    }
    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_unit_variant(name, index, variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_newtype_struct(
            name,
            &Watched {
                value,
                non_finite: self.non_finite,
            },
        )
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_newtype_variant(
            name,
            index,
            variant,
            &Watched {
                value,
                non_finite: self.non_finite,
            },
        )
    }
    fn serialize_seq(self, len: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        Ok(Finite {
            inner: self.inner.serialize_seq(len)?,
            non_finite: self.non_finite,
        })
    }
    fn serialize_tuple(self, len: usize) -> Result<Self::SerializeTuple, S::Error> {
        Ok(Finite {
            inner: self.inner.serialize_tuple(len)?,
            non_finite: self.non_finite,
        })
    }
    fn serialize_tuple_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> Result<Self::SerializeTupleStruct, S::Error> {
        Ok(Finite {
            inner: self.inner.serialize_tuple_struct(name, len)?,
            non_finite: self.non_finite,
        })
    }
    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        let inner = self
            .inner
            .serialize_tuple_variant(name, index, variant, len)?;
        Ok(Finite {
            inner,
            non_finite: self.non_finite,
        })
    }
    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        Ok(Finite {
            inner: self.inner.serialize_map(len)?,
            non_finite: self.non_finite,
        })
    }
    fn serialize_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStruct, S::Error> {
        Ok(Finite {
            inner: self.inner.serialize_struct(name, len)?,
            non_finite: self.non_finite,
        })
    }
    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        let inner = self
            .inner
            .serialize_struct_variant(name, index, variant, len)?;
        Ok(Finite {
            inner,
            non_finite: self.non_finite,
        })
    }
    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.inner.collect_str(value)
    }
    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// The compound serializers differ in the name of one method only.
macro_rules! compound {
    ($($trait:ident::$method:ident($($key:ident)?)),*) => {$(
        impl<S: ser::$trait> ser::$trait for Finite<'_, S> {
            type Ok = S::Ok;
            type Error = S::Error;
            fn $method<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Result<(), S::Error> {
                self.inner.$method($($key,)? &Watched { value, non_finite: self.non_finite })
            }
            fn end(self) -> Result<S::Ok, S::Error> {
                self.inner.end()
            }
        }
    )*};
}
compound!(
    SerializeSeq::serialize_element(),
    SerializeTuple::serialize_element(),
    SerializeTupleStruct::serialize_field(),
    SerializeTupleVariant::serialize_field(),
    SerializeStruct::serialize_field(key),
    SerializeStructVariant::serialize_field(key)
);

impl<S: ser::SerializeMap> ser::SerializeMap for Finite<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        self.inner.serialize_key(&Watched {
            value: key,
            non_finite: self.non_finite,
        })
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.inner.serialize_value(&Watched {
            value,
            non_finite: self.non_finite,
        })
    }
    fn end(self) -> Result<S::Ok, S::Error> {
        self.inner.end()
    }
}
