//! Rows 37 to 48: connections that are kept, raced, renewed; proxies of the environment.

use std::process::Command;
use std::time::Duration;

use connector_runtime::{ErrorKind, Sent};
use connector_tests::{Conversation, Server, answer};

use super::connect::Names;
use super::stage::{Again, ask, at, builder, calling, row};

fn good() -> Vec<u8> {
    answer(200, r#"{"points":7}"#)
}

#[tokio::test]
async fn row_037_a_kept_connection_that_was_closed_while_idle() {
    let once = Conversation::new().read_request().write(good()).close();
    let server = Server::start(once).await;
    let connector = calling(&server).build().unwrap();
    for calls in 1..=3 {
        assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
        assert_eq!(
            (server.arrivals().len(), server.connections()),
            (calls, calls)
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn row_038_a_kept_connection_that_is_closed_when_the_request_was_read() {
    let script = Conversation::new()
        .read_request()
        .write(good())
        .read_request()
        .close();
    let server = Server::start_each([script, Conversation::answering(good())]).await;
    let connector = calling(&server).build().unwrap();
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Transport, Sent::MaybeSent, "MF")
    );
    assert_eq!((server.arrivals().len(), server.connections()), (2, 1));
}

#[tokio::test]
async fn row_039_a_reset_after_the_request() {
    row(ErrorKind::Transport, Sent::MaybeSent)
        .again(Again::Idempotent)
        .failure()
        .holds(Conversation::new().read_request().reset())
        .await;
}

#[tokio::test]
async fn row_040_an_end_after_the_request() {
    row(ErrorKind::Transport, Sent::MaybeSent)
        .again(Again::Idempotent)
        .failure()
        .holds(Conversation::new().read_request().close())
        .await;
}

#[tokio::test]
async fn row_047_connections_are_made_anew_when_they_are_old() {
    let server = Server::start(Conversation::answering(good())).await;
    let names = Names::new(|_| Some(Ok(vec!["127.0.0.1".parse().unwrap()])));
    let age = Duration::from_millis(300);
    let transport = names.transport(Duration::from_secs(2)).connection_age(age);
    let port = server.port();
    let connector = at(builder(), |path| format!("http://api.test:{port}{path}"))
        .transport(transport)
        .build()
        .unwrap();
    connector.exchange(ask()).await.unwrap();
    connector.exchange(ask()).await.unwrap();
    assert_eq!((names.asked(), server.connections()), (1, 1));
    tokio::time::sleep(age).await;
    connector.exchange(ask()).await.unwrap();
    assert_eq!((names.asked(), server.connections()), (2, 2));
}

/// In a process of its own, since the environment is the process's.
#[test]
fn row_048_proxies_of_the_environment_are_not_used() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let proxy = runtime.block_on(Server::start(Conversation::answering(answer(502, "{}"))));
    let url = format!("http://127.0.0.1:{}", proxy.port());
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args([
            "--exact",
            "faults::connections::without_a_proxy",
            "--ignored",
        ])
        .env_remove("NO_PROXY")
        .env_remove("no_proxy");
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        child.env(name, &url).env(name.to_lowercase(), &url);
    }
    let output = child.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
    assert_eq!(proxy.connections(), 0, "the proxy was asked");
}

#[tokio::test]
#[ignore = "a part of row 48, run in a process with proxies in its environment"]
async fn without_a_proxy() {
    let server = Server::start(Conversation::answering(good())).await;
    let names = Names::new(|_| Some(Ok(vec!["127.0.0.1".parse().unwrap()])));
    let port = server.port();
    // A name, since proxies are often set aside for loopback addresses.
    let connector = at(builder(), |path| format!("http://api.test:{port}{path}"))
        .transport(names.transport(Duration::from_secs(2)))
        .build()
        .unwrap();
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    assert_eq!(server.arrivals().len(), 1);
}
