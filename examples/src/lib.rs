//! What the examples share: a server on this machine that shows what goes over the wire.
//!
//! It is no code of the connector's: it reads bytes from a socket and writes bytes to it, so what it prints is what an API
//! would see.

#![allow(
    clippy::print_stdout,
    reason = "showing the wire is what the examples are for"
)]

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// What an API answers.
#[derive(Debug, Clone)]
pub struct Reply {
    status: &'static str,
    body: String,
    delay: Duration,
}

impl Reply {
    /// `200 OK` with a JSON body.
    #[must_use]
    pub fn ok(body: impl Into<String>) -> Self {
        Self::status("200 OK", body)
    }

    /// Another status with a JSON body.
    #[must_use]
    pub fn status(status: &'static str, body: impl Into<String>) -> Self {
        Self {
            status,
            body: body.into(),
            delay: Duration::ZERO,
        }
    }

    /// The same, after a while.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

/// A request as it came over the wire.
#[derive(Debug, Clone)]
pub struct Request {
    /// The request line and the headers.
    pub head: String,
    /// The body.
    pub body: String,
}

/// Starts an API on this machine and says where it is.
///
/// # Errors
///
/// Where no port of this machine can be had.
pub async fn serve(
    api: impl Fn(&Request) -> Reply + Send + Sync + 'static,
) -> io::Result<SocketAddr> {
    start(None, api).await
}

/// The same over TLS.
///
/// # Errors
///
/// Where no port of this machine can be had.
pub async fn serve_tls(
    tls: TlsAcceptor,
    api: impl Fn(&Request) -> Reply + Send + Sync + 'static,
) -> io::Result<SocketAddr> {
    start(Some(tls), api).await
}

async fn start(
    tls: Option<TlsAcceptor>,
    api: impl Fn(&Request) -> Reply + Send + Sync + 'static,
) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let api = Arc::new(api);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (tls, api) = (tls.clone(), Arc::clone(&api));
            tokio::spawn(async move {
                match tls {
                    None => answer(stream, &*api).await,
                    Some(tls) => answer(tls.accept(stream).await?, &*api).await,
                }
            });
        }
    });
    Ok(address)
}

/// Answers the requests of one connection, and shows both directions.
async fn answer(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    api: &(impl Fn(&Request) -> Reply + Sync),
) -> io::Result<()> {
    while let Some(request) = read(&mut stream).await? {
        show('>', &format!("{}\r\n\r\n{}", request.head, request.body));
        let reply = api(&request);
        tokio::time::sleep(reply.delay).await;
        let answer = format!(
            "HTTP/1.1 {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
            reply.status,
            reply.body.len(),
            reply.body
        );
        stream.write_all(answer.as_bytes()).await?;
        show('<', &answer);
    }
    Ok(())
}

async fn read(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    };
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let length = text
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse().ok())
        .unwrap_or(0);
    while bytes.len() < head + 4 + length {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    }
    let body = String::from_utf8_lossy(&bytes[head + 4..head + 4 + length]).into_owned();
    Ok(Some(Request { head: text, body }))
}

fn show(direction: char, text: &str) {
    for line in text.lines() {
        println!("  {direction} {line}");
    }
    println!();
}
