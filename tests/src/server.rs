//! A server that no code of ours answers for: it goes through a script over raw TCP or TLS, and keeps every byte that
//! arrives.
//!
//! ```no_run
//! # use connector_tests::{Conversation, Server, answer};
//! # async fn test() {
//! // Answers every request alike, on as many connections as come.
//! let server = Server::start(Conversation::answering(answer(200, r#"{"points":7}"#))).await;
//! // Cuts the first connection in the middle of the body, then behaves.
//! let server = Server::start_each([
//!     Conversation::new().read_request().write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{").close(),
//!     Conversation::answering(answer(200, "{}")),
//! ])
//! .await;
//! assert_eq!(server.arrivals().len(), 0);
//! # }
//! ```

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use tokio::net::{TcpListener, TcpSocket};
use tokio::task::{JoinHandle, JoinSet};

use crate::request::Request;

mod connection;
mod script;
mod tls;

pub use script::{Conversation, answer};
pub use tls::ServerTls;

use connection::Connection;

/// A listening server; it stops with its owner. The port is the system's choice.
pub struct Server {
    address: SocketAddr,
    tls: bool,
    log: Arc<Log>,
    task: JoinHandle<()>,
}

/// What arrived, in the order of its first byte.
#[derive(Debug, Default)]
pub(crate) struct Log {
    arrivals: Mutex<Vec<Arrival>>,
    connections: Mutex<Connections>,
}

#[derive(Debug, Default)]
struct Connections {
    accepted: usize,
    failed_handshakes: usize,
}

/// One request as it arrived, byte for byte, perhaps not whole.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The number of its connection, from 0.
    pub connection: usize,
    /// When its first byte came.
    pub at: Instant,
    /// Its bytes, as far as the script read them.
    pub bytes: Vec<u8>,
    /// The certificates that the client showed, its own first, in DER.
    pub client_certificates: Vec<Vec<u8>>,
}

impl Arrival {
    /// The request, read strictly.
    ///
    /// # Panics
    ///
    /// Where it is none, or not whole.
    #[must_use]
    pub fn request(&self) -> Request {
        Request::parse(&self.bytes)
            .unwrap_or_else(|fault| panic!("{fault}: {}", self.bytes.escape_ascii()))
    }
}

impl Server {
    /// Starts with one script for every connection, over plain TCP.
    pub async fn start(conversation: Conversation) -> Self {
        Self::listen(None, vec![conversation]).await
    }

    /// Starts with one script for each connection in turn, the last for all that follow, over plain TCP.
    pub async fn start_each(conversations: impl IntoIterator<Item = Conversation>) -> Self {
        Self::listen(None, conversations.into_iter().collect()).await
    }

    /// As [`Self::start`], over TLS.
    pub async fn start_tls(tls: ServerTls, conversation: Conversation) -> Self {
        Self::listen(Some(tls), vec![conversation]).await
    }

    /// As [`Self::start_each`], over TLS.
    pub async fn start_each_tls(
        tls: ServerTls,
        conversations: impl IntoIterator<Item = Conversation>,
    ) -> Self {
        Self::listen(Some(tls), conversations.into_iter().collect()).await
    }

    async fn listen(tls: Option<ServerTls>, conversations: Vec<Conversation>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("the loopback address has a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let log = Arc::new(Log::default());
        Self {
            address,
            tls: tls.is_some(),
            log: Arc::clone(&log),
            task: tokio::spawn(accept(listener, tls, conversations, log)),
        }
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The URL of a path on this server: `https://localhost:…` over TLS, else `http://127.0.0.1:…`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        let origin = if self.tls {
            "https://localhost"
        } else {
            "http://127.0.0.1"
        };
        format!("{origin}:{}{path}", self.port())
    }

    /// Everything that arrived so far.
    #[must_use]
    pub fn arrivals(&self) -> Vec<Arrival> {
        lock(&self.log.arrivals).clone()
    }

    /// Everything that arrived since this was asked last.
    #[must_use]
    pub fn take_arrivals(&self) -> Vec<Arrival> {
        std::mem::take(&mut *lock(&self.log.arrivals))
    }

    /// The one request that arrived.
    ///
    /// # Panics
    ///
    /// Where there was none, or more than one.
    #[must_use]
    pub fn arrival(&self) -> Arrival {
        let mut arrivals = self.arrivals();
        assert_eq!(arrivals.len(), 1, "one request should have arrived");
        arrivals.remove(0)
    }

    /// How many connections were accepted so far, failed handshakes among them.
    #[must_use]
    pub fn connections(&self) -> usize {
        lock(&self.log.connections).accepted
    }

    /// How many TLS handshakes failed so far.
    #[must_use]
    pub fn failed_handshakes(&self) -> usize {
        lock(&self.log.connections).failed_handshakes
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The connections are tasks of the accepting one and end with it.
        self.task.abort();
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

/// A port on which nobody listens, and nobody else can meanwhile.
#[derive(Debug)]
pub struct Deaf(TcpSocket);

impl Deaf {
    /// Takes a port.
    ///
    /// # Panics
    ///
    /// Where none is free.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "it takes a port of the machine")]
    pub fn new() -> Self {
        let socket = TcpSocket::new_v4().expect("there are sockets left");
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        socket
            .bind(any)
            .expect("the loopback address has a free port");
        Self(socket)
    }

    /// The port.
    ///
    /// # Panics
    ///
    /// Never: the socket is bound.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.0
            .local_addr()
            .expect("a bound socket has an address")
            .port()
    }
}

async fn accept(
    listener: TcpListener,
    tls: Option<ServerTls>,
    conversations: Vec<Conversation>,
    log: Arc<Log>,
) {
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            return;
        };
        let number = {
            let mut counted = lock(&log.connections);
            counted.accepted += 1;
            counted.accepted - 1
        };
        let Some(conversation) = conversations.get(number).or(conversations.last()).cloned() else {
            return;
        };
        let (tls, log) = (tls.clone(), Arc::clone(&log));
        connections.spawn(async move {
            match Connection::open(stream, tls, number, &log).await {
                // A script that cannot go on, since the client left, is over.
                Ok(mut connection) => drop(connection.run(&conversation).await),
                Err(_) => lock(&log.connections).failed_handshakes += 1,
            }
        });
        while connections.try_join_next().is_some() {}
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
