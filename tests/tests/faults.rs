//! What can go wrong, one test a row of the project's table of faults, named by the row's number, against a server that goes
//! through a script (short real limits) or under a paused clock above the transport, never both. Arrivals are counted: what
//! the API may have seen is not sent again.
//!
//! `table` says which test is for which row, also where it stands elsewhere, and why some rows have none.

#![allow(
    dead_code,
    reason = "of many calls only that they fail is looked at, not what they return"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "what happens on real sockets takes real time"
)]
#![allow(
    clippy::items_after_statements,
    reason = "a profile stands beside the calls that it is for"
)]

mod faults {
    mod bodies;
    mod cancelled;
    mod connect;
    mod connections;
    mod egress;
    mod lifecycle;
    mod load;
    mod outgoing;
    mod panics;
    mod secrets;
    mod seen;
    mod slow;
    mod stage;
    mod statuses;
    mod table;
    mod towers;
    mod whole;
}
