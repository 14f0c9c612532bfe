//! A raw socket by hand: the floor. It knows this one server and gets everything else wrong.

use std::net::SocketAddr;
use std::ops::Range;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{PATH, Returned, Sent, TOKEN};

pub(super) fn call(
    address: SocketAddr,
) -> impl Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Clone + Send + 'static {
    let idle: Arc<Mutex<Vec<TcpStream>>> = Arc::default();
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\nauthorization: Bearer {TOKEN}\r\ncontent-type: application/json\r\ncontent-length: "
    );
    let head: Arc<str> = head.into();
    move || {
        let (idle, head) = (Arc::clone(&idle), Arc::clone(&head));
        Box::pin(async move {
            let known = idle.lock().expect("nobody panics with it").pop();
            let mut stream = match known {
                Some(stream) => stream,
                None => TcpStream::connect(address)
                    .await
                    .expect("the server listens"),
            };
            let body = serde_json::to_vec(&Sent::new()).expect("strings and numbers serialize");
            let mut request = Vec::with_capacity(head.len() + body.len() + 8);
            request.extend_from_slice(head.as_bytes());
            request.extend_from_slice(body.len().to_string().as_bytes());
            request.extend_from_slice(b"\r\n\r\n");
            request.extend_from_slice(&body);
            stream.write_all(&request).await.expect("the server reads");
            let mut read = Vec::with_capacity(1024);
            let body = loop {
                let more = stream
                    .read_buf(&mut read)
                    .await
                    .expect("the server answers");
                assert!(more > 0, "the server answers in whole");
                if let Some(body) = message(&read) {
                    break body;
                }
            };
            let claims: Returned =
                serde_json::from_slice(&read[body]).expect("the answer holds the claims");
            assert_eq!(claims.points, 128_450);
            idle.lock().expect("nobody panics with it").push(stream);
        })
    }
}

/// Where the body of the first whole message stands.
pub(super) fn message(read: &[u8]) -> Option<Range<usize>> {
    let start = read.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&read[..start]).ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse::<usize>().ok())?
    });
    let end = start + length.unwrap_or(0);
    (read.len() >= end).then_some(start..end)
}
