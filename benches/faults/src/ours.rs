//! By connector-runtime, with its defaults but for the limits that all have.

#![allow(
    dead_code,
    reason = "of the claims after a call only what the API returned is looked at"
)]

use std::sync::Arc;

use connector_runtime::{Connector, Error, ErrorKind, Keys, Limits, Timeouts, technical_profile};

use crate::cause::{Cause, Told};
use crate::rivals::Caller;
use crate::scenes::Place;
use crate::{CANARY, PLACES};

/// A POST whose API must not see it twice.
#[technical_profile(
    service_url = "https://api.example.com/ask",
    auth = [ApiKeyHeader("x-functions-key", key = "Key"), ApiKeyQuery("code", key = "Key")],
)]
#[derive(Debug)]
struct Ask {
    #[input]
    email: String,
    #[output]
    points: u32,
}

/// A GET.
#[technical_profile(
    service_url = "https://api.example.com/ask",
    auth = [ApiKeyHeader("x-functions-key", key = "Key"), ApiKeyQuery("code", key = "Key")],
    send_claims_in = QueryString,
)]
#[derive(Debug)]
struct Look {
    #[input]
    email: String,
    #[output]
    points: u32,
}

pub(crate) fn caller(place: &Place) -> Caller {
    let connector = Connector::builder()
        .keys(Keys::new().with("Key", CANARY))
        .timeouts(
            Timeouts::default()
                .connect(place.attempt)
                .attempt(place.attempt)
                .total(place.total),
        )
        .limits(Limits::default().in_flight(PLACES))
        .service_url::<Ask>(place.url.clone())
        .service_url::<Look>(place.url.clone())
        .build()
        .expect("everything is there");
    let post = place.post;
    Arc::new(move || {
        let connector = connector.clone();
        let email = CANARY.to_owned();
        Box::pin(async move {
            let answered = if post {
                connector
                    .exchange(AskInput { email })
                    .await
                    .map(|claims| claims.points)
            } else {
                connector
                    .exchange(LookInput { email })
                    .await
                    .map(|claims| claims.points)
            };
            match answered {
                Ok(points) => {
                    assert_eq!(points, 7);
                    Told::answered()
                }
                Err(error) => Told::failed(of(&error), &error),
            }
        })
    })
}

fn of(error: &Error) -> Cause {
    match error.kind() {
        ErrorKind::Timeout => error
            .status()
            .map_or(Cause::Time, |status| Cause::Status(status.as_u16())),
        ErrorKind::Dns | ErrorKind::Connect => Cause::Connect,
        ErrorKind::Tls | ErrorKind::ClientCertificate => Cause::Tls,
        ErrorKind::Transport => Cause::Broken,
        ErrorKind::Protocol => Cause::Protocol,
        ErrorKind::BodyTooLarge => Cause::Size,
        ErrorKind::ContentType | ErrorKind::Decode => Cause::Content,
        ErrorKind::CircuitOpen | ErrorKind::Overloaded => Cause::Refused,
        _ => error
            .status()
            .map_or(Cause::Unknown, |status| Cause::Status(status.as_u16())),
    }
}
