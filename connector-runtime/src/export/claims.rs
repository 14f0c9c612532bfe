//! The claims of a profile, each with all that is said of it.

use crate::export::expression::{self, Token, default};
use crate::export::schema::{Schema, data_type};
use crate::profile::{ClaimPart, InputClaim, OutputClaim, Profile, Says};

/// A field of the struct.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) field: &'static str,
    /// The claim type's id.
    pub(super) id: String,
    pub(super) data_type: &'static str,
    /// What the data type does not hold.
    pub(super) lost: Option<&'static str>,
    pub(super) ty: &'static str,
    pub(super) input: Option<&'static InputClaim>,
    pub(super) output: Option<&'static OutputClaim>,
    pub(super) before: Rules,
    pub(super) after: Rules,
    /// `#[claim]`: the caller gives it, and it is not sent.
    pub(super) given: bool,
    /// The claim that is sent a second time under this field.
    pub(super) copy_of: Option<Copied>,
}

/// What a field copies.
#[derive(Debug)]
pub(super) struct Copied {
    field: String,
    /// The constant for where that has no value.
    pub(super) otherwise: Option<String>,
}

/// What holds before the call, or after it.
#[derive(Debug, Default)]
pub(super) struct Rules {
    pub(super) default: Option<&'static str>,
    pub(super) value: Option<&'static str>,
    pub(super) resolve: Option<&'static str>,
    pub(super) map: Option<&'static str>,
    pub(super) json: bool,
}

impl Claim {
    /// Whether it may have no value.
    pub(super) fn is_optional(&self) -> bool {
        crate::shape::Kind::of(self.ty).1
    }

    /// Whether the answer has it.
    pub(super) fn is_computed_after(&self) -> bool {
        self.after.value.is_some() || self.after.resolve.is_some()
    }
}

/// The claims: those that travel, then the others, then those that are read; each in the order of the struct.
#[derive(Debug)]
pub(super) struct Claims(pub(super) Vec<Claim>);

impl Claims {
    pub(super) fn of(profile: &'static Profile, schema: &mut Schema) -> Self {
        let mut claims = Self(Vec::new());
        for input in profile.inputs {
            claims.entry(input.name, input.ty).input = Some(input);
        }
        for rule in profile.rules() {
            let claim = claims.entry(rule.claim, rule.ty);
            let rules = match rule.part {
                ClaimPart::Input | ClaimPart::Claim => &mut claim.before,
                ClaimPart::Output => &mut claim.after,
            };
            match rule.says {
                Says::Given => claim.given = true,
                Says::Default(text) => rules.default = Some(text),
                Says::Value(text) => rules.value = Some(text),
                Says::Resolve(text) => rules.resolve = Some(text),
                Says::Map(text) => rules.map = Some(text),
                Says::Json => rules.json = true,
                // The documents do not say what their system does with a number for a string.
                Says::Coerce => {}
            }
        }
        for output in profile.outputs {
            claims.entry(output.name, output.ty).output = Some(output);
        }
        claims.settle(profile.body.is_some(), schema);
        claims
    }

    /// Gives each claim its id: one that is sent twice has one, and a constant of a nested body needs none.
    fn settle(&mut self, nested: bool, schema: &mut Schema) {
        for index in 0..self.0.len() {
            self.0[index].copy_of =
                copied(&self.0[index], nested).filter(|copied| self.named(&copied.field).is_some());
        }
        for claim in &mut self.0 {
            let constant = nested
                && claim.output.is_none()
                && claim
                    .before
                    .value
                    .is_some_and(|source| default(source).is_some());
            if claim.ty == "()" {
                // An assertion: no claim of the policy.
                claim.id = claim.field.to_owned();
            } else if claim.copy_of.is_none() && !constant {
                claim.id = schema.id(claim.field, claim.data_type);
            }
        }
        for index in 0..self.0.len() {
            // A copy of a copy has no id of its own either.
            let mut at = &self.0[index];
            for _ in 0..self.0.len() {
                let first = at
                    .copy_of
                    .as_ref()
                    .and_then(|copied| self.named(&copied.field));
                match first {
                    Some(first) => at = first,
                    None => break,
                }
            }
            self.0[index].id = at.id.clone();
        }
    }

    fn entry(&mut self, field: &'static str, ty: &'static str) -> &mut Claim {
        let at = self.0.iter().position(|claim| claim.field == field);
        let at = at.unwrap_or_else(|| {
            let (data_type, lost) = match ty {
                // An assertion is no claim.
                "()" => ("string", None),
                ty => data_type(ty),
            };
            self.0.push(Claim {
                field,
                id: String::new(),
                data_type,
                lost,
                ty,
                input: None,
                output: None,
                before: Rules::default(),
                after: Rules::default(),
                given: false,
                copy_of: None,
            });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    pub(super) fn named(&self, field: &str) -> Option<&Claim> {
        self.0.iter().find(|claim| claim.field == field)
    }
}

/// What the claim is a copy of: `email_2` of `email`, which `connector import` prints for a claim that is sent twice. In a
/// nested body a claim may stand at many places.
fn copied(claim: &Claim, nested: bool) -> Option<Copied> {
    use Token::{Sign, Word};
    claim.input?;
    let tokens = expression::tokens(claim.before.value?)?;
    let [
        Word(field),
        Sign('.'),
        Word(clone),
        Sign('('),
        Sign(')'),
        rest @ ..,
    ] = tokens.as_slice()
    else {
        return None;
    };
    let numbered = claim
        .field
        .strip_prefix(field.as_str())
        .and_then(|end| end.strip_prefix('_'))
        .is_some_and(|end| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit()));
    if clone != "clone" || field == claim.field || !(numbered || nested) {
        return None;
    }
    let otherwise = match rest {
        [] => None,
        [Sign('.'), Word(method), Sign('('), Sign(')')] if method == "unwrap_or_default" => None,
        [
            Sign('.'),
            Word(method),
            Sign('('),
            Token::Text(_),
            Sign(')'),
            Sign('?'),
        ] if method == "ok_or" => None,
        [
            Sign('.'),
            Word(method),
            Sign('('),
            Sign('|'),
            Sign('|'),
            otherwise @ ..,
            Sign(')'),
        ] if method == "unwrap_or_else" => Some(expression::of_tokens(otherwise)?),
        _ => return None,
    };
    Some(Copied {
        field: field.clone(),
        otherwise,
    })
}
