//! `InputClaims` and `OutputClaims`: types, names, defaults, places.

use std::collections::{HashMap, HashSet};

use crate::judge::{Judge, Resolver, path};
use crate::policy::{ClaimReference, Text};
use crate::profile::{DataType, Given, Input, Meta, Mode, Output};

impl Judge<'_> {
    pub(super) fn inputs(&mut self, mode: Mode, is_bearer: bool) -> Vec<Input> {
        let resolving = self.switch("IncludeClaimResolvingInClaimsHandling");
        let mut references = self.profile.inputs.clone();
        let bearer = self.bearer(is_bearer, &mut references);
        let payload = self.payload(mode, &mut references);
        let inputs = references.iter().enumerate().map(|(index, reference)| {
            let (data_type, mut meta) = self.typed(reference);
            let given = self.given(reference, Some(resolving), &mut meta);
            let (is_bearer, is_payload) = (bearer == Some(index), payload == Some(index));
            Input {
                claim: reference.claim.value.clone(),
                data_type,
                wire: wire(reference),
                send_in: match payload {
                    _ if is_bearer => None,
                    Some(_) if !is_payload => None,
                    _ => Some(mode),
                },
                given,
                payload: is_payload,
                bearer: is_bearer,
                meta,
            }
        });
        inputs.collect()
    }

    pub(super) fn outputs(&mut self) -> Vec<Output> {
        let paths = self.switch("ResolveJsonPathsInJsonTokens");
        let references = &self.profile.outputs;
        let mut outputs: Vec<Output> = Vec::new();
        let mut read = HashMap::new();
        for reference in references {
            let (data_type, mut meta) = self.typed(reference);
            let given = self.given(reference, None, &mut meta);
            let is_path = self.is_path(reference, paths);
            self.read_twice(reference, &meta, is_path, &mut read);
            outputs.push(Output {
                claim: reference.claim.value.clone(),
                data_type,
                wire: wire(reference),
                is_path,
                given,
                meta,
            });
        }
        self.whole_body(&outputs);
        outputs
    }

    /// A claim that is the whole answer leaves nothing for others.
    fn whole_body(&mut self, outputs: &[Output]) {
        let is_read = |output: &&Output| !matches!(output.given, Given::Value(_));
        let is_whole = |output: &Output| output.is_path && output.wire == "$";
        let whole = outputs
            .iter()
            .filter(is_read)
            .find(|output| is_whole(output));
        let other = outputs
            .iter()
            .filter(is_read)
            .any(|output| !is_whole(output));
        if let (Some(whole), true) = (whole, other) {
            self.refuse(
                whole.meta.span,
                "whole-body-beside-claims",
                format!(
                    "`{}` takes the whole answer by `$`, and other claims are read from it too",
                    whole.claim
                ),
                "name one value by names and indices: `data[0].x`",
            );
        }
    }

    /// The input that `UseClaimAsBearerToken` names.
    fn bearer(&mut self, is_bearer: bool, references: &mut Vec<ClaimReference>) -> Option<usize> {
        let named = self.profile.item("UseClaimAsBearerToken");
        let named = named.filter(|named| !named.value.is_empty())?;
        if !is_bearer {
            self.warn(
                named.span,
                "switch-without-effect",
                "`UseClaimAsBearerToken` is for `AuthenticationType` `Bearer`, and says nothing here",
                "leave it out",
            );
            return None;
        }
        Some(self.input_named(
            named,
            references,
            "the original fails with AADB2C90194 where the token is no input claim",
        ))
    }

    /// The input that `ClaimUsedForRequestPayload` names.
    fn payload(&mut self, mode: Mode, references: &mut Vec<ClaimReference>) -> Option<usize> {
        let named = self.profile.item("ClaimUsedForRequestPayload");
        let named = named.filter(|named| !named.value.is_empty())?;
        if mode != Mode::Body {
            self.warn(
                named.span,
                "switch-without-effect",
                format!("`ClaimUsedForRequestPayload` is for `SendClaimsIn` `Body`, and says nothing in `{}`", mode.as_str()),
                "leave it out, or write `Body`",
            );
            return None;
        }
        Some(self.input_named(
            named,
            references,
            "the original wants the payload among the input claims",
        ))
    }

    /// The input of this claim; it is added where the policy forgot it.
    fn input_named(
        &mut self,
        named: &Text,
        references: &mut Vec<ClaimReference>,
        why: &str,
    ) -> usize {
        let by = |same: fn(&str, &str) -> bool| {
            references
                .iter()
                .position(|reference| same(&reference.claim.value, &named.value))
        };
        if let Some(index) = by(|a, b| a == b).or_else(|| by(str::eq_ignore_ascii_case)) {
            return index;
        }
        self.warn(
            named.span,
            "claim-is-no-input",
            format!("`{}` is no input claim: {why}", named.value),
            format!(
                "write `<InputClaim ClaimTypeReferenceId=\"{}\" />`",
                named.value
            ),
        );
        references.push(ClaimReference {
            span: named.span,
            claim: named.clone(),
            partner: None,
            default: None,
            always: None,
            required: false,
        });
        references.len() - 1
    }

    fn typed(&mut self, reference: &ClaimReference) -> (String, Meta) {
        let claim = &reference.claim;
        let mut meta = Meta {
            span: reference.span,
            identity: claim.value.clone(),
            ty: DataType::String,
            required: reference.required,
            display_name: None,
        };
        let Some(declared) = self.merged.claim_types.find(&claim.value) else {
            self.warn(
                claim.span,
                "undeclared-claim-type",
                format!(
                    "the claim type `{}` is not declared; it is taken as a `string`",
                    claim.value
                ),
                format!(
                    "declare it: `<ClaimType Id=\"{}\"><DataType>string</DataType></ClaimType>`",
                    claim.value
                ),
            );
            return ("string".to_owned(), meta);
        };
        meta.identity.clone_from(&declared.id.value);
        meta.display_name.clone_from(&declared.display_name);
        if declared.id.value != claim.value {
            self.warn(
                claim.span,
                "claim-type-case",
                format!(
                    "the claim type `{}` is declared as `{}`; ids are compared without case",
                    claim.value, declared.id.value
                ),
                format!("write `{}`", declared.id.value),
            );
        }
        let Some(data_type) = &declared.data_type else {
            return ("string".to_owned(), meta);
        };
        match DataType::read(&data_type.value) {
            Some(ty) => meta.ty = ty,
            None => self.warn(
                data_type.span,
                "unknown-data-type",
                format!("`{}` is no claim data type; it is taken as a `string`", data_type.value),
                "write `string`, `boolean`, `int`, `long`, `date`, `dateTime`, `duration`, `phoneNumber`, `stringCollection` or `userIdentity`",
            ),
        }
        (data_type.value.clone(), meta)
    }

    /// `resolving`: whether resolvers are switched on; `None` for outputs, where there are none.
    fn given(
        &mut self,
        reference: &ClaimReference,
        resolving: Option<bool>,
        meta: &mut Meta,
    ) -> Given {
        let always = match &reference.always {
            Some(always) => self.truth(always, "AlwaysUseDefaultValue"),
            None => false,
        };
        let Some(default) = &reference.default else {
            return Given::Plain;
        };
        let text = default.value.clone();
        if let Some(resolver) = Resolver::read(&text) {
            if resolving == Some(true) && always && resolver.known {
                if meta.ty.is_many() {
                    self.warn(
                        default.span,
                        "resolver-of-collection",
                        format!("`{text}` is one value, and `{}` a collection; the claim is taken as a `string` here", meta.identity),
                        "resolve it into a claim of type `string`",
                    );
                    meta.ty = DataType::String;
                }
                return Given::Resolve(text);
            }
            self.literal(default, resolving, &resolver);
        } else if let Some(setting) = crate::settings::first(&text) {
            self.warn(
                default.span,
                "unfilled-setting",
                format!(
                    "the setting `{}` is not filled, and stays as text",
                    setting.name
                ),
                "give `--settings appsettings.json`",
            );
        } else if Resolver::within(&text) {
            self.warn(
                default.span,
                "resolver-in-text",
                format!("`{text}` holds a claim resolver among other text, and is taken as text as a whole"),
                "let the default be the resolver alone",
            );
        }
        self.fits(default, meta);
        if always {
            Given::Value(text)
        } else {
            Given::Default(text)
        }
    }

    fn literal(&mut self, default: &Text, resolving: Option<bool>, resolver: &Resolver) {
        let text = &default.value;
        let (code, message, help) = match resolving {
            None => (
                "resolver-in-output",
                format!("`{text}` stands in an output claim, where the original does not resolve it: it is the text itself"),
                "resolve it in an input claim".to_owned(),
            ),
            Some(true) if !resolver.known => (
                "unknown-resolver",
                format!("`{text}` is no claim resolver of the original, and is taken as text"),
                format!("write one of the resolvers of `{}`", resolver.namespace),
            ),
            Some(_) => (
                "resolver-not-resolved",
                format!("the original sends `{text}` as this very text: it resolves it only with `IncludeClaimResolvingInClaimsHandling` and `AlwaysUseDefaultValue`"),
                "write `<Item Key=\"IncludeClaimResolvingInClaimsHandling\">true</Item>` and `AlwaysUseDefaultValue=\"true\"`".to_owned(),
            ),
        };
        self.warn(default.span, code, message, help);
    }

    /// A default that is no value of the claim's type is kept as the text that it is.
    fn fits(&mut self, default: &Text, meta: &mut Meta) {
        let text = default.value.trim();
        let fits = match meta.ty {
            DataType::Boolean => {
                text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
            }
            DataType::Int => text.parse::<i32>().is_ok(),
            DataType::Long => text.parse::<i64>().is_ok(),
            _ => true,
        };
        if !fits {
            self.warn(
                default.span,
                "default-of-other-type",
                format!("the default of `{}` is no value of its data type; the claim is taken as a `string` here", meta.identity),
                "write a value of the type",
            );
            meta.ty = DataType::String;
        }
    }

    fn is_path(&mut self, reference: &ClaimReference, switched: bool) -> bool {
        let Some(partner) = &reference.partner else {
            return false;
        };
        let name = &partner.value;
        if !path::looks_nested(name) {
            return false;
        }
        let read = path::steps(name);
        if !switched {
            if read.is_ok() {
                self.warn(
                    partner.span,
                    "path-without-switch",
                    format!("`{name}` is a literal name: the original takes it as a path only with `ResolveJsonPathsInJsonTokens`"),
                    "write `<Item Key=\"ResolveJsonPathsInJsonTokens\">true</Item>`",
                );
            }
            return false;
        }
        match read {
            Ok(_) => {
                let dotted = name
                    .split('.')
                    .skip(1)
                    .any(|step| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit()));
                if dotted {
                    self.warn(
                        partner.span,
                        "dotted-index",
                        format!(
                            "`{name}` is read as a path; the original wants indices in brackets"
                        ),
                        "write `data[0].x`",
                    );
                }
            }
            Err(why) => self.refuse(
                partner.span,
                "unsupported-path",
                format!("the path `{name}` {why}"),
                "name one value by names and indices: `data[0].x`",
            ),
        }
        true
    }

    /// The second claim of one name is a copy of the first, which must have its type.
    fn read_twice(
        &mut self,
        reference: &ClaimReference,
        meta: &Meta,
        is_path: bool,
        read: &mut HashMap<String, &'static str>,
    ) {
        let wire = wire(reference);
        let ty = meta.ty.rust();
        let first = *read.entry(output_key(&wire, is_path)).or_insert(ty);
        if first != ty {
            self.refuse(
                reference.span,
                "duplicate-wire-name",
                format!("two outputs of different types are read from `{wire}`"),
                "read it into one claim",
            );
        }
    }

    /// Claims that only a `{Claim:x}` names.
    pub(super) fn named(&self, inputs: &[Input]) -> Vec<(String, DataType)> {
        let mut named: Vec<(String, DataType)> = Vec::new();
        let mut known: HashSet<String> = inputs
            .iter()
            .map(|input| input.meta.identity.clone())
            .collect();
        for input in inputs {
            let Given::Resolve(text) = &input.given else {
                continue;
            };
            let Some(resolver) = Resolver::read(text) else {
                continue;
            };
            let Some(claim) = resolver.claim() else {
                continue;
            };
            let declared = self.merged.claim_types.find(claim);
            let identity = declared.map_or(claim, |declared| declared.id.value.as_str());
            if known.insert(identity.to_owned()) {
                let ty = declared
                    .and_then(|declared| DataType::read(&declared.data_type.as_ref()?.value))
                    .unwrap_or(DataType::String);
                named.push((identity.to_owned(), ty));
            }
        }
        named
    }
}

/// What is the same for two outputs that are read from one place of the answer.
pub(crate) fn output_key(wire: &str, is_path: bool) -> String {
    match path::steps(wire) {
        Ok(steps) if is_path => format!("{steps:?}"),
        _ => format!("{:?}", [path::Step::Name(wire.to_owned())]),
    }
}

fn wire(reference: &ClaimReference) -> String {
    let partner = reference.partner.as_ref().unwrap_or(&reference.claim);
    partner.value.clone()
}
