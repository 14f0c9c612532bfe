//! The server: the same answer to every request, as cheaply as can be, in a process of its own.

use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::by_socket;
use crate::clock;

const ANSWER: &str = r#"{"version":"1.0.0","status":200,"requestId":"50f0bd91-2ff4-4b8f-828f-00f170519ddb","MembershipId":"en-1234-5678","loyaltyNumberIsNew":false,"points":128450,"tier":"gold","greeting":"Welcome back, Yuna","created":"2024-05-17T09:30:00Z","updated":"2026-01-05T18:02:11Z","active":true,"locale":"ko-KR"}"#;

/// The server's process; it ends with this.
pub(super) struct Process {
    child: Child,
    pub(super) address: SocketAddr,
    pub(super) url: String,
}

impl Process {
    /// One that answers at once, or when so many requests have arrived as are `held`.
    pub(super) fn start(held: usize) -> io::Result<Self> {
        // Not the running program, which may be a tool that runs this one.
        let program = std::env::args_os().next().unwrap_or_default();
        let mut child = Command::new(program)
            .args(["serve", &held.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let address: SocketAddr = line.trim().parse().map_err(io::Error::other)?;
        Ok(Self {
            child,
            address,
            url: format!("http://{address}"),
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

/// Serves until standard input closes.
pub(crate) fn serve(held: usize) -> io::Result<()> {
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
            let gate = Arc::clone(&gate);
            // A connection that breaks is its client's matter.
            tokio::spawn(async move { connection(stream, answer, &gate).await.ok() });
        }
    })
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

async fn connection(mut stream: TcpStream, answer: &[u8], gate: &Gate) -> io::Result<()> {
    let mut read = Vec::with_capacity(4096);
    loop {
        while let Some(message) = by_socket::message(&read) {
            read.drain(..message.end);
            gate.arrived().await;
            stream.write_all(answer).await?;
        }
        if stream.read_buf(&mut read).await? == 0 {
            return Ok(());
        }
    }
}
