//! Rows 74 to 90 of the fault table, as far as the body alone decides them, and the sentences of the faults.

use serde_json::Value;

use super::super::{Fault, Kind, Read, Reader, read};
use super::{check, optional, output, required};
use crate::profile::{OutputClaim, Step};

#[test]
fn row_73_html_is_no_json() {
    assert_eq!(
        check("<html><body>502</body></html>"),
        Err(Fault::Syntax { at: 0 })
    );
    assert_eq!(check("Service unavailable"), Err(Fault::Syntax { at: 0 }));
    assert_eq!(check("true story"), Err(Fault::Trailing { at: 5 }));
}

#[test]
fn row_75_other_encodings_are_no_utf_8() {
    let utf_16: Vec<u8> = "\u{feff}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(check(utf_16), Err(Fault::NotUtf8 { at: 0 }));
    assert_eq!(check(b"{\"a\":\"caf\xe9\"}"), Err(Fault::NotUtf8 { at: 9 }));
    // Without a mark and with none but ASCII, the zeros between give it away.
    assert_eq!(check(b"{\0}\0"), Err(Fault::Syntax { at: 1 }));
}

#[test]
fn row_76_one_byte_order_mark_is_stripped() {
    assert_eq!(required("\u{feff}{\"a\":1}", "a"), Ok(1));
    assert_eq!(check("\u{feff}"), Ok(()));
    assert_eq!(check("\u{feff}\u{feff}{}"), Err(Fault::Syntax { at: 3 }));
    assert_eq!(check(" \u{feff}{}"), Err(Fault::Syntax { at: 1 }));
}

#[test]
fn row_77_invalid_utf_8_and_lone_surrogates_are_refused_everywhere() {
    assert_eq!(
        check(b"{\"other\":\"\xff\"}"),
        Err(Fault::NotUtf8 { at: 10 })
    );
    // An encoded surrogate and an overlong form are no UTF-8 either.
    assert_eq!(
        check(b"{\"\xed\xa0\x80\":1}"),
        Err(Fault::NotUtf8 { at: 2 })
    );
    assert_eq!(check(b"{\"\xc0\xaf\":1}"), Err(Fault::NotUtf8 { at: 2 }));
    for lone in [
        r"\ud800",
        r"\udc00",
        r"\ud800\ud800",
        r"\ud800x",
        r"\ud800\n",
        r"\udfff\ud800",
        r"\ud83d\u0041",
    ] {
        let in_value = format!(r#"{{"other":"{lone}"}}"#);
        assert!(
            matches!(check(&in_value), Err(Fault::Syntax { .. })),
            "{lone}"
        );
        let in_name = format!(r#"{{"{lone}":1}}"#);
        assert!(
            matches!(check(&in_name), Err(Fault::Syntax { .. })),
            "{lone}"
        );
    }
    assert_eq!(
        required(r#"{"a":"\ud83d\ude00"}"#, "a"),
        Ok("😀".to_owned())
    );
}

#[test]
fn row_78_a_name_that_is_read_stands_once() {
    assert_eq!(
        required::<String>(r#"{"email":"a","email":"b"}"#, "email"),
        Err(Fault::Duplicate {
            claim: 0,
            name: "email",
            at: 13
        })
    );
    // In disguise, and with `null`, too.
    assert_eq!(
        required::<String>(r#"{"\u0065mail":"a","email":"b"}"#, "email"),
        Err(Fault::Duplicate {
            claim: 0,
            name: "email",
            at: 18
        })
    );
    assert_eq!(
        optional::<String>(r#"{"email":null,"em\u0061il":"b"}"#, "email"),
        Err(Fault::Duplicate {
            claim: 0,
            name: "email",
            at: 14
        })
    );
    // On the way to a claim, also where the first led to nothing.
    assert_eq!(
        optional::<u8>(r#"{"a":0,"a":{"b":1}}"#, "a.b"),
        Err(Fault::Duplicate {
            claim: 0,
            name: "a",
            at: 7
        })
    );
    assert_eq!(
        optional::<u8>(r#"{"a":[{"x":1,"x":2}]}"#, "a[0].x"),
        Err(Fault::Duplicate {
            claim: 0,
            name: "x",
            at: 13
        })
    );
    // Other names are not tracked, and the same name elsewhere is another one.
    assert_eq!(required(r#"{"x":1,"x":2,"a":{"b":3},"b":4}"#, "a.b"), Ok(3));
    assert_eq!(
        required(r#"{"a":[{"x":1},{"x":2,"x":3}]}"#, "a[0].x"),
        Ok(1)
    );
}

#[test]
fn row_79_32_levels_the_root_counted() {
    let nested = |levels: usize| {
        format!(
            "{{\"a\":{}{}}}",
            "[".repeat(levels - 1),
            "]".repeat(levels - 1)
        )
    };
    assert_eq!(check(nested(32)), Ok(()));
    assert_eq!(check(nested(33)), Err(Fault::TooDeep { at: 36 }));
    // Within a claim as outside of one, and for `$`.
    assert!(required::<Value>(nested(32), "a").is_ok());
    assert_eq!(
        required::<Value>(nested(33), "a"),
        Err(Fault::TooDeep { at: 36 })
    );
    assert!(required::<Value>(nested(32), "$").is_ok());
    assert_eq!(
        required::<Value>(nested(33), "$"),
        Err(Fault::TooDeep { at: 36 })
    );
    let objects = |levels: usize| format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels));
    assert_eq!(check(objects(32)), Ok(()));
    assert_eq!(check(objects(33)), Err(Fault::TooDeep { at: 32 * 5 }));
    // In what stands beside a claim, or on the way to it, and is passed over.
    assert_eq!(optional::<Value>(nested(32), "other"), Ok(None));
    assert_eq!(
        optional::<Value>(nested(33), "other"),
        Err(Fault::TooDeep { at: 36 })
    );
    for (before, path, behind) in [
        (r#"{"a":["#, "a[1]", "]}"),
        (r#"{"a":{"x":"#, "a.b", "}}"),
        (r#"{"a":[[0,"#, "a[0][0]", "]]}"),
    ] {
        let levels = before.matches(['{', '[']).count();
        let skipped = |more: usize| {
            let more = more - levels;
            format!("{before}{}{}{behind}", "[".repeat(more), "]".repeat(more))
        };
        assert!(optional::<Value>(skipped(32), path).is_ok(), "{path}");
        assert_eq!(
            optional::<Value>(skipped(33), path),
            Err(Fault::TooDeep {
                at: before.len() + 32 - levels
            }),
            "{path}"
        );
    }
}

#[test]
fn row_79_a_million_levels_do_not_overflow_the_stack() {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        let body = format!("{{\"a\":{}", open.repeat(1_000_000));
        for path in ["a", "a.a.a", "a[0].a[0].a", "$", "other"] {
            assert!(
                matches!(optional::<Value>(&body, path), Err(Fault::TooDeep { .. })),
                "{open} {path}"
            );
        }
        assert!(matches!(check(&body), Err(Fault::TooDeep { .. })), "{open}");
    }
    let deep: &'static str = "a.".repeat(1_000_000).leak();
    assert_eq!(optional::<Value>("{\"a\":{\"a\":1}}", deep), Ok(None));
}

#[test]
fn row_80_the_root_is_an_object() {
    for (body, found) in [
        ("[]", Kind::Array),
        ("[{\"a\":1}]", Kind::Array),
        ("\"text\"", Kind::String),
        ("\"\"", Kind::String),
        ("12", Kind::Number),
        ("true", Kind::Boolean),
    ] {
        assert_eq!(check(body), Err(Fault::NotObject { found }), "{body}");
        assert_eq!(
            optional::<u8>(body, "a"),
            Err(Fault::NotObject { found }),
            "{body}"
        );
    }
    // Empty, blank and `null` are an object without members.
    for body in ["", " \r\n\t", "null", " null ", "{}", " { } "] {
        assert_eq!(check(body), Ok(()), "{body:?}");
        assert_eq!(optional::<u8>(body, "a"), Ok(None), "{body:?}");
        assert_eq!(
            required::<u8>(body, "a"),
            Err(Fault::Missing { claim: 0 }),
            "{body:?}"
        );
    }
}

#[test]
fn dollar_is_the_whole_body_of_any_kind() {
    assert_eq!(required("[1,2]", "$"), Ok(vec![1, 2]));
    assert_eq!(required(" \"x\" ", "$"), Ok("x".to_owned()));
    assert_eq!(
        required("{\"a\":{\"b\":1}}", "$"),
        Ok(serde_json::json!({"a": {"b": 1}}))
    );
    for body in ["", " ", "null", "\u{feff}"] {
        assert_eq!(optional::<Value>(body, "$"), Ok(None));
        assert_eq!(
            required::<Value>(body, "$"),
            Err(Fault::Missing { claim: 0 })
        );
    }
    assert_eq!(
        required::<Value>("[1] 2", "$"),
        Err(Fault::Trailing { at: 4 })
    );
}

#[test]
fn rows_81_and_82_null_and_nothing_are_absent() {
    assert_eq!(optional::<String>(r#"{"a":null}"#, "a"), Ok(None));
    assert_eq!(required::<Option<String>>(r#"{"a":null}"#, "a"), Ok(None));
    assert_eq!(required::<Option<String>>("{}", "a"), Ok(None));
    assert_eq!(
        required::<String>(r#"{"a":null}"#, "a"),
        Err(Fault::Missing { claim: 0 })
    );
    assert_eq!(
        required::<String>(r#"{"A":"x"}"#, "a"),
        Err(Fault::Missing { claim: 0 })
    );
    assert_eq!(optional::<u8>(r#"{"a":null}"#, "a.b.c"), Ok(None));
    assert_eq!(optional::<u8>(r#"{"a":[null]}"#, "a[0].b"), Ok(None));
}

#[test]
fn row_83_types_are_strict() {
    let fault = |found, at| Fault::Type {
        claim: 0,
        found,
        inside: None,
        at,
    };
    assert_eq!(
        required::<i32>(r#"{"a":"12"}"#, "a"),
        Err(fault(Kind::String, 5))
    );
    assert_eq!(
        required::<bool>(r#"{"a":1}"#, "a"),
        Err(fault(Kind::Number, 5))
    );
    assert_eq!(
        required::<bool>(r#"{"a":"true"}"#, "a"),
        Err(fault(Kind::String, 5))
    );
    assert_eq!(
        required::<String>(r#"{"a": 12}"#, "a"),
        Err(fault(Kind::Number, 6))
    );
    assert_eq!(
        required::<String>(r#"{"a":["x"]}"#, "a"),
        Err(fault(Kind::Array, 5))
    );
    assert_eq!(
        required::<Vec<String>>(r#"{"a":"x"}"#, "a"),
        Err(fault(Kind::String, 5))
    );
    assert_eq!(
        required::<Option<String>>(r#"{"a":{}}"#, "a"),
        Err(fault(Kind::Object, 5))
    );
    assert_eq!(
        required::<Vec<String>>(r#"{"a":["x",1]}"#, "a"),
        Err(Fault::Type {
            claim: 0,
            found: Kind::Array,
            inside: Some(Kind::Number),
            at: 5
        })
    );
    // What is no JSON is told as that, whatever the type says.
    assert_eq!(
        required::<bool>(r#"{"a":1x}"#, "a"),
        Err(fault(Kind::Number, 5))
    );
    assert_eq!(
        required::<bool>(r#"{"a":"x"#, "a"),
        Err(Fault::Truncated { at: 7 })
    );
    assert_eq!(
        required::<bool>(r#"{"a":tru}"#, "a"),
        Err(Fault::Syntax { at: 5 })
    );
}

#[test]
fn row_84_numbers_are_exact_or_refused() {
    let range = Fault::Value {
        claim: 0,
        found: Kind::Number,
        at: 5,
    };
    assert_eq!(
        required::<u64>(r#"{"a":9007199254740993}"#, "a"),
        Ok(9_007_199_254_740_993)
    );
    assert_eq!(
        required::<u64>(r#"{"a":18446744073709551615}"#, "a"),
        Ok(u64::MAX)
    );
    assert_eq!(
        required::<u64>(r#"{"a":18446744073709551616}"#, "a"),
        Err(range)
    );
    assert_eq!(
        required::<Value>(r#"{"a":18446744073709551616}"#, "a"),
        Err(range)
    );
    assert_eq!(
        required::<u128>(r#"{"a":18446744073709551616}"#, "a"),
        Ok(1 << 64)
    );
    assert_eq!(
        required::<i64>(r#"{"a":-9223372036854775808}"#, "a"),
        Ok(i64::MIN)
    );
    assert_eq!(
        required::<i64>(r#"{"a":-9223372036854775809}"#, "a"),
        Err(range)
    );
    assert_eq!(
        required::<i128>(r#"{"a":-9223372036854775809}"#, "a"),
        Ok(i128::from(i64::MIN) - 1)
    );
    assert_eq!(required::<u8>(r#"{"a":256}"#, "a"), Err(range));
    assert_eq!(required::<u8>(r#"{"a":-1}"#, "a"), Err(range));
    assert_eq!(required::<i64>(r#"{"a":1.0}"#, "a"), Err(range));
    assert_eq!(required::<i64>(r#"{"a":1e2}"#, "a"), Err(range));
    assert_eq!(required::<i64>(r#"{"a":-0}"#, "a"), Err(range));
    assert_eq!(required::<i128>(r#"{"a":-0}"#, "a"), Err(range));
    assert_eq!(
        required::<f64>(r#"{"a":-0}"#, "a").map(f64::is_sign_negative),
        Ok(true)
    );
    assert_eq!(required::<f64>(r#"{"a":1e400}"#, "a"), Err(range));
    assert_eq!(required::<Value>(r#"{"a":-1e400}"#, "a"), Err(range));
    assert_eq!(required::<f32>(r#"{"a":1e39}"#, "a"), Err(range));
    assert_eq!(required::<f64>(r#"{"a":1e-400}"#, "a"), Ok(0.0));
    assert_eq!(required::<f64>(r#"{"a":12}"#, "a"), Ok(12.0));
    // The nearest float to the last digit, which `serde_json` promises only with a feature of its own.
    assert_eq!(required::<f64>(r#"{"a":2.5E33}"#, "a"), Ok(2.5e33));
    for number in [
        "NaN",
        "Infinity",
        "-Infinity",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "0x10",
        "1_000",
        "--1",
        "-",
    ] {
        let body = format!(r#"{{"a":{number}}}"#);
        assert!(
            matches!(required::<Value>(&body, "a"), Err(Fault::Syntax { .. })),
            "{number}"
        );
        assert!(
            matches!(check(&body), Err(Fault::Syntax { .. })),
            "{number}"
        );
    }
    // Of what is not read, only the grammar counts.
    assert_eq!(
        check(r#"{"a":1e400,"b":123456789012345678901234567890}"#),
        Ok(())
    );
}

#[test]
fn rows_85_and_90_only_what_is_declared_is_read() {
    assert_eq!(
        required(r#"{"x":[{"a":2}],"a":1,"email":"shadow"}"#, "a"),
        Ok(1)
    );
}

#[test]
fn row_86_nothing_stands_behind_the_json() {
    assert_eq!(check("{}{}"), Err(Fault::Trailing { at: 2 }));
    assert_eq!(
        required::<u8>("{\"a\":1}\n{\"a\":2}", "a"),
        Err(Fault::Trailing { at: 8 })
    );
    assert_eq!(check("{},"), Err(Fault::Trailing { at: 2 }));
    assert_eq!(check("{}\0"), Err(Fault::Trailing { at: 2 }));
    assert_eq!(check("null null"), Err(Fault::Trailing { at: 5 }));
    assert_eq!(check("{} \n"), Ok(()));
}

#[test]
fn row_25_a_prefix_is_never_an_answer() {
    let body = r#"{"a":"text","b":[1,-2.5e3,true,null,{"c":"\u00e9\n"}]}"#;
    for end in 1..body.len() {
        let fault = optional::<String>(&body[..end], "a");
        assert!(
            matches!(fault, Err(Fault::Truncated { .. } | Fault::Syntax { .. })),
            "{}: {fault:?}",
            &body[..end]
        );
    }
    assert_eq!(optional::<String>(body, "a"), Ok(Some("text".to_owned())));
    assert_eq!(check("{\"a\":"), Err(Fault::Truncated { at: 5 }));
}

#[test]
fn row_87_strings_are_what_they_are() {
    let bidi = "\u{202e}gpj.exe а\u{0}";
    let body = serde_json::to_string(&serde_json::json!({ "a": bidi })).expect("a string");
    assert_eq!(required(body, "a"), Ok(bidi.to_owned()));
    let long = "x".repeat(10_000_000);
    assert_eq!(
        required::<String>(format!(r#"{{"a":"{long}"}}"#), "a").map(|text| text.len()),
        Ok(10_000_000)
    );
    // Control characters have to be escaped.
    for control in ["\0", "\n", "\t", "\u{1f}"] {
        assert!(matches!(
            check(format!("{{\"a\":\"{control}\"}}")),
            Err(Fault::Syntax { .. })
        ));
        assert!(matches!(
            check(format!("{{\"a{control}\":1}}")),
            Err(Fault::Syntax { .. })
        ));
    }
    assert_eq!(check("{\"a\":\"\u{7f}\u{80}\u{2028}\"}"), Ok(()));
    for escape in [
        r"\x41", r"\'", r"\u12", r"\u+123", r"\u 123", r"\U0041", r"\0",
    ] {
        assert!(
            matches!(
                check(format!(r#"{{"a":"{escape}"}}"#)),
                Err(Fault::Syntax { .. })
            ),
            "{escape}"
        );
    }
}

#[test]
fn row_89_a_path_that_leads_nowhere_is_absent() {
    let body = r#"{"a":[{"b":1},[2]],"s":"text","n":5,"__proto__":{"b":7},"0":8}"#;
    for path in [
        "a[2].b",
        "a[99]",
        "a[0].c",
        "a.b",
        "a[1].b",
        "a[0][0]",
        "s.b",
        "s[0]",
        "n.b",
        "x.y.z",
        "constructor",
    ] {
        assert_eq!(optional::<u8>(body, path), Ok(None), "{path}");
        assert_eq!(
            required::<u8>(body, path),
            Err(Fault::Missing { claim: 0 }),
            "{path}"
        );
    }
    assert_eq!(required(body, "a[0].b"), Ok(1));
    assert_eq!(required(body, "a.1.0"), Ok(2));
    assert_eq!(required(body, "__proto__.b"), Ok(7));
    // An index is no name, and a name with a dot is one name.
    assert_eq!(optional::<u8>(body, "0"), Ok(None));
    let odd = OutputClaim {
        name: "c",
        path: &[Step::Name("odd.name")],
        ty: "u8",
        optional: false,
    };
    let mut claim = Read::<u8>::new();
    assert_eq!(
        read(
            br#"{"odd":{"name":1},"odd.name":2}"#,
            &[odd],
            &mut [&mut claim]
        ),
        Ok(())
    );
    assert_eq!(claim.optional(), Some(2));
}

#[test]
fn a_claim_and_a_part_of_it_are_both_read() {
    let outputs = [
        output("a", "Value"),
        output("a.b", "u8"),
        output("a.b", "Value"),
        output("a.c[1]", "u8"),
    ];
    let (mut whole, mut part) = (Read::<Value>::new(), Read::<u8>::new());
    let (mut again, mut element) = (Read::<Value>::new(), Read::<u8>::new());
    let body = br#"{"a": {"c":[1,2],"b" : 3 } }"#;
    assert_eq!(
        read(
            body,
            &outputs,
            &mut [&mut whole, &mut part, &mut again, &mut element]
        ),
        Ok(())
    );
    assert_eq!(
        whole.optional(),
        Some(serde_json::json!({"b": 3, "c": [1, 2]}))
    );
    assert_eq!(
        (part.optional(), again.optional(), element.optional()),
        (Some(3), Some(3.into()), Some(2))
    );
    // A scalar where one ends and the other goes on.
    let (mut whole, mut part) = (Read::<Value>::new(), Read::<u8>::new());
    assert_eq!(
        read(br#"{"a":"x"}"#, &outputs[..2], &mut [&mut whole, &mut part]),
        Ok(())
    );
    assert_eq!(
        (whole.optional(), part.optional()),
        (Some("x".into()), None)
    );
}

#[test]
fn more_outputs_than_a_walk_has_bits() {
    for count in [63_usize, 64, 65, 128, 129, 200] {
        let outputs: Vec<OutputClaim> = (0..count)
            .map(|index| output(format!("claim{index}").leak(), "usize"))
            .collect();
        let members = |last: &str| {
            let all: Vec<String> = (0..count)
                .map(|index| format!("\"claim{index}\":{index}"))
                .collect();
            format!("{{{}{last}}}", all.join(","))
        };
        let mut claims: Vec<Read<usize>> = (0..count).map(|_| Read::new()).collect();
        let mut readers: Vec<&mut dyn Reader> = claims
            .iter_mut()
            .map(|claim| claim as &mut dyn Reader)
            .collect();
        assert_eq!(read(members("").as_bytes(), &outputs, &mut readers), Ok(()));
        for (index, claim) in claims.into_iter().enumerate() {
            assert_eq!(claim.optional(), Some(index));
        }
        let mut claims: Vec<Read<usize>> = (0..count).map(|_| Read::new()).collect();
        let mut readers: Vec<&mut dyn Reader> = claims
            .iter_mut()
            .map(|claim| claim as &mut dyn Reader)
            .collect();
        let body = members(&format!(",\"claim{}\":1", count - 1));
        let fault =
            read(body.as_bytes(), &outputs, &mut readers).expect_err("the last claim stands twice");
        assert_eq!(fault.claim(), Some(count - 1));
    }
}
