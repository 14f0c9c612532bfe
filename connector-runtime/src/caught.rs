//! Panics in other people's code (a key container, a transport, an observer, a claim's `Serialize` or `Deserialize`), caught
//! where it is called: the call fails, and what all calls share is as it was.
//!
//! No lock of ours is held while such code runs, so none is poisoned. The panic's message stays with the panic hook: it may
//! quote a claim.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;

/// Other people's code panicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Panicked;

/// Runs code that may panic.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Panicked)
}

/// Waits for work that may panic; after a panic it is not polled again. The work is pinned where it stands, since an `async`
/// function that takes a future by value holds it twice.
pub(crate) async fn caught_within<T>(
    mut work: Pin<&mut (impl Future<Output = T> + ?Sized)>,
) -> Result<T, Panicked> {
    poll_fn(|context| match caught(|| work.as_mut().poll(context)) {
        Ok(poll) => poll.map(Ok),
        Err(panicked) => Poll::Ready(Err(panicked)),
    })
    .await
}

/// The result of work that does not have to wait; `None`, where it has to be waited for: a timer round it costs more than
/// most of such work.
pub(crate) async fn at_once<T>(mut work: Pin<&mut impl Future<Output = T>>) -> Option<T> {
    poll_fn(|context| {
        Poll::Ready(match work.as_mut().poll(context) {
            Poll::Ready(done) => Some(done),
            Poll::Pending => None,
        })
    })
    .await
}
