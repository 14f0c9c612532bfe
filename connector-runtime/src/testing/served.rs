//! [`Served`]: a fake API on a port of this machine, over HTTP/1.1.

use std::fmt;
use std::io;
use std::net::SocketAddr;

use bytes::{Buf, Bytes, BytesMut};
use http::Request;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::fake::{Fake, Met};
use super::fault::Fault;
use crate::shape::path_of;
use crate::technical_profile::ClaimsExchange;

/// A fake API on a port of this machine, until it is dropped.
///
/// ```
/// # use connector_runtime::{technical_profile, testing::{AnyKey, Fake}, Connector};
/// # #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
/// # struct Lookup { #[input] email: String, #[output] points: u32 }
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let api = Fake::new().on(|_: LookupInput| LookupOutput { points: 7 });
/// let server = api.serve().await?;
/// let connector = Connector::builder()
///     .keys(AnyKey)
///     .service_url::<Lookup>(server.url::<Lookup>())
///     .build()?;
/// assert_eq!(connector.exchange(LookupInput { email: "kim@example.com".into() }).await?.points, 7);
/// # Ok(()) }
/// ```
pub struct Served {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Served {
    pub(super) async fn start(fake: Fake) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(async move {
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let fake = fake.clone();
                // A connection that breaks is the client's to tell.
                connections.spawn(async move { converse(stream, &fake).await.ok() });
                while connections.try_join_next().is_some() {}
            }
        });
        Ok(Self { address, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The service URL of a profile here, for
    /// [`ConnectorBuilder::service_url`](crate::ConnectorBuilder::service_url).
    #[must_use]
    pub fn url<P: ClaimsExchange>(&self) -> String {
        let rest = path_of(P::__PROFILE.service_url);
        format!("http://{}{rest}", self.address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl fmt::Debug for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Served")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

/// Answers the requests of one connection, one after the other.
async fn converse(mut stream: TcpStream, fake: &Fake) -> io::Result<()> {
    let mut bytes = BytesMut::new();
    while let Some(request) = request(&mut stream, &mut bytes).await? {
        let (fault, answer) = match fake.meet(&request) {
            Met::Nobody => (None, not_found()),
            Met::Answer(answer) => (None, answer),
            Met::Fault(fault, answer) => (Some(fault), answer),
        };
        let answer = match &fault {
            None => answer,
            Some(fault) if fault.failure().is_some() => return Ok(()),
            Some(Fault::Hangs) => std::future::pending().await,
            Some(Fault::Slow(delay)) => {
                tokio::time::sleep(*delay).await;
                answer
            }
            Some(Fault::Cut(after)) => {
                let whole = wire(&answer);
                let left = answer.body().len().saturating_sub(*after);
                stream.write_all(&whole[..whole.len() - left]).await?;
                return stream.shutdown().await;
            }
            Some(fault) => fault.answer().unwrap_or(answer),
        };
        stream.write_all(&wire(&answer)).await?;
    }
    Ok(())
}

fn not_found() -> http::Response<Bytes> {
    let text = "the fake API has no reply to such a request";
    let mut response = http::Response::new(Bytes::from_static(text.as_bytes()));
    *response.status_mut() = http::StatusCode::NOT_FOUND;
    response
}

fn wire(answer: &http::Response<Bytes>) -> Vec<u8> {
    let status = answer.status();
    let reason = status.canonical_reason().unwrap_or_default();
    let mut wire = format!("HTTP/1.1 {} {reason}\r\n", status.as_u16()).into_bytes();
    for (name, value) in answer.headers() {
        wire.extend_from_slice(name.as_str().as_bytes());
        wire.extend_from_slice(b": ");
        wire.extend_from_slice(value.as_bytes());
        wire.extend_from_slice(b"\r\n");
    }
    let length = answer.body().len();
    if status != http::StatusCode::NO_CONTENT {
        wire.extend_from_slice(format!("content-length: {length}\r\n").as_bytes());
    }
    wire.extend_from_slice(b"\r\n");
    wire.extend_from_slice(answer.body());
    wire
}

/// The largest request that is taken.
const LARGEST: usize = 64 * 1024 * 1024;

/// The next request; none where the connection ends.
async fn request(
    stream: &mut TcpStream,
    bytes: &mut BytesMut,
) -> io::Result<Option<Request<Bytes>>> {
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break bytes.split_to(end + 4);
        }
        if bytes.len() > LARGEST || stream.read_buf(bytes).await? == 0 {
            return Ok(None);
        }
    };
    let text = String::from_utf8_lossy(&head);
    let Some(mut request) = parse(&text) else {
        return Ok(None);
    };
    let length = request
        .headers()
        .get(http::header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok())
        .unwrap_or(0);
    while bytes.len() < length {
        if length > LARGEST || stream.read_buf(bytes).await? == 0 {
            return Ok(None);
        }
    }
    *request.body_mut() = bytes.copy_to_bytes(length);
    Ok(Some(request))
}

fn parse(head: &str) -> Option<Request<Bytes>> {
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let mut request = Request::builder().method(first.next()?).uri(first.next()?);
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':')?;
        request = request.header(name, value.trim());
    }
    request.body(Bytes::new()).ok()
}
