//! A RESTful technical profile after merging and judging: what `list` shows, and what is printed of it.

use std::collections::BTreeSet;

use crate::source::Span;

/// A RESTful technical profile of a leaf.
#[derive(Debug, Clone)]
pub struct Profile {
    /// `Id`.
    pub id: String,
    /// The file of its most derived definition, as it was named.
    pub file: String,
    /// The line of its most derived definition, from 1.
    pub line: usize,
    /// `DisplayName`.
    pub display_name: Option<String>,
    /// `AuthenticationType`, in the documents' spelling where it is one of theirs.
    pub auth: Option<String>,
    /// `SendClaimsIn`; `Body` where the policy says nothing.
    pub send_claims_in: Mode,
    /// `ServiceUrl` as the policy spells it, settings filled; `None` for an abstract base.
    pub service_url: Option<String>,
    /// `CryptographicKeys` after merging.
    pub keys: Vec<Key>,
    /// `InputClaims`.
    pub inputs: Vec<Input>,
    /// `OutputClaims`.
    pub outputs: Vec<Output>,
    /// The messages of the metadata, by their documented names.
    pub messages: Vec<(&'static str, String)>,
    /// `DebugMode`.
    pub debug_mode: bool,
    /// `AllowInsecureAuthInProduction`.
    pub allow_insecure_auth_in_production: bool,
    /// Whether it can be written in our language.
    pub translation: Translation,
    /// What is doubtful in it, in the words of the findings.
    pub remarks: Vec<String>,
    /// Whether it is known to be RESTful: an override without its base says no protocol.
    pub is_restful: bool,
}

/// Whether a profile can be written in our language.
#[derive(Debug, Clone)]
pub enum Translation {
    /// It can.
    Whole(Call),
    /// It has no URL and others include it: a base, not a profile that runs.
    Abstract,
    /// It cannot, for this reason.
    Refused(String),
}

/// What is written of a profile beside its claims.
#[derive(Debug, Clone)]
pub struct Call {
    /// The URL in our language: placeholders of claims by wire name, everything else percent-encoded.
    pub service_url: String,
    /// Whether the URL is plain `http:`.
    pub allow_http: bool,
    /// How the API knows who calls; empty for `None`.
    pub auth: Vec<Auth>,
    /// `AuthenticationType` is `None`, and nothing allows it in production.
    pub development_only: bool,
    /// `None` that the switch allows in production.
    pub allow_insecure_auth_in_production: bool,
    /// Claims that only resolvers of other claims name (`{Claim:x}`), with their data types.
    pub(crate) named: Vec<(String, DataType)>,
    /// What transformations do before and after the call, in order.
    pub(crate) before: Vec<Transformation>,
    pub(crate) after: Vec<Transformation>,
    /// Features of the runtime that its transformations need beside the usual ones.
    pub(crate) features: BTreeSet<&'static str>,
}

/// A `ClaimsTransformation`, its claims by their declared ids.
#[derive(Debug, Clone)]
pub(crate) struct Transformation {
    pub(crate) id: String,
    /// `TransformationMethod`.
    pub(crate) method: String,
    pub(crate) inputs: Vec<Transformed>,
    pub(crate) parameters: Vec<crate::policy::Parameter>,
    pub(crate) outputs: Vec<Transformed>,
}

/// A claim of a transformation.
#[derive(Debug, Clone)]
pub(crate) struct Transformed {
    pub(crate) identity: String,
    pub(crate) ty: DataType,
    /// `TransformationClaimType`.
    pub(crate) role: String,
}

/// A form of authentication, with the names of its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Auth {
    /// User name and password.
    Basic {
        /// The key of the user name; `None` for the default.
        username: Option<String>,
        /// The key of the password; `None` for the default.
        password: Option<String>,
    },
    /// A token of the key container, or of a claim.
    Bearer {
        /// Its key; `None` for the default, or where a claim holds it.
        key: Option<String>,
    },
    /// A client certificate.
    ClientCertificate {
        /// Its key; `None` for the default.
        key: Option<String>,
    },
    /// A key in a header.
    ApiKeyHeader {
        /// The header.
        name: String,
        /// The key.
        key: String,
    },
    /// A key in the query of the URL.
    ApiKeyQuery {
        /// The parameter.
        name: String,
        /// The key.
        key: String,
    },
}

/// `SendClaimsIn`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// A JSON object, POST.
    #[default]
    Body,
    /// A form, POST.
    Form,
    /// Headers, GET.
    Header,
    /// Placeholders of the URL, GET.
    Url,
    /// The query, GET.
    QueryString,
}

impl Mode {
    const ALL: [Self; 5] = [
        Self::Body,
        Self::Form,
        Self::Header,
        Self::Url,
        Self::QueryString,
    ];

    /// The documents' word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Body => "Body",
            Self::Form => "Form",
            Self::Header => "Header",
            Self::Url => "Url",
            Self::QueryString => "QueryString",
        }
    }

    /// The verb that the mode fixes.
    #[must_use]
    pub fn method(self) -> &'static str {
        match self {
            Self::Body | Self::Form => "POST",
            Self::Header | Self::Url | Self::QueryString => "GET",
        }
    }

    /// The documents' word in any case.
    pub(crate) fn read(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|mode| mode.as_str().eq_ignore_ascii_case(word))
    }
}

/// A `Key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// `Id`.
    pub id: String,
    /// `StorageReferenceId`.
    pub storage: Option<String>,
}

/// An `InputClaim`.
#[derive(Debug, Clone)]
pub struct Input {
    /// `ClaimTypeReferenceId`.
    pub claim: String,
    /// `DataType` in the policy's spelling; `string` where no claim type is declared.
    pub data_type: String,
    /// `PartnerClaimType`, or the claim.
    pub wire: String,
    /// Where it goes; `None` where it is not sent.
    pub send_in: Option<Mode>,
    /// Where its value comes from.
    pub given: Given,
    /// It is the whole body.
    pub payload: bool,
    /// It is the bearer token.
    pub bearer: bool,
    pub(crate) meta: Meta,
}

/// An `OutputClaim`.
#[derive(Debug, Clone)]
pub struct Output {
    /// `ClaimTypeReferenceId`.
    pub claim: String,
    /// `DataType` in the policy's spelling; `string` where no claim type is declared.
    pub data_type: String,
    /// `PartnerClaimType`, or the claim; the path where `is_path`.
    pub wire: String,
    /// The name is a JSON path.
    pub is_path: bool,
    /// Where its value comes from; never a resolver.
    pub given: Given,
    pub(crate) meta: Meta,
}

/// Where the value of a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// From the caller, or from the answer.
    Plain,
    /// `DefaultValue`: where it has none.
    Default(String),
    /// `DefaultValue` and `AlwaysUseDefaultValue`.
    Value(String),
    /// A claim resolver, with both its switches.
    Resolve(String),
}

impl Given {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Plain => None,
            Self::Default(text) | Self::Value(text) | Self::Resolve(text) => Some(text),
        }
    }
}

/// What is known of a claim beside what is listed.
#[derive(Debug, Clone)]
pub(crate) struct Meta {
    pub(crate) span: Span,
    /// The declared claim type's id: references that differ by case only are one claim.
    pub(crate) identity: String,
    pub(crate) ty: DataType,
    pub(crate) required: bool,
    /// The claim type's `DisplayName`.
    pub(crate) display_name: Option<String>,
}

/// The claim data types (`b2c` §3.1), as the types that a file without further dependencies has for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DataType {
    String,
    Boolean,
    Int,
    Long,
    /// `date`, `dateTime`, `duration`, `phoneNumber`: a text, with its form.
    Text(&'static str),
    StringCollection,
    /// `userIdentity`: its JSON as a text.
    Identity,
    IdentityCollection,
    /// A policy key that a transformation reads: no data type of a claim.
    Secret,
}

impl DataType {
    /// The documents' word, in any case.
    pub(crate) fn read(word: &str) -> Option<Self> {
        Some(match word.to_ascii_lowercase().as_str() {
            "string" => Self::String,
            "boolean" => Self::Boolean,
            "int" => Self::Int,
            "long" => Self::Long,
            "date" => Self::Text("date"),
            "datetime" => Self::Text("dateTime"),
            "duration" => Self::Text("duration"),
            "phonenumber" => Self::Text("phoneNumber"),
            "stringcollection" => Self::StringCollection,
            "useridentity" => Self::Identity,
            "useridentitycollection" | "alternativesecurityidcollection" => {
                Self::IdentityCollection
            }
            _ => return None,
        })
    }

    pub(crate) fn rust(self) -> &'static str {
        match self {
            Self::String | Self::Text(_) | Self::Identity => "String",
            Self::Boolean => "bool",
            Self::Int => "i32",
            Self::Long => "i64",
            Self::Secret => "Secret<String>",
            Self::StringCollection | Self::IdentityCollection => "Vec<String>",
        }
    }

    pub(crate) fn is_many(self) -> bool {
        matches!(self, Self::StringCollection | Self::IdentityCollection)
    }
}
