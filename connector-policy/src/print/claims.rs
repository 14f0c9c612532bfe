//! The claims of a profile as fields. A field holds one claim from one moment on: what is sent and returned is one field,
//! what a transformation makes of a claim is another.

mod computed;
mod input;
mod nested;
mod output;
mod place;

use std::collections::HashMap;

use crate::judge::Resolver;
use crate::print::field::{Field, Role};
use crate::print::literal;
use crate::profile::{Call, DataType, Given, Input, Meta, Profile, Transformation};

/// The fields under construction.
struct Claims<'a> {
    /// The profile's id.
    id: &'a str,
    fields: Vec<Field>,
    /// The field that holds each claim by now.
    current: HashMap<String, usize>,
    /// The same by the first claim of each id in lower case.
    folded: HashMap<String, String>,
    /// The inputs that send a claim as it is, the first of each.
    plain: HashMap<&'a str, &'a Input>,
    /// How often transformations write each claim, before the call and after it.
    written: [HashMap<String, usize>; 2],
}

/// All fields of a profile, in the order in which the language wants them: what others are computed from first. `prefix`
/// stands before what the runtime has.
pub(super) fn fields(profile: &Profile, call: &Call, prefix: &str) -> Vec<Field> {
    let mut claims = Claims {
        id: &profile.id,
        fields: Vec::new(),
        current: HashMap::new(),
        folded: HashMap::new(),
        plain: HashMap::new(),
        written: [&call.before, &call.after].map(|list| computed::written(list, &profile.id)),
    };
    for input in &profile.inputs {
        if input.given == Given::Plain {
            claims.plain.entry(&input.meta.identity).or_insert(input);
        }
    }
    for (identity, ty) in &call.named {
        claims.given(identity, *ty, false);
    }
    let payload = profile.inputs.iter().find(|input| input.payload);
    let builder = payload.and_then(|payload| builder(payload, &call.before));
    let mut is_built = false;
    for (index, transformation) in call.before.iter().enumerate() {
        if builder == Some(index) {
            is_built = claims.nested(transformation);
        } else {
            claims.before(transformation);
        }
    }
    for input in ordered(&profile.inputs) {
        if !(input.payload && is_built) {
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
    place::finish(claims.fields, prefix)
}

/// The transformation that builds the payload as a document of fixed form, if nothing else reads or writes it.
fn builder(payload: &Input, before: &[Transformation]) -> Option<usize> {
    let identity = &payload.meta.identity;
    let writes = |transformation: &Transformation| {
        let mut outputs = transformation.outputs.iter();
        outputs.any(|output| output.identity == *identity)
    };
    let index = before.iter().rposition(writes)?;
    let reads = before[index..]
        .iter()
        .flat_map(|transformation| &transformation.inputs)
        .any(|input| input.identity == *identity);
    let fits =
        payload.given == Given::Plain && !reads && crate::layout::of(&before[index]).is_some();
    fits.then_some(index)
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

impl Claims<'_> {
    /// The field that holds a claim now; one that is only given, where there is none.
    fn given(&mut self, identity: &str, ty: DataType, needed: bool) -> usize {
        let current = self.current.get(identity).copied();
        if let Some(index) = current
            && (self.fields[index].ty == ty.rust() || self.fields[index].is_secret())
        {
            return index;
        }
        let plain = self.plain.get(identity).copied();
        // One that is not `Option` where it is sent.
        let needed =
            needed || plain.is_some_and(|input| input::is_always_there(input) && !input.bearer);
        let field = Field {
            identity: identity.to_owned(),
            base: identity.to_owned(),
            doc: match plain {
                Some(input) => doc(&input.meta, ty),
                None => remark(ty),
            },
            ty: ty.rust().to_owned(),
            optional: !needed,
            role: Role::Given,
            ..Field::default()
        };
        if current.is_some() {
            // Another type than the claim is sent with.
            self.fields.push(field);
            return self.fields.len() - 1;
        }
        self.add(field)
    }

    /// A field that holds its claim from now on.
    fn add(&mut self, field: Field) -> usize {
        let index = self.fields.len();
        self.folded
            .entry(field.identity.to_lowercase())
            .or_insert_with(|| field.identity.clone());
        self.current.insert(field.identity.clone(), index);
        self.fields.push(field);
        index
    }

    fn first(&self, identity: &str) -> Option<usize> {
        self.current.get(identity).copied()
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
        DataType::Secret => "A policy key, which the original reads itself.".to_owned(),
        DataType::IdentityCollection => {
            "A `userIdentityCollection`: the JSON of each as a text.".to_owned()
        }
        _ => return None,
    })
}
