//! The words that values of keys are made of.

use crate::model::{FlowStep, Method, Mode};

/// `step`
pub(crate) const STEPS: [(&str, FlowStep); 3] = [
    ("PostFederationSignup", FlowStep::PostFederationSignup),
    ("PostAttributeCollection", FlowStep::PostAttributeCollection),
    ("PreTokenIssuance", FlowStep::PreTokenIssuance),
];

/// `send_claims_in` and `send_in`
pub(crate) const MODES: [(&str, Mode); 5] = [
    ("Body", Mode::Body),
    ("Form", Mode::Form),
    ("Header", Mode::Header),
    ("Url", Mode::Url),
    ("QueryString", Mode::QueryString),
];

/// `method`
pub(crate) const METHODS: [(&str, Method); 5] = [
    ("Post", Method::Post),
    ("Get", Method::Get),
    ("Put", Method::Put),
    ("Patch", Method::Patch),
    ("Delete", Method::Delete),
];

/// The step that is meant by the documents' words for it, such as `Before creating the user`.
pub(crate) fn step(words: &str) -> Option<&'static str> {
    let words = words.to_lowercase();
    let holds = |word: &str| words.contains(word);
    Some(if holds("token") {
        "PreTokenIssuance"
    } else if holds("creat") {
        "PostAttributeCollection"
    } else if holds("federat") {
        "PostFederationSignup"
    } else {
        return None;
    })
}

/// The place that people mean by such a word, folded: the words of other libraries.
pub(crate) fn place(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "header" | "headers" | "httpheader" => "Header",
        "query" | "queries" | "querystring" | "queryparam" | "params" | "param" | "parameter"
        | "parameters" => "QueryString",
        "url" | "uri" | "path" | "urlpath" | "pathparam" | "segment" => "Url",
        "form" | "formdata" | "urlencoded" | "formurlencoded" => "Form",
        "body" | "json" | "requestbody" => "Body",
        _ => return None,
    })
}
