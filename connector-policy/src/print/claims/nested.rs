//! A payload that `GenerateJson` builds: its claims and constants at their places in the body.

use crate::layout::{self, Leaf, Source};
use crate::print::claims::Claims;
use crate::print::field::{Attribute, Field, Role};
use crate::print::literal;
use crate::print::name;
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
                    self.settle(identity, ty);
                    self.place(identity, &leaf);
                }
                Source::Constant(ty, text) => {
                    let name = self.scope.field(&leaf.name, "constant");
                    self.add(Field {
                        name,
                        ty: ty.rust().to_owned(),
                        input: Some(Attribute {
                            value: Some(literal::value(ty, text)),
                            ..placed(&leaf)
                        }),
                        ..Field::default()
                    });
                }
            }
        }
        true
    }

    fn place(&mut self, identity: &str, leaf: &Leaf<'_>) {
        let Some(index) = self.by_identity.get(identity).copied() else {
            return;
        };
        let field = &mut self.fields[index];
        let role = std::mem::take(&mut field.role);
        let unsent = field.unsent.take().unwrap_or_default();
        match role {
            Role::Given => {
                let Attribute { wire, path, .. } = placed(leaf);
                field.input = Some(Attribute {
                    wire,
                    path,
                    ..unsent
                });
            }
            Role::Computed(value) => {
                field.input = Some(Attribute {
                    value: Some(value),
                    ..placed(leaf)
                });
            }
            // It has its place already: a second one is a copy.
            Role::Travels => {
                let copy = Field {
                    name: self.scope.field(&leaf.name, "claim"),
                    ty: field.ty.clone(),
                    optional: field.optional,
                    input: Some(Attribute {
                        value: Some(format!("{}.clone()", name::raw(&field.name))),
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
