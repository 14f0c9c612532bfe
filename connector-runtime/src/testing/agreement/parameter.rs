//! Claims outside the body against the parameters of the description.

use serde_json::Value;

use super::document::Document;
use super::operation::Operation;
use super::{Differences, security, value};
use crate::shape::{At, Kind, Parameter, Shape};

/// Compares them.
pub(super) fn compare(
    document: &Document,
    shape: &Shape,
    operation: &Operation<'_>,
    differences: &mut Differences,
) {
    let theirs: Vec<&Value> = operation.parameters(document).collect();
    for ours in &shape.parameters {
        let place = format!("{}: {}", ours.at.word(), ours.name);
        let found = match ours.at {
            // A placeholder's name is nobody's but the template's.
            At::Path => operation.path_parameter(document, &ours.name),
            At::Query | At::Header => theirs.iter().find(|their| is(ours, their)).copied(),
        };
        match found {
            Some(their) => parameter(document, &place, ours, their, differences),
            // The path itself agrees; what is not described further agrees with anything.
            None if ours.at == At::Path => {}
            None => unknown(place, ours, &theirs, differences),
        }
    }
    for their in theirs {
        let (name, there) = (text(their, "name"), text(their, "in"));
        let mut known = shape.parameters.iter();
        let sent = known.any(|ours| ours.name.eq_ignore_ascii_case(name))
            || security::is_key(shape.profile, there, name)
            || is_sent_anyway(shape, there, name);
        if there != "path" && their["required"] == Value::Bool(true) && !sent {
            let help = match mode(there) {
                Some(mode) => {
                    format!("write `#[input(send_in = {mode}, partner = \"{name}\")]` on a claim")
                }
                None => "ask for another way: a profile sends no cookies".to_owned(),
            };
            differences.add(
                format!("{there}: {name}"),
                "the API needs it, and no claim is sent as it",
                help,
            );
        }
    }
}

/// Whether a parameter is sent that is no claim: what the service URL says itself, what every request has, and what OpenAPI
/// itself takes for no parameter.
fn is_sent_anyway(shape: &Shape, place: &str, name: &str) -> bool {
    let profile = shape.profile;
    match place {
        "query" => {
            let query = profile.service_url.split_once('?').map(|(_, query)| query);
            let mut pairs = query.unwrap_or_default().split('&');
            pairs.any(|pair| pair.split('=').next() == Some(name))
        }
        "header" => {
            let always = ["accept", "content-type", "authorization"];
            let key =
                profile.idempotent == Some(true) && name.eq_ignore_ascii_case("idempotency-key");
            key || always.iter().any(|known| name.eq_ignore_ascii_case(known))
        }
        _ => false,
    }
}

/// Whether a parameter of the description is that of a claim; a header's case does not matter.
fn is(ours: &Parameter, their: &Value) -> bool {
    let name = text(their, "name");
    let same = if ours.at == At::Header {
        name.eq_ignore_ascii_case(&ours.name)
    } else {
        name == ours.name
    };
    text(their, "in") == ours.at.word() && same
}

fn parameter(
    document: &Document,
    place: &str,
    ours: &Parameter,
    their: &Value,
    differences: &mut Differences,
) {
    if their["required"] == Value::Bool(true) && !ours.field.required {
        differences.add(
            place,
            "the API needs it, and the claim may be absent",
            "make the claim's type no `Option`, or give it a `default`",
        );
    }
    let contents = their["content"].as_object();
    let content = contents.and_then(|contents| contents.values().next());
    let schema = document.resolve(content.map_or(&their["schema"], |content| &content["schema"]));
    if ours.at == At::Query && matches!(ours.field.kind, Kind::List(_)) && !is_repeated(their) {
        differences.add(
            place,
            "the API takes all values in one pair, and the profile sends a pair for each",
            "make the claim's type `String`, and write the values into it as the API takes them",
        );
    }
    value::compare(
        document,
        place,
        &ours.field.kind,
        &schema,
        value::Way::Sent,
        differences,
    );
}

/// Whether each value of a list has a pair of its own, as it has unless the description says otherwise.
fn is_repeated(parameter: &Value) -> bool {
    let style = &parameter["style"];
    (style.is_null() || style == "form") && parameter["explode"] != Value::Bool(false)
}

/// A claim whose place has no such parameter: another place may.
fn unknown(place: String, ours: &Parameter, theirs: &[&Value], differences: &mut Differences) {
    let elsewhere = theirs.iter().find(|their| text(their, "name") == ours.name);
    if let Some(their) = elsewhere {
        let there = text(their, "in");
        differences.add(
            place,
            format!("the API takes it in another place, `{there}`"),
            match mode(there) {
                Some(mode) => format!("write `send_in = {mode}` on the claim"),
                None => "leave the claim out: a profile sends no cookies".to_owned(),
            },
        );
    } else {
        let known = theirs.iter().map(|their| text(their, "name").to_owned());
        differences.add(
            place,
            "the API knows no such parameter",
            value::instead(
                &ours.name,
                known,
                "leave the claim out, or make it `#[claim]`",
            ),
        );
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The word for a place of OpenAPI.
fn mode(place: &str) -> Option<&'static str> {
    Some(match place {
        "header" => "Header",
        "path" => "Url",
        "query" => "QueryString",
        _ => return None,
    })
}
