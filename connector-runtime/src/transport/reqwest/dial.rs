//! The client's dials, each in its turn: what [`Connections`] says of them holds here.
//!
//! Which call a dial is for is known by the task: the client dials within the call, until the call has another connection;
//! then the dial goes on in a task of its own.

use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use tower_layer::Layer;
use tower_service::Service;

use super::connections::Connections;
use crate::error::BoxError;

tokio::task_local! {
    /// Where the call that is being polled goes.
    static CALL: Arc<Connections>;
}

/// A call, whose dials are counted among those connections.
pub(super) fn within<F: Future>(
    connections: &Arc<Connections>,
    call: F,
) -> impl Future<Output = F::Output> + use<F> {
    CALL.scope(Arc::clone(connections), call)
}

/// Lets every dial of the client wait for its turn.
#[derive(Clone, Copy)]
pub(super) struct Turns;

impl<S> Layer<S> for Turns {
    type Service = Dials<S>;

    fn layer(&self, inner: S) -> Dials<S> {
        Dials(inner)
    }
}

/// The client's connector, which dials in turn.
#[derive(Clone)]
pub(super) struct Dials<S>(S);

impl<S, R> Service<R> for Dials<S>
where
    S: Service<R, Error = BoxError> + Clone + Send + 'static,
    S::Future: Send,
    R: Send + 'static,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, destination: R) -> Self::Future {
        // The service that was asked whether it is ready is the one that is called.
        let next = self.0.clone();
        let mut service = std::mem::replace(&mut self.0, next);
        let connections = CALL.try_with(Arc::clone);
        Box::pin(async move {
            let Ok(connections) = connections else {
                return service.call(destination).await;
            };
            let wanted = || CALL.try_with(|call| Arc::ptr_eq(call, &connections)) == Ok(true);
            let mut turn = pin!(Arc::clone(&connections).turn());
            let turn = poll_fn(|context| {
                if wanted() {
                    turn.as_mut().poll(context).map(Some)
                } else {
                    Poll::Ready(None)
                }
            });
            let Some(mut dialling) = turn.await else {
                connections.given();
                return Err(Unwanted.into());
            };
            let mut made = pin!(service.call(destination));
            let made = poll_fn(|context| {
                if !wanted() {
                    dialling.orphaned();
                }
                made.as_mut().poll(context)
            })
            .await?;
            dialling.made();
            Ok(made)
        })
    }
}

/// The call has another connection. Told to nobody but the client's own log.
#[derive(Debug)]
struct Unwanted;

impl fmt::Display for Unwanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the call has another connection")
    }
}

impl Error for Unwanted {}
