//! API connectors of a user flow, through the public door: every body of the documents, byte by byte, in both directions.

#![allow(
    dead_code,
    reason = "these profiles are about bodies: not every claim is looked at"
)]

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
struct SignUp {
    #[input]
    email: Option<String>,
    #[input]
    identities: Vec<Identity>,
    #[input]
    display_name: Option<String>,
    #[input]
    object_id: Option<String>,
    #[input]
    given_name: Option<String>,
    #[input]
    surname: Option<String>,
    #[input]
    job_title: Option<String>,
    #[input]
    street_address: Option<String>,
    #[input]
    city: Option<String>,
    #[input]
    #[output]
    postal_code: Option<String>,
    #[input]
    state: Option<String>,
    #[input]
    country: Option<String>,
    #[input(partner = "extension_CustomAttribute1")]
    #[output]
    first: Option<String>,
    #[input(partner = "extension_CustomAttribute2")]
    second: Option<String>,
}

/// Two claims, after federating.
#[api_connector(
    step = PostFederationSignup,
    service_url = "https://partner.example.com/lookup",
    auth = [Basic, ApiKeyQuery("code")],
)]
#[derive(Debug, PartialEq)]
struct LookUp {
    #[input]
    email: String,
    #[output(partner = "postalCode")]
    postal_code: Option<String>,
}

/// One claim for the token.
#[api_connector(
    step = PreTokenIssuance,
    service_url = "https://partner.example.com/enrich",
    auth = ClientCertificate,
    send_step = false,
)]
#[derive(Debug, PartialEq)]
struct Enrich {
    #[input(partner = "objectId")]
    object_id: String,
    #[output(partner = "extension_Role")]
    role: Option<String>,
}
