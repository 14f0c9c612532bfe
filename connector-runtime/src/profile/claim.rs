//! What a profile declares of one claim.

/// A claim that travels to the API: the documents' `InputClaim`.
#[derive(Debug)]
pub struct InputClaim {
    /// The field's name, without `r#`.
    pub name: &'static str,
    /// `PartnerClaimType`: the name on the wire. Default: the field's name, in the case that `rename_all` says. For a claim
    /// with a `path`, that path as written.
    pub partner: &'static str,
    /// Where it goes: the profile's mode, or the claim's own `send_in`, `payload` or `bearer`.
    pub send_in: Place,
    /// `"name":` with the name escaped for JSON; empty outside the body, and where [`Profile::body`](super::Profile::body)
    /// nests it.
    pub key: &'static str,
    /// The field's type, as written.
    pub ty: &'static str,
}

/// Where an input claim goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// A member of the JSON object in the body.
    Body,
    /// A pair of the form in the body.
    Form,
    /// A request header.
    Header,
    /// A placeholder of the service URL.
    Url,
    /// A pair of the query string.
    QueryString,
    /// The whole body (`ClaimUsedForRequestPayload`).
    Payload,
    /// The token of `Authorization: Bearer` (`UseClaimAsBearerToken`).
    Bearer,
}

/// A claim that is read from the answer: the documents' `OutputClaim`.
#[derive(Debug)]
pub struct OutputClaim {
    /// The field's name, without `r#`.
    pub name: &'static str,
    /// The steps to its value in the answer: one name for a `partner`, none for `$`.
    pub path: &'static [Step],
    /// The field's type, as written.
    pub ty: &'static str,
    /// Whether it says `default`, or is an input too: an answer without it is fine.
    pub optional: bool,
}

/// One step of a path into a JSON answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A member of an object; case-sensitive.
    Name(&'static str),
    /// An element of an array, from 0.
    Index(usize),
}
