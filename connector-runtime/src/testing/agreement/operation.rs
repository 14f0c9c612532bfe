//! The operation of the description that a profile calls: by its path, compared from the end, and its verb.

use serde_json::Value;

use super::Difference;
use super::document::Document;
use crate::shape::Shape;

const VERBS: [&str; 8] = [
    "get", "post", "put", "patch", "delete", "head", "options", "trace",
];

/// How many paths a sentence lists.
const SHOWN: usize = 10;

/// An operation.
pub(super) struct Operation<'d> {
    pub(super) value: &'d Value,
    item: &'d Value,
    /// The placeholders of the profile's path with those of the description's.
    placeholders: Vec<(String, String)>,
}

impl<'d> Operation<'d> {
    /// Its parameters and those of its path, of which its own are the nearer.
    pub(super) fn parameters(&self, document: &'d Document) -> impl Iterator<Item = &'d Value> {
        let of = |holder: &'d Value| {
            let list = holder["parameters"].as_array();
            list.into_iter()
                .flatten()
                .map(|parameter| document.followed(parameter))
        };
        let own: Vec<&Value> = of(self.value).collect();
        let named = |value: &Value| (value["name"].clone(), value["in"].clone());
        let known: Vec<_> = own.iter().map(|value| named(value)).collect();
        let shared = of(self.item).filter(move |value| !known.contains(&named(value)));
        own.into_iter().chain(shared)
    }

    /// The parameter that a placeholder of the profile's path is there.
    pub(super) fn path_parameter(&self, document: &'d Document, name: &str) -> Option<&'d Value> {
        let (_, theirs) = self.placeholders.iter().find(|(ours, _)| ours == name)?;
        self.parameters(document)
            .find(|value| value["in"] == "path" && value["name"] == theirs.as_str())
    }
}

/// Finds it.
pub(super) fn find<'d>(document: &'d Document, shape: &Shape) -> Result<Operation<'d>, Difference> {
    let paths = document.0["paths"].as_object();
    let paths = || paths.into_iter().flatten();
    let fits = paths().filter_map(|(path, item)| {
        let placeholders = fit(&shape.path, path)?;
        // The longer path says more, and the one with fewer placeholders too.
        let literal = path.split('/').filter(|part| !part.contains('{')).count();
        Some((literal, placeholders, document.followed(item)))
    });
    let Some((_, placeholders, item)) = fits.max_by_key(|(literal, ..)| *literal) else {
        let mut known: Vec<&str> = paths().map(|(path, _)| path.as_str()).collect();
        known.truncate(SHOWN);
        return Err(Difference {
            place: "path".to_owned(),
            what: format!("the API has no path `{}`", shape.path),
            help: match known.as_slice() {
                [] => "give the description of this API: it has no paths".to_owned(),
                some => format!("write one of `{}` in `service_url`", some.join("`, `")),
            },
        });
    };
    let verb = http::Method::from(shape.profile.method)
        .as_str()
        .to_ascii_lowercase();
    if item[&verb].is_object() {
        return Ok(Operation {
            value: &item[&verb],
            item,
            placeholders,
        });
    }
    let others: Vec<&str> = VERBS
        .into_iter()
        .filter(|verb| item[*verb].is_object())
        .collect();
    let first = others.first().copied().unwrap_or("post");
    let word: String = first
        .chars()
        .enumerate()
        .map(|(at, letter)| {
            if at == 0 {
                letter.to_ascii_uppercase()
            } else {
                letter
            }
        })
        .collect();
    Err(Difference {
        place: "verb".to_owned(),
        what: format!(
            "the profile calls by {}, and the API has {} at that path",
            verb.to_ascii_uppercase(),
            others.join(", ").to_ascii_uppercase()
        ),
        help: format!("write `method = {word}`"),
    })
}

/// Compares two paths from their ends; a placeholder is any segment's equal that has one in the same place. The pairs of
/// placeholders, where all of the description's path fits.
fn fit(ours: &str, theirs: &str) -> Option<Vec<(String, String)>> {
    let segments = |path: &str| -> Vec<String> {
        let path = path.trim_matches('/');
        path.split('/').map(ToOwned::to_owned).collect()
    };
    let (ours, theirs) = (segments(ours), segments(theirs));
    if theirs.len() > ours.len() {
        return None;
    }
    let mut placeholders = Vec::new();
    for (our, their) in ours.iter().rev().zip(theirs.iter().rev()) {
        let (our, our_names) = bare(our);
        let (their, their_names) = bare(their);
        if our != their {
            return None;
        }
        placeholders.extend(our_names.into_iter().zip(their_names));
    }
    Some(placeholders)
}

/// A segment with its placeholders emptied, and their names.
fn bare(segment: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = segment;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str("{}");
        names.push(name.to_owned());
        rest = after;
    }
    (text + rest, names)
}
