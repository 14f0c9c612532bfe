//! A payload that `GenerateJson` builds: its claims and constants at their places in the body.

use crate::layout::{self, Leaf, Source};
use crate::print::claims::{Claims, place};
use crate::print::field::{Attribute, Field, Role};
use crate::print::literal;
use crate::profile::Transformation;

impl Claims<'_> {
    /// Places what builds the payload; `false` where it is no document of fixed form.
    pub(super) fn nested(&mut self, transformation: &Transformation) -> bool {
        let Some(leaves) = layout::of(transformation) else {
            return false;
        };
        for leaf in leaves {
            match leaf.source {
                Source::Claim(identity, ty) => {
                    let at = self.given(identity, ty, false);
                    self.place(at, &leaf);
                }
                Source::Constant(ty, text) => self.fields.push(Field {
                    base: leaf.name.clone(),
                    ty: ty.rust().to_owned(),
                    input: Some(Attribute {
                        value: Some(literal::value(ty, text)),
                        ..placed(&leaf)
                    }),
                    ..Field::default()
                }),
            }
        }
        true
    }

    fn place(&mut self, at: usize, leaf: &Leaf<'_>) {
        let field = &mut self.fields[at];
        match std::mem::take(&mut field.role) {
            Role::Given => field.input = Some(placed(leaf)),
            Role::Computed(value) => {
                field.input = Some(Attribute {
                    value: Some(value),
                    ..placed(leaf)
                });
            }
            // It has its place already: a second one is a copy.
            Role::Travels => {
                let copy = Field {
                    base: leaf.name.clone(),
                    ty: field.ty.clone(),
                    optional: field.optional,
                    input: Some(Attribute {
                        value: Some(format!("{}.clone()", place::field(at))),
                        ..placed(leaf)
                    }),
                    ..Field::default()
                };
                self.fields.push(copy);
            }
        }
    }
}

/// A member of the root needs no path.
fn placed(leaf: &Leaf<'_>) -> Attribute {
    let mut place = Attribute::default();
    if leaf.is_root {
        place.wire = Some(leaf.member.to_owned());
    } else {
        place.path = Some(leaf.path.clone());
    }
    place
}
