//! tower, both ways: people's own layers below the connector, and round it.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use connector_runtime::transport::{BoxFuture, TowerTransport, TransportService};
use connector_runtime::{ErrorKind, MemoryTransport, Sent, TransportError};
use connector_tests::{Conversation, Server, Shipped, answer, connector_builder};
use tower_service::Service;

use super::stage::{Ask, ask, at, builder, keys, look};

/// A layer as people write them: counts, adds a header, and is ready only when it is asked.
#[derive(Clone)]
struct Counting<S> {
    inner: S,
    ready: bool,
    count: Arc<AtomicUsize>,
}

impl<S> Counting<S> {
    fn new(inner: S) -> Self {
        Self {
            inner,
            ready: false,
            count: Arc::default(),
        }
    }
}

impl<S: Service<http::Request<Bytes>>> Service<http::Request<Bytes>> for Counting<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.ready = true;
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: http::Request<Bytes>) -> S::Future {
        assert!(
            std::mem::take(&mut self.ready),
            "nobody asked whether it is ready"
        );
        self.count.fetch_add(1, Ordering::SeqCst);
        let headers = request.headers_mut();
        headers.insert("x-layer", http::HeaderValue::from_static("1"));
        self.inner.call(request)
    }
}

#[tokio::test]
async fn a_layer_round_the_transport_that_ships() {
    let body = answer(
        200,
        format!("{{\"points\":7,\"x\":\"{}\"}}", "y".repeat(100_000)),
    );
    let server = Server::start(Conversation::answering(body)).await;
    let transport = Shipped::new(std::time::Duration::from_secs(3));
    let layered = Counting::new(TransportService::new(transport));
    let count = Arc::clone(&layered.count);
    let connector = at(builder(), |path| server.url(path))
        .transport(TowerTransport::new(layered))
        .build()
        .unwrap();
    for calls in 1..=3 {
        assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
        assert_eq!(count.load(Ordering::SeqCst), calls);
    }
    let arrivals = server.arrivals();
    assert_eq!(arrivals.len(), 3);
    assert_eq!(arrivals[0].request().header("x-layer"), Some("1"));
}

#[tokio::test]
async fn what_is_known_of_a_failure_stays_known() {
    let server = Server::start(Conversation::new().read_request().reset()).await;
    let transport = Shipped::new(std::time::Duration::from_secs(3));
    let layered = Counting::new(TransportService::new(transport));
    let connector = at(builder(), |path| server.url(path))
        .transport(TowerTransport::new(layered))
        .build()
        .unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.attempts()),
        (ErrorKind::Transport, Sent::MaybeSent, 1)
    );
    assert_eq!(server.arrivals().len(), 1);
}

/// A service that fails in people's own way.
#[derive(Clone)]
struct Failing {
    ready: bool,
}

impl Service<http::Request<Bytes>> for Failing {
    type Response = http::Response<Whole>;
    type Error = Box<dyn std::error::Error + Send + Sync>;
    type Future = BoxFuture<'static, Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(if self.ready {
            Ok(())
        } else {
            Err("https://api.example.com/?canary-7f3".into())
        })
    }

    fn call(&mut self, _: http::Request<Bytes>) -> Self::Future {
        Box::pin(async { Err("https://api.example.com/?canary-7f3".into()) })
    }
}

/// A body in one piece, with a trailer behind it.
struct Whole(u8);

impl http_body::Body for Whole {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        self.0 += 1;
        Poll::Ready(match self.0 {
            1 => Some(Ok(http_body::Frame::data("{\"points\"".into()))),
            2 => Some(Ok(http_body::Frame::trailers(http::HeaderMap::new()))),
            3 => Some(Ok(http_body::Frame::data(":7}".into()))),
            _ => None,
        })
    }
}

#[tokio::test]
async fn a_service_s_own_failure_holds_no_url() {
    for (ready, sent) in [(false, Sent::NotSent), (true, Sent::MaybeSent)] {
        let connector = connector_builder()
            .keys(keys())
            .transport(TowerTransport::new(Failing { ready }))
            .build()
            .unwrap();
        let error = connector.exchange(ask()).await.unwrap_err();
        assert_eq!((error.kind(), error.sent()), (ErrorKind::Transport, sent));
        assert!(!format!("{error} {error:?}").contains("canary-7f3"));
    }
}

/// A service of people's own, whose body has frames.
#[derive(Clone)]
struct Framed;

impl Service<http::Request<Bytes>> for Framed {
    type Response = http::Response<Whole>;
    type Error = TransportError;
    type Future = std::future::Ready<Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: http::Request<Bytes>) -> Self::Future {
        std::future::ready(Ok(http::Response::new(Whole(0))))
    }
}

#[tokio::test]
async fn frames_are_joined_and_trailers_left_out() {
    let connector = connector_builder()
        .keys(keys())
        .transport(TowerTransport::new(Framed))
        .build()
        .unwrap();
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
}

/// Anything that takes a service takes a connector; its future can be spawned.
async fn through<S, I>(mut service: S, input: I) -> S::Response
where
    S: Service<I, Error = connector_runtime::Error>,
    S::Future: Send + 'static,
    S::Response: Send + 'static,
{
    std::future::poll_fn(|context| service.poll_ready(context))
        .await
        .unwrap();
    tokio::spawn(service.call(input)).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_connector_is_a_service_of_every_profile() {
    let connector = connector_builder()
        .keys(keys())
        .transport(MemoryTransport::new(|_| {
            http::Response::new(r#"{"points":7}"#.into())
        }))
        .build()
        .unwrap();
    let claims: Ask = through(connector.clone(), ask()).await;
    assert_eq!(claims.points, 7);
    assert_eq!(through(connector.clone(), look()).await.points, 7);
    let within = connector.within(&connector_runtime::Context::new());
    assert_eq!(through(within, look()).await.points, 7);
}
