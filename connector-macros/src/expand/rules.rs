//! What the keys of claims say beside names and places, as one text: a line a key.
//!
//! Nothing of a call reads it, and it costs one literal, however many claims there are. The runtime takes it apart for
//! whoever prints, documents or exports a profile.

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Lit};

use crate::model::{Claim, Computed, Expression, Form, Map, Outcome, Profile, Resolver, Source};
use crate::support::types;

/// A line a key: claim, type, `input`, `output` or `claim`, key and value, with tabs between.
pub(crate) fn rules(profile: &Profile) -> String {
    let mut rules = Rules::default();
    for claim in &profile.claims {
        rules.claim(claim);
    }
    rules.lines.join("\n")
}

#[derive(Default)]
struct Rules {
    lines: Vec<String>,
}

impl Rules {
    fn claim(&mut self, claim: &Claim) {
        let before = if claim.sent.is_some() {
            "input"
        } else {
            "claim"
        };
        match &claim.source {
            Source::Caller(default) => {
                if let Some(Expression { value, .. }) = default.as_deref() {
                    self.expression(claim, before, "default", value);
                }
                if claim.sent.is_none() {
                    self.line(claim, before, "given", "");
                }
            }
            Source::Computed(computed) => self.computed(claim, before, computed),
            Source::Answer => {}
        }
        self.map(claim, before, claim.map.as_ref());
        match &claim.outcome {
            Outcome::Kept => {}
            Outcome::Computed(computed, map) => {
                self.computed(claim, "output", computed);
                self.map(claim, "output", map.as_deref());
            }
            Outcome::Read(read) => {
                match read.form {
                    Form::Strict => {}
                    Form::Coerced => self.line(claim, "output", "coerce", ""),
                    Form::Json => self.line(claim, "output", "json", ""),
                }
                if let Some(Expression { value, .. }) = &read.default {
                    self.expression(claim, "output", "default", value);
                }
                self.map(claim, "output", read.map.as_ref());
            }
        }
    }

    fn computed(&mut self, claim: &Claim, part: &str, computed: &Computed) {
        match computed {
            Computed::Value(expression) => {
                self.expression(claim, part, "value", &expression.value);
            }
            Computed::Resolved(Resolver::Context(name) | Resolver::Claim { name, .. }) => {
                self.line(claim, part, "resolve", &format!("{{{name}}}"));
            }
        }
    }

    fn map(&mut self, claim: &Claim, part: &str, map: Option<&Map>) {
        if let Some(Map { function, .. }) = map {
            self.expression(claim, part, "map", function);
        }
    }

    fn expression(&mut self, claim: &Claim, part: &str, key: &str, value: &Expr) {
        let text = types::text(&canonical(types::peel_expr(value).to_token_stream()));
        self.line(claim, part, key, &text);
    }

    fn line(&mut self, claim: &Claim, part: &str, key: &str, value: &str) {
        let (name, ty) = (&claim.name, types::text(&claim.ty));
        let value = value.replace(char::is_control, " ");
        self.lines
            .push(format!("{name}\t{ty}\t{part}\t{key}\t{value}"));
    }
}

/// String literals in one form, whatever stands in them: no line break, no tab.
fn canonical(tokens: TokenStream) -> TokenStream {
    let each = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let mut plain = Group::new(group.delimiter(), canonical(group.stream()));
            plain.set_span(group.span());
            plain.into()
        }
        TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
            Lit::Str(text) => Literal::string(&text.value()).into(),
            _ => literal.into(),
        },
        other => other,
    });
    each.collect()
}
