//! `OutputClaims` as fields.

use std::collections::HashMap;

use crate::judge::output_key;
use crate::print::claims::{Claims, doc, place};
use crate::print::field::{Attribute, Field};
use crate::print::literal;
use crate::profile::{DataType, Given, Output};

impl Claims<'_> {
    /// `read`: the field that is read from each place of the answer.
    pub(super) fn output(&mut self, output: &Output, read: &mut HashMap<String, usize>) {
        let ty = output.meta.ty;
        let mut attribute = Attribute::default();
        let mut optional = false;
        let key = output_key(&output.wire, output.is_path);
        match &output.given {
            Given::Value(text) => attribute.value = Some(literal::value(ty, text)),
            given => {
                if let Some(first) = read.get(&key) {
                    attribute.value = Some(format!("{}.clone()", place::field(*first)));
                    optional = self.fields[*first].optional;
                } else {
                    let default = given.text().map(|text| literal::value(ty, text));
                    optional = default.is_none() && !output.meta.required;
                    attribute.default = default;
                    if output.is_path {
                        attribute.path = Some(output.wire.clone());
                    } else {
                        attribute.wire = Some(output.wire.clone());
                    }
                    if !ty.is_many() && ty != DataType::Identity {
                        attribute.words.push("coerce");
                    }
                }
            }
        }
        let reads = attribute.value.is_none();
        let plain = reads && attribute.default.is_none();
        let shared = self.first(&output.meta.identity);
        let shared = shared.filter(|at| plain && returns(&self.fields[*at], ty));
        let at = if let Some(at) = shared {
            self.fields[at].output = Some(attribute);
            at
        } else {
            self.add(Field {
                identity: output.meta.identity.clone(),
                base: output.claim.clone(),
                doc: doc(&output.meta, ty),
                ty: ty.rust().to_owned(),
                optional,
                output: Some(attribute),
                ..Field::default()
            })
        };
        if reads {
            read.entry(key).or_insert(at);
        }
    }
}

/// Whether the field that is sent can be the one that is returned.
fn returns(field: &Field, ty: DataType) -> bool {
    let sent = field
        .input
        .as_ref()
        .is_some_and(|input| input.wire.is_some() || input.path.is_some());
    sent && field.output.is_none() && field.ty == ty.rust()
}
