//! The words of every error that can happen, each from a real failure: what a developer reads in a log, and what the person
//! at the screen reads. The texts stand in `tests/snapshots/errors/`.

#![allow(
    dead_code,
    reason = "these calls fail: what they would return is not looked at"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "what happens on real sockets takes real time, which is measured here"
)]
#![allow(
    clippy::items_after_statements,
    reason = "a profile stands beside the calls that it is for"
)]

mod errors {
    mod answers;
    mod connections;
    mod keys;
    mod messages;
    mod preparation;
    mod record;
    mod tls;
    mod token;
}
