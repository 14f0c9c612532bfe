//! What a server does on one connection, step by step.

use std::sync::Arc;
use std::time::Duration;

use crate::request::Request;

/// The steps of a server on one connection. When they are over, the connection is closed in order.
#[derive(Clone, Default)]
pub struct Conversation(pub(super) Vec<Step>);

/// One step.
#[derive(Clone)]
pub(super) enum Step {
    ReadHead,
    ReadBody,
    Write(Vec<u8>),
    Trickle(Vec<u8>, Duration),
    Reply(Reply),
    Sleep(Duration),
    HalfClose,
    Reset,
    Hold,
    Repeat(Option<usize>, Conversation),
}

type Reply = Arc<dyn Fn(&Request) -> Vec<u8> + Send + Sync>;

impl Conversation {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers every request with the same bytes, for as long as the client keeps the connection.
    #[must_use]
    pub fn answering(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new().forever(Self::new().read_request().write(bytes))
    }

    /// Answers every request with what the function makes of it, for as long as the client keeps the connection.
    #[must_use]
    pub fn replying(reply: impl Fn(&Request) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::new().forever(Self::new().read_request().reply(reply))
    }

    /// Reads to the end of a request's head.
    #[must_use]
    pub fn read_head(self) -> Self {
        self.then(Step::ReadHead)
    }

    /// Reads the body that the head announced.
    #[must_use]
    pub fn read_body(self) -> Self {
        self.then(Step::ReadBody)
    }

    /// Reads a whole request.
    #[must_use]
    pub fn read_request(self) -> Self {
        self.read_head().read_body()
    }

    /// Writes bytes.
    #[must_use]
    pub fn write(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.then(Step::Write(bytes.into()))
    }

    /// Writes bytes one by one, with a pause before each.
    #[must_use]
    pub fn trickle(self, bytes: impl Into<Vec<u8>>, pause: Duration) -> Self {
        self.then(Step::Trickle(bytes.into(), pause))
    }

    /// Writes one chunk of a chunked body.
    #[must_use]
    pub fn chunk(self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
        chunk.extend_from_slice(bytes);
        chunk.extend_from_slice(b"\r\n");
        self.write(chunk)
    }

    /// Writes the end of a chunked body.
    #[must_use]
    pub fn last_chunk(self) -> Self {
        self.write("0\r\n\r\n")
    }

    /// Writes what the function makes of the request read last.
    #[must_use]
    pub fn reply(self, reply: impl Fn(&Request) -> Vec<u8> + Send + Sync + 'static) -> Self {
        self.then(Step::Reply(Arc::new(reply)))
    }

    /// Waits.
    #[must_use]
    pub fn sleep(self, time: Duration) -> Self {
        self.then(Step::Sleep(time))
    }

    /// Says that nothing more will be written, and goes on reading.
    #[must_use]
    pub fn half_close(self) -> Self {
        self.then(Step::HalfClose)
    }

    /// Ends the connection with a reset (RST).
    #[must_use]
    pub fn reset(self) -> Self {
        self.then(Step::Reset)
    }

    /// Does nothing more, and keeps the connection open until the server stops.
    #[must_use]
    pub fn hold(self) -> Self {
        self.then(Step::Hold)
    }

    /// Closes the connection, as the end of every script does; a word for the reader.
    #[must_use]
    pub fn close(self) -> Self {
        self
    }

    /// Goes through other steps so many times.
    #[must_use]
    pub fn repeat(self, times: usize, steps: Self) -> Self {
        self.then(Step::Repeat(Some(times), steps))
    }

    /// Goes through other steps until the client leaves.
    #[must_use]
    pub fn forever(self, steps: Self) -> Self {
        self.then(Step::Repeat(None, steps))
    }

    fn then(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }
}

impl std::fmt::Debug for Conversation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Conversation({} steps)", self.0.len())
    }
}

/// The bytes of an answer with a JSON body.
#[must_use]
pub fn answer(status: u16, json: impl AsRef<[u8]>) -> Vec<u8> {
    let json = json.as_ref();
    let mut bytes = format!(
        "HTTP/1.1 {status} Recorded\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        json.len()
    )
    .into_bytes();
    bytes.extend_from_slice(json);
    bytes
}
