//! The step `admit`: whether a call may begin. Its address is judged, and it gets a place among the calls under way, or waits
//! for one.

mod address;
mod concurrency;
mod egress;
mod host;

pub(crate) use concurrency::{Place, Places, Total};
pub use egress::{Egress, EgressError};
