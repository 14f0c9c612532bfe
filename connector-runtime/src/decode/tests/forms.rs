//! Claims that are read leniently because they say so: `coerce` and `json`.

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::{Fault, Kind, Read, read};
use super::output;

fn coerced<T: serde::de::DeserializeOwned>(value: &str) -> Result<Option<T>, Fault> {
    let mut claim = Read::<T>::coerced();
    read(
        format!("{{\"a\":{value}}}").as_bytes(),
        &[output("a", "T")],
        &mut [&mut claim],
    )?;
    Ok(claim.optional())
}

fn json_text<T: serde::de::DeserializeOwned>(value: &str) -> Result<Option<T>, Fault> {
    let mut claim = Read::<T>::json();
    read(
        format!("{{\"a\":{value}}}").as_bytes(),
        &[output("a", "T")],
        &mut [&mut claim],
    )?;
    Ok(claim.optional())
}

const TYPE: fn(Kind) -> Fault = |found| Fault::Type {
    claim: 0,
    found,
    inside: None,
    at: 5,
};
const VALUE: fn(Kind) -> Fault = |found| Fault::Value {
    claim: 0,
    found,
    at: 5,
};

#[test]
fn numbers_and_booleans_become_strings_as_they_stand() {
    assert_eq!(coerced("12345.6700"), Ok(Some("12345.6700".to_owned())));
    assert_eq!(
        coerced("123456789012345678901234567890"),
        Ok(Some("123456789012345678901234567890".to_owned()))
    );
    assert_eq!(coerced("-0"), Ok(Some("-0".to_owned())));
    assert_eq!(coerced("1E+2"), Ok(Some("1E+2".to_owned())));
    assert_eq!(coerced("true"), Ok(Some("true".to_owned())));
    assert_eq!(coerced("false"), Ok(Some(Some("false".to_owned()))));
    assert_eq!(
        coerced("[1,\"b\",true]"),
        Ok(Some(vec![
            "1".to_owned(),
            "b".to_owned(),
            "true".to_owned()
        ]))
    );
    assert_eq!(coerced("\"as it is\""), Ok(Some("as it is".to_owned())));
    assert_eq!(coerced::<String>("null"), Ok(None));
    assert_eq!(coerced::<String>("[1]"), Err(TYPE(Kind::Array)));
    assert_eq!(coerced::<String>("{}"), Err(TYPE(Kind::Object)));
    assert_eq!(coerced::<String>("1x"), Err(Fault::Syntax { at: 6 }));
    assert_eq!(coerced::<String>("truest"), Err(Fault::Syntax { at: 9 }));
}

#[test]
fn strings_become_numbers_and_booleans() {
    assert_eq!(coerced("\"53912345\""), Ok(Some(53_912_345_u64)));
    assert_eq!(coerced("\"-7\""), Ok(Some(Some(-7_i8))));
    assert_eq!(coerced("\"12345.67\""), Ok(Some(12_345.67_f64)));
    assert_eq!(
        coerced("\"340282366920938463463374607431768211455\""),
        Ok(Some(u128::MAX))
    );
    assert_eq!(coerced("\"true\""), Ok(Some(true)));
    assert_eq!(coerced("\"false\""), Ok(Some(false)));
    assert_eq!(coerced("417"), Ok(Some(417_u16)));
    for text in [
        "", " 1", "1 ", "+1", "0x1", "1,5", "one", "01", "1.", "NaN", "\\u0031",
    ] {
        assert_eq!(
            coerced::<u8>(&format!("\"{text}\"")),
            Err(TYPE(Kind::String)),
            "{text}"
        );
        assert_eq!(
            coerced::<f64>(&format!("\"{text}\"")),
            Err(TYPE(Kind::String)),
            "{text}"
        );
    }
    for text in ["True", "1", "yes", "", "TRUE", " true"] {
        assert_eq!(
            coerced::<bool>(&format!("\"{text}\"")),
            Err(TYPE(Kind::String)),
            "{text}"
        );
    }
    assert_eq!(coerced::<u8>("\"256\""), Err(VALUE(Kind::String)));
    assert_eq!(coerced::<u8>("\"1.0\""), Err(VALUE(Kind::String)));
    assert_eq!(coerced::<f64>("\"1e400\""), Err(VALUE(Kind::String)));
    // Neither becomes the other.
    assert_eq!(coerced::<bool>("1"), Err(TYPE(Kind::Number)));
    assert_eq!(coerced::<u8>("true"), Err(TYPE(Kind::Boolean)));
}

#[derive(Debug, PartialEq, Deserialize)]
struct Key {
    kty: String,
    bits: Option<u16>,
}

#[test]
fn a_document_inside_a_string_is_read_as_one() {
    assert_eq!(
        json_text(r#""{\"kty\":\"RSA\",\"bits\":2048}""#),
        Ok(Some(Key {
            kty: "RSA".to_owned(),
            bits: Some(2048)
        }))
    );
    assert_eq!(json_text(r#"" [1, 2] ""#), Ok(Some(vec![1, 2])));
    assert_eq!(json_text(r#""\"\\u0041\\n\"""#), Ok(Some("A\n".to_owned())));
    assert_eq!(
        json_text(r#""{\"a\":[true]}""#),
        Ok(Some(json!({"a": [true]})))
    );
    for absent in ["null", r#""""#, r#""  \n""#, r#""null""#] {
        assert_eq!(json_text::<Value>(absent), Ok(None), "{absent}");
    }
    for broken in [
        r#""{""#,
        r#""{} x""#,
        r#""<html>""#,
        r#""\"\\ud800\"""#,
        r#""[1,]""#,
    ] {
        assert_eq!(
            json_text::<Value>(broken),
            Err(Fault::Text { claim: 0, at: 5 }),
            "{broken}"
        );
    }
    let deep = format!("\"{}{}\"", "[".repeat(33), "]".repeat(33));
    assert_eq!(
        json_text::<Value>(&deep),
        Err(Fault::Text { claim: 0, at: 5 })
    );
    let million = format!("\"{}\"", "[".repeat(1_000_000));
    assert_eq!(
        json_text::<Value>(&million),
        Err(Fault::Text { claim: 0, at: 5 })
    );
    assert_eq!(json_text::<Value>("{\"kty\":1}"), Err(TYPE(Kind::Object)));
    assert_eq!(json_text::<Value>("12"), Err(TYPE(Kind::Number)));
    assert_eq!(
        json_text::<Key>(r#""{\"bits\":1}""#),
        Err(Fault::Field {
            claim: 0,
            name: "kty",
            at: 5
        })
    );
}
