//! The types of the runtime, read from its source.

use std::collections::BTreeSet;
use std::fs;

use syn::visit::{self, Visit};

use crate::misuse::template;

/// Names that are everybody's: std's own, and what people call their types; and the contracts, which rustc lists where one of
/// them has no such answer.
const COMMON: [&str; 14] = [
    "Result",
    "Error",
    "String",
    "Path",
    "Name",
    "Url",
    "Context",
    "Read",
    "Kept",
    "Profile",
    "Restful",
    "PostFederationSignup",
    "PostAttributeCollection",
    "PreTokenIssuance",
];

/// The names of all structs, enums and aliases there.
pub(crate) fn public() -> BTreeSet<String> {
    let mut names = Names::default();
    for path in template::sources(&template::root().join("connector-runtime/src")) {
        let text = fs::read_to_string(&path).unwrap();
        names.visit_file(&syn::parse_file(&text).unwrap());
    }
    names.0
}

#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    fn add(&mut self, name: &syn::Ident) {
        let name = name.to_string();
        if !COMMON.contains(&name.as_str()) {
            self.0.insert(name);
        }
    }
}

impl<'a> Visit<'a> for Names {
    fn visit_item_struct(&mut self, item: &'a syn::ItemStruct) {
        self.add(&item.ident);
    }

    fn visit_item_enum(&mut self, item: &'a syn::ItemEnum) {
        self.add(&item.ident);
    }

    fn visit_item_type(&mut self, item: &'a syn::ItemType) {
        self.add(&item.ident);
    }

    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        // Tests have types of their own.
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }
}
