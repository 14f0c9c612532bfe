//! The parts of a call, without any I/O.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::harness::{Effort, Row};

mod answers;
mod decode;
#[expect(dead_code, reason = "claims are measured, not used")]
mod encode;
#[expect(dead_code, reason = "claims are measured, not used")]
mod life;
#[expect(dead_code, reason = "claims are measured, not used")]
mod profiles;
mod request;

pub(crate) use profiles::growth;

/// All of them.
pub(crate) fn all(only: &str) -> Vec<Row> {
    let effort = Effort {
        only,
        rounds: 101,
        round: Duration::from_millis(3),
    };
    [
        encode::rows(effort),
        request::rows(effort),
        decode::rows(effort),
        life::rows(effort),
    ]
    .concat()
}

/// A future that does not wait.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => unreachable!("what is in memory is there at once"),
    }
}
