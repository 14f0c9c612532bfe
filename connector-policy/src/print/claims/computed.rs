//! What transformations compute, as `value` and `map`.

use std::collections::HashMap;

use crate::formula::{self, Formula, Operand};
use crate::print::claims::{Claims, place};
use crate::print::field::{Attribute, Field, Held, Role};
use crate::print::literal;
use crate::profile::{DataType, Transformation, Transformed};

/// How often each claim is written.
pub(super) fn written(list: &[Transformation], profile: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for transformation in list {
        for formula in formulas(transformation, profile) {
            if let Some(output) = formula.output {
                *counts.entry(output.identity).or_default() += 1;
            }
        }
    }
    counts
}

/// None where the claims are left to the caller.
fn formulas(transformation: &Transformation, profile: &str) -> Vec<Formula> {
    formula::of(transformation, profile).unwrap_or_default()
}

/// An expression over the fields.
struct Made {
    value: String,
    optional: bool,
    /// It is absent where a claim is that it reads.
    skips: bool,
}

/// Before the call, or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Before,
    After,
}

impl Claims<'_> {
    pub(super) fn before(&mut self, transformation: &Transformation) {
        self.transform(transformation, Time::Before);
    }

    pub(super) fn after(&mut self, transformation: &Transformation) {
        self.transform(transformation, Time::After);
    }

    /// All that a transformation reads is read before it writes.
    fn transform(&mut self, transformation: &Transformation, time: Time) {
        let formulas = formulas(transformation, self.id);
        if let [formula] = formulas.as_slice()
            && self.in_place(formula, time)
        {
            return;
        }
        let made: Vec<_> = formulas
            .into_iter()
            .map(|formula| (self.value(&formula), formula.output))
            .collect();
        for (made, output) in made {
            match output {
                Some(output) => self.write(output, made, time),
                None => self.assert(transformation, made.value, time),
            }
        }
    }

    fn write(&mut self, output: Transformed, made: Made, time: Time) {
        let old = self.first(&output.identity);
        let Made {
            value, optional, ..
        } = self.kept(&output, made);
        let mut field = Field {
            base: output.identity.clone(),
            doc: super::remark(output.ty),
            ty: output.ty.rust().to_owned(),
            optional,
            identity: output.identity,
            ..Field::default()
        };
        field.compute(value, time);
        self.add(field);
        // What the caller gives keeps its name.
        if let Some(old) = old
            && !self.fields[old].is_given()
        {
            self.fields[old].is_early = true;
        }
    }

    /// A transformation without its claims writes nothing: the claim stays what it was.
    fn kept(&mut self, output: &Transformed, made: Made) -> Made {
        let old = self
            .first(&output.identity)
            .filter(|_| made.skips && made.optional);
        let Some(at) = old.filter(|at| {
            self.fields[*at].held == Held::InBag && self.fields[*at].ty == output.ty.rust()
        }) else {
            return made;
        };
        let field = &mut self.fields[at];
        field.is_read = true;
        let (mut value, name) = (made.value, place::field(at));
        if value.starts_with('*') {
            value = format!("({value})");
        }
        let value = if field.optional {
            format!("{value}.or_else(|| {name}.clone())")
        } else {
            format!("{value}.unwrap_or_else(|| {name}.clone())")
        };
        Made {
            value,
            optional: field.optional,
            skips: false,
        }
    }

    fn assert(&mut self, transformation: &Transformation, value: String, time: Time) {
        // An exported policy has the profile's id before it.
        let own = transformation
            .id
            .strip_prefix(self.id)
            .and_then(|own| own.strip_prefix('-'));
        let mut field = Field {
            base: own.unwrap_or(&transformation.id).to_owned(),
            doc: Some(format!(
                "The call fails unless this holds: `{}`.",
                literal::comment(&transformation.method)
            )),
            ty: "()".to_owned(),
            ..Field::default()
        };
        field.compute(value, time);
        self.fields.push(field);
    }

    fn value(&mut self, formula: &Formula) -> Made {
        let fields: Vec<usize> = formula
            .inputs
            .iter()
            .map(|taken| self.given(&taken.claim.identity, taken.claim.ty, taken.needed))
            .collect();
        let (mut operands, mut absent) = (Vec::new(), Vec::new());
        for (taken, at) in formula.inputs.iter().zip(&fields) {
            let field = &mut self.fields[*at];
            field.is_read = true;
            let exposed = field.is_secret() && taken.claim.ty != DataType::Secret;
            let name = place::field(*at);
            if field.optional && !taken.raw && !absent.contains(at) {
                absent.push(*at);
            }
            operands.push(Operand {
                name: if exposed {
                    format!("{name}.expose()")
                } else {
                    name
                },
                optional: field.optional && taken.raw,
            });
        }
        let body = formula.expression(&operands);
        let mut names = absent.into_iter().map(place::field);
        let Some(first) = names.next() else {
            let end = if formula.is_fallible { "?" } else { "" };
            return Made {
                value: format!("{body}{end}"),
                optional: formula.gives_option
                    || formula.is_copy && operands.iter().any(|operand| operand.optional),
                skips: formula.is_copy,
            };
        };
        let (mut all, mut pattern) = (format!("{first}.as_ref()"), first);
        for name in names {
            all = format!("{all}.zip({name}.as_ref())");
            pattern = format!("({pattern}, {name})");
        }
        let value = match (&formula.output, formula.is_fallible, formula.gives_option) {
            // An assertion does not hold by accident.
            (None, ..) => format!(
                "{all}.map(|{pattern}| {body}).ok_or(\"a claim that is compared is absent\")??"
            ),
            (_, false, false) => format!("{all}.map(|{pattern}| {body})"),
            (_, false, true) => format!("{all}.and_then(|{pattern}| {body})"),
            (_, true, false) => format!("{all}.map(|{pattern}| {body}).transpose()?"),
            (_, true, true) => format!("{all}.map(|{pattern}| {body}).transpose()?.flatten()"),
        };
        Made {
            value,
            optional: true,
            skips: !formula.gives_option,
        }
    }

    /// A transformation that reads and writes one claim, once, is a `map` where nothing has read the claim before.
    fn in_place(&mut self, formula: &Formula, time: Time) -> bool {
        let ([input], Some(output)) = (formula.inputs.as_slice(), &formula.output) else {
            return false;
        };
        let identity = &output.identity;
        let once = self.written[time as usize].get(identity) == Some(&1);
        if input.claim.identity != *identity || !once || input.raw || formula.gives_option {
            return false;
        }
        let ty = input.claim.ty;
        let value = || {
            let operand = Operand {
                name: "value".to_owned(),
                optional: false,
            };
            // The expression takes a reference, the function the value.
            let body = formula.expression(&[operand]).replace("*value", "value");
            Some(format!("|value: {}| {body}", ty.rust()))
        };
        match (time, self.first(identity)) {
            (Time::Before, None) => {
                let sent = self.plain.get(identity.as_str());
                let sent = sent.filter(|input| {
                    input.send_in.is_some()
                        && !input.payload
                        && !input.bearer
                        && input.meta.ty == ty
                });
                if sent.is_none() {
                    return false;
                }
                let at = self.given(identity, ty, false);
                self.fields[at].change = value();
            }
            (Time::After, Some(at)) => {
                let field = &mut self.fields[at];
                let free = !field.is_read && field.ty == ty.rust();
                let Some(read) = field
                    .output
                    .as_mut()
                    .filter(|read| free && read.value.is_none() && read.map.is_none())
                else {
                    return false;
                };
                read.map = value();
            }
            _ => return false,
        }
        true
    }
}

impl Field {
    fn compute(&mut self, value: String, time: Time) {
        match time {
            Time::Before => self.role = Role::Computed(value),
            Time::After => {
                self.output = Some(Attribute {
                    value: Some(value),
                    ..Attribute::default()
                });
            }
        }
    }

    /// Whether the caller gives it.
    fn is_given(&self) -> bool {
        let sent = self.input.as_ref();
        self.role == Role::Given
            || sent.is_some_and(|sent| sent.value.is_none() && sent.resolve.is_none())
    }
}
