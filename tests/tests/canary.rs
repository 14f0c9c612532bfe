//! A canary in every secret and in every claim, sent and returned: it must come out nowhere but on the wire and in what the
//! user asked for. Not in `Debug` or `Display` of any public type, not in a log line of any crate at TRACE, not in a panic.
//!
//! One test in a process of its own: the logger and the panic hook are the process's.

#![allow(
    dead_code,
    reason = "what these calls return is only looked at for canaries"
)]

mod canary {
    mod cage;
    mod calls;
    mod inputs;
    mod types;
}
