//! API connectors of a user flow, through the public door: every body of the documents, byte by byte, in both directions.

#[path = "connectors/bodies.rs"]
mod bodies;
#[path = "connectors/quirks.rs"]
mod quirks;

use connector_runtime::{Identity, api_connector};

/// The setting that names the extensions app.
const APP: (&str, &str) = ("ExtensionsAppId", "831374b3-bd50-41bf-aa54-263ec9e050fc");

/// All claims of the documents' sample.
#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    rename_all = "camelCase",
    input_derive(PartialEq, Clone),
)]
#[derive(Debug)]
pub struct SignUp {
    #[input]
    pub email: Option<String>,
    #[input]
    pub identities: Vec<Identity>,
    #[input]
    pub display_name: Option<String>,
    #[input]
    pub object_id: Option<String>,
    #[input]
    pub given_name: Option<String>,
    #[input]
    pub surname: Option<String>,
    #[input]
    pub job_title: Option<String>,
    #[input]
    pub street_address: Option<String>,
    #[input]
    pub city: Option<String>,
    #[input]
    #[output]
    pub postal_code: Option<String>,
    #[input]
    pub state: Option<String>,
    #[input]
    pub country: Option<String>,
    #[input(partner = "extension_CustomAttribute1")]
    #[output]
    pub first: Option<String>,
    #[input(partner = "extension_CustomAttribute2")]
    pub second: Option<String>,
}

/// Two claims, after federating.
#[api_connector(
    step = PostFederationSignup,
    service_url = "https://partner.example.com/lookup",
    auth = [Basic, ApiKeyQuery("code")],
)]
#[derive(Debug, PartialEq)]
pub struct LookUp {
    #[input]
    pub email: String,
    #[output(partner = "postalCode")]
    pub postal_code: Option<String>,
}

/// One claim for the token.
#[api_connector(
    step = PreTokenIssuance,
    service_url = "https://partner.example.com/enrich",
    auth = ClientCertificate,
    send_step = false,
)]
#[derive(Debug, PartialEq)]
pub struct Enrich {
    #[input(partner = "objectId")]
    pub object_id: String,
    #[output(partner = "extension_Role")]
    pub role: Option<String>,
}
