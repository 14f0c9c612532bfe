//! URLs: a literal, or the path of a constant.

use syn::Ident;

use crate::attr::entry::Given;
use crate::attr::value;
use crate::model::Text;
use crate::support::Bag;

/// What `service_url` and `token_url` take.
pub(crate) fn read(key: &Ident, given: Given, bag: &mut Bag) -> Option<Text> {
    value::text_or_constant(key, given, bag)
}
