//! Rows 1 to 3, 112 and 113: what a name becomes, on the way to a real socket on loopback.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{Resolver, SystemResolver};
use crate::admit::Egress;
use crate::error::{ErrorKind, Sent};
use crate::transport::{BoxFuture, Outgoing, ReqwestTransport, Tls, Transport, TransportError};

const CONNECT: Duration = Duration::from_millis(400);

/// What the name becomes on the first dial, the second, and so on; the last stays.
enum Script {
    Answers(Mutex<Vec<&'static [&'static str]>>),
    Fails,
    Hangs,
}

impl Resolver for Script {
    fn resolve(&self, host: &str) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> {
        assert_eq!(host, "api.example");
        match self {
            Self::Answers(answers) => {
                let mut answers = answers.lock().unwrap();
                let next = if answers.len() > 1 {
                    answers.remove(0)
                } else {
                    answers[0]
                };
                let next = next.iter().map(|text| text.parse().unwrap()).collect();
                Box::pin(async move { Ok(next) })
            }
            Self::Fails => Box::pin(async { Err(io::Error::other("no such host")) }),
            Self::Hangs => Box::pin(std::future::pending()),
        }
    }
}

fn answers<const N: usize>(answers: [&'static [&'static str]; N]) -> Script {
    Script::Answers(Mutex::new(answers.into()))
}

/// Answers each connection once with an empty 200 and closes it.
async fn server() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let arrived = Arc::new(AtomicUsize::new(0));
    let arrivals = Arc::clone(&arrived);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            arrivals.fetch_add(1, Ordering::SeqCst);
            let mut head = [0; 1024];
            let _ = socket.read(&mut head).await;
            let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let _ = socket.write_all(answer).await;
        }
    });
    (port, arrived)
}

async fn send(transport: &ReqwestTransport, host: &str, port: u16) -> Result<(), TransportError> {
    let request = http::Request::get(format!("http://{host}:{port}/"))
        .body(Bytes::new())
        .unwrap();
    let outgoing = Outgoing::new(request, None);
    let mut body = transport.send(outgoing).await?.into_body();
    while body.next().await?.is_some() {}
    Ok(())
}

async fn dialled(egress: Egress, script: Script) -> (Result<(), TransportError>, usize) {
    let (port, arrived) = server().await;
    let transport = ReqwestTransport::dialling(Tls::default(), CONNECT, egress, script).unwrap();
    let result = send(&transport, "api.example", port).await;
    (result, arrived.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_name_with_refused_addresses_alone_is_not_called() {
    for addresses in [
        &["169.254.169.254"] as &[_],
        &["fe80::1", "168.63.129.16"],
        &["::ffff:169.254.169.254"],
    ] {
        let (result, arrived) = dialled(Egress::default(), answers([addresses])).await;
        let error = result.unwrap_err();
        assert_eq!((error.kind, error.sent), (ErrorKind::Egress, Sent::NotSent));
        assert!(!error.reason.contains("api.example"), "{error}");
        assert_eq!(arrived, 0);
    }
}

#[tokio::test]
async fn of_mixed_addresses_the_allowed_ones_are_dialled() {
    let mixed: &[_] = &["169.254.169.254", "127.0.0.1"];
    let (result, arrived) = dialled(Egress::default(), answers([mixed])).await;
    assert_eq!((result, arrived), (Ok(()), 1));
    let (result, arrived) = dialled(Egress::public_only(), answers([mixed])).await;
    assert_eq!((result.unwrap_err().kind, arrived), (ErrorKind::Egress, 0));
    let egress = Egress::public_only().allow("127.0.0.0/8");
    let (result, arrived) = dialled(egress, answers([mixed])).await;
    assert_eq!((result, arrived), (Ok(()), 1));
}

#[tokio::test]
async fn a_name_that_changes_its_mind_is_refused_on_the_second_dial() {
    let (port, arrived) = server().await;
    let script = answers([&["127.0.0.1"], &["169.254.169.254"]]);
    let transport =
        ReqwestTransport::dialling(Tls::default(), CONNECT, Egress::default(), script).unwrap();
    send(&transport, "api.example", port).await.unwrap();
    let error = send(&transport, "api.example", port).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Egress);
    assert_eq!(arrived.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_name_without_address_and_a_resolver_that_fails_are_dns() {
    for script in [answers([&[]]), Script::Fails] {
        let (result, _) = dialled(Egress::default(), script).await;
        let error = result.unwrap_err();
        assert_eq!((error.kind, error.sent), (ErrorKind::Dns, Sent::NotSent));
    }
}

#[tokio::test]
async fn a_resolver_that_hangs_is_a_timeout_known_as_one_of_names() {
    let (result, _) = dialled(Egress::default(), Script::Hangs).await;
    let error = result.unwrap_err();
    assert_eq!(
        (error.kind, error.sent),
        (ErrorKind::Timeout, Sent::NotSent)
    );
    assert!(error.resolving);
    assert_eq!(error.limit, Some(CONNECT));
}

#[tokio::test]
async fn the_systems_resolver_is_checked_too() {
    let (port, arrived) = server().await;
    let transport = ReqwestTransport::new(Tls::default(), CONNECT).unwrap();
    send(&transport, "localhost", port).await.unwrap();
    assert_eq!(arrived.load(Ordering::SeqCst), 1);
    let egress = Egress::public_only();
    let transport =
        ReqwestTransport::dialling(Tls::default(), CONNECT, egress, SystemResolver).unwrap();
    let error = send(&transport, "localhost", port).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Egress);
    assert_eq!(arrived.load(Ordering::SeqCst), 1);
}
