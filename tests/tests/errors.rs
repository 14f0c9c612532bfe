//! The words of every error that can happen, each from a real failure: what a developer reads in a log, and what the person
//! at the screen reads. The texts stand in `tests/snapshots/errors/`.

#![allow(
    dead_code,
    reason = "these calls fail: what they would return is not looked at"
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
