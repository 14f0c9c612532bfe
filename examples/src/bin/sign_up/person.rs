//! What the person sees: the start, the made-up identity provider, and the screens of the flow.
//!
//! Every form is answered with a redirection to a page that can be loaded again, so that the back button and a reload show where
//! the run is, and send nothing twice.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use connector_flows::{
    Account, Block, Claims, DriverError, FlowState, Person, Screen, SealError, Typed,
};
use connector_runtime::Context;

use crate::api::now;
use crate::cookies;
use crate::pages::{Attributes, Message, Provider, Start, Token};
use crate::texts::Texts;
use crate::web::{Application, Fields, Shared, broken, language, page, redirect};

/// The codes that the made-up provider has given out, each good for one sign-in; with the e-mail address of the person.
#[derive(Default)]
pub(crate) struct Codes(Mutex<HashMap<String, String>>);

impl Codes {
    /// More are not kept: whoever asks for so many signs nobody in.
    const KEPT: usize = 1_000;

    fn give(&self, code: &str, email: String) {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if codes.len() >= Self::KEPT {
            codes.clear();
        }
        codes.insert(code.to_owned(), email);
    }

    fn take(&self, code: &str) -> Option<String> {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.remove(code)
    }
}

/// The cookie that binds one way to the provider and back to this browser: two tabs leave on ways of their own.
fn login(word: &str) -> String {
    format!("login{}", word.get(..8).unwrap_or_default())
}

/// What a person may type into one field, in bytes; more would be no name and no city.
const LONGEST: usize = 256;

pub(crate) async fn start(Query(query): Query<Fields>, headers: HeaderMap) -> Response {
    let t = language(&query, &headers);
    page(StatusCode::OK, &Start { t })
}

/// To the provider, with a word that comes back with the person (OAuth's `state`).
pub(crate) async fn leave(Query(query): Query<Fields>, headers: HeaderMap) -> Response {
    let t = language(&query, &headers);
    let Ok(word) = crate::random() else {
        return broken(t);
    };
    let to = format!("/provider?lang={}&state={word}", t.lang);
    redirect(&to, cookies::write(&login(&word), &word, "/flow", "Lax"))
}

pub(crate) async fn provider(Query(query): Query<Fields>, headers: HeaderMap) -> Response {
    let t = language(&query, &headers);
    page(StatusCode::OK, &Provider::new(t, state(&query), false))
}

/// The provider believes everybody, and sends them back with a code.
pub(crate) async fn authenticate(
    State(application): Shared,
    headers: HeaderMap,
    Form(form): Form<Fields>,
) -> Response {
    let t = language(&form, &headers);
    let email = form.get("email").map(|email| email.trim().to_lowercase());
    let Some(email) = email.filter(|email| email.contains('@') && email.len() <= 254) else {
        return page(
            StatusCode::BAD_REQUEST,
            &Provider::new(t, state(&form), true),
        );
    };
    let Ok(code) = crate::random() else {
        return broken(t);
    };
    application.codes.give(&code, email);
    let (lang, state) = (t.lang, state(&form));
    redirect(
        &format!("/flow?lang={lang}&state={state}&code={code}"),
        None,
    )
}

/// What goes into a link is 64 hexadecimal digits, or nothing.
fn state(fields: &Fields) -> String {
    let word = fields.get("state").map(String::as_str).unwrap_or_default();
    let fits = word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    if fits { word.to_owned() } else { String::new() }
}

/// Back from the provider: the flow begins.
pub(crate) async fn come_back(
    State(application): Shared,
    Query(query): Query<Fields>,
    headers: HeaderMap,
) -> Response {
    let t = language(&query, &headers);
    let word = state(&query);
    let left_here = !word.is_empty() && cookies::read(&headers, &login(&word)) == Some(&*word);
    let code = query.get("code").map(String::as_str).unwrap_or_default();
    let email = application.codes.take(code).filter(|_| left_here);
    let Some(email) = email else {
        return refused(t);
    };
    let person = Person::new(Account::federated("id.example.com", &email))
        .with_email(email)
        .with_client_id("sign_up")
        .with_ui_locales(t.locale);
    let begun = application
        .driver
        .begin(person, &Claims::new(), &context(t), now())
        .await;
    match begun {
        Ok((state, _)) => {
            let mut response = there(&application, t, &state);
            // It has done what it was for.
            if let Some(gone) = cookies::write(&login(&word), "", "/flow", "Lax") {
                response.headers_mut().append(header::SET_COOKIE, gone);
            }
            response
        }
        Err(error) => failed(t, &error),
    }
}

/// The run as it is now.
pub(crate) async fn show(
    State(application): Shared,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let mut state = match opened(&application, &id, &headers) {
        Ok(state) => state,
        Err(refused) => return *refused,
    };
    let t = Texts::of(state.person().ui_locales().unwrap_or_default());
    let before = state.clone();
    let screen = application
        .driver
        .show(&mut state, &context(t), now())
        .await;
    let mut response = match screen {
        Ok(screen) => shown(t, &state, screen),
        Err(error) => failed(t, &error),
    };
    if state != before {
        for cookie in kept(&application, &state).unwrap_or_default() {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// A form of the flow comes in.
pub(crate) async fn go_on(
    State(application): Shared,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Fields>,
) -> Response {
    let mut state = match opened(&application, &id, &headers) {
        Ok(state) => state,
        Err(refused) => return *refused,
    };
    let t = Texts::of(state.person().ui_locales().unwrap_or_default());
    if form.values().any(|value| value.len() > LONGEST) {
        return refused(t);
    }
    let (driver, context) = (&application.driver, context(t));
    let screen = if form.get("action").is_some_and(|action| action == "retry") {
        driver.retry(&mut state, &context, now()).await
    } else {
        let typed = Typed::from_iter(&form);
        driver.submit(&mut state, &typed, &context, now()).await
    };
    match screen {
        Ok(_) => there(&application, t, &state),
        Err(error) => failed(t, &error),
    }
}

/// To the page of the run, with its state in cookies that only this server can read.
fn there(application: &Application, t: &'static Texts, state: &FlowState) -> Response {
    match kept(application, state) {
        Some(cookies) => redirect(&cookies::path(state.id()), cookies),
        None => broken(t),
    }
}

fn kept(application: &Application, state: &FlowState) -> Option<Vec<HeaderValue>> {
    let sealed = application.sealer.seal(state).ok()?;
    cookies::seal(state.id(), &sealed)
}

/// The state that came with the request, where it is of this run.
fn opened(
    application: &Application,
    id: &str,
    headers: &HeaderMap,
) -> Result<FlowState, Box<Response>> {
    let t = Texts::preferred(headers);
    match application.sealer.open(&cookies::sealed(headers), now()) {
        Ok(state) if state.id().to_string() == id => Ok(state),
        Err(SealError::NoRandomBytes) => Err(Box::new(broken(t))),
        _ => Err(Box::new(refused(t))),
    }
}

/// The state is none that this run could have here.
fn refused(t: &'static Texts) -> Response {
    let message = Message::plain(t, t.refused, t.refused_text);
    page(StatusCode::BAD_REQUEST, &message)
}

fn shown(t: &'static Texts, state: &FlowState, screen: Screen) -> Response {
    let ended = |text: &str| page(StatusCode::OK, &Message::plain(t, t.blocked, text));
    match screen {
        Screen::Page(fields) => {
            let email = state.person().email().unwrap_or_default();
            page(StatusCode::OK, &Attributes::new(t, email, fields))
        }
        Screen::Token(token) => page(StatusCode::OK, &Token::new(t, token)),
        Screen::Blocked(Block::Said(text)) => ended(&text),
        Screen::Blocked(Block::Taken) => ended(t.taken),
        Screen::Blocked(_) => ended(t.ended),
        Screen::Failed(failure) => {
            let said = (!failure.message.is_empty()).then_some(failure.message);
            let text = said.unwrap_or_else(|| t.request_failed.to_owned());
            page(StatusCode::SERVICE_UNAVAILABLE, &Message::retry(t, text))
        }
    }
}

fn failed(t: &'static Texts, error: &DriverError) -> Response {
    if matches!(error, DriverError::State(_)) {
        return refused(t);
    }
    // What was to be done, and not what the database said, which may repeat values.
    eprintln!("{error}");
    broken(t)
}

fn context(t: &Texts) -> Context {
    Context::new().culture(t.locale)
}
