//! One connection, driven by the call that holds it.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Waker};
use std::time::Instant;

use bytes::Bytes;
use http::header::HeaderValue;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::client::conn::TrySendError;
use hyper::client::conn::http1::{Connection, SendRequest};

use super::dial::Stream;

/// One connection. Who drops it closes it.
pub(super) struct Link(Box<Held>);

/// Boxed, since a connection goes from the shelf to a call and back.
pub(super) struct Held {
    sender: SendRequest<Full<Bytes>>,
    /// `None` once it has ended.
    connection: Option<Connection<Stream, Full<Bytes>>>,
    pub(super) host: HeaderValue,
    pub(super) born: Instant,
    pub(super) idle: Instant,
}

impl std::ops::Deref for Link {
    type Target = Held;
    fn deref(&self) -> &Held {
        &self.0
    }
}

impl Link {
    pub(super) fn new(
        sender: SendRequest<Full<Bytes>>,
        connection: Connection<Stream, Full<Bytes>>,
        host: HeaderValue,
        now: Instant,
    ) -> Self {
        Self(Box::new(Held {
            sender,
            connection: Some(connection),
            host,
            born: now,
            idle: now,
        }))
    }

    /// Sends a request and waits for the head of its answer.
    pub(super) async fn send(
        &mut self,
        request: http::Request<Full<Bytes>>,
    ) -> Result<http::Response<Incoming>, TrySendError<http::Request<Full<Bytes>>>> {
        let mut answer = pin!(self.0.sender.try_send_request(request));
        poll_fn(|context| {
            self.drive(context);
            // What the answer waits for is done by the connection, in this very task.
            answer.as_mut().poll(&mut unheard())
        })
        .await
    }

    /// Lets the connection read and write what it can.
    pub(super) fn drive(&mut self, context: &mut Context<'_>) {
        if let Some(connection) = &mut self.0.connection
            && Pin::new(connection).poll(context).is_ready()
        {
            // How it ended is told to the call; a request that it has not taken goes back to its sender.
            self.0.connection = None;
        }
    }

    /// Whether another request can be sent.
    pub(super) fn is_free(&mut self) -> bool {
        self.drive(&mut unheard());
        self.0.connection.is_some() && self.0.sender.is_ready()
    }

    /// Whether the connection has ended.
    pub(super) fn has_ended(&self) -> bool {
        self.0.connection.is_none()
    }

    pub(super) fn rest(&mut self, now: Instant) {
        self.0.idle = now;
    }
}

/// A context for what is polled again by hand, and wakes nobody.
pub(super) fn unheard() -> Context<'static> {
    Context::from_waker(Waker::noop())
}
