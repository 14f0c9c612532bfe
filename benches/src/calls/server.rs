//! The server: the same answer to every request, as cheaply as can be, in a process of its own.

use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

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
    pub(super) fn start() -> io::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("serve")
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
pub(crate) fn serve() -> io::Result<()> {
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
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            ANSWER.len()
        );
        let answer: &'static [u8] = (head + ANSWER).into_bytes().leak();
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            // A connection that breaks is its client's matter.
            tokio::spawn(async move { connection(stream, answer).await.ok() });
        }
    })
}

async fn connection(mut stream: TcpStream, answer: &[u8]) -> io::Result<()> {
    let mut read = Vec::with_capacity(4096);
    loop {
        while let Some(message) = by_socket::message(&read) {
            read.drain(..message.end);
            stream.write_all(answer).await?;
        }
        if stream.read_buf(&mut read).await? == 0 {
            return Ok(());
        }
    }
}
