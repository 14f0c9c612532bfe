//! `OutputClaims`: what is read from the answer, and from where.

use std::collections::HashMap;

use crate::judge::claim::wire;
use crate::judge::{Judge, path};
use crate::policy::ClaimReference;
use crate::profile::{Given, Meta, Output};

impl Judge<'_> {
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
}

/// What is the same for two outputs that are read from one place of the answer.
pub(crate) fn output_key(wire: &str, is_path: bool) -> String {
    match path::steps(wire) {
        Ok(steps) if is_path => format!("{steps:?}"),
        _ => format!("{:?}", [path::Step::Name(wire.to_owned())]),
    }
}
