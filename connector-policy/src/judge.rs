//! Merged profiles to judged ones: what each means, what is doubtful, and whether it can be written in our language.

mod auth;
mod claim;
mod default;
mod input;
mod metadata;
mod name;
mod output;
mod path;
mod resolver;
mod transformation;
mod url;

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::merge::{Merged, Missing, Whole};
use crate::policy::{TechnicalProfile, Text};
use crate::profile::{Call, Key, Profile, Translation};
use crate::source::{Sources, Span};

pub(crate) use metadata::message;
pub(crate) use output::output_key;
#[cfg(feature = "cli")]
pub(crate) use path::{Step, steps};
pub(crate) use resolver::Resolver;

/// All RESTful profiles of a chain, and those of which that cannot be known.
pub(crate) fn profiles(
    merged: &Merged,
    sources: &Sources,
    findings: &mut Findings,
) -> Vec<Profile> {
    if let Some(base) = &merged.missing_base {
        findings.error(
            sources,
            base.span,
            "missing-base-policy",
            format!("the base policy `{}` is not among the files", base.value),
            "give its file too, or the folder that holds it",
        );
    }
    let restful = merged
        .profiles
        .iter()
        .filter(|whole| whole.profile.is_restful() || is_orphan(whole, merged));
    restful
        .map(|whole| {
            Judge {
                merged,
                sources,
                findings,
                profile: &whole.profile,
                refusals: Vec::new(),
                remarks: Vec::new(),
                features: BTreeSet::new(),
            }
            .judge(whole)
        })
        .collect()
}

/// Has no protocol, because what would say it is not there, and a URL.
fn is_orphan(whole: &Whole, merged: &Merged) -> bool {
    let lost = whole.missing.is_some() || merged.missing_base.is_some();
    lost && whole.profile.protocol.is_none() && whole.profile.item("ServiceUrl").is_some()
}

/// Remarks that are printed above a profile; all of them are findings.
const MOST_REMARKS: usize = 20;

/// Why a profile is refused.
struct Refusal {
    span: Span,
    code: &'static str,
    message: String,
    help: String,
}

/// One profile under judgement.
struct Judge<'a> {
    merged: &'a Merged,
    sources: &'a Sources,
    findings: &'a mut Findings,
    profile: &'a TechnicalProfile,
    refusals: Vec<Refusal>,
    remarks: Vec<String>,
    /// Features of the runtime that the transformations need.
    features: BTreeSet<&'static str>,
}

impl Judge<'_> {
    fn judge(mut self, whole: &Whole) -> Profile {
        let profile = self.profile;
        let (file, place) = self.sources.place(profile.span);
        let file = file.to_owned();
        self.missing(whole);
        self.metadata();
        let mode = self.mode();
        let url = profile
            .item("ServiceUrl")
            .filter(|url| !url.value.is_empty());
        let is_abstract = url.is_none() && whole.included;
        let debug_mode = self.switch("DebugMode");
        let insecure = self.switch("AllowInsecureAuthInProduction");
        let auth = self.auth(insecure);
        let mut inputs = self.inputs(mode, auth.is_bearer());
        let outputs = self.outputs();
        let url = if let Some(url) = url {
            self.url(url, mode, &mut inputs)
        } else {
            self.no_url();
            None
        };
        self.names(&inputs, &auth.forms, mode);
        let (before, after) = self.transformations(&inputs);
        let named = self.named(&inputs);
        let mut call = Call {
            service_url: String::new(),
            allow_http: false,
            development_only: auth.is_none && !insecure,
            allow_insecure_auth_in_production: auth.is_none && insecure,
            auth: auth.forms,
            named,
            before,
            after,
            features: std::mem::take(&mut self.features),
        };
        if let Some(url) = url {
            call.service_url = url.text;
            call.allow_http = url.allow_http;
            if let Some(key) = url.key {
                call.auth.push(key);
                // What it allows is a call without any key.
                call.allow_insecure_auth_in_production = false;
            }
        }
        Profile {
            id: profile.id.value.clone(),
            file,
            line: place.line,
            display_name: profile.display_name.clone().filter(|name| !name.is_empty()),
            auth: auth.listed,
            send_claims_in: mode,
            service_url: profile
                .item("ServiceUrl")
                .map(|url| url.value.clone())
                .filter(|url| !url.is_empty()),
            keys: profile
                .keys
                .iter()
                .map(|key| Key {
                    id: key.id.value.clone(),
                    storage: key.storage.as_ref().map(|storage| storage.value.clone()),
                })
                .collect(),
            inputs,
            outputs,
            messages: self.messages(),
            debug_mode,
            allow_insecure_auth_in_production: insecure,
            is_restful: profile.is_restful(),
            remarks: std::mem::take(&mut self.remarks),
            translation: self.translation(is_abstract, call),
        }
    }

    /// An abstract base is judged where it is used: what it lacks is no fault of its own.
    fn translation(self, is_abstract: bool, call: Call) -> Translation {
        if is_abstract {
            return Translation::Abstract;
        }
        let mut reasons: Vec<String> = Vec::new();
        for refusal in self.refusals {
            if reasons.len() < MOST_REMARKS && !reasons.contains(&refusal.message) {
                reasons.push(refusal.message.clone());
            }
            let message = format!(
                "`{}` is refused: {}",
                self.profile.id.value, refusal.message
            );
            self.findings.error(
                self.sources,
                refusal.span,
                refusal.code,
                message,
                refusal.help,
            );
        }
        if reasons.is_empty() {
            Translation::Whole(call)
        } else {
            Translation::Refused(reasons.join("; "))
        }
    }

    fn missing(&mut self, whole: &Whole) {
        let behind = self.behind();
        match &whole.missing {
            Some(Missing::Profile(reference)) => self.refuse(
                reference.span,
                "missing-profile",
                format!(
                    "it includes `{}`, which is not there{behind}",
                    reference.value
                ),
                "give the file that defines it",
            ),
            Some(Missing::Ring(reference)) => self.refuse(
                reference.span,
                "include-ring",
                format!("it includes itself by `{}`", reference.value),
                "include a profile that does not lead back",
            ),
            Some(Missing::Large(reference)) => self.refuse(
                reference.span,
                "too-much-included",
                format!(
                    "it includes `{}`, and all inclusions together are too large",
                    reference.value
                ),
                "include less, or give the policies apart",
            ),
            None => {}
        }
        if self.profile.protocol.is_none() {
            self.refuse(
                self.profile.span,
                "no-protocol",
                format!("it has no `Protocol`{behind}"),
                "give the file that defines the profile as a whole",
            );
        }
    }

    fn no_url(&mut self) {
        let behind = self.behind();
        self.refuse(
            self.profile.span,
            "no-service-url",
            format!("it has no `ServiceUrl` anywhere in the chain{behind}"),
            "write `<Item Key=\"ServiceUrl\">https://…</Item>` in its `Metadata`",
        );
    }

    /// What is missing may stand in a policy that is missing too.
    fn behind(&self) -> String {
        self.merged
            .missing_base
            .as_ref()
            .map(|base| format!("; the base policy `{}` is missing", base.value))
            .unwrap_or_default()
    }

    fn refuse(
        &mut self,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.refusals.push(Refusal {
            span,
            code,
            message: message.into(),
            help: help.into(),
        });
    }

    fn warn(
        &mut self,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let message = message.into();
        if !self.remarks.contains(&message) && self.remarks.len() < MOST_REMARKS {
            self.remarks.push(message.clone());
        }
        self.findings.warn(self.sources, span, code, message, help);
    }

    /// A word in the original's `true` and `false`, in any case.
    fn truth(&mut self, text: &Text, of: &str) -> bool {
        if text.value.eq_ignore_ascii_case("true") {
            return true;
        }
        if !text.value.eq_ignore_ascii_case("false") {
            let (code, what) = if crate::settings::first(&text.value).is_some() {
                ("unfilled-setting", "is a setting that is not filled")
            } else {
                ("not-a-boolean", "is neither `true` nor `false`")
            };
            self.warn(
                text.span,
                code,
                format!("`{}` {what}: `{of}` is taken as `false`", text.value),
                "write `true` or `false`, or give `--settings`",
            );
        }
        false
    }
}
