//! `InputClaims` as fields.

use crate::judge::Resolver;
use crate::print::claims::{Claims, doc, place};
use crate::print::field::{Attribute, Field, Held, Role};
use crate::print::literal;
use crate::profile::{DataType, Given, Input, Mode};

/// Whether an input is no `Option`.
pub(super) fn is_always_there(input: &Input) -> bool {
    input.bearer || input.payload || input.meta.required || input.send_in == Some(Mode::Url)
}

impl Claims<'_> {
    pub(super) fn input(&mut self, input: &Input) {
        let identity = &input.meta.identity;
        let current = self.first(identity);
        let is_sent = input.send_in.is_some() || input.bearer || input.payload;
        if input.given == Given::Plain && current.is_some_and(|at| !is_sent || self.send(at, input))
        {
            return;
        }
        let ty = data_type(input);
        let first = current.filter(|at| self.fields[*at].ty == ty.rust());
        let rust = rust(input, first.is_some());
        let always_there = is_always_there(input);
        let mut attribute = Attribute::default();
        let mut optional = !always_there;
        match (&input.given, first) {
            (Given::Plain, Some(first)) => {
                let absent = self.fields[first].optional;
                attribute.value = Some(copy(first, absent && always_there, &input.claim));
                optional = absent && !always_there;
            }
            (Given::Plain, None) => {}
            (Given::Default(text), Some(first)) => {
                let name = place::field(first);
                attribute.value = Some(if self.fields[first].optional {
                    format!("{name}.clone().unwrap_or_else(|| {})", owned(ty, text))
                } else {
                    format!("{name}.clone()")
                });
                optional = false;
            }
            (Given::Default(text), None) => {
                attribute.default = Some(literal::value(ty, text));
                optional = true;
            }
            (Given::Value(text), _) => {
                attribute.value = Some(literal::value(ty, text));
                optional = false;
            }
            (Given::Resolve(text), _) => self.resolved(text, input, &mut attribute),
        }
        let mut field = Field {
            identity: identity.clone(),
            base: input.claim.clone(),
            doc: doc(&input.meta, ty),
            ty: rust.to_owned(),
            optional,
            held: match input.given {
                Given::Plain => Held::InBag,
                _ => Held::AsDefault,
            },
            ..Field::default()
        };
        if is_sent {
            attribute.name(input);
            field.input = Some(attribute);
        } else {
            field.role = match attribute.value {
                Some(value) => Role::Computed(value),
                None => Role::Given,
            };
        }
        if current.is_some() {
            // What the policy's bag holds is still the first.
            self.fields.push(field);
        } else {
            self.add(field);
        }
    }

    /// Sends the field that holds the claim already; `false` where it cannot be the one that is sent.
    fn send(&mut self, at: usize, input: &Input) -> bool {
        let field = &mut self.fields[at];
        let strict = field.optional && is_always_there(input);
        let fits = field.ty == data_type(input).rust() && !(strict && field.is_read);
        let value = match &field.role {
            _ if !fits => return false,
            Role::Given if input.bearer => return false,
            Role::Travels => return false,
            Role::Given => None,
            Role::Computed(value) if strict => Some(present(value, &input.claim)),
            Role::Computed(value) => Some(value.clone()),
        };
        let mut attribute = Attribute {
            value,
            map: field.change.take(),
            ..Attribute::default()
        };
        attribute.name(input);
        if strict {
            field.optional = false;
        }
        if field.doc.is_none() {
            field.doc = doc(&input.meta, input.meta.ty);
        }
        field.base.clone_from(&input.claim);
        field.role = Role::Travels;
        field.input = Some(attribute);
        true
    }

    fn resolved(&self, text: &str, input: &Input, attribute: &mut Attribute) {
        let Some(resolver) = Resolver::read(text) else {
            return;
        };
        let Some(claim) = resolver.claim() else {
            attribute.resolve = Some(literal::string(&resolver.text()));
            return;
        };
        // The language names the field; a claim that resolves to itself is what the caller gives.
        let folded = self.folded.get(&claim.to_lowercase());
        let source = self
            .first(claim)
            .or_else(|| self.first(folded?))
            .filter(|at| self.fields[*at].identity != input.meta.identity)
            // A collection is no text: the caller says what is sent.
            .filter(|at| !self.fields[*at].ty.starts_with("Vec"));
        attribute.resolve = source.map(place::resolver);
    }
}

impl Attribute {
    /// Where the input goes.
    fn name(&mut self, input: &Input) {
        if input.bearer {
            self.words.push("bearer");
        } else if input.payload {
            self.words.push("payload");
        } else {
            self.wire = Some(input.wire.clone());
        }
    }
}

/// The field's type. A constant that is the token stands in the policy: it is no secret any more.
fn rust(input: &Input, is_copied: bool) -> &'static str {
    let constant = matches!(input.given, Given::Default(_) | Given::Value(_));
    if input.bearer && !constant && !is_copied {
        DataType::Secret.rust()
    } else {
        data_type(input).rust()
    }
}

fn data_type(input: &Input) -> DataType {
    if input.payload || input.bearer {
        DataType::String
    } else {
        input.meta.ty
    }
}

fn copy(first: usize, unwrapped: bool, claim: &str) -> String {
    let copy = format!("{}.clone()", place::field(first));
    if unwrapped {
        present(&copy, claim)
    } else {
        copy
    }
}

/// The value of an `Option` that must be there.
pub(super) fn present(value: &str, claim: &str) -> String {
    format!(
        "{value}.ok_or({})?",
        literal::string(&format!("the claim `{claim}` is absent"))
    )
}

/// A value where nothing converts it.
fn owned(ty: DataType, text: &str) -> String {
    let value = literal::value(ty, text);
    if value.starts_with('"') {
        format!("String::from({value})")
    } else {
        value
    }
}
