//! Rows 117 to 126: keys, their containers, their rotation.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use connector_runtime::auth::keys::KeyFuture;
use connector_runtime::{
    Connector, Error, ErrorKind, Key, KeyContainer, KeyError, Keys, Limits, MemoryTransport, Sent,
    Step, Timeouts, Tls, technical_profile,
};
use connector_tests::{
    Authority, Certified, Conversation, Server, ServerTls, Validity, answer, connector_builder,
};

use super::stage::{Ask, ask, at, builder, fragile, look, row};

#[technical_profile(
    id = "Pair",
    service_url = "https://api.example.com/",
    auth = [Basic(username_key = "User", password_key = "Password"), ApiKeyHeader("x-key", key = "Key")],
)]
#[derive(Debug)]
struct Pair {
    #[input(send_in = Header, partner = "x-secret-claim")]
    claim: connector_runtime::Secret<String>,
}

fn pair() -> PairInput {
    PairInput {
        claim: connector_runtime::Secret::new("canary-7f3".to_owned()),
    }
}

fn pair_keys() -> Keys {
    Keys::new()
        .with("User", "me")
        .with("Password", "canary-7f3")
        .with("Key", "canary-7f3")
}

#[tokio::test]
async fn row_118_headers_with_secrets_are_marked() {
    let connector = connector_builder().keys(pair_keys()).build().unwrap();
    let prepared = connector.prepare(pair()).await.unwrap();
    for name in ["authorization", "x-key", "x-secret-claim"] {
        assert!(prepared.request().headers()[name].is_sensitive(), "{name}");
    }
    assert!(!format!("{:?}", prepared.request().headers()).contains("canary-7f3"));
}

fn built(name: &str, secret: &str) -> Result<Connector, String> {
    connector_builder()
        .keys(pair_keys().with(name, secret))
        .verify::<Pair>()
        .build()
        .map_err(|error| error.to_string())
}

#[test]
fn row_119_keys_that_cannot_be_used_are_told_when_the_connector_is_built() {
    let large = "canary-7f3".repeat(7000);
    for secret in [
        "",
        "canary-7f3\n",
        "canary-7f3\r\nx: y",
        "canary-7f3 é",
        &large,
    ] {
        let fault = built("Key", secret).unwrap_err();
        assert!(fault.contains("`Key`"), "{fault}");
        assert!(!fault.contains("canary-7f3"), "{fault}");
    }
    let missing = connector_builder().verify::<Pair>().build().unwrap_err();
    assert_eq!(missing.faults().len(), 3, "{missing}");
    assert!(built("Key", "canary-7f3").is_ok());
}

#[tokio::test]
async fn row_119_a_key_that_is_missing_stops_the_call() {
    let server = Server::start(Conversation::new().hold()).await;
    let container = Moody(Arc::new(std::sync::Mutex::new(Mood::Gone)));
    let connector = at(builder(), |path| server.url(path))
        .keys(container)
        .circuit_breaker(fragile())
        .build()
        .unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.attempts()),
        (ErrorKind::Key, Sent::NotSent, 0)
    );
    row(ErrorKind::Key, Sent::NotSent).counts(&connector).await;
    assert_eq!(server.connections(), 0);
}

#[test]
fn row_120_a_user_name_with_a_colon() {
    let fault = built("User", "canary-7f3:x").unwrap_err();
    assert!(fault.contains("`User`") && fault.contains("`:`"), "{fault}");
    assert!(!fault.contains("canary-7f3"), "{fault}");
    assert!(built("Password", "a:b").is_ok());
}

/// A container whose keys change all the time; a pair is of one generation.
#[derive(Default)]
struct Turning(AtomicUsize);

impl Turning {
    fn key(name: &str, generation: usize) -> Result<Option<Key>, KeyError> {
        Key::new(name, format!("g{generation}")).map(Some)
    }
}

impl KeyContainer for Turning {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        let generation = self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move { Self::key(name, generation) })
    }

    fn get_all<'a>(&'a self, names: &'a [&'a str]) -> KeyFuture<'a, Vec<Option<Key>>> {
        let generation = self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            tokio::task::yield_now().await;
            names
                .iter()
                .map(|name| Self::key(name, generation))
                .collect()
        })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_121_keys_that_turn_under_load_are_never_mixed() {
    let seen = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&seen);
    let connector = connector_builder()
        .keys(Turning::default())
        .transport(MemoryTransport::new(move |request| {
            let value = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
            let key = value("x-key");
            let wanted = base64(format!("{key}:{key}").as_bytes());
            assert_eq!(value("authorization"), format!("Basic {wanted}"));
            counted.fetch_add(1, Ordering::SeqCst);
            http::Response::new("{}".into())
        }))
        .build()
        .unwrap();
    let callers: Vec<_> = (0..8)
        .map(|_| {
            let connector = connector.clone();
            tokio::spawn(async move {
                for _ in 0..1250 {
                    connector.exchange(pair()).await.unwrap();
                }
            })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
    assert_eq!(seen.load(Ordering::SeqCst), 10_000);
}

/// Base64 (RFC 4648 §4), written by hand: the crate under test takes a library.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let of = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let bits = of(0) << 16 | of(1) << 8 | of(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            text.push(if at > group.len() {
                '='
            } else {
                char::from(LETTERS[(bits >> shift & 63) as usize])
            });
        }
    }
    text
}

/// What a container does when it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Good,
    Hangs,
    Unavailable,
    Panics,
    Gone,
    Broken,
}

#[derive(Clone)]
struct Moody(Arc<std::sync::Mutex<Mood>>);

impl Moody {
    fn turn(&self, mood: Mood) {
        *self.0.lock().unwrap() = mood;
    }
}

impl KeyContainer for Moody {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        let mood = *self.0.lock().unwrap();
        Box::pin(async move {
            tokio::task::yield_now().await;
            match mood {
                Mood::Good => Key::new(name, "token").map(Some),
                Mood::Hangs => std::future::pending().await,
                Mood::Unavailable => Err(KeyError::unavailable(name, "canary-7f3")),
                Mood::Panics => panic!("the container is out of its mind"),
                Mood::Gone => Ok(None),
                Mood::Broken => Key::new(name, "two\nlines").map(Some),
            }
        })
    }
}

/// The key is read for each attempt: what goes wrong with it between two of them is what the call ends with, and no failure
/// of the attempt before hides it.
#[tokio::test(start_paused = true)]
async fn a_key_that_goes_between_two_attempts() {
    let container = Moody(Arc::new(std::sync::Mutex::new(Mood::Good)));
    let turned = container.clone();
    let connector = connector_builder()
        .keys(container)
        .transport(MemoryTransport::new(move |_| {
            turned.turn(Mood::Gone);
            let mut answer = http::Response::new("{}".into());
            *answer.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
            answer
        }))
        .build()
        .unwrap();
    let error = connector.exchange(look()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.step(), error.attempts()),
        (ErrorKind::Key, Step::Authorize, 1)
    );
}

/// Calls, ages the keys by a while, calls again; says what the second call came to.
async fn after(mood: Mood, age: Duration) -> Result<(), Error> {
    let container = Moody(Arc::new(std::sync::Mutex::new(Mood::Good)));
    let connector = connector_builder()
        .keys(container.clone())
        .circuit_breaker(fragile())
        .transport(MemoryTransport::new(|_| {
            http::Response::new(r#"{"points":7}"#.into())
        }))
        .build()
        .unwrap();
    connector.exchange(ask()).await?;
    container.turn(mood);
    tokio::time::advance(age).await;
    let before = tokio::time::Instant::now();
    let result = connector.exchange(ask()).await.map(drop);
    // It has a limit of its own, well below the call's.
    assert!(before.elapsed() <= Duration::from_secs(4));
    // It is no failure of the API, and the container is asked again the next time.
    container.turn(Mood::Good);
    connector.exchange(ask()).await?;
    result
}

#[tokio::test(start_paused = true)]
async fn row_122_a_container_that_cannot_be_asked() {
    let (young, old) = (Duration::from_secs(200), Duration::from_secs(400));
    for mood in [Mood::Hangs, Mood::Unavailable, Mood::Panics] {
        assert!(after(mood, young).await.is_ok(), "{mood:?}");
        let error = after(mood, old).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.sent()),
            (ErrorKind::Key, Sent::NotSent),
            "{mood:?}: {error}"
        );
        assert!(!format!("{error} {error:?}").contains("canary-7f3"));
    }
    // What it does say holds at once: a key that was taken away serves nobody any more.
    for mood in [Mood::Gone, Mood::Broken] {
        let error = after(mood, Duration::ZERO).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Key, "{mood:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn row_122_the_limits_are_the_developer_s() {
    let container = Moody(Arc::new(std::sync::Mutex::new(Mood::Good)));
    let connector = connector_builder()
        .keys(container.clone())
        .timeouts(
            Timeouts::default()
                .keys(Duration::from_millis(100))
                .last_keys(Duration::ZERO),
        )
        .transport(MemoryTransport::new(|_| {
            http::Response::new(r#"{"points":7}"#.into())
        }))
        .build()
        .unwrap();
    connector.exchange(ask()).await.unwrap();
    container.turn(Mood::Hangs);
    let before = tokio::time::Instant::now();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert!(error.to_string().contains("100ms"), "{error}");
    assert_eq!(before.elapsed(), Duration::from_millis(100));
}

#[technical_profile(id = "Known", service_url = "https://api.example.com/", auth = ClientCertificate)]
#[derive(Debug)]
struct Known {
    #[output]
    points: u32,
}

#[derive(Clone)]
struct Certificates(Arc<std::sync::Mutex<String>>);

impl KeyContainer for Certificates {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        let pem = self.0.lock().unwrap().clone();
        Box::pin(async move { Key::from_pem(name, pem.as_bytes()).map(Some) })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_123_client_certificates_that_turn_under_load() {
    let (servers, clients) = (Authority::new("servers"), Authority::new("clients"));
    let certified = servers.server(&["localhost"], Validity::Now);
    let script = Conversation::answering(answer(200, r#"{"points":7}"#));
    let server = Server::start_tls(ServerTls::mutual(&certified, &clients), script).await;
    let shown: Vec<Certified> = (0..4).map(|_| clients.client("a", Validity::Now)).collect();
    let container = Certificates(Arc::new(std::sync::Mutex::new(shown[0].pem())));
    let connector = connector_builder()
        .keys(container.clone())
        .tls(Tls::default().root_certificate(servers.pem()))
        .service_url::<Known>(server.url("/"))
        .limits(Limits::default().in_flight(4))
        .build()
        .unwrap();
    let callers: Vec<_> = (0..4)
        .map(|_| {
            let connector = connector.clone();
            tokio::spawn(async move {
                for _ in 0..100 {
                    assert_eq!(connector.exchange(KnownInput {}).await.unwrap().points, 7);
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            })
        })
        .collect();
    for next in &shown[1..] {
        tokio::time::sleep(Duration::from_millis(40)).await;
        *container.0.lock().unwrap() = next.pem();
    }
    for caller in callers {
        caller.await.unwrap();
    }
    let _ = server.take_arrivals();
    connector.exchange(KnownInput {}).await.unwrap();
    let last = server.arrival();
    assert_eq!(
        last.client_certificates[0],
        shown[3].der(),
        "the new one is shown"
    );
    // One for each place and certificate: at the limit nobody dials for a call that gets the connection of another.
    assert!(server.connections() <= 4 * 4, "{}", server.connections());
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Borne {
    #[input(bearer)]
    token: String,
}

#[tokio::test]
async fn row_124_a_token_from_a_claim() {
    let connector = connector_builder().build().unwrap();
    let prepared = connector
        .prepare(BorneInput {
            token: "t-1".into(),
        })
        .await;
    let prepared = prepared.unwrap();
    let value = &prepared.request().headers()["authorization"];
    assert!(value.is_sensitive());
    assert_eq!(value.to_str().unwrap(), "Bearer t-1");
    for token in ["canary-7f3\r\nx: y", "canary-7f3\n", "", "canary-7f3 é"] {
        let input = BorneInput {
            token: token.into(),
        };
        let error = connector.prepare(input).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.claim()),
            (ErrorKind::InputClaim, Some("token"))
        );
        assert!(!format!("{error} {error:?}").contains("canary-7f3"));
    }
}

/// In a process of its own, since the environment is the process's.
#[test]
fn row_126_tls_keys_are_not_written() {
    let file = std::env::temp_dir().join(format!("tls-keys-{}", std::process::id()));
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "faults::secrets::over_tls", "--ignored"])
        .env("SSLKEYLOGFILE", &file)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{text}"
    );
    assert!(!file.exists(), "the keys are in {}", file.display());
}

#[tokio::test]
#[ignore = "a part of row 126, run in a process that asks for TLS keys in its environment"]
async fn over_tls() {
    let authority = Authority::new("servers");
    let certified = authority.server(&["localhost"], Validity::Now);
    let script = Conversation::answering(answer(200, r#"{"points":7}"#));
    let server = Server::start_tls(ServerTls::new(&certified), script).await;
    let connector = at(builder(), |path| server.url(path))
        .tls(Tls::default().root_certificate(authority.pem()))
        .build()
        .unwrap();
    let claims: Ask = connector.exchange(ask()).await.unwrap();
    assert_eq!(claims.points, 7);
}
