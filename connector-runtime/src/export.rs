//! Profiles as a policy: `TrustFramework` XML, for the documents' system or for `connector import`.
//!
//! ```
//! use connector_runtime::{export::Policy, technical_profile};
//!
//! /// Looks a member up.
//! #[technical_profile(service_url = "https://crm.example.com/members", auth = Basic)]
//! struct Member {
//!     #[input]                      email: String,
//!     #[output(default = "bronze")] level: String,
//! }
//!
//! let policy = Policy::new("B2C_1A_Members").base("B2C_1A_TrustFrameworkBase").with::<Member>();
//! let xml = policy.to_xml();
//! assert!(xml.contains(r#"<InputClaim ClaimTypeReferenceId="email" Required="true" />"#));
//! assert!(xml.contains(r#"<OutputClaim ClaimTypeReferenceId="level" DefaultValue="bronze" />"#));
//! // A policy can say all that this profile says.
//! assert!(policy.remarks().is_empty());
//! ```
//!
//! What the documents' system does by itself, or cannot do, has no place in a policy: timeouts, another verb, a claim in another
//! place than the profile's mode. Nothing of that is left out in silence: [`Policy::remarks`] says it, and so do comments above
//! the profile. Claims that an expression computes become claims transformations where a method of the catalogue says the
//! same; the others are left to whoever calls the profile, with a remark.
//!
//! The same profiles as a description of their APIs: [`openapi::Description`](crate::openapi::Description).

use std::fmt;

use crate::profile::Profile;
use crate::technical_profile::TechnicalProfile;

mod auth;
mod body;
mod claims;
mod expression;
mod messages;
mod metadata;
mod method;
mod profile;
mod schema;
mod transformation;
mod url;
mod xml;

use schema::Schema;
use xml::Xml;

/// A policy that is being written.
#[derive(Clone)]
pub struct Policy {
    id: String,
    tenant: String,
    base: Option<String>,
    page: String,
    profiles: Vec<&'static Profile>,
    localized: Vec<messages::Localized>,
    /// What of the messages has no place.
    remarks: Vec<String>,
}

impl Policy {
    /// A policy of this `PolicyId`, such as `B2C_1A_Members`, without profiles yet.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            tenant: "yourtenant.onmicrosoft.com".to_owned(),
            base: None,
            page: "api.selfasserted".to_owned(),
            profiles: Vec::new(),
            localized: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// The `TenantId`. Default: `yourtenant.onmicrosoft.com`, which the documents write.
    #[must_use]
    pub fn tenant(mut self, tenant: impl Into<String>) -> Self {
        self.tenant = tenant.into();
        self
    }

    /// The `PolicyId` of the base policy. Default: none; the documents' system wants one.
    #[must_use]
    pub fn base(mut self, policy_id: impl Into<String>) -> Self {
        self.base = Some(policy_id.into());
        self
    }

    /// The content definition whose page shows localised messages. Default: `api.selfasserted`.
    #[must_use]
    pub fn page(mut self, content_definition: impl Into<String>) -> Self {
        self.page = content_definition.into();
        self
    }

    /// A technical profile, behind those that are there.
    #[must_use]
    pub fn with<P: TechnicalProfile>(mut self) -> Self {
        self.profiles.push(P::PROFILE);
        self
    }

    /// Messages in people's languages, as `LocalizedResources` of the [`page`](Self::page).
    ///
    /// The documents' system tells pages apart and not profiles: a message for one profile is written as one for all.
    #[cfg(feature = "client")]
    #[must_use]
    pub fn messages(mut self, messages: &crate::Messages) -> Self {
        (self.localized, self.remarks) = messages::of(messages);
        self
    }

    /// The policy.
    #[must_use]
    pub fn to_xml(&self) -> String {
        self.written().0
    }

    /// What the profiles say and the policy cannot, a sentence each.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        self.written().1
    }

    fn written(&self) -> (String, Vec<String>) {
        let mut schema = Schema::default();
        let mut remarks = self.remarks.clone();
        let mut profiles = Xml::at(4);
        let mut transformations = Xml::at(3);
        for profile in &self.profiles {
            let whole = profile::Whole::of(profile, &mut schema);
            remarks.extend(
                whole
                    .remarks
                    .iter()
                    .map(|remark| format!("`{}`: {remark}", profile.id)),
            );
            whole.write(&mut profiles, &mut transformations);
        }
        let mut xml = Xml::at(0);
        xml.line("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        // Before production, the documents' system takes calls without authentication in development alone.
        let development = self.profiles.iter().any(|profile| profile.development_only);
        let public = format!("http://{}/{}", self.tenant, self.id);
        xml.open(
            "TrustFrameworkPolicy",
            &[
                ("xmlns", Some(NAMESPACE)),
                ("PolicySchemaVersion", Some("0.3.0.0")),
                ("TenantId", Some(&self.tenant)),
                ("PolicyId", Some(&self.id)),
                ("PublicPolicyUri", Some(&public)),
                ("DeploymentMode", development.then_some("Development")),
            ],
        );
        if let Some(base) = &self.base {
            xml.open("BasePolicy", &[]);
            xml.text("TenantId", &[], &self.tenant);
            xml.text("PolicyId", &[], base);
            xml.close("BasePolicy");
        }
        let blocks = [
            ("ClaimsSchema", schema.written()),
            ("ClaimsTransformations", transformations),
            (
                "ContentDefinitions",
                messages::pages(&self.localized, &self.page),
            ),
            (
                "Localization",
                messages::resources(&self.localized, &self.page),
            ),
        ];
        if blocks.iter().any(|(_, block)| !block.is_empty()) {
            xml.open("BuildingBlocks", &[]);
            for (name, block) in blocks.into_iter().filter(|(_, block)| !block.is_empty()) {
                let enabled = (name == "Localization").then_some("true");
                xml.open(name, &[("Enabled", enabled)]);
                xml.inside(&block);
                xml.close(name);
            }
            xml.close("BuildingBlocks");
        }
        if !profiles.is_empty() {
            xml.open("ClaimsProviders", &[]);
            xml.open("ClaimsProvider", &[]);
            xml.text("DisplayName", &[], &self.id);
            xml.open("TechnicalProfiles", &[]);
            xml.inside(&profiles);
            xml.close("TechnicalProfiles");
            xml.close("ClaimsProvider");
            xml.close("ClaimsProviders");
        }
        xml.close("TrustFrameworkPolicy");
        (xml.into_text(), remarks)
    }
}

const NAMESPACE: &str = "http://schemas.microsoft.com/online/cpim/schemas/2013/06";

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let profiles: Vec<&str> = self.profiles.iter().map(|profile| profile.id).collect();
        f.debug_struct("Policy")
            .field("id", &self.id)
            .field("profiles", &profiles)
            .finish_non_exhaustive()
    }
}
