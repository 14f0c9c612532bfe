//! The web application: its routes, and what holds for every page.

use std::sync::Arc;

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, extract::State};
use connector_flows::{Approvals, Driver, Sealer};

use crate::api::Journal;
use crate::exchanges::Exchanges;
use crate::faults::Faults;
use crate::pages::Message;
use crate::person::Codes;
use crate::texts::Texts;
use crate::{operator, person};

/// What the handlers share.
pub(crate) struct Application {
    pub(crate) driver: Driver,
    pub(crate) sealer: Sealer,
    pub(crate) approvals: Approvals,
    pub(crate) journal: Journal,
    pub(crate) exchanges: Exchanges,
    pub(crate) faults: Faults,
    /// Who knows it may decide, and break the APIs.
    pub(crate) operator_key: String,
    pub(crate) codes: Codes,
}

pub(crate) type Shared = State<Arc<Application>>;
/// The fields of a form, or the pairs of a query.
pub(crate) type Fields = std::collections::HashMap<String, String>;

pub(crate) fn router(application: Application) -> Router {
    Router::new()
        .route("/", get(person::start))
        .route("/begin", get(person::leave))
        .route(
            "/provider",
            get(person::provider).post(person::authenticate),
        )
        .route("/flow", get(person::come_back))
        .route("/flow/{id}", get(person::show).post(person::go_on))
        .route("/console", get(operator::console).post(operator::decide))
        .route("/panel", get(operator::panel).post(operator::set))
        .route("/style.css", get(style))
        .fallback(nowhere)
        .layer(middleware::from_fn(of_this_site))
        .layer(middleware::map_response(guarded))
        .with_state(Arc::new(application))
}

/// Pages with somebody's claims belong into no cache and no frame, run no script and tell no other site where one was.
async fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let store = HeaderValue::from_static("no-store");
    headers.entry(header::CACHE_CONTROL).or_insert(store);
    response
}

/// A form of another site, or of another port of this host, is not taken, whatever cookies come with it.
async fn of_this_site(request: Request, next: Next) -> Response {
    if request.method() == Method::POST && !same_origin(request.headers()) {
        let t = Texts::preferred(request.headers());
        return page(
            StatusCode::FORBIDDEN,
            &Message::plain(t, t.refused, t.refused_text),
        );
    }
    next.run(request).await
}

/// As far as the browser says: both headers are the browser's own, and a program that sends neither has nobody's cookies.
fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    let fetched = text("sec-fetch-site").is_none_or(|site| site == b"same-origin");
    let host = text("host").unwrap_or_default();
    let own = |origin: &[u8]| {
        let authority = [&b"http://"[..], b"https://"]
            .into_iter()
            .find_map(|scheme| origin.strip_prefix(scheme));
        authority == Some(host)
    };
    fetched && text("origin").is_none_or(own)
}

async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "max-age=3600"),
    ];
    (
        headers,
        include_str!("../../../templates/sign_up/style.css"),
    )
        .into_response()
}

async fn nowhere(headers: HeaderMap) -> Response {
    let t = Texts::preferred(&headers);
    page(
        StatusCode::NOT_FOUND,
        &Message::plain(t, t.nowhere, t.nowhere_text),
    )
}

/// The database does not answer, or the system has no random bytes.
pub(crate) fn broken(t: &'static Texts) -> Response {
    page(
        StatusCode::SERVICE_UNAVAILABLE,
        &Message::plain(t, t.failed, t.failed_text),
    )
}

pub(crate) fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// To another page, with cookies.
pub(crate) fn redirect(to: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    let mut response = Redirect::to(to).into_response();
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The language of the link, else the browser's.
pub(crate) fn language(fields: &Fields, headers: &HeaderMap) -> &'static Texts {
    match fields.get("lang") {
        Some(tag) => Texts::of(tag),
        None => Texts::preferred(headers),
    }
}
