//! Texts that nobody meant well, into everything that reads one: nothing panics, what is accepted survives its own text
//! form, what is made is valid. The seed is printed; `CONNECTOR_SEED` sets it.
#![cfg(feature = "full")]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use connector_transformations::types::{
    Date, DateTime, Duration, Identity, PhoneNumber, UserIdentity,
};
use connector_transformations::{
    Expressions, JsonArrayParameters, JsonClaim, Pattern, StringComparison,
    convert_string_to_phone_number_claim, format_string_multiple_claims, generate_json,
    get_claim_from_json, get_claims_from_json_array, get_numeric_claim_from_json,
    get_single_item_from_json, get_single_value_from_json_array, parse_domain,
    set_claims_if_regex_match, string_split, string_substring, xml_string_to_json_string,
};
use fastrand::Rng;

#[expect(clippy::print_stderr, reason = "a failure is repeated by its seed")]
fn rng() -> Rng {
    let seed = std::env::var("CONNECTOR_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| fastrand::u64(..));
    eprintln!("CONNECTOR_SEED={seed}");
    Rng::with_seed(seed)
}

/// A valid text with some pieces changed, or pieces thrown together.
fn mutated(rng: &mut Rng, valid: &[&str], pieces: &[&str]) -> String {
    let mut text: Vec<char> = if rng.bool() {
        rng.choice(valid).copied().unwrap_or("").chars().collect()
    } else {
        Vec::new()
    };
    for _ in 0..rng.usize(..8) {
        let at = rng.usize(..=text.len());
        match rng.u8(..4) {
            0 if at < text.len() => {
                text.remove(at);
            }
            1 => text.insert(at, rng.char(..)),
            2 => text.truncate(at.max(1)),
            _ => {
                let piece = rng.choice(pieces).copied().unwrap_or("");
                text.splice(at..at, piece.chars());
            }
        }
    }
    text.into_iter().collect()
}

fn survives<T: FromStr + Display + PartialEq + Debug>(text: &str) -> bool {
    let Ok(value) = text.parse::<T>() else {
        return false;
    };
    assert!(
        value
            .to_string()
            .parse::<T>()
            .is_ok_and(|again| again == value),
        "{text:?} → {value}"
    );
    true
}

#[test]
fn values_of_the_claim_types_survive_their_text() {
    let mut rng = rng();
    let valid = [
        "2022-01-03",
        "9999-12-31T23:59:59.9999999Z",
        "2022-01-03T11:34:22.5+01:00",
        "0001-01-01T00:00:00-23:59",
        "P1Y2M5DT8H5M620S",
        "-PT0.5S",
        "N1M",
        "+450334567890",
        r#"{"issuer":"a","issuerUserId":"YQ=="}"#,
        r#"{"signInType":"a","issuer":"b","issuerAssignedId":"c"}"#,
    ];
    let pieces = [
        "0", "9", "60", "-", "+", ":", "T", "Z", ".", "P", "S", "M", "D", "\"", "{", "}", ",", " ",
        "é", "\u{0}",
    ];
    let mut accepted = 0;
    for _ in 0..200_000 {
        let text = mutated(&mut rng, &valid, &pieces);
        for survived in [
            survives::<Date>(&text),
            survives::<DateTime>(&text),
            survives::<Duration>(&text),
            survives::<PhoneNumber>(&text),
            survives::<UserIdentity>(&text),
            survives::<Identity>(&text),
        ] {
            accepted += usize::from(survived);
        }
    }
    assert!(
        accepted > 10_000,
        "only {accepted} texts were accepted: these were no values at all"
    );
}

#[test]
fn moments_are_converted_to_utc_as_counted_by_hand() {
    let mut rng = rng();
    for _ in 0..100_000 {
        let (hour, minute, second) = (rng.i64(0..24), rng.i64(0..60), rng.i64(0..60));
        let offset = rng.i64(-1439..=1439);
        let day = rng.i64(1..=28);
        let sign = if offset < 0 { '-' } else { '+' };
        let (offset_hours, offset_minutes) = (offset.abs() / 60, offset.abs() % 60);
        let text = format!(
            "2023-05-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{offset_hours:02}:{offset_minutes:02}"
        );
        let moment: DateTime = text.parse().expect("a valid moment");
        let base: DateTime = "2023-05-01T00:00:00Z".parse().expect("a valid moment");
        let seconds = (day - 1) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60;
        assert_eq!(base.checked_add_seconds(seconds), Some(moment), "{text}");
    }
}

#[test]
fn json_texts_are_read_or_refused() {
    let mut rng = rng();
    let valid = [
        r#"{"a":"b","c":1}"#,
        r#"["x",{"y":[null]}]"#,
        r#"[{"key":"a","value":"b"},{"key":"c","value":5}]"#,
    ];
    let pieces = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0061", "null", "1e999", "-",
        "\"a\":", "key", "é",
    ];
    for _ in 0..200_000 {
        let text = mutated(&mut rng, &valid, &pieces);
        let read = get_claim_from_json(&text, "a").is_ok()
            | get_numeric_claim_from_json(&text, "c").is_ok()
            | get_single_item_from_json(&text).is_ok()
            | get_single_value_from_json_array(&text).is_ok()
            | get_claims_from_json_array(&text, &["a", "c"], JsonArrayParameters::default())
                .is_ok();
        assert!(
            !read || text.trim_start().starts_with(['{', '[']),
            "{text:?}"
        );
    }
    let deep = "[".repeat(1 << 20);
    assert!(get_single_value_from_json_array(&deep).is_err());
}

#[test]
fn layouts_of_paths_are_refused_or_valid_json_that_holds_the_claims() {
    let mut rng = rng();
    let segments = ["a", "b", "0", "1", "2", "00", "", "é\"", "a b"];
    let mut accepted = 0;
    for _ in 0..1_000_000 {
        let paths: Vec<String> = (0..rng.usize(..5))
            .map(|_| {
                (0..rng.usize(1..4))
                    .map(|_| *rng.choice(&segments).unwrap_or(&""))
                    .collect::<Vec<_>>()
                    .join(".")
            })
            .collect();
        let values: Vec<Option<i64>> = paths
            .iter()
            .map(|_| rng.bool().then(|| rng.i64(..)))
            .collect();
        let claims: Vec<(&str, &dyn JsonClaim)> = paths
            .iter()
            .zip(&values)
            .map(|(path, value)| (path.as_str(), value as &dyn JsonClaim))
            .collect();
        let Ok(json) = generate_json(&claims) else {
            continue;
        };
        let document: serde_json::Value = serde_json::from_str(&json).expect("valid JSON");
        accepted += 1;
        // Where no claim is absent no element moves, and each stands where its path says.
        if values.iter().all(Option::is_some) {
            for (path, value) in paths.iter().zip(&values) {
                let place = path.split('.').try_fold(&document, |node, segment| {
                    node.get(segment)
                        .or_else(|| node.get(segment.parse::<usize>().ok()?))
                });
                assert_eq!(
                    place.and_then(serde_json::Value::as_i64),
                    *value,
                    "{paths:?} {json}"
                );
            }
        }
    }
    assert!(accepted > 100_000, "only {accepted} layouts were accepted");
}

#[test]
fn xml_texts_become_valid_json_or_are_refused() {
    let mut rng = rng();
    let valid = [
        "<a/>",
        "<a x='1'>t<b/></a>",
        "<p:a xmlns:p='u'><![CDATA[<]]></p:a>",
        "<?xml version='1.0'?><a>&lt;</a>",
    ];
    let pieces = [
        "<",
        ">",
        "/",
        "</a>",
        "<a>",
        "='",
        "\"",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#0;",
        "xmlns:",
        " ",
        "é",
    ];
    let mut accepted = 0;
    for _ in 0..200_000 {
        let text = mutated(&mut rng, &valid, &pieces);
        if let Ok(json) = xml_string_to_json_string(&text) {
            accepted += 1;
            assert!(
                serde_json::from_str::<serde_json::Value>(&json).is_ok_and(|json| json.is_object()),
                "{text:?} {json}"
            );
        }
    }
    assert!(accepted > 10_000, "only {accepted} texts were accepted");
}

#[test]
fn formats_and_texts_are_read_or_refused() {
    let mut rng = rng();
    let valid = [
        "{0} {1}",
        "{{{0,5}}}",
        "{RelyingPartyTenantId}@{0}",
        "joe@outlook.com",
        "a,b,c",
    ];
    let pieces = [
        "{",
        "}",
        "{0}",
        ",",
        "-",
        "9",
        "4000",
        "{TechnicalProfileId}",
        "@",
        "\"",
        "é",
        "😀",
    ];
    let here = Expressions {
        technical_profile_id: Some("p"),
        relying_party_tenant_id: Some("r"),
        ..Expressions::default()
    };
    for _ in 0..200_000 {
        let text = mutated(&mut rng, &valid, &pieces);
        if let Ok(made) = format_string_multiple_claims("x", "yy", &text) {
            assert!(made.chars().count() <= 4000, "{text:?}");
        }
        let _ = here.fill(&text);
        let domain = parse_domain(&text);
        assert!(
            domain.is_empty() || text.ends_with(&format!("@{domain}")),
            "{text:?}"
        );
        let (start, length) = (rng.usize(..6), rng.usize(..6));
        let expected: Option<String> = (text.chars().count() >= start + length)
            .then(|| text.chars().skip(start).take(length).collect());
        assert_eq!(
            string_substring(&text, start, length).ok(),
            expected,
            "{text:?}"
        );
        assert_eq!(
            string_split(&text, ",").map(|items| items.join(",")),
            Ok(text.clone())
        );
        assert!(StringComparison::OrdinalIgnoreCase.equal(&text, &text));
    }
}

#[test]
fn patterns_are_compiled_or_refused() {
    let mut rng = rng();
    let valid = [
        "^[0-9]{4,16}$",
        "(?<mailAlias>.*)@(.*)$",
        "[a-z\\-]+|[^\\]x]",
        "(?i)\\p{L}+",
    ];
    let pieces = [
        "[", "]", "-[", "^", "\\", "(", ")", "(?<n>", "(?=", "{1,9}", "*", "+?", "|", "é", "\\1",
        "\\Q", "&&", "$",
    ];
    for _ in 0..5_000 {
        let text = mutated(&mut rng, &valid, &pieces);
        if let Ok(pattern) = Pattern::new(&text) {
            assert!(
                set_claims_if_regex_match("someone@contoso.com", &pattern, "", true).is_ok(),
                "{text:?}"
            );
        }
    }
}

#[test]
fn phone_numbers_are_read_or_refused() {
    let mut rng = rng();
    let valid = [
        "+1 (123) 456-7890",
        "033 456-7890",
        "+49 171 1234567 ext. 5",
        "tel:+45-33-45-67-89;phone-context=+45",
    ];
    let pieces = [
        "+", "0", "9", "(", ")", "-", " ", "ext", ";", "x", "٣", "５", "\u{200b}", "é", "00", "*",
    ];
    for _ in 0..20_000 {
        let text = mutated(&mut rng, &valid, &pieces);
        let country = *rng
            .choice(&[
                None,
                Some("DK"),
                Some("US"),
                Some("kr"),
                Some("XX"),
                Some("é"),
            ])
            .unwrap_or(&None);
        if let Ok(number) = convert_string_to_phone_number_claim(&text, country) {
            assert!(survives::<PhoneNumber>(number.as_str()), "{text:?}");
        }
    }
}
