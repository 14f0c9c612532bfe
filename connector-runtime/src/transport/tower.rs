//! tower, both ways: a tower service carries the requests, and a transport or a connector is a service, so that people's own
//! layers stand below the connector or round it.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Buf as _, Bytes};
use http_body::{Body, Frame};
use tower_service::Service;

use super::{AnswerBody, BoxFuture, Outgoing, Pieces, Transport, TransportError};
use crate::auth::keys::{ClientIdentity, KeyVersion};
use crate::connector::{Connector, Within};
use crate::contract::AnswerOf;
use crate::error::{BoxError, Error, ErrorKind};
use crate::technical_profile::{ClaimsExchange, InputClaims};

/// A tower service as transport. Each request goes through a clone of it.
///
/// An error of the service that is a [`TransportError`] stays what it is; of any other it is only known that the API may have
/// seen the request, and its text goes no further, since it may hold the URL. The client certificate of a request, where it
/// has one, is among the request's extensions as a [`ClientIdentity`].
///
/// ```
/// # use connector_runtime::transport::{TowerTransport, TransportService};
/// # use connector_runtime::{Connector, MemoryTransport};
/// # use bytes::Bytes;
/// # let inner = MemoryTransport::new(|_| http::Response::new("{}".into()));
/// // A layer of one's own goes round the service.
/// let service = TransportService::new(inner);
/// let connector = Connector::builder().transport(TowerTransport::new(service)).build();
/// ```
#[derive(Clone)]
pub struct TowerTransport<S>(S);

impl<S> TowerTransport<S> {
    /// A transport that hands its requests to a service.
    pub const fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Bytes>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: Body + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(
        &self,
        outgoing: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        let mut service = self.0.clone();
        Box::pin(async move {
            let Outgoing {
                mut request,
                identity,
                ..
            } = outgoing;
            if let Some((identity, version)) = identity {
                request.extensions_mut().insert(identity);
                request.extensions_mut().insert(version);
            }
            poll_fn(|context| service.poll_ready(context))
                .await
                .map_err(|error| failed(error, TransportError::not_sent))?;
            let response = service
                .call(request)
                .await
                .map_err(|error| failed(error, TransportError::maybe_sent))?;
            Ok(response.map(|body| AnswerBody::new(Frames(Box::pin(body)))))
        })
    }
}

fn failed(
    error: impl Into<BoxError>,
    other: impl FnOnce(ErrorKind, &'static str) -> TransportError,
) -> TransportError {
    match error.into().downcast::<TransportError>() {
        Ok(known) => *known,
        Err(_) => other(ErrorKind::Transport, "the transport's service failed"),
    }
}

struct Frames<B>(Pin<Box<B>>);

impl<B> Pieces for Frames<B>
where
    B: Body + Send,
    B::Error: Into<BoxError>,
{
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async {
            while let Some(frame) = poll_fn(|context| self.0.as_mut().poll_frame(context)).await {
                let frame = frame.map_err(|error| failed(error, TransportError::maybe_sent))?;
                // Trailers say nothing of claims.
                if let Ok(mut data) = frame.into_data() {
                    return Ok(Some(data.copy_to_bytes(data.remaining())));
                }
            }
            Ok(None)
        })
    }
}

/// A transport as a tower service, for layers round it; [`TowerTransport`] takes the whole again.
pub struct TransportService<T: ?Sized>(Arc<T>);

impl<T: Transport> TransportService<T> {
    /// The service of this transport.
    pub fn new(transport: T) -> Self {
        Self(Arc::new(transport))
    }
}

impl<T: ?Sized> Clone for TransportService<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Transport + ?Sized> Service<http::Request<Bytes>> for TransportService<T> {
    type Response = http::Response<ServiceBody>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: http::Request<Bytes>) -> Self::Future {
        let transport = Arc::clone(&self.0);
        let extensions = request.extensions_mut();
        let identity = extensions.remove::<ClientIdentity>();
        let identity = identity.zip(extensions.remove::<KeyVersion>());
        Box::pin(async move {
            let response = transport.send(Outgoing::new(request, identity)).await?;
            Ok(response.map(|body| ServiceBody(State::Idle(Some(body)))))
        })
    }
}

/// The body of an answer of a [`TransportService`].
pub struct ServiceBody(State);

enum State {
    Idle(Option<AnswerBody>),
    Busy(BoxFuture<'static, (AnswerBody, Result<Option<Bytes>, TransportError>)>),
}

impl Body for ServiceBody {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        loop {
            match &mut self.0 {
                State::Idle(body) => {
                    let Some(mut body) = body.take() else {
                        return Poll::Ready(None);
                    };
                    self.0 = State::Busy(Box::pin(async move {
                        let piece = body.next().await;
                        (body, piece)
                    }));
                }
                State::Busy(work) => {
                    let (body, piece) = ready!(work.as_mut().poll(context));
                    let more = matches!(piece, Ok(Some(_)));
                    self.0 = State::Idle(more.then_some(body));
                    return Poll::Ready(piece.transpose().map(|piece| piece.map(Frame::data)));
                }
            }
        }
    }
}

impl<I> Service<I> for Connector
where
    I: InputClaims + Send + 'static,
    I::Profile: Send + 'static,
    AnswerOf<I::Profile>: Send + 'static,
    <I::Profile as ClaimsExchange>::__Sent: Send + 'static,
{
    type Response = AnswerOf<I::Profile>;
    type Error = Error;
    type Future = BoxFuture<'static, Result<AnswerOf<I::Profile>, Error>>;

    /// Always ready: who is too many is told by the call, within its limit of time.
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, input: I) -> Self::Future {
        Box::pin(self.exchange(input))
    }
}

impl<I> Service<I> for Within
where
    I: InputClaims + Send + 'static,
    I::Profile: Send + 'static,
    AnswerOf<I::Profile>: Send + 'static,
    <I::Profile as ClaimsExchange>::__Sent: Send + 'static,
{
    type Response = AnswerOf<I::Profile>;
    type Error = Error;
    type Future = BoxFuture<'static, Result<AnswerOf<I::Profile>, Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, input: I) -> Self::Future {
        Box::pin(self.exchange(input))
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport(..)")
    }
}

impl<T: ?Sized> fmt::Debug for TransportService<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportService(..)")
    }
}

impl fmt::Debug for ServiceBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServiceBody(..)")
    }
}
