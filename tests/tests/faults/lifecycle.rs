//! Rows 139 to 148: clocks that jump, runtimes that come and go, memory, clones.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use connector_runtime::{
    CircuitBreaker, Error, ErrorKind, MemoryTransport, Observer, Report, Sent, Step, Timeouts,
    technical_profile,
};
use connector_tests::{Conversation, Server, answer, connector_builder};
use tokio::runtime::{Builder, Runtime};
use tokio::time::advance;

use super::stage::{Ask, Reply, Scripted, ask, at, builder, calling, fragile, keys, look};

const GOOD: &str = r#"{"points":7}"#;

#[tokio::test(start_paused = true)]
async fn row_140_a_clock_that_jumps_by_hours() {
    let transport = Scripted::new(|number, _| match number {
        0..25 => Reply::status(500),
        _ => Reply::status(200),
    });
    let connector = connector_builder()
        .keys(keys())
        .transport(transport.clone())
        .build()
        .unwrap();
    for _ in 0..20 {
        connector.exchange(ask()).await.unwrap_err();
    }
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CircuitOpen);
    // The machine was asleep: one probe at a time, no burst, and nothing overflows.
    advance(Duration::from_secs(3600)).await;
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(transport.count(), 21);
    advance(Duration::from_secs(60 * 60 * 24 * 400)).await;
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!((error.kind(), transport.count()), (ErrorKind::Status, 22));
}

#[tokio::test(start_paused = true)]
async fn row_140_a_call_that_slept_through_its_limit() {
    let transport = Scripted::new(|_, _| Reply::never());
    let connector = connector_builder()
        .keys(keys())
        .transport(transport.clone())
        .build()
        .unwrap();
    let call = tokio::spawn(connector.exchange(look()));
    tokio::task::yield_now().await;
    advance(Duration::from_secs(3600)).await;
    let error = call.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert_eq!(transport.under_way(), 0);
}

fn runtime() -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
}

/// A call that is polled by somebody else while its runtime goes.
#[test]
fn row_142_a_runtime_that_is_shut_down_during_a_call() {
    let (first, second) = (runtime(), runtime());
    let server = second.block_on(Server::start_each([
        Conversation::new().read_request().hold(),
        Conversation::answering(answer(200, GOOD)),
    ]));
    let connector = calling(&server)
        .limits(connector_runtime::Limits::default().in_flight(1).queue(0))
        .build()
        .unwrap();
    let (handle, call) = (first.handle().clone(), connector.exchange(ask()));
    let caller = std::thread::spawn(move || {
        let _entered = handle.enter();
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let mut call = std::pin::pin!(call);
        loop {
            if let std::task::Poll::Ready(result) = call.as_mut().poll(&mut context) {
                return result;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    });
    while server.arrivals().is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    first.shutdown_background();
    let error = caller.join().unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Shutdown, Sent::MaybeSent, "MF"),
        "{error}"
    );
    assert!(!error.to_string().contains("dispatch"), "{error}");
    assert_eq!(server.arrivals().len(), 1, "the POST was not sent again");
    // The one place is free again.
    assert_eq!(
        second.block_on(connector.exchange(ask())).unwrap().points,
        7
    );
}

/// The caller's own runtime goes: its task ends, and the connector does not mind.
#[test]
fn row_142_a_call_that_ends_with_its_runtime() {
    let (first, second) = (runtime(), runtime());
    let server = second.block_on(Server::start_each([
        Conversation::new().read_request().hold(),
        Conversation::answering(answer(200, GOOD)),
    ]));
    let connector = calling(&server)
        .limits(connector_runtime::Limits::default().in_flight(1).queue(0))
        .build()
        .unwrap();
    let call = first.spawn(connector.exchange(ask()));
    while server.arrivals().is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    first.shutdown_timeout(Duration::from_secs(5));
    assert!(second.block_on(call).unwrap_err().is_cancelled());
    assert_eq!(
        second.block_on(connector.exchange(ask())).unwrap().points,
        7
    );
}

#[test]
fn row_143_one_connector_on_several_runtimes() {
    let servers = runtime();
    let server = servers.block_on(Server::start(Conversation::answering(answer(200, GOOD))));
    let connector = calling(&server).build().unwrap();
    for _ in 0..3 {
        let current = Builder::new_current_thread().enable_all().build().unwrap();
        assert_eq!(
            current.block_on(connector.exchange(ask())).unwrap().points,
            7
        );
        let several = runtime();
        assert_eq!(
            several.block_on(connector.exchange(ask())).unwrap().points,
            7
        );
        assert_eq!(
            several
                .block_on(several.spawn(connector.exchange(ask())))
                .unwrap()
                .unwrap()
                .points,
            7
        );
    }
}

#[test]
fn row_143_no_runtime_is_an_error_that_says_so() {
    let connector = connector_builder().keys(keys()).build().unwrap();
    let error = polled(connector.exchange(ask()));
    assert_eq!(
        (error.kind(), error.step(), error.sent()),
        (ErrorKind::Shutdown, Step::Admit, Sent::NotSent)
    );
    assert!(error.to_string().contains("tokio runtime"), "{error}");
}

/// A future that is ready at once, polled by nobody's runtime.
fn polled(call: impl Future<Output = Result<Ask, Error>>) -> Error {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(call).poll(&mut context) {
        std::task::Poll::Ready(result) => result.unwrap_err(),
        std::task::Poll::Pending => panic!("it waits"),
    }
}

#[technical_profile(
    id = "Placed",
    service_url = "https://api.example.com/{user}?x={x}",
    auth = Bearer,
    send_claims_in = Url
)]
struct Placed {
    #[input]
    user: String,
    #[input]
    x: String,
}

/// In a process of its own, whose memory is nobody else's.
#[test]
fn row_145_memory_does_not_grow_with_calls() {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "faults::lifecycle::many_calls", "--ignored"])
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{text}"
    );
}

#[tokio::test]
#[ignore = "a part of row 145, run in a process of its own"]
async fn many_calls() {
    let Some(_) = resident() else {
        return;
    };
    let connector = connector_builder()
        .keys(keys())
        .transport(MemoryTransport::new(|_| http::Response::new("{}".into())))
        .build()
        .unwrap();
    let calls = async |from: usize, to: usize| {
        for number in from..to {
            let input = PlacedInput {
                user: format!("user-{number}"),
                x: number.to_string(),
            };
            connector.exchange(input).await.unwrap();
        }
    };
    calls(0, 5_000).await;
    let before = resident().unwrap();
    calls(5_000, 30_000).await;
    let grown = resident().unwrap().saturating_sub(before);
    assert!(grown < 1024, "{grown} KiB more after 25,000 calls");
}

/// The memory of this process in KiB, where the system says.
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[derive(Default, Clone)]
struct Labels(Arc<Mutex<BTreeSet<Set>>>);

type Set = [(&'static str, &'static str); 3];

impl Observer for Labels {
    fn ended(&self, report: &Report) {
        self.0.lock().unwrap().insert(report.labels());
    }
}

#[tokio::test(start_paused = true)]
async fn row_146_labels_are_few() {
    let labels = Labels::default();
    let transport = Scripted::new(|number, _| {
        let statuses = [
            200, 201, 400, 404, 409, 418, 429, 500, 502, 503, 301, 600, 599,
        ];
        Reply::status(statuses[number % statuses.len()])
    });
    let connector = connector_builder()
        .keys(keys())
        .circuit_breaker(CircuitBreaker::off())
        .observer(labels.clone())
        .transport(transport)
        .build()
        .unwrap();
    for number in 0..1000 {
        let email = format!("user-{number}@example.com");
        drop(connector.exchange(super::stage::AskInput { email }).await);
    }
    let labels = labels.0.lock().unwrap();
    assert!(labels.len() < 10, "{labels:?}");
    for set in labels.iter() {
        assert_eq!(set.map(|(name, _)| name), ["profile", "outcome", "status"]);
        assert_eq!(set[0].1, "Ask");
    }
}

#[tokio::test]
async fn row_147_profiles_of_one_host_have_circuits_of_their_own() {
    let script = Conversation::replying(|request| match request.path() {
        "/ask" => answer(500, "{}"),
        _ => answer(200, GOOD),
    });
    let server = Server::start(script).await;
    let connector = calling(&server).circuit_breaker(fragile()).build().unwrap();
    connector.exchange(ask()).await.unwrap_err();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CircuitOpen);
    assert_eq!(connector.exchange(look()).await.unwrap().points, 7);
}

#[tokio::test]
async fn row_148_clones_share_one_circuit() {
    let server = Server::start(Conversation::answering(answer(500, "{}"))).await;
    let connector = at(builder(), |path| server.url(path))
        .circuit_breaker(fragile())
        .timeouts(Timeouts::default())
        .build()
        .unwrap();
    let clone = connector.clone();
    connector.exchange(ask()).await.unwrap_err();
    let error = clone.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CircuitOpen);
    let context = connector_runtime::Context::new();
    let error = clone.within(&context).exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CircuitOpen);
    assert_eq!(server.arrivals().len(), 1);
}
