//! What the types of claims take: all that they take from `serde_json`, in the same shapes, and nothing more.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::super::{Fault, Kind, Read, read};
use super::{optional, output, required};

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Tier {
    Gold,
    Points(u32),
    Range(u8, u8),
    Dated { year: u16 },
}

#[derive(Debug, PartialEq, Deserialize)]
pub(super) struct Address {
    street: String,
    #[serde(default)]
    floor: Option<i8>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Nick(Option<String>);

#[derive(Debug, PartialEq, Deserialize)]
struct Unit;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Id {
    Number(u64),
    Text(String),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Event {
    Joined { at: u64 },
    Left,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Flattened {
    id: u64,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exact {
    a: u8,
}

/// The claim `a` of type `T` is read as `serde_json` reads it, or refused where that refuses it.
fn like_serde_json<T: DeserializeOwned + PartialEq + Debug>(values: &[&str]) {
    for value in values {
        // `null` is absent by our rule, before any type is asked.
        assert_ne!(*value, "null");
        // `-0` is no integer of any width here; there it is one of 128 bits alone.
        if *value == "-0" && size_of::<T>() == 16 {
            continue;
        }
        let ours = required::<T>(format!("{{ \"a\" : {value} }}"), "a");
        match serde_json::from_str::<T>(value) {
            Ok(theirs) => assert_eq!(ours, Ok(theirs), "{value}"),
            Err(_) => assert!(ours.is_err(), "{value}: {ours:?}"),
        }
    }
}

/// JSON of every shape that some type takes.
const VALUES: &[&str] = &[
    "true",
    "false",
    "0",
    "1",
    "-1",
    "-0",
    "255",
    "256",
    "65536",
    "1.5",
    "1.0",
    "1e2",
    "-2.5E-3",
    "18446744073709551615",
    "\"\"",
    "\"x\"",
    "\"12\"",
    "\"true\"",
    "\"gold\"",
    "\"left\"",
    "\"\\u00e9\\n\\ud83d\\ude00\"",
    "\"points\"",
    "[]",
    "[null]",
    "[1]",
    "[1,2]",
    "[1,2,3]",
    "[1,\"x\"]",
    "[\"a\",\"b\"]",
    "[ [ ] , { } ]",
    "{}",
    "{\"street\":\"Main\"}",
    "{\"street\":\"Main\",\"floor\":-3,\"other\":[{}]}",
    "{\"street\":\"Main\",\"street\":\"Again\"}",
    "{\"floor\":1}",
    "[\"Main\",4]",
    "[\"Main\"]",
    "{\"gold\":null}",
    "{\"points\":7}",
    "{\"points\":7,\"gold\":null}",
    "{\"range\":[1,2]}",
    "{\"range\":[1,2,3]}",
    "{\"dated\":{\"year\":2024}}",
    "{\"dated\":[2024]}",
    "{\"type\":\"joined\",\"at\":5}",
    "{\"at\":5,\"type\":\"joined\"}",
    "{\"type\":\"left\"}",
    "{\"id\":1,\"x\":2,\"y\":{\"z\":[1.5]}}",
    "{\"a\":1}",
    "{\"a\":1,\"b\":2}",
    "{\"1\":\"x\",\"2\":\"y\"}",
    "{\"-1\":1,\"x\":2}",
    "{\"true\":1,\"false\":2}",
    "{\"gold\":1}",
    "{\"Ok\":1}",
    "{\"Err\":\"x\"}",
    "[[1,\"a\"],[2,\"b\"]]",
];

#[test]
fn types_take_what_they_take_from_serde_json() {
    like_serde_json::<bool>(VALUES);
    like_serde_json::<u8>(VALUES);
    like_serde_json::<i8>(VALUES);
    like_serde_json::<u16>(VALUES);
    like_serde_json::<i64>(VALUES);
    like_serde_json::<u64>(VALUES);
    like_serde_json::<i128>(VALUES);
    like_serde_json::<u128>(VALUES);
    like_serde_json::<f32>(VALUES);
    like_serde_json::<f64>(VALUES);
    like_serde_json::<char>(VALUES);
    like_serde_json::<String>(VALUES);
    like_serde_json::<Box<str>>(VALUES);
    like_serde_json::<std::borrow::Cow<'static, str>>(VALUES);
    like_serde_json::<Vec<String>>(VALUES);
    like_serde_json::<Vec<Option<u8>>>(VALUES);
    like_serde_json::<std::ffi::CString>(VALUES);
    like_serde_json::<[u8; 2]>(VALUES);
    like_serde_json::<(u8, String)>(VALUES);
    like_serde_json::<Vec<(u8, String)>>(VALUES);
    like_serde_json::<()>(VALUES);
    like_serde_json::<Unit>(VALUES);
    like_serde_json::<Nick>(VALUES);
    like_serde_json::<Option<Option<u8>>>(VALUES);
    like_serde_json::<Box<Option<String>>>(VALUES);
    like_serde_json::<Tier>(VALUES);
    like_serde_json::<Address>(VALUES);
    like_serde_json::<Id>(VALUES);
    like_serde_json::<Event>(VALUES);
    like_serde_json::<Flattened>(VALUES);
    like_serde_json::<Exact>(VALUES);
    like_serde_json::<Result<u8, String>>(VALUES);
    like_serde_json::<Value>(VALUES);
    like_serde_json::<serde_json::Map<String, Value>>(VALUES);
    like_serde_json::<serde_json::Number>(VALUES);
    like_serde_json::<BTreeMap<String, Value>>(VALUES);
    like_serde_json::<BTreeMap<u8, String>>(VALUES);
    like_serde_json::<BTreeMap<i64, u8>>(VALUES);
    like_serde_json::<BTreeMap<u128, String>>(VALUES);
    like_serde_json::<BTreeMap<bool, u8>>(VALUES);
    like_serde_json::<BTreeMap<char, u8>>(VALUES);
    like_serde_json::<std::time::Duration>(VALUES);
    like_serde_json::<std::net::IpAddr>(VALUES);
    like_serde_json::<IgnoredAny>(VALUES);
}

#[test]
fn a_raw_value_is_the_text_itself() {
    for value in [
        "{ \"b\" : [ 1.50, \"\\u0041\" ] }",
        "\"x\\n\"",
        "1e400",
        "[ ]",
        "true",
    ] {
        let raw =
            required::<Box<RawValue>>(format!("{{\"a\":  {value}  }}"), "a").expect("any JSON");
        assert_eq!(raw.get(), value);
        let within = required::<Vec<Box<RawValue>>>(format!("{{\"a\":[ {value} ,2]}}"), "a")
            .expect("any JSON");
        assert_eq!(within[0].get(), value);
    }
}

#[test]
fn nothing_is_none_to_every_kind_of_option_and_to_nothing_else() {
    type Alias = Option<u8>;
    for body in ["{}", "{\"a\":null}", ""] {
        assert_eq!(required::<Alias>(body, "a"), Ok(None));
        assert_eq!(required::<Option<Option<u8>>>(body, "a"), Ok(None));
        assert_eq!(required::<Box<Option<u8>>>(body, "a"), Ok(Box::new(None)));
        assert_eq!(required::<Nick>(body, "a"), Ok(Nick(None)));
        let missing = Fault::Missing { claim: 0 };
        assert_eq!(required::<()>(body, "a"), Err(missing));
        assert_eq!(required::<Unit>(body, "a"), Err(missing));
        assert_eq!(required::<Value>(body, "a"), Err(missing));
        assert_eq!(required::<IgnoredAny>(body, "a").err(), Some(missing));
        assert_eq!(required::<Vec<u8>>(body, "a"), Err(missing));
        assert_eq!(required::<Id>(body, "a"), Err(missing));
        assert_eq!(required::<Address>(body, "a"), Err(missing));
        assert_eq!(
            required::<std::marker::PhantomData<u8>>(body, "a"),
            Err(missing)
        );
    }
}

#[test]
fn a_field_that_a_claim_needs_is_named() {
    assert_eq!(
        required::<Address>(r#"{"a":{"floor":1}}"#, "a"),
        Err(Fault::Field {
            claim: 0,
            name: "street",
            at: 5
        })
    );
    assert_eq!(
        required::<Address>(r#"{"a":{"street":"x","street":"y"}}"#, "a"),
        Err(Fault::FieldTwice {
            claim: 0,
            name: "street",
            at: 5
        })
    );
    assert_eq!(
        required::<Address>(r#"{"a":{"street":1}}"#, "a"),
        Err(Fault::Type {
            claim: 0,
            found: Kind::Object,
            inside: Some(Kind::Number),
            at: 5
        })
    );
    assert_eq!(
        required::<Tier>(r#"{"a":"bronze"}"#, "a"),
        Err(Fault::Value {
            claim: 0,
            found: Kind::String,
            at: 5
        })
    );
}

#[test]
fn a_variant_with_content_is_no_mere_name() {
    for name in ["points", "range", "dated"] {
        assert_eq!(
            required::<Tier>(format!(r#"{{"a":"{name}"}}"#), "a"),
            Err(Fault::Type {
                claim: 0,
                found: Kind::String,
                inside: None,
                at: 5
            }),
            "{name}"
        );
    }
}

#[test]
fn a_holder_does_not_show_its_claim() {
    let mut claim = Read::<String>::coerced();
    let body = br#"{"a":"canary"}"#;
    read(body, &[output("a", "String")], &mut [&mut claim]).unwrap();
    assert_eq!(format!("{claim:?}"), "Read { form: Coerced, .. }");
    assert_eq!(claim.optional().unwrap(), "canary");
}

/// Asks for whatever stands there, and takes a text alone.
#[derive(Debug, PartialEq)]
struct Word(String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Taken;

        impl serde::de::Visitor<'_> for Taken {
            type Value = Word;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a word")
            }

            fn visit_str<E>(self, text: &str) -> Result<Word, E> {
                Ok(Word(text.to_owned()))
            }
        }

        deserializer.deserialize_any(Taken)
    }
}

#[test]
fn a_type_that_asks_for_anything_is_told_what_it_did_not_take() {
    for (value, found) in [
        ("true", Kind::Boolean),
        ("1", Kind::Number),
        ("-1", Kind::Number),
        ("[]", Kind::Array),
        ("[1]", Kind::Array),
        ("{}", Kind::Object),
        (r#"{"b":1}"#, Kind::Object),
    ] {
        let alone = required::<Word>(format!(r#"{{"a":{value}}}"#), "a");
        let inside = required::<Vec<Word>>(format!(r#"{{"a":["x",{value}]}}"#), "a");
        let fault = |found, inside| Fault::Type {
            claim: 0,
            found,
            inside,
            at: 5,
        };
        assert_eq!(alone, Err(fault(found, None)), "{value}");
        assert_eq!(inside, Err(fault(Kind::Array, Some(found))), "{value}");
    }
}

/// Swallows every error of what it reads, as people do who want a default for it.
#[derive(Debug, PartialEq)]
struct Lenient(Option<Address>);

impl<'de> Deserialize<'de> for Lenient {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Address::deserialize(deserializer).ok()))
    }
}

#[test]
fn a_type_that_stops_half_way_moves_nothing() {
    // Nothing was wrong, or nothing that it swallows changes where the next claim is.
    let body = r#"{"a":{"floor":"no","x":[1,2]},"b":2}"#;
    assert_eq!(optional::<Lenient>(body, "a"), Ok(Some(Lenient(None))));
    let deep = format!(
        r#"{{"a":{{"floor":{}{}}}}}"#,
        "[".repeat(40),
        "]".repeat(40)
    );
    assert!(matches!(
        optional::<Lenient>(deep, "a"),
        Err(Fault::TooDeep { .. })
    ));
    // A scalar that nobody reads is checked all the same.
    assert_eq!(
        optional::<Lenient>(r#"{"a":"x"}"#, "a"),
        Ok(Some(Lenient(None)))
    );
    assert!(matches!(
        optional::<Lenient>(r#"{"a":"\ud800"}"#, "a"),
        Err(Fault::Syntax { .. })
    ));
    assert!(matches!(
        optional::<Lenient>(r#"{"a":-}"#, "a"),
        Err(Fault::Syntax { .. })
    ));
}

#[test]
fn names_of_an_open_map_may_repeat() {
    // They are no claims and no way to one: the last counts, as it does for `serde_json`.
    assert_eq!(required(r#"{"a":{"x":1,"x":2}}"#, "a"), Ok(json!({"x": 2})));
}
