//! By reqwest as its documentation shows it, by reqwest as one writes it who has read all of it, and with the two sets of
//! layers that people put round it, as their documentation shows them.

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, Response};
use reqwest_middleware::ClientBuilder;
use reqwest_retry::RetryTransientMiddleware;
use reqwest_retry::policies::ExponentialBackoff;
use serde::{Deserialize, Serialize};
use tower::{Layer as _, ServiceExt as _, service_fn};
use tower_resilience::bulkhead::{BulkheadLayer, BulkheadServiceError};
use tower_resilience::circuitbreaker::{CircuitBreakerError, CircuitBreakerLayer};
use tower_resilience::retry::RetryLayer;
use tower_resilience::timelimiter::{TimeLimiterError, TimeLimiterLayer};

use crate::cause::{Cause, Told, of_reqwest};
use crate::scenes::Place;
use crate::{CANARY, PLACES};

/// Calls once.
pub(crate) type Caller = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Told> + Send>> + Send + Sync>;

#[derive(Serialize)]
struct Sent {
    email: &'static str,
}

#[derive(Deserialize)]
struct Returned {
    points: u32,
}

async fn read(response: Response) -> Result<(), reqwest::Error> {
    let returned: Returned = response.error_for_status()?.json().await?;
    assert_eq!(returned.points, 7);
    Ok(())
}

fn told(called: Result<(), reqwest::Error>) -> Told {
    match called {
        Ok(()) => Told::answered(),
        Err(error) => Told::failed(of_reqwest(&error), &error),
    }
}

/// The request of all of them.
macro_rules! request {
    ($client:expr, $place:expr) => {{
        let url = format!("{}?code={CANARY}", $place.url);
        let request = if $place.post {
            $client.post(url).json(&Sent { email: CANARY })
        } else {
            $client.get(format!("{url}&email={CANARY}"))
        };
        request.header("x-functions-key", CANARY)
    }};
}

/// No setting at all.
pub(crate) fn plain(place: &Place) -> Caller {
    let (client, place) = (Client::new(), place.clone());
    Arc::new(move || {
        let (client, place) = (client.clone(), place.clone());
        Box::pin(async move {
            let called = async { read(request!(client, place).send().await?).await };
            told(called.await)
        })
    })
}

/// Every setting that helps, and no URL in errors.
fn careful(place: &Place) -> Client {
    Client::builder()
        .connect_timeout(place.attempt)
        .timeout(place.attempt)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .no_proxy()
        .build()
        .expect("the configuration is whole")
}

async fn carefully(client: Client, place: Place) -> Result<(), Failed> {
    let response = request!(client, place).send().await.map_err(Failed::of)?;
    let status = response.status();
    if status.is_redirection() {
        return Err(Failed::Redirected(status.as_u16()));
    }
    read(response).await.map_err(Failed::of)
}

pub(crate) fn tuned(place: &Place) -> Caller {
    let (client, place) = (careful(place), place.clone());
    Arc::new(move || {
        let call = carefully(client.clone(), place.clone());
        Box::pin(async move {
            match call.await {
                Ok(()) => Told::answered(),
                Err(error) => Told::failed(error.cause(), &error),
            }
        })
    })
}

/// What a careful caller makes of reqwest's errors.
#[derive(Debug)]
enum Failed {
    Reqwest(reqwest::Error),
    Redirected(u16),
}

impl Failed {
    fn of(error: reqwest::Error) -> Self {
        Self::Reqwest(error.without_url())
    }

    fn cause(&self) -> Cause {
        match self {
            Self::Reqwest(error) => of_reqwest(error),
            Self::Redirected(status) => Cause::Status(*status),
        }
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Reqwest(error) => error.fmt(f),
            Self::Redirected(status) => write!(f, "{status}"),
        }
    }
}

impl Error for Failed {}

/// A client with a limit of time, and three attempts.
pub(crate) fn middleware(place: &Place) -> Caller {
    let client = Client::builder()
        .timeout(place.attempt)
        .build()
        .expect("the configuration is whole");
    // Its own bounds (a second and more) would only make it later.
    let policy = ExponentialBackoff::builder()
        .retry_bounds(Duration::from_millis(50), Duration::from_millis(200))
        .build_with_max_retries(2);
    let client = ClientBuilder::new(client)
        .with(RetryTransientMiddleware::new_with_policy(policy))
        .build();
    let place = place.clone();
    Arc::new(move || {
        let (client, place) = (client.clone(), place.clone());
        Box::pin(async move {
            match request!(client, place).send().await {
                Ok(response) => told(read(response).await),
                Err(reqwest_middleware::Error::Reqwest(error)) => told(Err(error)),
                Err(error) => {
                    // The error of the last attempt is wrapped.
                    let cause = inner(&error).map_or(Cause::Unknown, of_reqwest);
                    Told::failed(cause, &error)
                }
            }
        })
    })
}

fn inner<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e reqwest::Error> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<reqwest::Error>() {
            return Some(found);
        }
        if let Some(reqwest_middleware::Error::Reqwest(found)) = error.downcast_ref() {
            return Some(found);
        }
        next = error.source();
    }
    None
}

/// Places, attempts, a circuit and a limit of time round a careful client.
pub(crate) fn tower(place: &Place) -> Caller {
    let (client, attempt, place) = (careful(place), place.attempt, place.clone());
    let service = service_fn(move |()| carefully(client.clone(), place.clone()));
    let limited = TimeLimiterLayer::builder()
        .timeout_duration(attempt)
        .build()
        .layer(service);
    let circuit = CircuitBreakerLayer::standard()
        .build()
        .expect("the configuration is whole")
        .layer(limited);
    let retried =
        RetryLayer::<(), (), CircuitBreakerError<TimeLimiterError<Failed>>>::exponential_backoff()
            .build()
            .layer(circuit);
    let placed = BulkheadLayer::builder()
        .max_concurrent_calls(PLACES)
        .build()
        .expect("the configuration is whole")
        .layer(retried);
    Arc::new(move || {
        let call = placed.clone().oneshot(());
        Box::pin(async move {
            match call.await {
                Ok(()) => Told::answered(),
                Err(error) => {
                    let cause = match &error {
                        BulkheadServiceError::Inner(CircuitBreakerError::Inner(
                            TimeLimiterError::Timeout,
                        )) => Cause::Time,
                        BulkheadServiceError::Inner(CircuitBreakerError::Inner(
                            TimeLimiterError::Inner(error),
                        )) => error.cause(),
                        BulkheadServiceError::Inner(CircuitBreakerError::OpenCircuit)
                        | BulkheadServiceError::Bulkhead(_) => Cause::Refused,
                    };
                    Told {
                        cause,
                        text: format!("{error} {error:?}"),
                    }
                }
            }
        })
    })
}
