//! What the client does not do by itself: follow, remember, go round by a proxy, ask for compression, open connections it
//! does not need.

use std::process::Command;

use connector_runtime::{Connector, ErrorKind, technical_profile};
use connector_tests::{Conversation, Server, answer, connector_builder};

#[technical_profile(
    service_url = "https://api.example.com/x",
    auth = None,
    allow_insecure_auth_in_production = true,
    method = Put,
)]
#[derive(Debug)]
struct Call {
    #[input]
    claim: u8,
    #[output]
    ok: bool,
}

fn connector(url: String) -> Connector {
    connector_builder()
        .service_url::<Call>(url)
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Server::start(Conversation::answering(answer(200, r#"{"ok":true}"#))).await;
    for status in [301, 302, 303, 307, 308] {
        let head = format!(
            "HTTP/1.1 {status} Elsewhere\r\nlocation: {}\r\ncontent-length: 0\r\n\r\n",
            elsewhere.url("/x")
        );
        let server = Server::start(Conversation::answering(head)).await;
        let error = connector(server.url("/x"))
            .exchange(CallInput { claim: 1 })
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Redirect);
        assert_eq!(server.arrivals().len(), 1);
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn one_connection_serves_calls_one_after_another_and_nothing_is_remembered_on_it() {
    let body = r#"{"ok":true}"#;
    let server = Server::start(Conversation::answering(format!(
        "HTTP/1.1 200 OK\r\nset-cookie: session=1; Path=/\r\netag: \"1\"\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )))
    .await;
    let connector = connector(server.url("/x"));
    let clone = connector.clone();
    for _ in 0..5 {
        assert!(clone.exchange(CallInput { claim: 1 }).await.unwrap().ok);
        assert!(connector.exchange(CallInput { claim: 1 }).await.unwrap().ok);
    }
    assert_eq!(server.connections(), 1);
    let arrivals = server.arrivals();
    assert_eq!(arrivals.len(), 10);
    for arrival in &arrivals {
        assert_eq!(arrival.bytes, arrivals[0].bytes);
        for name in [
            "cookie",
            "referer",
            "accept-encoding",
            "if-none-match",
            "user-agent",
        ] {
            assert_eq!(arrival.request().header(name), None);
        }
    }
}

/// A connection that the server closed while nobody used it is not noticed by who calls.
#[tokio::test]
async fn a_connection_closed_meanwhile_is_opened_again() {
    let once = || {
        Conversation::new()
            .read_request()
            .write(answer(200, r#"{"ok":true}"#))
            .close()
    };
    let server = Server::start(once()).await;
    let connector = connector(server.url("/x"));
    for call in 1..=3 {
        assert!(connector.exchange(CallInput { claim: 1 }).await.unwrap().ok);
        // The close must have come before the next call.
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        assert_eq!(
            (server.arrivals().len(), server.connections()),
            (call, call)
        );
    }
}

/// The test starts itself again with proxies in its environment; the address of the server goes the same way.
#[test]
fn the_environments_proxies_are_ignored() {
    const SERVER: &str = "CONNECTOR_TEST_SERVER";
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    if let Ok(url) = std::env::var(SERVER) {
        assert!(std::env::var("HTTP_PROXY").is_ok());
        let call = connector(url).exchange(CallInput { claim: 1 });
        assert!(runtime.block_on(call).unwrap().ok);
        return;
    }
    let (server, proxy) = runtime.block_on(async {
        (
            Server::start(Conversation::answering(answer(200, r#"{"ok":true}"#))).await,
            Server::start(Conversation::answering(answer(200, r#"{"ok":false}"#))).await,
        )
    });
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args([
        "wire::manners::the_environments_proxies_are_ignored",
        "--exact",
        "--nocapture",
    ]);
    again.env(SERVER, server.url("/x"));
    for name in [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    ] {
        again.env(name, proxy.url(""));
    }
    again
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .env_remove("REQUEST_METHOD");
    let output = again.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    assert_eq!((server.arrivals().len(), proxy.connections()), (1, 0));
}
