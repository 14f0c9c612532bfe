//! Hostile values, in every mode: either exactly what was sent is what an independent server-side reader finds, or the call
//! ends with `InputClaim` before any byte is sent. No value changes where the request goes.
//!
//! Bulk: 100,000 requests a mode, prepared without I/O. Then a smaller number through a connector and a real socket.
//! `CONNECTOR_SEED=<n>` repeats a run; a failure prints its seed.

#![allow(dead_code, reason = "what the answers hold is not looked at here")]

mod round_trip {
    mod modes;
    mod prepared;
    mod socket;
    mod values;
}
