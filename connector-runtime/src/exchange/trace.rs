//! The spans of a call: one for the exchange, one for each request sent, with OpenTelemetry's names for HTTP clients.
//!
//! The convention's `url.full` is left out: a filled URL holds claims. `url.template` stands for it.

use http::{Method, StatusCode};
use tracing::Span;
use tracing::field::Empty;

use crate::context::Context;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::profile::Profile;

/// The span of a whole call.
pub(super) fn exchange(profile: &'static Profile, context: &Context) -> Span {
    tracing::info_span!(
        "exchange",
        otel.kind = "internal",
        otel.name = profile.id,
        otel.status_code = Empty,
        profile = profile.id,
        service_url = Empty,
        correlation_id = context.correlation(),
        attempts = Empty,
        error.type = Empty,
    )
}

/// The span of one request.
pub(super) fn attempt(endpoint: &Endpoint, method: &Method, body: usize, attempts: u32) -> Span {
    // What is written into the macro is worked out where somebody listens.
    tracing::info_span!(
        "attempt",
        otel.kind = "client",
        otel.name = format_args!("{method} {}", endpoint.shown_path()),
        otel.status_code = Empty,
        http.request.method = method.as_str(),
        http.request.body.size = body,
        http.request.resend_count = (attempts > 1).then(|| attempts - 1),
        http.response.status_code = Empty,
        http.response.body.size = Empty,
        server.address = endpoint.host(),
        server.port = endpoint.port(),
        url.scheme = endpoint.scheme(),
        url.template = endpoint.shown_path(),
        error.type = Empty,
    )
}

/// What came of a request.
pub(super) fn answered(span: &Span, status: Option<StatusCode>, body: usize) {
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
        span.record("http.response.body.size", body);
    }
}

/// Why it failed.
pub(super) fn failed(span: &Span, error: &Error) {
    span.record("error.type", error.kind().as_str());
    span.record("otel.status_code", "ERROR");
}
