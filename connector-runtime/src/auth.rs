//! Authentication: where secrets come from.

pub mod keys;
