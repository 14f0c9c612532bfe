//! The attribute macros of `connector-runtime`.
