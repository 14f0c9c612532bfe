//! The server: the same answer to every request, as cheaply as can be, in a process of its own.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustls::ServerConfig;
use rustls::pki_types::PrivatePkcs8KeyDer;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;

use super::by_socket;
use crate::clock;

const ANSWER: &str = r#"{"version":"1.0.0","status":200,"requestId":"50f0bd91-2ff4-4b8f-828f-00f170519ddb","MembershipId":"en-1234-5678","loyaltyNumberIsNew":false,"points":128450,"tier":"gold","greeting":"Welcome back, Yuna","created":"2024-05-17T09:30:00Z","updated":"2026-01-05T18:02:11Z","active":true,"locale":"ko-KR"}"#;

/// The server's process; it ends with this.
pub(super) struct Process {
    child: Child,
    pub(super) address: SocketAddr,
    pub(super) url: String,
    /// What its certificate is trusted by, under TLS.
    pub(super) root: Option<String>,
}

/// What the server speaks below HTTP.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Below {
    Tcp,
    Tls,
}

impl Below {
    const fn word(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Tls => "tls",
        }
    }
}

impl Process {
    /// One that answers at once, or when so many requests have arrived as are `held`.
    pub(super) fn start(below: Below, held: usize) -> io::Result<Self> {
        // Not the running program, which may be a tool that runs this one.
        let program = std::env::args_os().next().unwrap_or_default();
        let mut child = Command::new(program)
            .args(["serve", below.word(), &held.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let said = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut said = BufReader::new(said).lines();
        let address = said.next().ok_or(io::ErrorKind::UnexpectedEof)??;
        let address: SocketAddr = address.parse().map_err(io::Error::other)?;
        let (scheme, root) = match below {
            Below::Tcp => ("http", None),
            Below::Tls => {
                let mut root = String::new();
                while !root.contains("-----END") {
                    root += &said.next().ok_or(io::ErrorKind::UnexpectedEof)??;
                    root.push('\n');
                }
                ("https", Some(root))
            }
        };
        Ok(Self {
            child,
            address,
            url: format!("{scheme}://{address}"),
            root,
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Its standard input closes, and it ends; what it says on the way matters to nobody.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// Serves until standard input closes; says where, and under TLS what its certificate is trusted by.
pub(crate) fn serve(below: &str, held: usize) -> io::Result<()> {
    clock::pin(1);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    std::thread::spawn(|| {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        std::process::exit(0);
    });
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        let tls = (below == Below::Tls.word())
            .then(|| certified(listener.local_addr()?))
            .transpose()?;
        let fields = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            ANSWER.len()
        );
        let answer: &'static [u8] = (fields + ANSWER).into_bytes().leak();
        let gate = Arc::new(Gate {
            held,
            arrived: AtomicUsize::new(0),
            answers: Semaphore::new(0),
        });
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let (gate, tls) = (Arc::clone(&gate), tls.clone());
            // A connection that breaks is its client's matter.
            tokio::spawn(async move {
                match tls {
                    Some(tls) => connection(tls.accept(stream).await?, answer, &gate).await,
                    None => connection(stream, answer, &gate).await,
                }
            });
        }
    })
}

/// A certificate of its own for the address, told to the client.
fn certified(address: SocketAddr) -> io::Result<TlsAcceptor> {
    let made = rcgen::generate_simple_self_signed([address.ip().to_string()]);
    let made = made.map_err(io::Error::other)?;
    print!("{}", made.cert.pem());
    io::stdout().flush()?;
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|config| {
            config
                .with_no_client_auth()
                .with_single_cert(vec![made.cert.into()], key.into())
        })
        .map_err(io::Error::other)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Holds answers until enough requests have arrived; then it begins anew.
struct Gate {
    held: usize,
    arrived: AtomicUsize,
    answers: Semaphore,
}

impl Gate {
    async fn arrived(&self) {
        if self.held == 0 {
            return;
        }
        if (self.arrived.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(self.held) {
            self.answers.add_permits(self.held);
        }
        if let Ok(answer) = self.answers.acquire().await {
            answer.forget();
        }
    }
}

async fn connection(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    answer: &[u8],
    gate: &Gate,
) -> io::Result<()> {
    let mut read = Vec::with_capacity(4096);
    loop {
        while let Some(message) = by_socket::message(&read) {
            read.drain(..message.end);
            gate.arrived().await;
            stream.write_all(answer).await?;
            stream.flush().await?;
        }
        if stream.read_buf(&mut read).await? == 0 {
            return Ok(());
        }
    }
}
