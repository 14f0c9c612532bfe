//! The shape of an API as its profile declares it: verb, path, parameters, bodies, and the types of all that, as far as they
//! can be told from the words of the claims' types.
//!
//! A description of the API is written from it, and one that the API brought is compared with it.

use crate::profile::{ClaimRule, InputClaim, Member, Node, Place, Profile, Says, Step};

mod kind;

pub(crate) use kind::Kind;

/// The content type of a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// An API, from the side of its profile.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) profile: &'static Profile,
    /// Path and no query, with `{placeholders}`.
    pub(crate) path: String,
    pub(crate) parameters: Vec<Parameter>,
    /// Content type and kind.
    pub(crate) body: Option<(&'static str, Kind)>,
    pub(crate) answer: Kind,
}

/// A claim outside the body.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) at: At,
    pub(crate) field: Field,
}

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Path,
    Query,
    Header,
}

impl At {
    /// The word for it in OpenAPI.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
        }
    }
}

/// A value with a name.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// The name on the wire.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    /// The claim that it is, where it is one: its field and its type, as written.
    pub(crate) claim: Option<(&'static str, &'static str)>,
}

impl Field {
    fn unknown(name: String) -> Self {
        Self {
            name,
            kind: Kind::Any,
            required: false,
            claim: None,
        }
    }

    /// The leaf at the end of what is left of its path.
    fn put(&mut self, rest: &[Step], leaf: &Self) {
        self.required |= leaf.required;
        if rest.is_empty() {
            self.claim = leaf.claim;
        }
        put(&mut self.kind, rest, leaf);
    }
}

impl Shape {
    pub(crate) fn of(profile: &'static Profile) -> Self {
        let whole = path_of(profile.service_url);
        let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
        let path = without_settings(path);
        let path = if path.starts_with('/') {
            path
        } else {
            format!("/{path}")
        };
        let parameters = profile
            .inputs
            .iter()
            .filter_map(|claim| parameter(claim, query));
        Self {
            profile,
            path,
            parameters: parameters.collect(),
            body: body(profile),
            answer: answer(profile),
        }
    }
}

/// What stands behind scheme, host and port; behind a setting, where that is the beginning.
pub(crate) fn path_of(url: &str) -> &str {
    match url.split_once("://") {
        Some((_, rest)) => rest.find(['/', '?']).map_or("", |at| &rest[at..]),
        None => url.split_once('}').map_or(url, |(_, rest)| rest),
    }
}

/// What a setting stands for is not known here.
fn without_settings(path: &str) -> String {
    let mut left = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once("{Settings:") {
        left.push_str(before);
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    left + rest
}

fn parameter(claim: &'static InputClaim, query: &str) -> Option<Parameter> {
    let mut name = claim.partner.to_owned();
    let at = match claim.send_in {
        Place::QueryString => At::Query,
        Place::Header => At::Header,
        Place::Url => {
            let placeholder = format!("{{{}}}", claim.partner);
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            match pairs.find(|(_, value)| value.contains(&placeholder)) {
                Some((key, _)) => {
                    key.clone_into(&mut name);
                    At::Query
                }
                // A name that is a claim has no name in a description.
                None if query.contains(&placeholder) => return None,
                None => At::Path,
            }
        }
        Place::Body | Place::Form | Place::Payload | Place::Bearer => return None,
    };
    let mut field = of_input(claim);
    field.required |= at == At::Path;
    Some(Parameter { name, at, field })
}

fn of_input(claim: &'static InputClaim) -> Field {
    let (kind, optional) = Kind::of(claim.ty);
    Field {
        name: claim.partner.to_owned(),
        kind,
        required: !optional,
        claim: Some((claim.name, claim.ty)),
    }
}

fn body(profile: &'static Profile) -> Option<(&'static str, Kind)> {
    let mut inputs = profile.inputs.iter();
    if let Some(payload) = inputs.find(|claim| claim.send_in == Place::Payload) {
        // A text is the body's own JSON, whatever that is.
        let kind = match of_input(payload).kind {
            Kind::Text(None) => Kind::Any,
            kind => kind,
        };
        return Some((profile.content_type, kind));
    }
    let of = |place: Place| {
        let mut fields = Vec::new();
        for claim in profile.inputs.iter().filter(|claim| claim.send_in == place) {
            let mut field = of_input(claim);
            // What a user flow has no value for is left out, a list without elements too.
            field.required &= !(profile.step.is_some() && claim.partner == "identities");
            fields.push(field);
        }
        fields
    };
    let form = of(Place::Form);
    if !form.is_empty() {
        return Some((FORM, Kind::Object(form)));
    }
    let mut fields = match profile.body {
        Some(members) => nested(profile, members),
        None => of(Place::Body),
    };
    if let Some(step) = profile.step {
        let text = |name: &str, kind| Field {
            name: name.to_owned(),
            kind,
            required: false,
            claim: None,
        };
        if profile.send_step {
            fields.push(text("step", Kind::Word(vec![step.name()])));
        }
        fields.push(text("client_id", Kind::text()));
        fields.push(text("ui_locales", Kind::text()));
    }
    let json = !fields.is_empty() || profile.step.is_some();
    json.then_some(("application/json", Kind::Object(fields)))
}

fn nested(profile: &'static Profile, members: &'static [Member]) -> Vec<Field> {
    let each = members.iter().map(|member| {
        // `"name":`
        let name = serde_json::from_str(member.key.trim_end_matches(':')).unwrap_or_default();
        named(profile, name, &member.node)
    });
    each.collect()
}

fn named(profile: &'static Profile, name: String, node: &'static Node) -> Field {
    let (kind, required, claim) = self::node(profile, node);
    Field {
        name,
        kind,
        required,
        claim,
    }
}

type Written = Option<(&'static str, &'static str)>;

fn node(profile: &'static Profile, node: &'static Node) -> (Kind, bool, Written) {
    match node {
        Node::Claim(index) => match profile.inputs.get(*index) {
            Some(claim) => {
                let field = of_input(claim);
                (field.kind, field.required, field.claim)
            }
            None => (Kind::Any, false, None),
        },
        Node::Object(members) => {
            let fields = nested(profile, members);
            let required = fields.iter().any(|field| field.required);
            (Kind::Object(fields), required, None)
        }
        Node::Array(elements) => {
            let elements: Vec<Field> = elements
                .iter()
                .map(|element| named(profile, String::new(), element))
                .collect();
            let required = elements.iter().any(|element| element.required);
            (Kind::Tuple(elements), required, None)
        }
    }
}

/// The answer, out of the paths of its claims.
fn answer(profile: &'static Profile) -> Kind {
    let mut root = Kind::Object(Vec::new());
    for claim in profile.outputs {
        let (kind, optional) = Kind::of(claim.ty);
        let mut rules = profile.rules().filter(|rule| rule.claim == claim.name);
        let kind = match rules.find(|rule| matches!(rule.says, Says::Coerce | Says::Json)) {
            None => kind,
            Some(ClaimRule {
                says: Says::Json, ..
            }) => Kind::text(),
            Some(_) => Kind::Lenient(Box::new(kind)),
        };
        let field = Field {
            name: String::new(),
            kind,
            required: !(optional || claim.optional),
            claim: Some((claim.name, claim.ty)),
        };
        match claim.path {
            [] => root = field.kind,
            path => put(&mut root, path, &field),
        }
    }
    root
}

fn put(kind: &mut Kind, path: &[Step], leaf: &Field) {
    match path.split_first() {
        None => *kind = leaf.kind.clone(),
        Some((Step::Index(index), rest)) => {
            if !matches!(kind, Kind::Tuple(_)) {
                *kind = Kind::Tuple(Vec::new());
            }
            let Kind::Tuple(elements) = kind else { return };
            while elements.len() <= *index {
                elements.push(Field::unknown(String::new()));
            }
            if let Some(element) = elements.get_mut(*index) {
                element.put(rest, leaf);
            }
        }
        Some((Step::Name(name), rest)) => {
            if !matches!(kind, Kind::Object(_)) {
                *kind = Kind::Object(Vec::new());
            }
            let Kind::Object(fields) = kind else { return };
            let at = fields.iter().position(|field| field.name == *name);
            let at = at.unwrap_or_else(|| {
                fields.push(Field::unknown((*name).to_owned()));
                fields.len() - 1
            });
            if let Some(field) = fields.get_mut(at) {
                field.put(rest, leaf);
            }
        }
    }
}
