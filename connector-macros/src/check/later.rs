//! Words of the language that are read and checked, but that the runtime does not carry out yet.
//!
//! To make one available: give it its place in the model, and take it out here; with the last one goes this file.

use proc_macro2::Ident;

use crate::attr::Declaration;
use crate::support::Bag;

/// The words, for the reference.
#[cfg(test)]
pub(crate) const LATER: [(&str, &str); 5] = [
    ("refusal", ""),
    ("value", ""),
    ("map", ""),
    ("resolve", ""),
    ("path", " on an input"),
];

/// Says of each such word that it is not available yet.
pub(crate) fn later(written: &Declaration, bag: &mut Bag) {
    let profile = [written.profile.refusal.key()];
    let claims = written.claims.iter().flat_map(|claim| {
        let input = claim.input.value();
        let attributes = [input, claim.output.value(), claim.claim.value()];
        let of_each = attributes.into_iter().flatten().flat_map(|options| {
            [
                options.value.key(),
                options.map.key(),
                options.resolve.key(),
            ]
        });
        of_each.chain([input.and_then(|options| options.path.key())])
    });
    for key in profile.into_iter().chain(claims).flatten() {
        not_yet(key, bag);
    }
}

fn not_yet(key: &Ident, bag: &mut Bag) {
    bag.error(key, format_args!("`{key}` is not available yet"));
}
