//! The operation of the description that a profile calls: by its path, compared from the end, and its verb.

use serde_json::Value;

use super::Differences;
use super::document::Document;
use crate::api::template::{Part, Template};
use crate::profile::Profile;
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

/// A path of the description that is the profile's.
struct Candidate<'d> {
    path: &'d str,
    item: &'d Value,
    fit: Fit,
    /// Whether a server that the description names stands where the profile calls.
    at_server: bool,
}

struct Fit {
    placeholders: Vec<(String, String)>,
    /// How many segments are the same words.
    same: usize,
    /// Whether both end with a slash, or neither does.
    ends_alike: bool,
}

/// Finds it; where it is not there, says so.
pub(super) fn find<'d>(
    document: &'d Document,
    shape: &Shape,
    differences: &mut Differences,
) -> Option<Operation<'d>> {
    let profile = shape.profile;
    let ours = Path::of(profile);
    let paths = || document.root["paths"].as_object().into_iter().flatten();
    let verb = http::Method::from(profile.method)
        .as_str()
        .to_ascii_lowercase();
    let candidates = paths().filter_map(|(path, item)| {
        let item = document.followed(item);
        let fit = ours.fit(path)?;
        let servers = servers(document, item, &item[&verb]);
        Some(Candidate {
            path,
            item,
            fit,
            at_server: servers.iter().any(|server| ours.is_at(server, path)),
        })
    });
    // The path with more words says more.
    let best = candidates.max_by_key(|candidate| {
        let has_verb = candidate.item[&verb].is_object();
        (candidate.at_server, candidate.fit.same, has_verb)
    });
    let Some(candidate) = best else {
        let mut known: Vec<&str> = paths().map(|(path, _)| path.as_str()).collect();
        known.truncate(SHOWN);
        let help = match known.as_slice() {
            [] => "give the description of this API: it has no paths".to_owned(),
            some => format!("write one of `{}` in `service_url`", some.join("`, `")),
        };
        let what = format!("the API has no path `{}`", shape.path);
        differences.add("path", what, help);
        return None;
    };
    let Candidate {
        path, item, fit, ..
    } = candidate;
    if !fit.ends_alike {
        differences.add(
            "path",
            format!("the API's path is `{path}`, and one of the two ends with a slash"),
            "write it in `service_url` as the API has it: many servers redirect, and no redirect is followed",
        );
    }
    if !candidate.at_server {
        elsewhere(
            &ours,
            servers(document, item, &item[&verb]),
            path,
            differences,
        );
    }
    if item[&verb].is_object() {
        return Some(Operation {
            value: &item[&verb],
            item,
            placeholders: fit.placeholders,
        });
    }
    another_verb(item, &verb, differences);
    None
}

fn another_verb(item: &Value, verb: &str, differences: &mut Differences) {
    let others: Vec<&str> = VERBS
        .into_iter()
        .filter(|verb| item[*verb].is_object())
        .collect();
    let known = ["get", "post", "put", "patch", "delete"];
    let first = others.iter().find(|verb| known.contains(verb));
    let word = first.map(|first| {
        let (initial, rest) = first.split_at(1);
        format!("{}{rest}", initial.to_ascii_uppercase())
    });
    let verb = verb.to_ascii_uppercase();
    differences.add(
        "verb",
        if others.is_empty() {
            format!("the profile calls by {verb}, and the API has no verb at that path")
        } else {
            let others = others.join(", ").to_ascii_uppercase();
            format!("the profile calls by {verb}, and the API has {others} at that path")
        },
        word.map_or_else(
            || "call another path: a profile calls by GET, POST, PUT, PATCH or DELETE".to_owned(),
            |word| format!("write `method = {word}`"),
        ),
    );
}

/// A server of this host, where the API is not as the profile calls it.
fn elsewhere(ours: &Path, servers: Vec<Server>, path: &str, differences: &mut Differences) {
    let Some(host) = &ours.host else { return };
    let here: Vec<Server> = servers
        .into_iter()
        .filter(|server| server.host.as_ref() == Some(host))
        .collect();
    let Some(server) = here.first() else { return };
    let base = server.base.join("/");
    let slash = if base.is_empty() { "" } else { "/" };
    differences.add(
        "path",
        format!(
            "the API is at `{slash}{base}{path}` of `{host}`, and the profile calls another path there"
        ),
        "write that path in `service_url`, each claim in braces by its name on the wire",
    );
}

/// Where an API stands.
struct Server {
    /// Host and port; none where the description does not say, or leaves it open.
    host: Option<String>,
    base: Vec<String>,
}

/// The nearest list of servers that the description has.
fn servers(document: &Document, item: &Value, operation: &Value) -> Vec<Server> {
    let list = [operation, item, &document.root]
        .into_iter()
        .find_map(|holder| holder["servers"].as_array());
    let urls = list
        .into_iter()
        .flatten()
        .filter_map(|server| server["url"].as_str());
    urls.map(|url| {
        let (host, path) = match url.split_once("://") {
            None => (None, url),
            Some((_, rest)) => {
                let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                let known = !host.contains('{');
                (known.then(|| host.to_ascii_lowercase()), path)
            }
        };
        Server {
            host,
            base: split(path),
        }
    })
    .collect()
}

fn split(path: &str) -> Vec<String> {
    path.split('/')
        .filter(|part| !part.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

/// The path of a profile's service URL.
struct Path {
    profile: &'static Profile,
    template: Template<'static>,
    /// How many of the template's segments count: one that is empty at the end does not.
    length: usize,
    /// Where it is written in the URL.
    host: Option<String>,
}

impl Path {
    fn of(profile: &'static Profile) -> Self {
        let template = Template::of(profile);
        let segments = template.segments();
        let empty = segments.last().is_some_and(Vec::is_empty);
        let host = profile.service_url.split_once("://").and_then(|(_, rest)| {
            let host = rest.split(['/', '?']).next()?;
            (!host.contains('{')).then(|| host.to_ascii_lowercase())
        });
        Self {
            profile,
            length: segments.len() - usize::from(empty),
            host,
            template,
        }
    }

    /// Compares it with one of the description's from their ends.
    fn fit(&self, theirs: &str) -> Option<Fit> {
        let ends_alike = theirs.ends_with('/') == (self.length < self.template.segments().len());
        let theirs = split(theirs);
        let root = theirs.is_empty() != (self.length == 0);
        // Behind a setting that is the URL's beginning, any path may stand.
        if root || (theirs.len() > self.length && self.template.is_whole()) {
            return None;
        }
        let mut fit = Fit {
            placeholders: Vec::new(),
            same: 0,
            ends_alike: ends_alike || theirs.is_empty(),
        };
        let ours = self.template.segments().iter().take(self.length);
        for (our, their) in ours.rev().zip(theirs.iter().rev()) {
            self.segment(our, their, &mut fit)?;
        }
        Some(fit)
    }

    fn segment(&self, our: &[Part<'_>], their: &str, fit: &mut Fit) -> Option<()> {
        let (text, names) = bare(their);
        let mut claims = Vec::new();
        let mut known = String::new();
        for part in our {
            match part {
                Part::Text(text) => known.push_str(text),
                Part::Claim(index) => {
                    known.push_str("{}");
                    claims.push(self.profile.inputs.get(*index)?.partner.to_owned());
                }
                // A setting may be anything.
                Part::Any => return Some(()),
            }
        }
        if known == text {
            fit.same += usize::from(names.is_empty());
            fit.placeholders.extend(claims.into_iter().zip(names));
            return Some(());
        }
        // What the profile writes out may stand for a placeholder.
        (text == "{}" && claims.is_empty() && !known.is_empty()).then_some(())
    }

    /// Whether all of it is the path of a server, and then that of the description.
    fn is_at(&self, server: &Server, theirs: &str) -> bool {
        if !self.template.is_whole() {
            return true;
        }
        if self.host.is_some() && server.host.is_some() && server.host != self.host {
            return false;
        }
        let before = &self.template.segments()[..self.length.saturating_sub(split(theirs).len())];
        before.len() == server.base.len()
            && before.iter().zip(&server.base).all(|(our, their)| {
                let open = our.contains(&Part::Any) || their.contains('{');
                open || matches!(our[..], [Part::Text(text)] if text == their)
            })
    }
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
