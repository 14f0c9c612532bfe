//! RESTful technical profiles for Rust.
