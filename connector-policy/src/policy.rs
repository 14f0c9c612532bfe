//! A policy file as it stands: what concerns RESTful technical profiles, each text with its place.

use crate::source::Span;

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) span: Span,
}

/// A `TrustFrameworkPolicy`.
#[derive(Debug)]
pub(crate) struct Policy {
    pub(crate) file: usize,
    pub(crate) id: Text,
    /// `BasePolicy/PolicyId`.
    pub(crate) base: Option<Text>,
    pub(crate) deployment_mode: Option<Text>,
    pub(crate) claim_types: Vec<ClaimType>,
    pub(crate) transformations: Vec<Transformation>,
    pub(crate) profiles: Vec<TechnicalProfile>,
    pub(crate) localization: Vec<LocalizedMessage>,
    /// `LocalizedResourcesReference`: which resources are of which language.
    pub(crate) languages: Vec<Language>,
}

/// A `ClaimType` of the `ClaimsSchema`.
#[derive(Debug, Clone)]
pub(crate) struct ClaimType {
    pub(crate) id: Text,
    pub(crate) display_name: Option<String>,
    pub(crate) data_type: Option<Text>,
}

/// A `ClaimsTransformation`.
#[derive(Debug, Clone)]
pub(crate) struct Transformation {
    pub(crate) id: Text,
    pub(crate) method: String,
    pub(crate) inputs: Vec<TransformedClaim>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) outputs: Vec<TransformedClaim>,
}

/// An `InputClaim` or `OutputClaim` of a transformation.
#[derive(Debug, Clone)]
pub(crate) struct TransformedClaim {
    pub(crate) claim: Text,
    /// `TransformationClaimType`.
    pub(crate) role: String,
}

/// An `InputParameter`.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) id: String,
    pub(crate) data_type: String,
    pub(crate) value: String,
}

/// A `TechnicalProfile`, of any protocol: others are included by RESTful ones.
#[derive(Debug, Clone)]
pub(crate) struct TechnicalProfile {
    pub(crate) id: Text,
    /// The start tag of its most derived definition.
    pub(crate) span: Span,
    pub(crate) display_name: Option<String>,
    /// `Protocol`'s `Name` and `Handler`.
    pub(crate) protocol: Option<Protocol>,
    pub(crate) metadata: Vec<Item>,
    pub(crate) keys: Vec<Key>,
    pub(crate) input_transformations: Vec<Text>,
    pub(crate) inputs: Vec<ClaimReference>,
    pub(crate) outputs: Vec<ClaimReference>,
    pub(crate) output_transformations: Vec<Text>,
    /// `IncludeTechnicalProfile`.
    pub(crate) includes: Vec<Text>,
    /// `IncludeClaimsFromTechnicalProfile`.
    pub(crate) includes_claims: Vec<Text>,
}

impl TechnicalProfile {
    pub(crate) fn item(&self, key: &str) -> Option<&Text> {
        let item = self.metadata.iter().find(|item| item.key.value == key);
        item.map(|item| &item.value)
    }

    pub(crate) fn is_restful(&self) -> bool {
        self.protocol.as_ref().is_some_and(Protocol::is_restful)
    }
}

/// A `Protocol` element.
#[derive(Debug, Clone)]
pub(crate) struct Protocol {
    pub(crate) handler: String,
}

impl Protocol {
    /// The handler is an assembly-qualified name; its first part names the provider.
    fn is_restful(&self) -> bool {
        let provider = self.handler.split(',').next().unwrap_or_default();
        provider
            .trim()
            .eq_ignore_ascii_case("Web.TPEngine.Providers.RestfulProvider")
    }
}

/// An `Item` of the `Metadata`.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) key: Text,
    pub(crate) value: Text,
}

/// A `Key` of the `CryptographicKeys`.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) id: Text,
    pub(crate) storage: Option<Text>,
}

/// An `InputClaim` or `OutputClaim` of a technical profile.
#[derive(Debug, Clone)]
pub(crate) struct ClaimReference {
    /// The start tag.
    pub(crate) span: Span,
    pub(crate) claim: Text,
    pub(crate) partner: Option<Text>,
    pub(crate) default: Option<Text>,
    pub(crate) always: Option<Text>,
    pub(crate) required: bool,
}

/// A `LocalizedString` that is an error message of a RESTful profile.
#[derive(Debug, Clone)]
pub(crate) struct LocalizedMessage {
    /// `LocalizedResources`' `Id`.
    pub(crate) resources: String,
    pub(crate) id: String,
    pub(crate) text: Text,
}

/// A `LocalizedResourcesReference`.
#[derive(Debug, Clone)]
pub(crate) struct Language {
    pub(crate) resources: String,
    pub(crate) tag: String,
}
