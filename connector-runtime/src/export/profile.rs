//! A `TechnicalProfile`: everything that is written of one, before it is written.

use crate::export::auth::{Authenticated, Token};
use crate::export::claims::{Claim, Claims};
use crate::export::schema::Schema;
use crate::export::transformation::Transformation;
use crate::export::xml::Xml;
use crate::export::{metadata, url};
use crate::profile::{Place, Profile};

mod inputs;
mod outputs;

/// A technical profile, with what stands outside of it.
#[derive(Debug)]
pub(super) struct Whole {
    profile: &'static Profile,
    metadata: Vec<(&'static str, String)>,
    keys: Vec<(&'static str, &'static str)>,
    before: Vec<Transformation>,
    inputs: Vec<Reference>,
    outputs: Vec<Reference>,
    after: Vec<Transformation>,
    /// The profile that fetches the token for this one.
    fetch: Option<Fetch>,
    /// What the policy cannot say.
    pub(super) remarks: Vec<String>,
}

/// An `InputClaim` or `OutputClaim`.
#[derive(Debug, Default)]
pub(super) struct Reference {
    /// `ClaimTypeReferenceId`
    id: String,
    /// `PartnerClaimType`, where it is another name.
    partner: Option<String>,
    default: Option<String>,
    always: bool,
    required: bool,
}

/// The documents' way to an OAuth 2 token: a profile that asks for it by a form, its answer a claim for the next.
#[derive(Debug)]
struct Fetch {
    token: Token,
    inputs: Vec<Reference>,
    /// The claim that holds it.
    claim: String,
}

impl Fetch {
    fn of(token: Token, schema: &mut Schema) -> Self {
        let grant = ("grant_type", Some("client_credentials"));
        let sent = [grant, ("scope", token.scope), ("audience", token.audience)];
        let inputs = sent.into_iter().filter_map(|(name, value)| {
            let id = schema.id(name, "string");
            Some(Reference {
                partner: (id != name).then(|| name.to_owned()),
                id,
                default: Some(value?.to_owned()),
                always: true,
                required: false,
            })
        });
        Self {
            inputs: inputs.collect(),
            claim: schema.id("bearer_token", "string"),
            token,
        }
    }
}

/// What is gathered on the way.
struct Parts<'a> {
    profile: &'static Profile,
    claims: &'a Claims,
    schema: &'a mut Schema,
    transformations: Vec<Transformation>,
    references: Vec<Reference>,
    remarks: Vec<String>,
}

impl Whole {
    pub(super) fn of(profile: &'static Profile, schema: &mut Schema) -> Self {
        let claims = Claims::of(profile, schema);
        let auth = Authenticated::of(profile);
        let mut remarks = auth.remarks.clone();
        remarks.extend(metadata::remarks(profile));
        remarks.extend(claims.0.iter().filter_map(|claim| {
            let lost = claim.lost?;
            Some(format!(
                "`{}` is of type `{}`, and written as a `{}`: {lost}",
                claim.field, claim.ty, claim.data_type
            ))
        }));
        let mut parts = Parts {
            profile,
            claims: &claims,
            schema,
            transformations: Vec::new(),
            references: Vec::new(),
            remarks,
        };
        let payload = parts.inputs();
        let (before, mut inputs) = parts.taken();
        let is_path = parts.outputs();
        let (after, outputs) = parts.taken();
        let mut metadata = vec![
            ("ServiceUrl", url::of(profile, &auth)),
            ("AuthenticationType", auth.word.to_owned()),
            (
                "SendClaimsIn",
                metadata::mode(profile.send_claims_in).to_owned(),
            ),
        ];
        let open = auth.word == "None" && !profile.development_only;
        let resolves = claims.0.iter().any(|claim| claim.before.resolve.is_some());
        for (key, on) in [
            ("AllowInsecureAuthInProduction", open),
            ("IncludeClaimResolvingInClaimsHandling", resolves),
            ("ResolveJsonPathsInJsonTokens", is_path),
            ("DebugMode", profile.debug_mode),
        ] {
            metadata.extend(on.then(|| (key, "true".to_owned())));
        }
        metadata.extend(payload.map(|id| ("ClaimUsedForRequestPayload", id)));
        let bearer = claims.0.iter().find(|claim| is_at(claim, Place::Bearer));
        let fetch = auth.token.map(|token| Fetch::of(token, parts.schema));
        inputs.extend(fetch.iter().map(|fetch| Reference {
            id: fetch.claim.clone(),
            ..Reference::default()
        }));
        let bearer = bearer.map(|claim| &claim.id);
        let bearer = bearer.or(fetch.as_ref().map(|fetch| &fetch.claim));
        metadata.extend(bearer.map(|id| ("UseClaimAsBearerToken", id.clone())));
        let messages = metadata::messages(profile).into_iter();
        metadata.extend(messages.filter_map(|(key, text)| Some((key, text?.to_owned()))));
        Self {
            profile,
            metadata,
            keys: auth.keys,
            before,
            inputs,
            outputs,
            after,
            fetch,
            remarks: parts.remarks,
        }
    }

    pub(super) fn write(&self, profiles: &mut Xml, transformations: &mut Xml) {
        for transformation in self.before.iter().chain(&self.after) {
            transformation.write(transformations);
        }
        if let Some(fetch) = &self.fetch {
            fetch.write(&format!("{}-Token", self.profile.id), profiles);
        }
        for remark in &self.remarks {
            profiles.comment(remark);
        }
        begin(profiles, self.profile.id, self.profile.display_name);
        profiles.list("Metadata", |list| {
            for (key, text) in &self.metadata {
                list.text("Item", &[("Key", Some(key))], text);
            }
        });
        profiles.list("CryptographicKeys", |list| keys(list, &self.keys));
        let steps = |list: &mut Xml, name: &str, steps: &[Transformation]| {
            for step in steps {
                list.empty(name, &[("ReferenceId", Some(&step.id))]);
            }
        };
        profiles.list("InputClaimsTransformations", |list| {
            steps(list, "InputClaimsTransformation", &self.before);
        });
        profiles.list("InputClaims", |list| {
            references(list, "InputClaim", &self.inputs);
        });
        profiles.list("OutputClaims", |list| {
            references(list, "OutputClaim", &self.outputs);
        });
        profiles.list("OutputClaimsTransformations", |list| {
            steps(list, "OutputClaimsTransformation", &self.after);
        });
        profiles.close("TechnicalProfile");
    }
}

impl Fetch {
    fn write(&self, id: &str, xml: &mut Xml) {
        begin(xml, id, "");
        xml.list("Metadata", |list| {
            for (key, text) in [
                ("ServiceUrl", self.token.url),
                ("AuthenticationType", "Basic"),
                ("SendClaimsIn", "Form"),
            ] {
                list.text("Item", &[("Key", Some(key))], text);
            }
        });
        xml.list("CryptographicKeys", |list| {
            keys(
                list,
                &[
                    ("BasicAuthenticationUsername", self.token.client_id),
                    ("BasicAuthenticationPassword", self.token.client_secret),
                ],
            );
        });
        xml.list("InputClaims", |list| {
            references(list, "InputClaim", &self.inputs);
        });
        xml.list("OutputClaims", |list| {
            let answered = Reference {
                id: self.claim.clone(),
                partner: Some("access_token".to_owned()),
                ..Reference::default()
            };
            references(list, "OutputClaim", &[answered]);
        });
        xml.close("TechnicalProfile");
    }
}

const HANDLER: &str = "Web.TPEngine.Providers.RestfulProvider, Web.TPEngine, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null";

fn begin(xml: &mut Xml, id: &str, display_name: &str) {
    xml.open("TechnicalProfile", &[("Id", Some(id))]);
    if !display_name.is_empty() {
        xml.text("DisplayName", &[], display_name);
    }
    let protocol = [("Name", Some("Proprietary")), ("Handler", Some(HANDLER))];
    xml.empty("Protocol", &protocol);
}

fn keys(xml: &mut Xml, keys: &[(&str, &str)]) {
    for (id, storage) in keys {
        xml.empty(
            "Key",
            &[("Id", Some(id)), ("StorageReferenceId", Some(storage))],
        );
    }
}

fn references(xml: &mut Xml, name: &str, references: &[Reference]) {
    for reference in references {
        xml.empty(
            name,
            &[
                ("ClaimTypeReferenceId", Some(&reference.id)),
                ("PartnerClaimType", reference.partner.as_deref()),
                ("DefaultValue", reference.default.as_deref()),
                ("AlwaysUseDefaultValue", reference.always.then_some("true")),
                ("Required", reference.required.then_some("true")),
            ],
        );
    }
}

fn is_at(claim: &Claim, place: Place) -> bool {
    claim.input.is_some_and(|input| input.send_in == place)
}

impl Parts<'_> {
    fn taken(&mut self) -> (Vec<Transformation>, Vec<Reference>) {
        (
            std::mem::take(&mut self.transformations),
            std::mem::take(&mut self.references),
        )
    }

    /// A name for a transformation: unique in the policy, since profiles' ids are.
    fn named(&self, claim: &str) -> String {
        let plain = format!("{}-{claim}", self.profile.id);
        let count = self
            .transformations
            .iter()
            .filter(|there| there.id.starts_with(&plain))
            .count();
        match count {
            0 => plain,
            count => format!("{plain}-{}", count + 1),
        }
    }

    /// Says that a claim is computed by what no policy can say.
    fn left(&mut self, field: &str, source: &str) {
        self.remarks.push(format!(
            "`{field}` is computed by `{source}`, which no claims transformation says: what calls the profile must give it"
        ));
    }
}
