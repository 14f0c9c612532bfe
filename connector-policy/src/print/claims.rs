//! The claims of a profile as fields: what is sent and returned is one field, what cannot be is two.

mod computed;
mod nested;

use std::collections::{HashMap, HashSet};

use crate::judge::{Resolver, output_key};
use crate::print::field::{Attribute, Field, Role};
use crate::print::literal;
use crate::print::name::Scope;
use crate::profile::{Call, DataType, Given, Input, Meta, Mode, Output, Profile};

/// The fields under construction.
struct Claims<'a> {
    fields: Vec<Field>,
    scope: Scope,
    /// The first field of each claim.
    by_identity: HashMap<String, usize>,
    by_folded: HashMap<String, usize>,
    /// The inputs of the policy by claim, the first of each.
    inputs: HashMap<&'a str, &'a Input>,
    /// Inputs that stand as fields already, before their turn.
    done: HashSet<String>,
}

/// All fields of a profile, in the order in which the language wants them: what others are computed from first.
pub(super) fn fields(profile: &Profile, call: &Call) -> Vec<Field> {
    let mut claims = Claims {
        fields: Vec::new(),
        scope: Scope::default(),
        by_identity: HashMap::new(),
        by_folded: HashMap::new(),
        inputs: HashMap::new(),
        done: HashSet::new(),
    };
    for input in &profile.inputs {
        claims.inputs.entry(&input.meta.identity).or_insert(input);
    }
    for (identity, ty) in &call.named {
        claims.given(identity, *ty);
    }
    for transformation in &call.before {
        claims.before(transformation);
    }
    let payload = profile.inputs.iter().find(|input| input.payload);
    let builder = payload.and_then(|payload| {
        call.before.iter().rev().find(|transformation| {
            let output = transformation.outputs.first();
            output.is_some_and(|output| output.identity == payload.meta.identity)
        })
    });
    if let (Some(payload), Some(builder)) = (payload, builder)
        && claims.nested(builder)
    {
        claims.done.insert(payload.meta.identity.clone());
    }
    for input in ordered(&profile.inputs) {
        // One that stands already was the first of its claim.
        if !claims.done.remove(&input.meta.identity) {
            claims.input(input);
        }
    }
    let mut read = HashMap::new();
    for output in &profile.outputs {
        claims.output(output, &mut read);
    }
    for transformation in &call.after {
        claims.after(transformation);
    }
    claims.fields
}

/// A claim that a resolver names stands before the one that it resolves.
fn ordered(inputs: &[Input]) -> Vec<&Input> {
    let claim = |input: &Input| match &input.given {
        Given::Resolve(text) => Resolver::read(text).is_some_and(|found| found.claim().is_some()),
        _ => false,
    };
    let (behind, before): (Vec<_>, Vec<_>) = inputs.iter().partition(|input| claim(input));
    before.into_iter().chain(behind).collect()
}

impl<'a> Claims<'a> {
    /// A claim that is only computed with.
    pub(super) fn given(&mut self, identity: &str, ty: DataType) -> usize {
        if let Some(index) = self.by_identity.get(identity) {
            return *index;
        }
        let name = self.scope.field(identity, "claim");
        self.add(Field {
            identity: identity.to_owned(),
            name,
            doc: remark(ty),
            ty: ty.rust().to_owned(),
            optional: true,
            role: Role::Given,
            ..Field::default()
        })
    }

    /// The first input of the policy for a claim.
    fn declared_input(&self, identity: &str) -> Option<&'a Input> {
        self.inputs.get(identity).copied()
    }

    /// A field for a claim that others are made from: the policy's input before its turn, or a claim that is only given.
    fn settle(&mut self, identity: &str, ty: DataType) {
        if self.first(identity).is_some() {
            return;
        }
        match self.declared_input(identity).filter(|input| !input.payload) {
            Some(input) => {
                self.input(input);
                self.done.insert(identity.to_owned());
            }
            None => {
                self.given(identity, ty);
            }
        }
    }

    fn add(&mut self, field: Field) -> usize {
        let index = self.fields.len();
        self.by_identity
            .entry(field.identity.clone())
            .or_insert(index);
        self.by_folded
            .entry(field.identity.to_lowercase())
            .or_insert(index);
        self.fields.push(field);
        index
    }

    fn first(&self, identity: &str) -> Option<&Field> {
        self.by_identity
            .get(identity)
            .map(|index| &self.fields[*index])
    }

    fn input(&mut self, input: &Input) {
        let ty = if input.payload || input.bearer {
            DataType::String
        } else {
            input.meta.ty
        };
        // A constant that is the token stands in the policy: it is no secret any more.
        let constant = matches!(input.given, Given::Default(_) | Given::Value(_));
        let rust = if input.bearer && !constant {
            "Secret<String>"
        } else {
            ty.rust()
        };
        let always_there = input.bearer
            || input.payload
            || input.meta.required
            || input.send_in == Some(Mode::Url);
        let first = self
            .first(&input.meta.identity)
            .filter(|first| first.ty == rust && !input.bearer)
            .map(|first| (first.name.clone(), first.optional));
        let mut attribute = Attribute::default();
        let mut optional = !always_there;
        match (&input.given, first) {
            (Given::Plain, Some((first, absent))) => {
                attribute.value = Some(copy(&first, absent && always_there));
                optional = absent && !always_there;
            }
            (Given::Plain, None) => {}
            (Given::Default(text), Some((first, true))) => {
                let otherwise = owned(ty, text);
                let first = crate::print::name::raw(&first);
                attribute.value = Some(format!("{first}.clone().unwrap_or_else(|| {otherwise})"));
                optional = false;
            }
            (Given::Default(text), _) => {
                attribute.default = Some(literal::value(ty, text));
                optional = true;
            }
            (Given::Value(text), _) => {
                attribute.value = Some(literal::value(ty, text));
                optional = false;
            }
            (Given::Resolve(text), _) => self.resolved(text, input, &mut attribute),
        }
        let name = self.scope.field(&input.claim, "claim");
        let mut field = Field {
            identity: input.meta.identity.clone(),
            name,
            doc: doc(&input.meta, ty),
            ty: rust.to_owned(),
            optional,
            ..Field::default()
        };
        if input.bearer {
            attribute.words.push("bearer");
        } else if input.payload {
            attribute.words.push("payload");
        } else if input.send_in.is_some() {
            attribute.wire = Some(input.wire.clone());
        } else {
            field.role = match &attribute.value {
                Some(value) => Role::Computed(value.clone()),
                None => Role::Given,
            };
            field.unsent = Some(attribute);
            self.add(field);
            return;
        }
        field.input = Some(attribute);
        self.add(field);
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
        let folded = self.by_folded.get(&claim.to_lowercase());
        let source = self
            .first(claim)
            .or_else(|| folded.map(|index| &self.fields[*index]))
            .filter(|field| field.identity != input.meta.identity)
            // A collection is no text: the caller says what is sent.
            .filter(|field| !field.ty.starts_with("Vec"));
        if let Some(source) = source {
            attribute.resolve = Some(literal::string(&format!("{{Claim:{}}}", source.name)));
        }
    }

    fn output(&mut self, output: &Output, read: &mut HashMap<String, (String, bool)>) {
        let ty = output.meta.ty;
        let mut attribute = Attribute::default();
        let mut optional = false;
        let key = output_key(&output.wire, output.is_path);
        match &output.given {
            Given::Value(text) => attribute.value = Some(literal::value(ty, text)),
            given => {
                if let Some((first, absent)) = read.get(&key) {
                    attribute.value = Some(copy(first, false));
                    optional = *absent;
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
        let shared = self.by_identity.get(&output.meta.identity).copied();
        let shared = shared.filter(|index| plain && returns(&self.fields[*index], ty));
        let name = if let Some(index) = shared {
            let field = &mut self.fields[index];
            field.output = Some(attribute);
            optional = field.optional;
            field.name.clone()
        } else {
            let name = self.scope.field(&output.claim, "claim");
            self.add(Field {
                identity: output.meta.identity.clone(),
                name: name.clone(),
                doc: doc(&output.meta, ty),
                ty: ty.rust().to_owned(),
                optional,
                output: Some(attribute),
                ..Field::default()
            });
            name
        };
        if reads {
            read.entry(key).or_insert((name, optional));
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

fn copy(first: &str, unwrapped: bool) -> String {
    let first = crate::print::name::raw(first);
    if unwrapped {
        format!("{first}.clone().unwrap_or_default()")
    } else {
        format!("{first}.clone()")
    }
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

/// The claim type's `DisplayName`, and what the type does not say.
fn doc(meta: &Meta, ty: DataType) -> Option<String> {
    let name = meta.display_name.as_deref().map(literal::doc);
    let name = name.filter(|name| !name.is_empty());
    match (name, remark(ty)) {
        (Some(name), Some(remark)) => Some(format!("{}. {remark}", name.trim_end_matches('.'))),
        (name, remark) => name.or(remark),
    }
}

/// What the type does not say.
fn remark(ty: DataType) -> Option<String> {
    Some(match ty {
        DataType::Text("date") => "A `date`: `2022-01-03`.".to_owned(),
        DataType::Text("dateTime") => "A `dateTime`: `2022-01-03T11:34:22.0000000Z`.".to_owned(),
        DataType::Text("duration") => "A `duration`: `P1Y2M5DT8H5M620S`.".to_owned(),
        DataType::Text(_) => "A `phoneNumber`: `+11234567890`.".to_owned(),
        DataType::Identity => "A `userIdentity`: its JSON as a text.".to_owned(),
        DataType::IdentityCollection => {
            "A `userIdentityCollection`: the JSON of each as a text.".to_owned()
        }
        _ => return None,
    })
}
