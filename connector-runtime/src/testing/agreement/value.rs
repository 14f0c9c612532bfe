//! A value's kind against its schema: the type, and of objects each member, in both directions.

use serde_json::Value;

use super::Differences;
use super::document::{Document, is_nullable, is_open, members, required, types, union};
use crate::shape::{Field, Kind};

/// Which way a value goes: what is sent must fit what the API takes, what is read must hold what the API returns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Sent,
    Read,
}

/// Compares them, at a place that differences name.
pub(super) fn compare(
    document: &Document,
    place: &str,
    kind: &Kind,
    schema: &Value,
    way: Way,
    differences: &mut Differences,
) {
    let choices = match document.alternatives(schema) {
        // Any of them may come.
        many if way == Way::Read && many.len() > 1 && many.iter().all(is_object) => {
            vec![union(&many)]
        }
        // Nothing but `null`.
        none if none.is_empty() => vec![serde_json::json!({ "type": "null" })],
        choices => choices,
    };
    // To what is sent, one that agrees is enough; what is read may be each of them. The first that does not is told of.
    let mut told = None;
    for choice in &choices {
        let mut found = Differences(Vec::new());
        one(document, place, kind, choice, way, &mut found);
        if found.0.is_empty() == (way == Way::Sent) {
            told = (way == Way::Read).then_some(found);
            break;
        }
        if way == Way::Sent {
            told = told.or(Some(found));
        }
    }
    differences
        .0
        .extend(told.into_iter().flat_map(|found| found.0));
}

fn is_object(schema: &Value) -> bool {
    types(schema) == ["object"]
}

fn one(
    document: &Document,
    place: &str,
    kind: &Kind,
    schema: &Value,
    way: Way,
    differences: &mut Differences,
) {
    let theirs = types(schema);
    if matches!(kind, Kind::Any) || theirs.is_empty() {
        return;
    }
    let fits = |ty: &String| fits(kind, ty, way);
    // What is sent may be one of several that the API takes; what is read, all that it returns.
    let all = match way {
        Way::Sent => theirs.iter().any(fits),
        Way::Read => theirs.iter().all(fits),
    };
    if !all {
        let theirs = theirs.join("` or `");
        let verb = if way == Way::Sent { "takes" } else { "returns" };
        let mut help = format!("make the claim's type `{}`", type_for(schema));
        if way == Way::Read && types(schema).iter().all(|ty| is_scalar(ty)) && kind.is_scalar() {
            help.push_str(", or write `coerce` on it");
        }
        differences.add(
            place,
            format!("the claim is {kind}, and the API {verb} `{theirs}`"),
            help,
        );
        return;
    }
    match kind {
        Kind::Integer { bits, signed } => integer(place, *bits, *signed, schema, way, differences),
        Kind::Text(Some(format)) => text(place, format, schema, differences),
        Kind::List(element) => {
            let items = document.resolve(&schema["items"]);
            let place = format!("{place}[]");
            compare(document, &place, element, &items, way, differences);
        }
        Kind::Tuple(elements) => tuple(document, place, elements, schema, way, differences),
        Kind::Object(fields) => object(document, place, fields, schema, way, differences),
        _ => {}
    }
}

/// Elements by their index: each has its own schema there, or that of all.
fn tuple(
    document: &Document,
    place: &str,
    elements: &[Field],
    schema: &Value,
    way: Way,
    differences: &mut Differences,
) {
    for (index, element) in elements.iter().enumerate() {
        let own = schema["prefixItems"].get(index);
        let their = document.resolve(own.unwrap_or(&schema["items"]));
        let place = format!("{place}[{index}]");
        compare(document, &place, &element.kind, &their, way, differences);
    }
}

fn is_scalar(ty: &str) -> bool {
    matches!(ty, "string" | "integer" | "number" | "boolean")
}

fn fits(kind: &Kind, ty: &str, way: Way) -> bool {
    match (kind, ty) {
        (Kind::Lenient(kind), ty) if !fits(kind, ty, way) => match **kind {
            Kind::Text(_) | Kind::Word(_) => is_scalar(ty),
            Kind::Boolean | Kind::Number | Kind::Integer { .. } => ty == "string",
            _ => false,
        },
        (Kind::Boolean, "boolean")
        | (Kind::Integer { .. }, "integer")
        | (Kind::Number, "number")
        | (Kind::Text(_) | Kind::Word(_), "string")
        | (Kind::List(_) | Kind::Tuple(_), "array")
        | (Kind::Lenient(_), _)
        | (Kind::Object(_), "object") => true,
        (Kind::Integer { .. }, "number") => way == Way::Sent,
        (Kind::Number, "integer") => way == Way::Read,
        _ => false,
    }
}

/// The narrower of the two must be the one that sends.
fn integer(
    place: &str,
    bits: u32,
    signed: bool,
    schema: &Value,
    way: Way,
    differences: &mut Differences,
) {
    let theirs = match schema["format"].as_str() {
        Some("int32") => 32,
        Some("int64") => 64,
        _ => return,
    };
    // An unsigned type has one bit more above 0 than a signed one of its size.
    let ours = if signed { bits } else { bits + 1 };
    let wrong = match way {
        Way::Sent => ours > theirs,
        // Below 0 it may be, which only a minimum rules out.
        Way::Read => bits < theirs,
    };
    if wrong {
        differences.add(
            place,
            format!("the claim has {bits} bits, and the API's integer {theirs}"),
            format!("make the claim's type `i{theirs}`"),
        );
    }
}

fn text(place: &str, format: &str, schema: &Value, differences: &mut Differences) {
    const KNOWN: [&str; 6] = ["uuid", "date", "date-time", "uri", "ipv4", "ipv6"];
    let theirs = schema["format"]
        .as_str()
        .filter(|theirs| KNOWN.contains(theirs));
    if let Some(theirs) = theirs.filter(|theirs| *theirs != format) {
        differences.add(
            place,
            format!("the claim is a `{format}`, and the API has a `{theirs}`"),
            "make the claim's type the one of that format, or `String`",
        );
    }
}

fn object(
    document: &Document,
    place: &str,
    fields: &[Field],
    schema: &Value,
    way: Way,
    differences: &mut Differences,
) {
    let needed: Vec<&str> = required(schema).collect();
    for field in fields {
        let place = format!("{place}: {}", field.name);
        let Some(their) = schema["properties"].get(&field.name) else {
            let ours = field.claim.is_some()
                || matches!(field.kind, Kind::Object(_) | Kind::List(_) | Kind::Tuple(_));
            if ours && !is_open(schema) {
                let names = members(schema).map(|(name, _)| name.clone());
                let (what, help) = match way {
                    Way::Sent => (
                        "the API knows no such claim",
                        "leave the claim out, or make it `#[claim]`",
                    ),
                    Way::Read => (
                        "the API returns no such claim",
                        "leave the claim out, or read it from where it is: `path = \"…\"`",
                    ),
                };
                differences.add(place, what, instead(&field.name, names, help));
            }
            continue;
        };
        let their = document.resolve(their);
        if one_way(&place, field, &their, way, differences) {
            continue;
        }
        presence(document, &place, field, &their, &needed, way, differences);
        compare(document, &place, &field.kind, &their, way, differences);
    }
    if way == Way::Sent {
        for name in needed {
            let their = document.resolve(&schema["properties"][name]);
            let returned_only = their["readOnly"] == Value::Bool(true);
            if !returned_only && !fields.iter().any(|field| field.name == name) {
                differences.add(
                    format!("{place}: {name}"),
                    "the API needs it, and no claim is sent as it",
                    format!("write `#[input(partner = \"{name}\")]` on a claim"),
                );
            }
        }
    }
}

/// What the API only returns, or only takes.
fn one_way(
    place: &str,
    field: &Field,
    schema: &Value,
    way: Way,
    differences: &mut Differences,
) -> bool {
    let (word, what, help) = match way {
        Way::Sent => (
            "readOnly",
            "the API only returns it (`readOnly`), and the profile sends it",
            "make the claim an `#[output]`, or `#[claim]`",
        ),
        Way::Read => (
            "writeOnly",
            "the API only takes it (`writeOnly`), and the profile reads it",
            "make the claim an `#[input]`, or leave it out",
        ),
    };
    let wrong = schema[word] == Value::Bool(true) && field.claim.is_some();
    if wrong {
        differences.add(place, what, help);
    }
    wrong
}

/// What one side needs, and the other may leave out.
fn presence(
    document: &Document,
    place: &str,
    field: &Field,
    schema: &Value,
    required: &[&str],
    way: Way,
    differences: &mut Differences,
) {
    if field.claim.is_none() {
        return;
    }
    let needed = required.contains(&field.name.as_str());
    match way {
        Way::Sent if needed && !field.required => differences.add(
            place,
            "the API needs it, and the claim may be absent",
            "make the claim's type no `Option`, or give it a `default`",
        ),
        Way::Read if field.required && (!needed || is_nullable(document, schema)) => differences
            .add(
                place,
                "the API may leave it out, and the claim needs it",
                "make the claim's type an `Option`, or give it a `default`",
            ),
        _ => {}
    }
}

/// The type that a schema asks for.
fn type_for(schema: &Value) -> String {
    let first = types(schema).into_iter().next().unwrap_or_default();
    match first.as_str() {
        "boolean" => "bool",
        "integer" if schema["format"] == "int32" => "i32",
        "integer" => "i64",
        "number" => "f64",
        "array" => "Vec<…>",
        "object" => "a struct with `#[derive(serde::Serialize, serde::Deserialize)]`",
        _ => "String",
    }
    .to_owned()
}

/// The nearest of the names that are known, else the other help.
pub(super) fn instead(name: &str, known: impl Iterator<Item = String>, other: &str) -> String {
    let folded = |text: &str| -> String {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let (wanted, mut best) = (folded(name), None);
    for known in known {
        let distance = distance(&wanted, &folded(&known));
        if distance <= wanted.len() / 3 && best.as_ref().is_none_or(|(least, _)| distance < *least)
        {
            best = Some((distance, known));
        }
    }
    match best {
        Some((_, known)) => {
            format!("the API has `{known}`: write `partner = \"{known}\"`, or {other}")
        }
        None => other.to_owned(),
    }
}

/// The edits that make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, same) in row.iter_mut().skip(1).zip(&other) {
            let edits = (diagonal + usize::from(letter != *same))
                .min(left + 1)
                .min(*cell + 1);
            diagonal = *cell;
            *cell = edits;
            left = edits;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}
