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
