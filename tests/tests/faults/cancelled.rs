//! Row 141: the future of a call is dropped after its k-th poll, for every k, on every script: places, permits and gauges are
//! as before, and the next call works.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Poll;
use std::time::Duration;

use connector_runtime::auth::keys::KeyFuture;
use connector_runtime::{
    CircuitBreaker, Connector, Error, ErrorKind, Key, KeyContainer, Limits, Observer, Profile,
    Report, Sent, Timeouts, technical_profile,
};
use connector_tests::{Conversation, Server, answer};
use tokio::time::{advance, sleep};

use super::load::maybe_sent;
use super::stage::{Reply, Scripted, ask, at, book, builder, fragile, look};

/// The result, or that it was dropped after so many polls.
async fn polled<T>(call: impl Future<Output = T>, times: usize) -> Option<T> {
    let mut call = pin!(call);
    let mut polls = 0;
    poll_fn(|context| {
        polls += 1;
        match call.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending if polls == times => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// How many calls are under way, as an application would count them.
#[derive(Clone, Default)]
struct Gauge(Arc<AtomicI64>);

impl Observer for Gauge {
    fn began(&self, _: &'static Profile) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
    fn ended(&self, _: &Report) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A container that waits before it answers.
#[derive(Clone, Copy)]
struct Slow;

impl KeyContainer for Slow {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            sleep(Duration::from_millis(5)).await;
            Key::new(name, "token").map(Some)
        })
    }
}

#[technical_profile(
    id = "Granted",
    service_url = "https://api.example.com/granted",
    auth = OAuth2ClientCredentials(
        token_url = "https://login.example.com/token",
        client_id_key = "Id",
        client_secret_key = "Secret",
    ),
)]
struct Granted {
    #[output]
    points: u32,
}

fn connector(transport: &Scripted, gauge: &Gauge) -> Connector {
    Connector::builder()
        .keys(Slow)
        .limits(Limits::default().in_flight(1).queue(1))
        .circuit_breaker(fragile().open_for(Duration::from_secs(5)))
        .observer(gauge.clone())
        .transport(transport.clone())
        .build()
        .unwrap()
}

/// Every k on one script, until the call ends by itself; says how many there were. `prepare` brings the connector into the
/// state in which the call is made, `call` makes it.
async fn sweep<T, C>(
    act: impl Fn(usize) -> Reply + Send + Sync + Clone + 'static,
    prepare: impl AsyncFn(&Connector),
    call: impl Fn(&Connector) -> C,
) -> usize
where
    C: Future<Output = Result<T, Error>>,
{
    for times in 1.. {
        let (gauge, act) = (Gauge::default(), act.clone());
        let healed = Arc::new(AtomicI64::new(0));
        let well = Arc::clone(&healed);
        let transport = Scripted::new(move |number, request| {
            if request.uri().path() == "/token" {
                let mut reply = Reply::status(200);
                let token = r#"{"access_token":"t","token_type":"Bearer","expires_in":3600}"#;
                reply.answer = Ok(http::Response::new(token.into()));
                return reply;
            }
            match well.load(Ordering::SeqCst) {
                0 => act(number),
                _ => Reply::status(200),
            }
        });
        let connector = connector(&transport, &gauge);
        prepare(&connector).await;
        let ended = polled(call(&connector), times).await.is_some();
        assert_eq!(gauge.0.load(Ordering::SeqCst), 0, "after {times} polls");
        assert_eq!(transport.under_way(), 0, "after {times} polls");
        // The one place is free, the one probe may be sent, nothing hangs.
        healed.store(1, Ordering::SeqCst);
        if ended {
            return times;
        }
        let next = connector.exchange(look()).await;
        assert!(next.is_ok(), "after {times} polls: {:?}", next.err());
    }
    unreachable!("a call ends")
}

async fn nothing(_: &Connector) {}

#[tokio::test(start_paused = true)]
async fn row_141_a_call_that_succeeds() {
    let slow = |_| {
        let mut reply = Reply::status(200);
        reply.body = Duration::from_millis(10);
        reply
    };
    let polls = sweep(slow, nothing, |connector| connector.exchange(ask())).await;
    assert!(polls > 4, "{polls}: key, answer, body");
}

#[tokio::test(start_paused = true)]
async fn row_141_a_call_that_is_sent_again() {
    // 429 is no failure for the circuit.
    let throttled = |_| Reply::status(429);
    let polls = sweep(throttled, nothing, |connector| connector.exchange(book())).await;
    assert!(polls > 10, "{polls}: three attempts and two waits");
}

#[tokio::test(start_paused = true)]
async fn row_141_a_call_with_a_token() {
    let fine = |_| Reply::status(200);
    let polls = sweep(fine, nothing, |connector| {
        connector.exchange(GrantedInput {})
    })
    .await;
    assert!(polls > 4, "{polls}: keys, token, answer");
}

#[tokio::test(start_paused = true)]
async fn row_141_a_probe() {
    let failing = |number| Reply::status(if number == 0 { 500 } else { 200 });
    let opened = async |connector: &Connector| {
        connector.exchange(ask()).await.unwrap_err();
        advance(Duration::from_secs(7)).await;
    };
    let polls = sweep(failing, opened, |connector| connector.exchange(ask())).await;
    assert!(polls > 2, "{polls}");
    // A probe that is dropped leaves its place to the next of the same profile.
    let (gauge, transport) = (
        Gauge::default(),
        Scripted::new(move |number, _| failing(number)),
    );
    let connector = connector(&transport, &gauge);
    opened(&connector).await;
    assert!(polled(connector.exchange(ask()), 3).await.is_none());
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
}

#[tokio::test(start_paused = true)]
async fn row_141_a_call_that_waits_for_a_place() {
    let slow = |_| Reply::status(200).after(Duration::from_secs(1));
    for times in 1.. {
        let gauge = Gauge::default();
        let transport = Scripted::new(move |number, _| slow(number));
        let connector = connector(&transport, &gauge);
        let holder = tokio::spawn(connector.exchange(look()));
        tokio::task::yield_now().await;
        let ended = polled(connector.exchange(ask()), times).await.is_some();
        // The queue has one place: it is free, or the next one would be too many.
        let waits = tokio::spawn(connector.exchange(look()));
        assert_eq!(waits.await.unwrap().unwrap().points, 7);
        holder.await.unwrap().unwrap();
        assert_eq!(gauge.0.load(Ordering::SeqCst), 0);
        assert_eq!(transport.under_way(), 0);
        if ended {
            assert!(times > 3, "{times}");
            return;
        }
    }
}

/// Over sockets: what a dropped call leaves is a closed connection, and a place that the next one has.
#[tokio::test]
async fn row_141_calls_over_sockets() {
    let pause = Duration::from_millis(3);
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n";
    let good = || Conversation::answering(answer(200, r#"{"points":7}"#));
    for (which, script) in [
        good(),
        Conversation::new()
            .read_request()
            .sleep(pause)
            .write(head)
            .sleep(pause)
            .write(r#"{"points""#)
            .sleep(pause)
            .write(":7}"),
        Conversation::new().read_request().sleep(pause).reset(),
        Conversation::new().read_request().sleep(pause).close(),
        Conversation::new()
            .read_request()
            .write(head)
            .sleep(pause)
            .close(),
        Conversation::answering(answer(503, "{}")),
    ]
    .into_iter()
    .enumerate()
    {
        for times in 1.. {
            let gauge = Gauge::default();
            let server = Server::start_each([script.clone(), good()]).await;
            let connector = at(builder(), |path| server.url(path))
                .limits(Limits::default().in_flight(1).queue(0))
                .circuit_breaker(CircuitBreaker::off())
                .observer(gauge.clone())
                .build()
                .unwrap();
            let ended = polled(connector.exchange(ask()), times).await.is_some();
            assert_eq!(gauge.0.load(Ordering::SeqCst), 0);
            assert!(server.arrivals().len() <= 1);
            let next = connector.exchange(look()).await;
            if which < 5 {
                let claims = next.unwrap_or_else(|error| panic!("{which}, {times}: {error}"));
                assert_eq!(claims.points, 7);
            } else if let Err(error) = next {
                // The server still says 503 on its first connection.
                assert_eq!(
                    (error.kind(), error.sent()),
                    (ErrorKind::Status, Sent::Answered)
                );
            }
            if ended {
                break;
            }
            assert!(times < 200, "{which}: it never ends");
        }
    }
}

/// Over sockets, on every script after which the API may have seen the request: whenever the call is given up, nothing is sent
/// a second time, and the one place is free for the next call.
#[tokio::test]
async fn row_141_every_fault_over_sockets() {
    let good = Conversation::answering(answer(200, r#"{"points":7}"#));
    for (which, script) in maybe_sent().into_iter().enumerate() {
        for times in 1.. {
            let gauge = Gauge::default();
            let server = Server::start_each([script.clone(), good.clone()]).await;
            let connector = at(builder(), |path| server.url(path))
                .timeouts(Timeouts::default().attempt(Duration::from_millis(40)))
                .limits(Limits::default().in_flight(1).queue(0))
                .circuit_breaker(CircuitBreaker::off())
                .observer(gauge.clone())
                .build()
                .unwrap();
            let call = polled(connector.exchange(ask()), times).await;
            assert!(call.as_ref().is_none_or(Result::is_err), "{which}, {times}");
            assert_eq!(gauge.0.load(Ordering::SeqCst), 0, "{which}, {times}");
            assert!(server.arrivals().len() <= 1, "{which}, {times}");
            // On a connection of its own, or on the one of the call before, whose answer was whole.
            match connector.exchange(ask()).await {
                Ok(claims) => assert_eq!(claims.points, 7),
                Err(error) => assert_ne!(error.kind(), ErrorKind::Overloaded, "{which}, {times}"),
            }
            if call.is_some() {
                break;
            }
            assert!(times < 200, "{which}: it never ends");
        }
    }
}

/// Stock clients leave connections behind; ours are closed with the calls.
#[tokio::test]
async fn row_141_fifty_dropped_calls_close_fifty_connections() {
    let server = Server::start(Conversation::new().read_request().hold()).await;
    let connector = at(builder(), |path| server.url(path)).build().unwrap();
    let before = descriptors();
    let calls: Vec<_> = (0..50)
        .map(|_| tokio::spawn(connector.exchange(ask())))
        .collect();
    while server.arrivals().len() < 50 {
        sleep(Duration::from_millis(5)).await;
    }
    for call in &calls {
        call.abort();
    }
    for call in calls {
        assert!(call.await.unwrap_err().is_cancelled());
    }
    drop(server);
    let Some(before) = before else {
        return;
    };
    // Other tests of this process have sockets of their own, so only the trend can be told.
    for _ in 0..200 {
        if descriptors().unwrap() < before + 40 {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("{:?} descriptors, {before} before", descriptors());
}

fn descriptors() -> Option<usize> {
    std::fs::read_dir("/proc/self/fd").ok().map(Iterator::count)
}
