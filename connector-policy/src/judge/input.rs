//! `InputClaims`: what is sent, and where.

use std::collections::HashSet;

use crate::judge::claim::wire;
use crate::judge::{Judge, Resolver};
use crate::policy::{ClaimReference, Text};
use crate::profile::{DataType, Given, Input, Mode};

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
