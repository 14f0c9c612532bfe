//! What can be made to go wrong with the APIs, and the server that goes wrong.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Every answer takes longer than the connector waits.
    Slow,
    /// The API does not take the password.
    Refused,
    /// The next answer is a 500.
    FailOnce,
    /// Answers are cut off half-way.
    Malformed,
    /// Nobody listens on the port.
    Down,
}

impl Fault {
    pub(crate) const ALL: [Self; 6] = [
        Self::None,
        Self::Slow,
        Self::Refused,
        Self::FailOnce,
        Self::Malformed,
        Self::Down,
    ];

    /// The word for it in a form.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Slow => "slow",
            Self::Refused => "refused",
            Self::FailOnce => "fail-once",
            Self::Malformed => "malformed",
            Self::Down => "down",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.word() == word)
    }
}

/// Longer than an attempt may take.
const SLOW: Duration = Duration::from_secs(3);

/// The switch, shared by the panel and the server.
#[derive(Clone)]
pub(crate) struct Faults(Arc<watch::Sender<Fault>>);

impl Faults {
    pub(crate) fn new() -> Self {
        Self(Arc::new(watch::Sender::new(Fault::None)))
    }

    pub(crate) fn now(&self) -> Fault {
        *self.0.borrow()
    }

    pub(crate) fn set(&self, fault: Fault) {
        self.0.send_replace(fault);
    }

    /// The fault of this request; what happens once is over then.
    fn take(&self) -> Fault {
        let mut taken = Fault::None;
        self.0.send_if_modified(|fault| {
            taken = *fault;
            let once = taken == Fault::FailOnce;
            if once {
                *fault = Fault::None;
            }
            once
        });
        taken
    }
}

/// Serves the APIs, with the faults. While they are down the port is closed, and opens again afterwards.
pub(crate) async fn serve(listener: TcpListener, apis: Router, faults: Faults) -> io::Result<()> {
    let address = listener.local_addr()?;
    let apis = apis.layer(middleware::from_fn_with_state(faults.clone(), injected));
    let mut listener = Some(listener);
    loop {
        until(&faults, |fault| fault != Fault::Down).await;
        let open = match listener.take() {
            Some(first) => first,
            None => TcpListener::bind(address).await?,
        };
        let down = faults.clone();
        axum::serve(open, apis.clone())
            .with_graceful_shutdown(async move { until(&down, |fault| fault == Fault::Down).await })
            .await?;
    }
}

async fn until(faults: &Faults, reached: impl Fn(Fault) -> bool) {
    // The sender lives as long as the switch, so there is no other end.
    let _ = faults.0.subscribe().wait_for(|fault| reached(*fault)).await;
}

async fn injected(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    match faults.take() {
        Fault::None => next.run(request).await,
        Fault::Slow => {
            tokio::time::sleep(SLOW).await;
            next.run(request).await
        }
        Fault::Refused => StatusCode::UNAUTHORIZED.into_response(),
        Fault::FailOnce => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Fault::Malformed => (json, r#"{"version":"1.0.0","action":"Conti"#).into_response(),
        // A connection from before.
        Fault::Down => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
