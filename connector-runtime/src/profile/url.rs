//! `ServiceUrl`: the endpoint as declared, in pieces.

/// A URL with its placeholders, as written and in pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrlTemplate {
    /// As written: what error texts and messages show.
    pub template: &'static str,
    /// The pieces, which joined are the URL.
    pub parts: &'static [UrlPart],
}

/// A piece of a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlPart {
    /// Sent as it is.
    Text(&'static str),
    /// `{Settings:Name}`: the connector's setting of that name, inserted as it is when the connector is built.
    Setting(&'static str),
    /// `{claim}` in the path: the value of the input claim at this index of [`Profile::inputs`](super::Profile::inputs),
    /// percent-encoded.
    Path(usize),
    /// `{claim}` in the query: likewise.
    Query(usize),
}
