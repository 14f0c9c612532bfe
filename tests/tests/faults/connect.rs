//! Rows 1 to 18: names, connections, TLS.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use connector_runtime::transport::BoxFuture;
use connector_runtime::{
    Connector, Egress, Error, ErrorKind, Keys, ReqwestTransport, Resolver, Retry, Sent, Timeouts,
    Tls, technical_profile,
};
use connector_tests::{
    Authority, Certified, Conversation, Deaf, Server, ServerTls, Validity, answer,
};
use tokio::net::{TcpSocket, TcpStream};

use super::stage::{SHORT, ask, at, builder, fragile, row};

/// A resolver that does what a function says for the n-th name that it is asked for.
#[derive(Clone)]
pub(super) struct Names(Arc<(AtomicUsize, Box<Told>)>);

type Told = dyn Fn(usize) -> Option<io::Result<Vec<IpAddr>>> + Send + Sync;

impl Names {
    /// `None` never answers.
    pub(super) fn new(
        told: impl Fn(usize) -> Option<io::Result<Vec<IpAddr>>> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new((AtomicUsize::new(0), Box::new(told))))
    }

    pub(super) fn asked(&self) -> usize {
        self.0.0.load(Ordering::SeqCst)
    }

    pub(super) fn transport(&self, connect: Duration) -> ReqwestTransport {
        ReqwestTransport::dialling(Tls::default(), connect, Egress::default(), self.clone())
            .unwrap()
    }
}

impl Resolver for Names {
    fn resolve(&self, _: &str) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> {
        let number = self.0.0.fetch_add(1, Ordering::SeqCst);
        let told = (self.0.1)(number);
        Box::pin(async move {
            match told {
                Some(told) => told,
                None => std::future::pending().await,
            }
        })
    }
}

fn addresses(addresses: &[&str]) -> Vec<IpAddr> {
    let addresses = addresses.iter().map(|address| address.parse().unwrap());
    addresses.collect()
}

/// Calls a name that these answers are for; says how often it was asked for.
async fn named(names: &Names, connect: Duration, port: u16) -> Result<super::stage::Ask, Error> {
    let connector = at(builder(), |path| format!("http://api.test:{port}{path}"))
        .retry(Retry::default().retries(2))
        .transport(names.transport(connect))
        .build()
        .unwrap();
    connector.exchange(ask()).await
}

fn fragile_at(names: &Names, connect: Duration) -> Connector {
    at(builder(), |path| format!("http://api.test:1{path}"))
        .retry(Retry::default().retries(0))
        .circuit_breaker(fragile())
        .transport(names.transport(connect))
        .build()
        .unwrap()
}

#[tokio::test]
async fn row_001_a_name_that_does_not_exist() {
    let names = Names::new(|_| Some(Err(io::ErrorKind::NotFound.into())));
    let error = named(&names, Duration::from_secs(1), 1).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Dns, Sent::NotSent, "MD")
    );
    // Once more, for a resolver that lost its packet; not twice.
    assert_eq!((names.asked(), error.attempts()), (2, 2));
    row(ErrorKind::Dns, Sent::NotSent)
        .failure()
        .counts(&fragile_at(&names, Duration::from_secs(1)))
        .await;
}

#[tokio::test]
async fn row_002_a_resolver_that_hangs() {
    let names = Names::new(|_| None);
    let error = named(&names, SHORT, 1).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Timeout, Sent::NotSent, "MD")
    );
    assert_eq!(error.attempts(), 3);
    row(ErrorKind::Timeout, Sent::NotSent)
        .failure()
        .counts(&fragile_at(&names, SHORT))
        .await;
}

#[tokio::test]
async fn row_003_a_name_without_addresses() {
    let names = Names::new(|_| Some(Ok(addresses(&[]))));
    let error = named(&names, Duration::from_secs(1), 1).await.unwrap_err();
    assert_eq!((error.kind(), error.user_message()), (ErrorKind::Dns, "MD"));
    assert_eq!(names.asked(), 2);
    row(ErrorKind::Dns, Sent::NotSent)
        .failure()
        .counts(&fragile_at(&names, Duration::from_secs(1)))
        .await;
}

#[tokio::test]
async fn row_004_some_addresses_dead_one_good() {
    let server = Server::start(Conversation::answering(answer(200, r#"{"points":7}"#))).await;
    let names = Names::new(|_| {
        Some(Ok(addresses(&[
            "127.0.0.2",
            "::1",
            "127.0.0.3",
            "127.0.0.1",
        ])))
    });
    let claims = named(&names, Duration::from_secs(2), server.port()).await;
    assert_eq!(claims.unwrap().points, 7);
    assert_eq!((server.arrivals().len(), names.asked()), (1, 1));
}

#[tokio::test]
async fn row_005_a_refused_connection() {
    let deaf = Deaf::new();
    let url = |path: &str| format!("http://127.0.0.1:{}{path}", deaf.port());
    let connector = at(builder(), url).build().unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Connect, Sent::NotSent, "MF")
    );
    assert_eq!(error.attempts(), 2);
    let connector = at(builder(), url)
        .retry(Retry::default().retries(0))
        .circuit_breaker(fragile())
        .build()
        .unwrap();
    row(ErrorKind::Connect, Sent::NotSent)
        .failure()
        .counts(&connector)
        .await;
}

#[tokio::test]
async fn row_006_a_connection_that_is_never_made() {
    // A listener that never accepts, with its queue full, drops what comes.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut fillers = Vec::new();
    loop {
        let filler = tokio::time::timeout(SHORT, TcpStream::connect(address)).await;
        match filler {
            Ok(filler) => fillers.push(filler.unwrap()),
            Err(_) => break,
        }
    }
    let connector = at(builder(), |path| format!("http://{address}{path}"))
        .timeouts(Timeouts::default().connect(SHORT))
        .build()
        .unwrap();
    let started = Instant::now();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Timeout, Sent::NotSent, "MT")
    );
    assert_eq!(error.attempts(), 2);
    assert!(started.elapsed() < SHORT * 10, "{:?}", started.elapsed());
}

#[tokio::test]
async fn row_007_tls_that_is_never_answered() {
    let server = Server::start(Conversation::new().hold()).await;
    let connector = at(builder(), |path| {
        format!("https://localhost:{}{path}", server.port())
    })
    .timeouts(Timeouts::default().connect(SHORT))
    .build()
    .unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Timeout, Sent::NotSent, "MT")
    );
    assert_eq!((error.attempts(), server.connections()), (2, 2));
}

fn answering() -> Conversation {
    Conversation::answering(answer(200, r#"{"points":7}"#))
}

/// A certificate that is not accepted: nothing is sent, nothing again, and it is a failure.
async fn untrusted(trusted: &Authority, certified: &Certified, words: &str) {
    let server = Server::start_tls(ServerTls::new(certified), answering()).await;
    let tls = Tls::default().root_certificate(trusted.pem());
    let connector = at(builder(), |path| server.url(path))
        .tls(tls.clone())
        .build()
        .unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Tls, Sent::NotSent, "MF")
    );
    assert!(error.to_string().contains(words), "{error}");
    assert_eq!((error.attempts(), server.connections()), (1, 1));
    let connector = at(builder(), |path| server.url(path))
        .tls(tls)
        .circuit_breaker(fragile())
        .build()
        .unwrap();
    row(ErrorKind::Tls, Sent::NotSent)
        .failure()
        .counts(&connector)
        .await;
    assert!(server.arrivals().is_empty());
}

#[tokio::test]
async fn row_008_an_expired_certificate() {
    let trusted = Authority::new("trusted");
    let certified = trusted.server(&["localhost"], Validity::Expired);
    untrusted(&trusted, &certified, "expired").await;
}

#[tokio::test]
async fn row_009_a_certificate_that_is_not_valid_yet() {
    let trusted = Authority::new("trusted");
    let certified = trusted.server(&["localhost"], Validity::NotYet);
    untrusted(&trusted, &certified, "not valid yet").await;
}

#[tokio::test]
async fn row_010_a_certificate_of_another_host() {
    let trusted = Authority::new("trusted");
    let certified = trusted.server(&["api.example.com"], Validity::Now);
    untrusted(&trusted, &certified, "another host").await;
}

#[tokio::test]
async fn row_011_an_authority_that_is_not_trusted() {
    let (trusted, other) = (Authority::new("trusted"), Authority::new("other"));
    // Of the same name with another key: rustls calls that a bad signature.
    let forged = Authority::new("trusted");
    for authority in [other, forged] {
        let certified = authority.server(&["localhost"], Validity::Now);
        untrusted(&trusted, &certified, "no trusted authority").await;
    }
}

/// A server that writes these bytes in the place of TLS.
async fn instead_of_tls(bytes: &[u8], words: &str) {
    let server = Server::start(Conversation::new().write(bytes).hold()).await;
    let url = |path: &str| format!("https://localhost:{}{path}", server.port());
    let connector = at(builder(), url).build().unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Tls, Sent::NotSent, "MF")
    );
    assert!(error.to_string().contains(words), "{error}");
    assert_eq!(error.attempts(), 1);
    let connector = at(builder(), url)
        .circuit_breaker(fragile())
        .build()
        .unwrap();
    row(ErrorKind::Tls, Sent::NotSent)
        .failure()
        .counts(&connector)
        .await;
}

#[tokio::test]
async fn row_012_a_server_that_speaks_old_tls_alone() {
    // Alert, fatal, `protocol_version`: what such a server says to a client that speaks TLS 1.2 and 1.3.
    instead_of_tls(&[21, 3, 1, 0, 2, 2, 70], "no TLS that is safe").await;
}

#[tokio::test]
async fn row_013_a_server_without_tls() {
    let bytes = b"HTTP/1.1 400 Bad Request\r\n\r\n";
    instead_of_tls(bytes, "does not speak TLS").await;
}

#[technical_profile(service_url = "https://api.example.com/", auth = ClientCertificate)]
struct Known {
    #[output]
    points: u32,
}

/// Over TLS 1.3 a refusal comes after the handshake, and its alert may be lost: the kind is known all the same.
async fn unfit(client: impl Fn(&Authority, &Authority) -> Certified) {
    let (servers, clients, other) = (
        Authority::new("servers"),
        Authority::new("clients"),
        Authority::new("other"),
    );
    let certified = servers.server(&["localhost"], Validity::Now);
    for _ in 0..20 {
        let server = Server::start_tls(ServerTls::mutual(&certified, &clients), answering()).await;
        let connector = Connector::builder()
            .keys(Keys::new().with_pem("ClientCertificate", client(&clients, &other).pem()))
            .tls(Tls::default().root_certificate(servers.pem()))
            .service_url::<Known>(server.url("/"))
            .build()
            .unwrap();
        let error = connector.exchange(KnownInput {}).await.err().unwrap();
        assert_eq!(error.kind(), ErrorKind::ClientCertificate, "{error}");
        assert_eq!(error.attempts(), 1);
        assert!(server.arrivals().is_empty());
    }
}

#[tokio::test]
async fn row_014_a_client_certificate_that_is_missing() {
    let (servers, clients) = (Authority::new("servers"), Authority::new("clients"));
    let certified = servers.server(&["localhost"], Validity::Now);
    for _ in 0..20 {
        let server = Server::start_tls(ServerTls::mutual(&certified, &clients), answering()).await;
        let connector = at(builder(), |path| server.url(path))
            .tls(Tls::default().root_certificate(servers.pem()))
            .build()
            .unwrap();
        let error = connector.exchange(ask()).await.unwrap_err();
        // The profile declares none: where the alert is lost, nobody can know why the connection broke.
        assert!(
            matches!(
                error.kind(),
                ErrorKind::ClientCertificate | ErrorKind::Transport
            ),
            "{error}"
        );
        assert_eq!(error.attempts(), 1, "a POST is not sent again");
        assert!(server.arrivals().is_empty());
    }
}

/// The alert of a refusal is lost: the server is seen to close the connection, and no more.
#[tokio::test]
async fn row_015_a_refusal_without_a_word() {
    let (servers, clients) = (Authority::new("servers"), Authority::new("clients"));
    let certified = servers.server(&["localhost"], Validity::Now);
    for script in [
        Conversation::new().close(),
        Conversation::new().reset(),
        Conversation::new().read_request().reset(),
    ] {
        let server = Server::start_tls(ServerTls::new(&certified), script).await;
        let certificate = clients.client("a", Validity::Now);
        let connector = Connector::builder()
            .keys(Keys::new().with_pem("ClientCertificate", certificate.pem()))
            .tls(Tls::default().root_certificate(servers.pem()))
            .service_url::<Known>(server.url("/"))
            .build()
            .unwrap();
        let error = connector.exchange(KnownInput {}).await.err().unwrap();
        assert_eq!(error.kind(), ErrorKind::ClientCertificate, "{error}");
        assert_eq!((error.attempts(), server.connections()), (1, 1));
    }
}

#[tokio::test]
async fn row_015_a_client_certificate_of_another_authority() {
    unfit(|_, other| other.client("a", Validity::Now)).await;
}

#[tokio::test]
async fn row_015_a_client_certificate_that_has_expired() {
    unfit(|clients, _| clients.client("a", Validity::Expired)).await;
}

#[tokio::test]
async fn row_015_a_certificate_that_is_no_client_s() {
    unfit(|clients, _| clients.server(&["localhost"], Validity::Now)).await;
}

#[test]
fn row_016_a_client_certificate_that_cannot_be_used_is_told_at_once() {
    let authority = Authority::new("clients");
    let (one, other) = (
        authority.client("a", Validity::Now),
        authority.client("b", Validity::Now),
    );
    let mismatch = format!("{}{}", one.certificate_pem(), other.key_pem());
    for pem in [mismatch, one.certificate_pem().to_owned(), "nothing".into()] {
        let built = Connector::builder()
            .keys(Keys::new().with_pem("ClientCertificate", pem))
            .build();
        let faults = built.err().unwrap().to_string();
        assert!(faults.contains("`ClientCertificate`"), "{faults}");
    }
}

#[tokio::test]
async fn row_017_a_connection_that_breaks_within_the_body_over_tls() {
    let authority = Authority::new("servers");
    let certified = authority.server(&["localhost"], Validity::Now);
    let script = Conversation::new()
        .read_request()
        .write("HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"poi")
        .sleep(Duration::from_millis(30))
        .reset();
    let server = Server::start_tls(ServerTls::new(&certified), script).await;
    let connector = at(builder(), |path| server.url(path))
        .tls(Tls::default().root_certificate(authority.pem()))
        .build()
        .unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Transport, Sent::Answered, "MF")
    );
    assert_eq!(server.arrivals().len(), 1);
    let error = connector.exchange(super::stage::look()).await.unwrap_err();
    assert_eq!((error.attempts(), server.arrivals().len()), (2, 3));
}
