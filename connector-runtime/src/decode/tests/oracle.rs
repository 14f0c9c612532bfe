//! The decoder against `serde_json` on documents that nobody wrote: whole ones, broken ones, and what the paths in them lead to.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::super::{Fault, Kind, Read, Reader, read};
use crate::profile::{OutputClaim, Step};
use crate::random::Random;

const CASES: u32 = 150_000;

const NAMES: &[&str] = &["a", "b", "c", "email", "0", "", "odd.name", "é"];
/// The same names as an API might write them.
const WRITTEN: &[&str] = &[
    "a",
    "b",
    "c",
    "email",
    "0",
    "",
    "odd.name",
    "é",
    "\\u0061",
    "\\u0062",
    "em\\u0061il",
    "\\u00e9",
    "a\\u0000",
    "A",
    "other",
];
const SCALARS: &[&str] = &[
    "null",
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1",
    "1.0",
    "1e2",
    "2.5E-3",
    "-1e400",
    "9007199254740993",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "\"\"",
    "\"text\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\ud83d\\ude00 \\u00e9\"",
    "\"long enough that it takes more than eight bytes\"",
    "\"é😀\"",
    "\"\\ud800\"",
    "\"\\u12\"",
    "nul",
    "01",
    "+1",
    "1.",
    "\"\t\"",
];
const SPACES: &[&str] = &["", "", "", "", " ", "\n", "\t ", "\r\n"];

/// A document of the generator: JSON mostly.
fn document(random: &mut Random, out: &mut String, depth: usize) {
    out.push_str(random.one_of(SPACES));
    let container = depth == 0 || (depth < 6 && random.below(3) == 0);
    if !container {
        // The broken ones at the end of the list come seldom.
        let choices = if random.below(40) == 0 {
            SCALARS
        } else {
            &SCALARS[..22]
        };
        out.push_str(random.one_of(choices));
    } else if depth > 0 && random.below(2) == 0 {
        out.push('[');
        for index in 0..random.below(4) {
            if index > 0 {
                out.push(',');
            }
            document(random, out, depth + 1);
        }
        out.push(']');
    } else {
        out.push('{');
        for index in 0..random.below(6) {
            if index > 0 {
                out.push(',');
            }
            out.push_str(random.one_of(SPACES));
            out.push('"');
            out.push_str(random.one_of(WRITTEN));
            out.push('"');
            out.push_str(random.one_of(SPACES));
            out.push(':');
            document(random, out, depth + 1);
        }
        out.push('}');
    }
    out.push_str(random.one_of(SPACES));
}

/// Breaks some documents: a byte changed, left out, put in or doubled, the end cut off.
fn mutate(random: &mut Random, body: &mut Vec<u8>) {
    const BYTES: &[u8] = b"{}[]\",:\\ntfeu0123456789.-+E \x00\x1f\x7f\x80\xc3\xff\n";
    if random.below(2) == 0 || body.is_empty() {
        return;
    }
    for _ in 0..=random.below(2) {
        let at = random.below(body.len());
        let byte = BYTES[random.below(BYTES.len())];
        match random.below(5) {
            0 => body[at] = byte,
            1 => body.insert(at, byte),
            2 => drop(body.remove(at)),
            3 => body.insert(at, body[at]),
            _ => body.truncate(at),
        }
        if body.is_empty() {
            return;
        }
    }
}

/// A document as `serde_json` reads it, with the names that `Value` drops.
#[derive(Debug)]
enum Tree {
    Scalar(Value),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Tree;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_unit<E>(self) -> Result<Tree, E> {
                Ok(Tree::Scalar(Value::Null))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.into()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.into()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.into()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.into()))
            }
            fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = access.next_element()? {
                    elements.push(element);
                }
                Ok(Tree::Array(elements))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = access.next_entry()? {
                    members.push(member);
                }
                Ok(Tree::Object(members))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

impl Tree {
    fn kind(&self) -> Kind {
        match self {
            Self::Scalar(Value::Null) => Kind::Null,
            Self::Scalar(Value::Bool(_)) => Kind::Boolean,
            Self::Scalar(Value::Number(_)) => Kind::Number,
            Self::Scalar(_) => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }

    /// What a path leads to; an error where a name on it stands twice.
    fn find(&self, path: &[Step]) -> Result<Option<&Self>, ()> {
        let Some((step, rest)) = path.split_first() else {
            return Ok((self.kind() != Kind::Null).then_some(self));
        };
        match (step, self) {
            (Step::Name(name), Self::Object(members)) => {
                let mut found = members.iter().filter(|(other, _)| other == name);
                match (found.next(), found.next()) {
                    (Some(_), Some(_)) => Err(()),
                    (Some((_, value)), None) => value.find(rest),
                    (None, _) => Ok(None),
                }
            }
            (Step::Index(index), Self::Array(elements)) => match elements.get(*index) {
                Some(element) => element.find(rest),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::Scalar(value) => value.clone(),
            Self::Array(elements) => elements.iter().map(Self::value).collect(),
            Self::Object(members) => members
                .iter()
                .map(|(name, tree)| (name.clone(), tree.value()))
                .collect(),
        }
    }

    /// Whether a number past 64 bits stands in it, which `serde_json` rounds and the decoder may refuse.
    fn is_huge(&self) -> bool {
        match self {
            Self::Scalar(value) => value.as_f64().is_some_and(|float| float.abs() >= 9.2e18),
            Self::Array(elements) => elements.iter().any(Self::is_huge),
            Self::Object(members) => members.iter().any(|(_, tree)| tree.is_huge()),
        }
    }
}

/// Paths into the documents; no two the same.
fn outputs(random: &mut Random) -> Vec<OutputClaim> {
    let mut paths: Vec<Vec<Step>> = Vec::new();
    for _ in 0..random.below(6) {
        let mut path = vec![Step::Name(random.one_of(NAMES))];
        while random.below(2) == 0 {
            path.push(match random.below(2) {
                0 => Step::Name(random.one_of(NAMES)),
                _ => Step::Index(random.below(3)),
            });
        }
        paths.push(path);
    }
    paths
        .into_iter()
        // Freed by nobody: some megabytes in the whole of the test.
        .map(|path| OutputClaim { name: "claim", path: path.leak(), ty: "Value", optional: true })
        .collect()
}

#[test]
fn documents_are_taken_and_refused_as_by_serde_json() {
    let (mut random, seed) = Random::seeded();
    let (mut taken, mut refused, mut found, mut twice) = (0_u32, 0_u32, 0_u32, 0_u32);
    for case in 0..CASES {
        let mut text = String::new();
        document(&mut random, &mut text, 0);
        let mut body = text.into_bytes();
        mutate(&mut random, &mut body);
        let outputs = outputs(&mut random);
        let told = || {
            format!(
                "seed {seed}, case {case}: {} {outputs:?}",
                String::from_utf8_lossy(&body)
            )
        };

        let mut claims: Vec<Read<Value>> = outputs.iter().map(|_| Read::new()).collect();
        let mut readers: Vec<&mut dyn Reader> = claims
            .iter_mut()
            .map(|claim| claim as &mut dyn Reader)
            .collect();
        let ours = read(&body, &outputs, &mut readers);

        // `serde_json` refuses a float past the largest wherever it stands; the decoder where it is read.
        let theirs = String::from_utf8(body.clone()).map_err(|error| error.to_string());
        let theirs = theirs.map(|text| text.replace("1e400", "1e300"));
        let theirs = theirs.and_then(|text| {
            serde_json::from_str::<Tree>(&text).map_err(|error| error.to_string())
        });
        match (&ours, &theirs) {
            (Ok(()), Err(reason)) => {
                // What only we take: nothing, blanks, and such floats of another spelling.
                let blank = body.iter().all(u8::is_ascii_whitespace);
                assert!(
                    blank || reason.contains("number out of range"),
                    "{reason}: {}",
                    told()
                );
            }
            (
                Err(
                    Fault::Syntax { .. }
                    | Fault::Truncated { .. }
                    | Fault::Trailing { .. }
                    | Fault::NotUtf8 { .. },
                ),
                theirs,
            ) => {
                assert!(theirs.is_err(), "{}", told());
                refused += 1;
            }
            (Err(Fault::NotObject { found }), Ok(tree)) => {
                assert_eq!(*found, tree.kind(), "{}", told());
            }
            (Err(Fault::Duplicate { claim, .. }), tree) => {
                // The walk stops there, and what comes behind need not be JSON.
                if let Ok(tree) = tree {
                    assert_eq!(
                        tree.find(outputs[*claim].path).err(),
                        Some(()),
                        "{}",
                        told()
                    );
                }
                twice += 1;
            }
            (Err(Fault::Value { claim, .. }), tree) => {
                if let Ok(tree) = tree {
                    let huge = tree
                        .find(outputs[*claim].path)
                        .map(|value| value.is_some_and(Tree::is_huge));
                    // Or its name stands twice, further on.
                    assert_ne!(huge, Ok(false), "{}", told());
                }
            }
            (Ok(()), Ok(tree)) => {
                assert!(
                    matches!(tree.kind(), Kind::Object | Kind::Null),
                    "{}",
                    told()
                );
                for (claim, output) in claims.into_iter().zip(&outputs) {
                    let expected = tree.find(output.path).expect("a name twice was refused");
                    let expected = expected.map(Tree::value);
                    found += u32::from(expected.is_some());
                    let ours = claim.optional();
                    let same = match (&ours, &expected) {
                        (Some(ours), Some(theirs)) => is_same(ours, theirs),
                        (ours, theirs) => ours == theirs,
                    };
                    assert!(same, "{ours:?}, not {expected:?}: {}", told());
                }
                taken += 1;
            }
            (ours, _) => panic!("{ours:?}, {}", told()),
        }
    }
    // The generator makes enough of each.
    assert!(taken > CASES / 3, "{taken} taken, seed {seed}");
    assert!(refused > CASES / 10, "{refused} refused, seed {seed}");
    assert!(found > CASES / 20, "{found} claims found, seed {seed}");
    assert!(twice > CASES / 100, "{twice} names twice, seed {seed}");
}

/// Equal, but that `serde_json` may miss the nearest float by one (its feature `float_roundtrip` is off).
fn is_same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .zip(theirs)
                    .all(|(ours, theirs)| is_same(ours, theirs))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().all(|(name, value)| {
                    theirs
                        .get(name)
                        .is_some_and(|theirs| is_same(value, theirs))
                })
        }
        (Value::Number(ours), Value::Number(theirs)) if ours.is_f64() && theirs.is_f64() => {
            match (ours.as_f64(), theirs.as_f64()) {
                (Some(ours), Some(theirs)) => ours.to_bits().abs_diff(theirs.to_bits()) <= 1,
                _ => false,
            }
        }
        (ours, theirs) => ours == theirs,
    }
}

#[test]
fn random_bytes_never_panic() {
    const BYTES: &[u8] =
        b"{}[]\"\"\":,\\\\utfnabe0123-.eE \n\xc3\xa9\xf0\x9f\x98\x80\xef\xbb\xbf\x00\x80";
    let (mut random, seed) = Random::seeded();
    let outputs = [
        OutputClaim {
            name: "a",
            path: &[Step::Name("a")],
            ty: "Value",
            optional: true,
        },
        OutputClaim {
            name: "b",
            path: &[Step::Name("a"), Step::Index(0), Step::Name("b")],
            ty: "String",
            optional: true,
        },
        OutputClaim {
            name: "c",
            path: &[Step::Name("b")],
            ty: "u8",
            optional: true,
        },
    ];
    for case in 0..CASES {
        let length = random.below(24);
        let mut body = b"{\"a\":".to_vec();
        body.extend((0..length).map(|_| BYTES[random.below(BYTES.len())]));
        let (mut a, mut b, mut c) = (
            Read::<Value>::new(),
            Read::<String>::coerced(),
            Read::<Vec<u8>>::json(),
        );
        let ours = read(&body, &outputs, &mut [&mut a, &mut b, &mut c]);
        if ours.is_ok() {
            let theirs = serde_json::from_slice::<Value>(&body);
            assert!(theirs.is_ok(), "seed {seed}, case {case}: {body:?}");
        }
    }
}
