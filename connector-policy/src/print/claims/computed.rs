//! What transformations compute, as `value` and `map`.

use crate::formula::{self, Formula};
use crate::print::claims::Claims;
use crate::print::field::{Attribute, Field, Role};
use crate::print::name;
use crate::profile::{DataType, Input, Mode, Transformation};

impl Claims<'_> {
    /// Before the call: the claims that a transformation reads, then the one that it writes.
    pub(super) fn before(&mut self, transformation: &Transformation) {
        let Some(formula) = formula::of(transformation) else {
            return;
        };
        for claim in &formula.inputs {
            self.settle(&claim.identity, claim.ty);
        }
        let output = &formula.output.identity;
        if self.first(output).is_some() {
            self.in_place(&formula, |field| field.input.as_mut());
            return;
        }
        let Some((value, optional)) = self.value(&formula) else {
            return;
        };
        if let Some(input) = self
            .declared_input(output)
            .filter(|input| !input.bearer && !input.payload)
        {
            self.computed_input(input, formula.output.ty, value, optional);
        } else {
            let name = self.scope.field(output, "claim");
            self.add(Field {
                identity: output.clone(),
                name,
                ty: formula.output.ty.rust().to_owned(),
                optional,
                role: Role::Computed(value),
                ..Field::default()
            });
        }
    }

    /// After the call: a claim more, or one that is changed.
    pub(super) fn after(&mut self, transformation: &Transformation) {
        let Some(formula) = formula::of(transformation) else {
            return;
        };
        let there = |claims: &Self| {
            let known = |identity: &str| claims.first(identity).is_some();
            formula.inputs.iter().all(|claim| known(&claim.identity))
        };
        if !there(self) {
            return;
        }
        let output = &formula.output.identity;
        if self.first(output).is_some() {
            self.in_place(&formula, |field| field.output.as_mut());
            return;
        }
        if let Some((value, optional)) = self.value(&formula) {
            let name = self.scope.field(output, "claim");
            self.add(Field {
                identity: output.clone(),
                name,
                ty: formula.output.ty.rust().to_owned(),
                optional,
                output: Some(Attribute {
                    value: Some(value),
                    ..Attribute::default()
                }),
                ..Field::default()
            });
        }
    }

    /// The expression over the fields, and whether it is an option.
    fn value(&self, formula: &Formula<'_>) -> Option<(String, bool)> {
        let fields: Vec<&Field> = formula
            .inputs
            .iter()
            .map(|claim| {
                self.first(&claim.identity)
                    .filter(|field| field.ty == claim.ty.rust())
            })
            .collect::<Option<_>>()?;
        let names: Vec<String> = fields.iter().map(|field| name::raw(&field.name)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if formula.on_options {
            // A claim that is always there exists.
            let there = fields.iter().all(|field| !field.optional);
            let value = if there {
                "true".to_owned()
            } else {
                formula.expression(&names)
            };
            return Some((value, false));
        }
        let body = formula.expression(&names);
        if fields.iter().all(|field| !field.optional) {
            return Some((body, formula.gives_option));
        }
        let map = if formula.gives_option {
            "and_then"
        } else {
            "map"
        };
        let some = |field: &Field| {
            let name = name::raw(&field.name);
            if field.optional {
                format!("{name}.as_ref()")
            } else {
                format!("Some({name})")
            }
        };
        match (fields.as_slice(), names.as_slice()) {
            ([only], [name]) => Some((format!("{}.{map}(|{name}| {body})", some(only)), true)),
            ([a, b], [first, second]) if first != second => Some((
                format!(
                    "{}.zip({}).{map}(|({first}, {second})| {body})",
                    some(a),
                    some(b)
                ),
                true,
            )),
            _ => None,
        }
    }

    /// A transformation that reads and writes one claim.
    fn in_place(
        &mut self,
        formula: &Formula<'_>,
        attribute: fn(&mut Field) -> Option<&mut Attribute>,
    ) {
        let [input] = formula.inputs.as_slice() else {
            return;
        };
        let same = input.identity == formula.output.identity && !formula.on_options;
        let Some(index) = self.by_identity.get(&input.identity).copied() else {
            return;
        };
        let field = &mut self.fields[index];
        if !same || formula.gives_option || field.ty != input.ty.rust() {
            return;
        }
        let ty = field.ty.clone();
        let Some(attribute) = attribute(field) else {
            return;
        };
        let free = attribute.value.is_none() && attribute.map.is_none();
        // The expression takes a reference, the function the value.
        let body = formula.expression(&["value"]).replace("*value", "value");
        if free {
            attribute.map = Some(format!("|value: {ty}| {body}"));
        }
    }

    fn computed_input(&mut self, input: &Input, ty: DataType, value: String, optional: bool) {
        // A placeholder of the URL is always filled.
        let (value, optional) = if optional && input.send_in == Some(Mode::Url) {
            (format!("{value}.unwrap_or_default()"), false)
        } else {
            (value, optional)
        };
        let name = self.scope.field(&input.claim, "claim");
        let mut field = Field {
            identity: input.meta.identity.clone(),
            name,
            doc: super::doc(&input.meta, ty),
            ty: ty.rust().to_owned(),
            optional,
            ..Field::default()
        };
        if input.send_in.is_some() {
            field.input = Some(Attribute {
                wire: Some(input.wire.clone()),
                value: Some(value),
                ..Attribute::default()
            });
        } else {
            field.role = Role::Computed(value);
        }
        self.add(field);
        self.done.insert(input.meta.identity.clone());
    }
}
