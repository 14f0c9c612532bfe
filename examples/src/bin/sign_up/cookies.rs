//! Cookies: what binds a sign-up to one browser. No script can read them, and no other site's form brings them along.
//!
//! They are not `Secure`, because this example speaks plain HTTP on the loopback address; behind TLS they have to be.

use axum::http::{HeaderMap, HeaderValue, header};
use connector_flows::FlowId;

/// How long a run may take, as its state does.
const LIFETIME: u32 = 60 * 60;
/// Browsers keep 4,096 bytes of a cookie with its name; a state that holds long texts is larger.
const PIECE: usize = 3_500;
const PIECES: usize = 4;

/// The value of a cookie.
pub(crate) fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).into_iter();
    let pairs = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'));
    let mut values = pairs.filter_map(|pair| pair.trim().split_once('='));
    values
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// A cookie for a while.
pub(crate) fn write(name: &str, value: &str, path: &str, same_site: &str) -> Option<HeaderValue> {
    let lifetime = if value.is_empty() { 0 } else { LIFETIME };
    HeaderValue::from_str(&format!(
        "{name}={value}; Path={path}; Max-Age={lifetime}; HttpOnly; SameSite={same_site}"
    ))
    .ok()
}

/// Where the pages of one run are; its cookies are sent nowhere else, so that two tabs are two runs.
pub(crate) fn path(id: FlowId) -> String {
    format!("/flow/{id}")
}

/// The sealed state of a run.
pub(crate) fn sealed(headers: &HeaderMap) -> String {
    (0..PIECES)
        .filter_map(|number| read(headers, &name(number)))
        .collect()
}

/// The cookies of a sealed state; none where it is too large. What is left of a larger one is deleted.
pub(crate) fn seal(id: FlowId, sealed: &str) -> Option<Vec<HeaderValue>> {
    if sealed.len() > PIECE * PIECES {
        return None;
    }
    let path = path(id);
    let piece = |number: usize| {
        let rest = sealed.get(number * PIECE..).unwrap_or_default();
        write(&name(number), &rest[..rest.len().min(PIECE)], &path, "Lax")
    };
    (0..PIECES).map(piece).collect()
}

fn name(number: usize) -> String {
    format!("state{number}")
}
