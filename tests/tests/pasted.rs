//! The cases of misuse with their `help:` pasted in, and nothing else changed: that this compiles is the test. The test
//! `misuse` makes these files of the cases and the messages, and fails where they are out of step.

#![allow(
    dead_code,
    unused,
    clippy::all,
    clippy::pedantic,
    missing_docs,
    reason = "the cases are as people write them while they work"
)]

#[rustfmt::skip]
mod pasted {
    mod auth;
    mod claims;
    mod computed;
    mod defaults;
    mod paths;
    mod placement;
    mod profile;
    mod reference_words;
    mod refusal;
    mod resolvers;
    mod shapes;
    mod types;
    mod url;
}
