//! Places written as keys of a claim: `#[input(header)]`, `#[input(query = "q")]`, `#[input(in = Header)]`.

use super::{element, said};
use crate::attr::entry::{Entry, Given};
use crate::attr::option;
use crate::support::{Bag, nearest, types, words};

/// Whether the key is a place, and says so.
pub(super) fn read(entry: &Entry, bag: &mut Bag) -> bool {
    let name = entry.key.to_string();
    let folded = nearest::fold(&name);
    let help = match folded.as_str() {
        "in" | "place" | "location" | "sendclaimsin" | "sentin" | "send" => match &entry.given {
            Given::Value(_) => said("send_in", &entry.given),
            _ => return false,
        },
        // `Path`, which is ours in another case.
        own if words::CLAIM.iter().any(|word| word.name == own) => return false,
        _ => match option::place(&folded) {
            Some(place) => beside(place, &entry.given),
            None => return false,
        },
    };
    bag.help(
        &entry.key,
        format_args!("`{name}` is `send_in` here"),
        format_args!("write `{help}`"),
    );
    true
}

/// `send_in`, with the name that stands behind the place.
fn beside(place: &str, given: &Given) -> String {
    match element::literal(given) {
        Some(name) => format!("send_in = {place}, partner = {}", types::text(&name)),
        None => format!("send_in = {place}"),
    }
}
