//! One connection on its way through a script.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};
use tokio_rustls::server::TlsStream;

use super::script::{Conversation, Step};
use super::tls::ServerTls;
use super::{Arrival, Log, lock};
use crate::request::{Framing, Request, head_end, unchunked};

/// How long a closed connection waits for the client to close too: closing with bytes unread would be a reset.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) struct Connection<'a> {
    stream: Option<Stream>,
    number: usize,
    log: &'a Log,
    /// The arrival that is being read, and its head.
    arrival: Option<usize>,
    head: Option<Request>,
    /// What came behind the request read last.
    ahead: Vec<u8>,
    client_certificates: Vec<Vec<u8>>,
}

enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl<'a> Connection<'a> {
    pub(super) async fn open(
        stream: TcpStream,
        tls: Option<ServerTls>,
        number: usize,
        log: &'a Log,
    ) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        let mut client_certificates = Vec::new();
        let stream = match tls {
            None => Stream::Plain(stream),
            Some(tls) => {
                let stream = tls.accept(stream).await?;
                let shown = stream.get_ref().1.peer_certificates().unwrap_or_default();
                client_certificates = shown.iter().map(|shown| shown.to_vec()).collect();
                Stream::Tls(Box::new(stream))
            }
        };
        Ok(Self {
            stream: Some(stream),
            number,
            log,
            arrival: None,
            head: None,
            ahead: Vec::new(),
            client_certificates,
        })
    }

    /// Goes through the script, then closes.
    pub(super) async fn run(&mut self, conversation: &Conversation) -> io::Result<()> {
        self.steps(conversation).await?;
        let Some(mut stream) = self.stream.take() else {
            return Ok(());
        };
        stream.shutdown().await?;
        let drain = async {
            let mut scrap = [0; 4096];
            while stream.read(&mut scrap).await? > 0 {}
            Ok(())
        };
        timeout(PATIENCE, drain).await.unwrap_or(Ok(()))
    }

    fn steps<'s>(
        &'s mut self,
        conversation: &'s Conversation,
    ) -> Pin<Box<dyn Future<Output = io::Result<()>> + Send + 's>> {
        Box::pin(async move {
            for step in &conversation.0 {
                self.step(step).await?;
            }
            Ok(())
        })
    }

    async fn step(&mut self, step: &Step) -> io::Result<()> {
        match step {
            Step::ReadHead => self.read_head().await,
            Step::ReadBody => self.read_body().await,
            Step::Write(bytes) => self.stream()?.write(bytes).await,
            Step::Trickle(bytes, pause) => {
                for byte in bytes {
                    sleep(*pause).await;
                    self.stream()?.write(&[*byte]).await?;
                }
                Ok(())
            }
            Step::Reply(reply) => {
                let request = self.arrival.and_then(|at| {
                    let arrivals = lock(&self.log.arrivals);
                    arrivals
                        .get(at)
                        .and_then(|arrival| Request::parse(&arrival.bytes).ok())
                });
                let bytes = reply(&request.ok_or(io::ErrorKind::InvalidData)?);
                self.stream()?.write(&bytes).await
            }
            Step::Sleep(time) => {
                sleep(*time).await;
                Ok(())
            }
            Step::HalfClose => self.stream()?.shutdown().await,
            Step::Reset => {
                if let Some(stream) = self.stream.take() {
                    stream.tcp().set_zero_linger()?;
                }
                Err(io::ErrorKind::ConnectionReset.into())
            }
            Step::Hold => std::future::pending().await,
            Step::Repeat(times, steps) => {
                let mut done = 0;
                while times.is_none_or(|times| done < times) {
                    self.steps(steps).await?;
                    done += 1;
                }
                Ok(())
            }
        }
    }

    async fn read_head(&mut self) -> io::Result<()> {
        let mut head = std::mem::take(&mut self.ahead);
        self.arrival = None;
        self.head = None;
        loop {
            if let Some(end) = head_end(&head) {
                self.ahead = head.split_off(end);
                self.arrived(&head);
                self.head = Request::head(&head).ok();
                return Ok(());
            }
            if !head.is_empty() {
                self.arrived(&head);
            }
            self.more(&mut head).await?;
        }
    }

    async fn read_body(&mut self) -> io::Result<()> {
        let head = self.head.as_ref().ok_or(io::ErrorKind::InvalidData)?;
        let framing = head.framing().map_err(|_| io::ErrorKind::InvalidData)?;
        let mut body = std::mem::take(&mut self.ahead);
        loop {
            let end = match &framing {
                Framing::Length(length) => (body.len() >= *length).then_some(*length),
                Framing::Chunked => unchunked(&body)
                    .map_err(|_| io::ErrorKind::InvalidData)?
                    .map(|(_, end)| end),
            };
            if let Some(end) = end {
                self.ahead = body.split_off(end);
                self.arrived_too(&body);
                return Ok(());
            }
            self.more(&mut body).await?;
        }
    }

    async fn more(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let mut piece = vec![0; 16 * 1024];
        let read = self.stream()?.read(&mut piece).await?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&piece[..read]);
        Ok(())
    }

    /// The bytes of the current arrival, so far.
    #[expect(
        clippy::disallowed_methods,
        reason = "when it arrived is what others wait for"
    )]
    fn arrived(&mut self, bytes: &[u8]) {
        let mut arrivals = lock(&self.log.arrivals);
        let at = *self.arrival.get_or_insert_with(|| {
            arrivals.push(Arrival {
                connection: self.number,
                at: Instant::now(),
                bytes: Vec::new(),
                client_certificates: self.client_certificates.clone(),
            });
            arrivals.len() - 1
        });
        if let Some(arrival) = arrivals.get_mut(at) {
            arrival.bytes = bytes.to_vec();
        }
    }

    fn arrived_too(&mut self, body: &[u8]) {
        let mut arrivals = lock(&self.log.arrivals);
        if let Some(arrival) = self.arrival.and_then(|at| arrivals.get_mut(at)) {
            arrival.bytes.extend_from_slice(body);
        }
    }

    fn stream(&mut self) -> io::Result<&mut Stream> {
        self.stream
            .as_mut()
            .ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Stream {
    fn tcp(&self) -> &TcpStream {
        match self {
            Self::Plain(stream) => stream,
            Self::Tls(stream) => stream.get_ref().0,
        }
    }

    async fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(bytes).await,
            Self::Tls(stream) => stream.read(bytes).await,
        }
    }

    async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.write_all(bytes).await,
            Self::Tls(stream) => {
                stream.write_all(bytes).await?;
                stream.flush().await
            }
        }
    }

    async fn shutdown(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.shutdown().await,
            Self::Tls(stream) => stream.shutdown().await,
        }
    }
}
