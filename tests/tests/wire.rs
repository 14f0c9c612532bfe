//! What goes over the wire: every mode with every authentication, byte for byte, from a real socket, and mutual TLS over
//! real TLS. The snapshots stand in `tests/snapshots/`; the documents' own examples are written by hand in `documented`.

#![allow(
    dead_code,
    reason = "these profiles are about requests: most of what comes back is not looked at"
)]

mod wire {
    mod documented;
    mod exchange;
    mod manners;
    mod matrix;
    mod methods;
}
