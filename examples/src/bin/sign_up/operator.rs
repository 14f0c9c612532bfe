//! What the operator sees: the console of whoever approves, and the panel with the exchanges and the switch for faults.

use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use connector_flows::Decision;
use subtle::ConstantTimeEq as _;

use crate::api::now;
use crate::cookies;
use crate::faults::Fault;
use crate::pages::{Console, Message, Panel};
use crate::texts::Texts;
use crate::web::{Application, Fields, Shared, broken, language, page, redirect};

/// The operator's cookie: the key, which the program has printed.
const OPERATOR: &str = "operator";

/// Whether it is the operator; where not, the answer. The key in the address is changed for a cookie at once: an address stays
/// in the history.
fn admitted(
    application: &Application,
    query: &Fields,
    headers: &HeaderMap,
    to: &str,
) -> Result<&'static Texts, Box<Response>> {
    let t = language(query, headers);
    let fits = |key: &str| bool::from(key.as_bytes().ct_eq(application.operator_key.as_bytes()));
    match query.get("key") {
        Some(key) if fits(key) => {
            let cookie = cookies::write(OPERATOR, key, "/", "Strict");
            Err(Box::new(redirect(&format!("{to}?lang={}", t.lang), cookie)))
        }
        None if cookies::read(headers, OPERATOR).is_some_and(fits) => Ok(t),
        _ => {
            let message = Message::plain(t, t.no_key, t.no_key_text);
            Err(Box::new(page(StatusCode::FORBIDDEN, &message)))
        }
    }
}

pub(crate) async fn console(
    State(application): Shared,
    Query(query): Query<Fields>,
    headers: HeaderMap,
) -> Response {
    let t = match admitted(&application, &query, &headers, "/console") {
        Ok(t) => t,
        Err(answer) => return *answer,
    };
    match application.approvals.pending().await {
        Ok(pending) => page(
            StatusCode::OK,
            &Console::new(t, pending, application.journal.read()),
        ),
        Err(error) => {
            eprintln!("{error}");
            broken(t)
        }
    }
}

pub(crate) async fn decide(
    State(application): Shared,
    headers: HeaderMap,
    Form(mut form): Form<Fields>,
) -> Response {
    // A key is taken from an address alone.
    form.remove("key");
    let t = match admitted(&application, &form, &headers, "/console") {
        Ok(t) => t,
        Err(answer) => return *answer,
    };
    let decision = match form.get("decision").map(String::as_str) {
        Some("approve") => Decision::Approve,
        Some("deny") => Decision::Deny,
        _ => {
            return page(
                StatusCode::BAD_REQUEST,
                &Message::plain(t, t.nowhere, t.nowhere_text),
            );
        }
    };
    let id = form.get("id").map(String::as_str).unwrap_or_default();
    match application
        .approvals
        .decide(id, decision, "console", now())
        .await
    {
        Ok(_) => redirect(&format!("/console?lang={}", t.lang), None),
        Err(error) => {
            eprintln!("{error}");
            broken(t)
        }
    }
}

pub(crate) async fn panel(
    State(application): Shared,
    Query(query): Query<Fields>,
    headers: HeaderMap,
) -> Response {
    match admitted(&application, &query, &headers, "/panel") {
        Ok(t) => {
            let panel = Panel::new(t, application.faults.now(), application.exchanges.read());
            page(StatusCode::OK, &panel)
        }
        Err(answer) => *answer,
    }
}

pub(crate) async fn set(
    State(application): Shared,
    headers: HeaderMap,
    Form(mut form): Form<Fields>,
) -> Response {
    form.remove("key");
    let t = match admitted(&application, &form, &headers, "/panel") {
        Ok(t) => t,
        Err(answer) => return *answer,
    };
    if form.contains_key("clear") {
        application.exchanges.clear();
    } else if let Some(fault) = form.get("fault").and_then(|word| Fault::of(word)) {
        application.faults.set(fault);
    }
    redirect(&format!("/panel?lang={}", t.lang), None)
}
