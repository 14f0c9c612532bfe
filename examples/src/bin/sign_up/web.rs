//! The web application: one handler for each form, and the screens that the driver asks for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, middleware};
use connector_flows::{
    Account, Approvals, Block, Claims, Decision, Driver, DriverError, FlowState, Person, Screen,
    SealError, Sealer, Typed,
};
use connector_runtime::Context;

use crate::api::now;
use crate::pages::{Attributes, Console, Message, Provider, Request, Start, Token};
use crate::texts::Texts;

/// What the handlers share.
pub(crate) struct Application {
    pub(crate) driver: Driver,
    pub(crate) sealer: Sealer,
    pub(crate) approvals: Approvals,
    /// Who knows it may decide.
    pub(crate) console_key: String,
    /// The codes that the made-up provider has given out: each is good for one sign-in.
    pub(crate) codes: Mutex<HashMap<String, String>>,
}

type Shared = State<Arc<Application>>;
type Fields = HashMap<String, String>;

pub(crate) fn router(application: Application) -> Router {
    Router::new()
        .route("/", get(start))
        .route("/provider", get(provider).post(authenticate))
        .route("/flow", get(begin).post(go_on))
        .route("/console", get(console).post(decide))
        .layer(middleware::map_response(guarded))
        .with_state(Arc::new(application))
}

/// Pages with somebody's claims belong into no cache and no frame, and run no script.
async fn guarded(mut response: Response) -> Response {
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn start(Query(query): Query<Fields>) -> Response {
    page(
        StatusCode::OK,
        &Start {
            t: language(&query),
        },
    )
}

async fn provider(Query(query): Query<Fields>) -> Response {
    page(
        StatusCode::OK,
        &Provider {
            t: language(&query),
        },
    )
}

/// The provider believes everybody, and sends them back with a code.
async fn authenticate(State(application): Shared, Form(form): Form<Fields>) -> Response {
    let t = language(&form);
    let email = form.get("email").map(|email| email.trim().to_lowercase());
    let Some(email) = email.filter(|email| email.contains('@') && email.len() <= 254) else {
        return page(StatusCode::BAD_REQUEST, &Provider { t });
    };
    let Ok(code) = crate::random() else {
        return broken(t);
    };
    let mut codes = application
        .codes
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    codes.insert(code.clone(), email);
    Redirect::to(&format!("/flow?lang={}&code={code}", t.lang)).into_response()
}

async fn begin(State(application): Shared, Query(query): Query<Fields>) -> Response {
    let t = language(&query);
    let code = query.get("code").map(String::as_str).unwrap_or_default();
    let email = application
        .codes
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .remove(code);
    let Some(email) = email else {
        return Redirect::to(&format!("/?lang={}", t.lang)).into_response();
    };
    let person = Person::new(Account::federated("id.example.com", &email))
        .with_email(email)
        .with_client_id("sign_up")
        .with_ui_locales(t.locale);
    match application
        .driver
        .begin(person, &Claims::new(), &context(t), now())
        .await
    {
        Ok((state, screen)) => shown(&application, t, &state, screen),
        Err(error) => refused(t, &error),
    }
}

async fn go_on(State(application): Shared, Form(form): Form<Fields>) -> Response {
    let sealed = form.get("state").map(String::as_str).unwrap_or_default();
    let mut state = match application.sealer.open(sealed, now()) {
        Ok(state) => state,
        Err(SealError::NoRandomBytes) => return broken(Texts::of("en")),
        Err(_) => return again(Texts::of("en")),
    };
    let t = Texts::of(state.person().ui_locales().unwrap_or_default());
    let (driver, context) = (&application.driver, context(t));
    let screen = if form.get("action").is_some_and(|action| action == "retry") {
        driver.retry(&mut state, &context, now()).await
    } else {
        let typed = Typed::from_iter(&form);
        driver.submit(&mut state, &typed, &context, now()).await
    };
    match screen {
        Ok(screen) => shown(&application, t, &state, screen),
        Err(error) => refused(t, &error),
    }
}

async fn console(State(application): Shared, Query(query): Query<Fields>) -> Response {
    let t = language(&query);
    if query.get("key") != Some(&application.console_key) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(pending) = application.approvals.pending().await else {
        return broken(t);
    };
    let requests = pending.into_iter().map(|request| Request {
        id: request.id,
        email: request.email.unwrap_or_default(),
    });
    let key = application.console_key.clone();
    let requests = requests.collect();
    page(StatusCode::OK, &Console { t, key, requests })
}

async fn decide(State(application): Shared, Form(form): Form<Fields>) -> Response {
    let t = language(&form);
    if form.get("key") != Some(&application.console_key) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let decision = match form.get("decision").map(String::as_str) {
        Some("approve") => Decision::Approve,
        Some("deny") => Decision::Deny,
        _ => return StatusCode::BAD_REQUEST.into_response(),
    };
    let id = form.get("id").map(String::as_str).unwrap_or_default();
    match application
        .approvals
        .decide(id, decision, "console", now())
        .await
    {
        Ok(_) => Redirect::to(&format!(
            "/console?lang={}&key={}",
            t.lang, application.console_key
        ))
        .into_response(),
        Err(_) => broken(t),
    }
}

fn shown(
    application: &Application,
    t: &'static Texts,
    state: &FlowState,
    screen: Screen,
) -> Response {
    let Ok(sealed) = application.sealer.seal(state) else {
        return broken(t);
    };
    let ended = |text: &str| {
        let text = text.to_owned();
        let message = Message {
            t,
            heading: t.blocked,
            text,
            state: None,
        };
        page(StatusCode::OK, &message)
    };
    match screen {
        Screen::Page(fields) => page(StatusCode::OK, &Attributes::new(t, sealed, fields)),
        Screen::Token(token) => page(StatusCode::OK, &Token::new(t, token)),
        Screen::Blocked(Block::Said(text)) => ended(&text),
        Screen::Blocked(Block::Taken) => ended(t.taken),
        Screen::Blocked(_) => ended(t.ended),
        Screen::Failed(failure) => {
            let text = Some(failure.message).filter(|text| !text.is_empty());
            let message = Message {
                t,
                heading: t.failed,
                text: text.unwrap_or_else(|| t.failed_text.to_owned()),
                state: Some(sealed),
            };
            page(StatusCode::SERVICE_UNAVAILABLE, &message)
        }
    }
}

fn refused(t: &'static Texts, error: &DriverError) -> Response {
    match error {
        DriverError::State(_) => again(t),
        _ => broken(t),
    }
}

/// The state was changed, or is too old.
fn again(t: &'static Texts) -> Response {
    let text = t.refused.to_owned();
    page(
        StatusCode::BAD_REQUEST,
        &Message {
            t,
            heading: t.blocked,
            text,
            state: None,
        },
    )
}

fn broken(t: &'static Texts) -> Response {
    let text = t.failed_text.to_owned();
    page(
        StatusCode::SERVICE_UNAVAILABLE,
        &Message {
            t,
            heading: t.failed,
            text,
            state: None,
        },
    )
}

fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn language(fields: &Fields) -> &'static Texts {
    Texts::of(fields.get("lang").map(String::as_str).unwrap_or_default())
}

fn context(t: &Texts) -> Context {
    Context::new().culture(t.locale)
}
