//! Mode `Url`: each claim one part of the service URL, RFC 3986's unreserved characters kept and all else percent-encoded.

use http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::text::each;
use super::{LONGEST, Refusal, Slot};
use crate::endpoint::{Endpoint, Piece};
use crate::error::Error;
use crate::profile::Profile;

/// All but RFC 3986 §2.3's unreserved characters: letters, digits, `-`, `.`, `_`, `~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The URL of one request while its claims come in.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    endpoint: &'a Endpoint,
    /// The encoded value of each claim in the template, by the claim's index.
    values: Vec<(usize, String)>,
    /// The pairs of mode `QueryString`.
    query: String,
    /// The claim that adds most to the URL, and how much.
    largest: (usize, usize),
}

impl<'a> Writer<'a> {
    pub(super) fn new(endpoint: &'a Endpoint) -> Self {
        Self {
            endpoint,
            values: Vec::new(),
            query: String::new(),
            largest: (0, 0),
        }
    }

    /// Takes the value of a placeholder.
    pub(super) fn fill(&mut self, index: usize, slot: &Slot<'_>) -> Result<(), Refusal> {
        let mut encoded = None;
        each(slot, |value| {
            encoded = Some(utf8_percent_encode(value, RESERVED).to_string());
            Ok(())
        })?;
        let encoded = encoded.ok_or(Refusal::new("has no value, and the URL needs one"))?;
        self.count(index, encoded.len());
        self.values.push((index, encoded));
        Ok(())
    }

    /// Takes a pair of the query string, which `write` appends.
    pub(super) fn pair(&mut self, index: usize, len: usize, write: impl FnOnce(&mut String)) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        write(&mut self.query);
        self.count(index, len);
    }

    fn count(&mut self, index: usize, len: usize) {
        if len > self.largest.1 {
            self.largest = (index, len);
        }
    }

    /// The whole URL.
    pub(super) fn finish(self, profile: &'static Profile) -> Result<Uri, Error> {
        let endpoint = self.endpoint;
        if let Some(fixed) = &endpoint.fixed
            && self.query.is_empty()
        {
            return Ok(fixed.clone());
        }
        let refuse = |index: usize, reason: &'static str| {
            let name = profile.inputs.get(index).map_or("", |claim| claim.name);
            Error::input_claim(profile, name, reason)
        };

        let mut url = String::with_capacity(256);
        let mut segments = Vec::new();
        for piece in &endpoint.pieces {
            match piece {
                Piece::Text(text) => url.push_str(text),
                Piece::Path(index) => {
                    segments.push((*index, url.len()));
                    url.push_str(self.value(*index));
                }
                Piece::Query(index) => url.push_str(self.value(*index)),
            }
        }
        for (index, at) in segments {
            if let Some(reason) = segment_fault(&url, at) {
                return Err(refuse(index, reason));
            }
        }
        if !self.query.is_empty() {
            let joint = match (endpoint.query, url.ends_with(['?', '&'])) {
                (false, _) => "?",
                (true, false) => "&",
                (true, true) => "",
            };
            url.push_str(joint);
            url.push_str(&self.query);
        }
        if url.len() > LONGEST {
            return Err(refuse(
                self.largest.0,
                "makes the URL longer than 8 KiB, which is what servers take",
            ));
        }
        match Uri::try_from(url) {
            Ok(uri)
                if uri
                    .authority()
                    .is_some_and(|to| to.as_str().eq_ignore_ascii_case(endpoint.authority())) =>
            {
                Ok(uri)
            }
            _ => Err(Error::internal(
                profile,
                "the filled service URL does not lead to the declared host",
            )),
        }
    }

    fn value(&self, index: usize) -> &str {
        self.values
            .iter()
            .find(|(at, _)| *at == index)
            .map_or("", |(_, value)| value)
    }
}

/// What is wrong with the path segment round this place: clients and proxies resolve `.` and `..`, and an empty segment is
/// another route.
fn segment_fault(url: &str, at: usize) -> Option<&'static str> {
    let (before, after) = url.split_at(at);
    let start = before.rfind('/').map_or(0, |slash| slash + 1);
    let end = after.find(['/', '?']).map_or(url.len(), |end| at + end);
    match url.get(start..end)? {
        "" => Some("is empty, and an empty path segment is another route"),
        segment if is_dots(segment) => {
            Some("makes a `.` or `..` segment of the path, which servers resolve to another route")
        }
        _ => None,
    }
}

/// Whether a segment is `.` or `..`, percent-encoded or not: the template may have written a dot as `%2e`.
fn is_dots(segment: &str) -> bool {
    let mut dots = 0;
    let mut rest = segment;
    while let Some(after) = ["%2e", "%2E", "."]
        .iter()
        .find_map(|dot| rest.strip_prefix(dot))
    {
        rest = after;
        dots += 1;
    }
    rest.is_empty() && matches!(dots, 1 | 2)
}
