//! What an API does, and what is right then.

use std::time::Duration;

use connector_tests::{Authority, Conversation, Deaf, Server, ServerTls, Validity, answer};

use crate::PLACES;
use crate::cause::Cause;

/// Where a call goes, whether it is a POST, and the limits of an attempt and of the whole call.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) url: String,
    pub(crate) post: bool,
    pub(crate) attempt: Duration,
    pub(crate) total: Duration,
}

/// What an API does to a call, or to many.
pub(crate) struct Scene {
    pub(crate) what: &'static str,
    /// What is right, in words; the limits that hold for all are not repeated.
    pub(crate) right: &'static str,
    pub(crate) causes: Vec<Cause>,
    pub(crate) count: Count,
    set: Set,
    post: bool,
}

#[derive(Clone, Copy)]
pub(crate) enum Count {
    One,
    InTurn(usize),
    AtOnce(usize),
}

enum Set {
    Plain(Conversation),
    /// Over TLS, with a certificate that nobody trusts.
    Untrusted,
    /// TLS is spoken to it.
    NoTls(Conversation),
    /// Nobody listens.
    Nobody,
    /// An answer that leads to another origin.
    Elsewhere(u16),
}

/// A scene that is set.
pub(crate) struct Stage {
    pub(crate) place: Place,
    pub(crate) server: Option<Server>,
    /// Another origin, which must hear nothing.
    pub(crate) foreign: Server,
    _deaf: Option<Deaf>,
}

impl Scene {
    fn new(what: &'static str, right: &'static str, cause: Cause, set: Set) -> Self {
        Self {
            what,
            right,
            causes: vec![cause],
            count: Count::One,
            set,
            post: true,
        }
    }

    fn or(mut self, cause: Cause) -> Self {
        self.causes.push(cause);
        self
    }

    fn by_get(mut self) -> Self {
        self.post = false;
        self
    }

    fn times(mut self, count: Count) -> Self {
        self.count = count;
        self
    }

    pub(crate) async fn stage(&self) -> Stage {
        let foreign = Server::start(Conversation::answering(good())).await;
        let (mut server, mut deaf) = (None, None);
        let url = match &self.set {
            Set::Plain(script) => {
                let started = server.insert(Server::start(script.clone()).await);
                started.url("/ask")
            }
            Set::Untrusted => {
                let certified = Authority::new("strangers").server(&["localhost"], Validity::Now);
                let tls = ServerTls::new(&certified);
                let started = Server::start_tls(tls, Conversation::answering(good())).await;
                server.insert(started).url("/ask")
            }
            Set::NoTls(script) => {
                let started = server.insert(Server::start(script.clone()).await);
                format!("https://localhost:{}/ask", started.port())
            }
            Set::Nobody => format!("http://127.0.0.1:{}/ask", deaf.insert(Deaf::new()).port()),
            Set::Elsewhere(status) => {
                let location = foreign.url("/elsewhere");
                let bytes = format!(
                    "HTTP/1.1 {status} Elsewhere\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n"
                );
                let started = server.insert(Server::start(Conversation::answering(bytes)).await);
                started.url("/ask")
            }
        };
        // Limits of time are no part of what many calls at once show.
        let (attempt, total) = match self.count {
            Count::One | Count::InTurn(_) => (Duration::from_millis(300), Duration::from_secs(1)),
            Count::AtOnce(_) => (Duration::from_secs(30), Duration::from_secs(30)),
        };
        Stage {
            place: Place {
                url,
                post: self.post,
                attempt,
                total,
            },
            server,
            foreign,
            _deaf: deaf,
        }
    }

    /// What arrived too often.
    pub(crate) fn too_many(&self, arrivals: usize, connections: usize) -> Option<String> {
        match self.count {
            Count::One if self.post && arrivals > 1 => Some(format!("arrives {arrivals} times")),
            Count::InTurn(calls) if arrivals * 10 > calls * 12 => {
                Some(format!("{arrivals} requests for {calls} calls"))
            }
            Count::AtOnce(_) if connections > PLACES => Some(format!("{connections} connections")),
            _ => None,
        }
    }
}

fn good() -> Vec<u8> {
    answer(200, r#"{"points":7}"#)
}

fn read() -> Conversation {
    Conversation::new().read_request()
}

pub(crate) fn all() -> Vec<Scene> {
    let mut scenes = connections();
    scenes.extend(answers());
    scenes.extend(statuses());
    scenes.extend(many());
    scenes
}

fn connections() -> Vec<Scene> {
    let reset = "the connection broke; it arrived once";
    vec![
        Scene::new(
            "nobody listens",
            "no connection",
            Cause::Connect,
            Set::Nobody,
        ),
        Scene::new(
            "TLS is never answered",
            "a limit of time",
            Cause::Time,
            Set::NoTls(Conversation::new().hold()),
        ),
        Scene::new(
            "no TLS on that port",
            "TLS",
            Cause::Tls,
            Set::NoTls(Conversation::new().write("hello\r\n\r\n").close()),
        ),
        Scene::new(
            "a certificate that nobody trusts",
            "TLS",
            Cause::Tls,
            Set::Untrusted,
        ),
        Scene::new(
            "reset after the request",
            reset,
            Cause::Broken,
            Set::Plain(read().reset()),
        ),
        Scene::new(
            "closed after the request",
            reset,
            Cause::Broken,
            Set::Plain(read().close()),
        ),
    ]
}

fn answers() -> Vec<Scene> {
    let tick = Duration::from_millis(20);
    let of_12 = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n";
    let of_1000 = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n";
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let flood = Conversation::new()
        .chunk(vec![b' '; 128 * 1024])
        .sleep(Duration::from_millis(1));
    let (time, cut) = (
        "a limit of time; it arrived once",
        "the answer was cut; it arrived once",
    );
    let plain = |what, right, cause, script| Scene::new(what, right, cause, Set::Plain(script));
    vec![
        plain("no head", time, Cause::Time, read().hold()),
        plain("the head byte by byte", time, Cause::Time, read().trickle(of_1000, tick)),
        plain(
            "the body byte by byte",
            time,
            Cause::Time,
            read().write(of_1000).trickle(" ".repeat(1000), tick),
        ),
        plain("the body stalls", time, Cause::Time, read().write(of_12).write("{").hold()),
        plain(
            "shorter than it says",
            cut,
            Cause::Broken,
            read().write(of_12).write("{\"poi").close(),
        ),
        plain(
            "chunks that do not end",
            cut,
            Cause::Broken,
            read().write(chunked).chunk(r#"{"points":7}"#).close(),
        ),
        plain(
            "a body without end",
            "too large, and no memory for it",
            Cause::Size,
            read().write(chunked).forever(flood),
        ),
        plain(
            "two lengths",
            "no HTTP",
            Cause::Protocol,
            read()
                .write("HTTP/1.1 200 OK\r\ncontent-length: 12\r\ncontent-length: 2\r\n\r\n{\"points\":7}")
                .close(),
        ),
        plain(
            "a length, and chunks",
            "no HTTP: so answers are smuggled",
            Cause::Protocol,
            read()
                .write("HTTP/1.1 200 OK\r\ncontent-length: 12\r\ntransfer-encoding: chunked\r\n\r\n")
                .chunk(r#"{"points":7}"#)
                .last_chunk()
                .hold(),
        ),
        plain("no HTTP", "no HTTP", Cause::Protocol, read().write("hello\r\n\r\n").close()),
        plain(
            "a page instead of JSON",
            "unfit content",
            Cause::Content,
            Conversation::answering(
                "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 13\r\n\r\n<html></html>",
            ),
        ),
    ]
}

fn statuses() -> Vec<Scene> {
    let with = |status: u16, fields: &str| {
        Set::Plain(Conversation::answering(format!(
            "HTTP/1.1 {status} Said\r\n{fields}content-length: 0\r\n\r\n"
        )))
    };
    let foreign = "the status; the other origin hears nothing";
    let once = "the status; it arrived once";
    vec![
        Scene::new("500", once, Cause::Status(500), with(500, "")),
        Scene::new("503", once, Cause::Status(503), with(503, "")),
        Scene::new(
            "503, in a minute again",
            "the status, at once; it arrived once",
            Cause::Status(503),
            with(503, "retry-after: 60\r\n"),
        ),
        Scene::new(
            "408",
            once,
            Cause::Status(408),
            with(408, "connection: close\r\n"),
        ),
        Scene::new("429", once, Cause::Status(429), with(429, "")),
        Scene::new("409", once, Cause::Status(409), with(409, "")),
        Scene::new(
            "307 to another origin",
            foreign,
            Cause::Status(307),
            Set::Elsewhere(307),
        ),
        Scene::new(
            "302 to another origin, by GET",
            foreign,
            Cause::Status(302),
            Set::Elsewhere(302),
        )
        .by_get(),
    ]
}

fn many() -> Vec<Scene> {
    let slow = Conversation::new().forever(read().sleep(Duration::from_millis(20)).write(good()));
    vec![
        Scene::new(
            "503 for 100 calls in turn, by GET",
            "no more than 1.2 requests a call",
            Cause::Status(503),
            Set::Plain(Conversation::answering(answer(503, "{}"))),
        )
        .or(Cause::Refused)
        .by_get()
        .times(Count::InTurn(100)),
        Scene::new(
            "500 calls at once, 64 places",
            "all answered, over 64 connections",
            Cause::Answered,
            Set::Plain(slow),
        )
        .times(Count::AtOnce(500)),
    ]
}
