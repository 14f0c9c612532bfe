//! Made by the test `misuse`, of the cases and their messages.

mod allow_insecure {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = None,
    allow_insecure_auth_in_production = true
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod always_use_default_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(value = "…")]
    email: String,
}

fn main() {}
}

mod api_key_header {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ApiKeyHeader("x-functions-key")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod authentication_type {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod basic_authentication {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Basic
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod basic_username {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Basic(username_key = "B2C_1A_Id", password_key = "B2C_1A_Secret")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod bearer_token {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer(key = "B2C_1A_Token")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod claim_type_reference_id {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input()]
    email: String,
}

fn main() {}
}

mod claims_format {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod client_certificate {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ClientCertificate(key = "B2C_1A_Certificate")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod client_certificate_authentication {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ClientCertificate
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod cryptographic_keys {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer(key = "B2C_1A_Token")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod cryptographic_keys_in_snake {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer(key = "B2C_1A_Token")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod debug_mode {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    debug_mode = true
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod default_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(default = "x")]
    email: String,
}

fn main() {}
}

mod deployment_mode {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer, development_only = true
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod deployment_mode_of_none {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = None, development_only = true
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod description {
use connector_runtime::technical_profile;

/// What it does.
#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod display_name {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    display_name = "Lookup"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod generate_json {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "personalizations.0.to.0.email")]
    email: String,
}

fn main() {}
}

mod http_method {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    method = Put
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod input_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "mail")]
    email: String,
}

fn main() {}
}

mod input_claim_of_profile {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input] pub email: String,
    #[input]
    name: String,
}

fn main() {}
}

mod input_claim_partner {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "mail")]
    email: String,
}

fn main() {}
}

mod input_claims {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input] pub email: String,
    #[input]
    name: String,
}

fn main() {}
}

mod item {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod json_paths {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0].email")] #[input]
    email: String,
}

fn main() {}
}

mod key {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer(key = "B2C_1A_Token")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod metadata {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    debug_mode = true
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod metadata_alone {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod metadata_items {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/", auth = Bearer, send_claims_in = Form
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod not_needed {
// faults: 14
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    
    
    
    
    
    
    
    
    
    
    
    
    
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod output_claim_in_snake {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    email: String,
}

fn main() {}
}

mod output_claim_of_profile {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output] pub email: String,
    #[input]
    name: String,
}

fn main() {}
}

mod output_claims {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output] pub email: String,
    #[input]
    name: String,
}

fn main() {}
}

mod output_transformations {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(map = |value| value)] #[input]
    email: String,
}

fn main() {}
}

mod partner_claim_type {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "mail")]
    email: String,
}

fn main() {}
}

mod partner_claim_type_in_parentheses {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "mail")]
    email: String,
}

fn main() {}
}

mod partner_claim_type_in_snake {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(partner = "mail")]
    email: String,
}

fn main() {}
}

mod partner_claim_type_word {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "mail")]
    email: String,
}

fn main() {}
}

mod payload {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    email: String,
}

fn main() {}
}

mod protocol {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod required {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output()]
    email: String,
}

fn main() {}
}

mod resolving {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}")]
    email: String,
}

fn main() {}
}

mod send_claims_in {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = Form
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod send_claims_in_of_a_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    email: String,
}

fn main() {}
}

mod serde_alias {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output()]
    email: String,
}

fn main() {}
}

mod serde_default {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output()]
    email: Option<String>,
}

fn main() {}
}

mod serde_rename {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
#[derive(serde::Serialize)]
struct Lookup {
    #[input(partner = "mail")]
    #[serde(rename = "mail")]
    email: String,
}

fn main() {}
}

mod serde_rename_all {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer, rename_all = "camelCase"
)]
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Lookup {
    #[input]
    given_name: String,
}

fn main() {}
}

mod serde_rename_key {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "mail")]
    email: String,
}

fn main() {}
}

mod serde_rename_of_all {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    rename_all = "camelCase"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod serde_skip {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim]
    email: String,
}

fn main() {}
}

mod serde_skip_deserializing {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod serde_skip_serializing {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    email: String,
}

fn main() {}
}

mod serde_with {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = |value| value)]
    email: String,
}

fn main() {}
}

mod service_url {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod storage_reference_id {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer(key = "B2C_1A_Token")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod structure {
// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod technical_profile_id {
use connector_runtime::technical_profile;

#[technical_profile(
    id = "REST-Lookup",
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod transformations {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = |value| value)]
    email: String,
}

fn main() {}
}

mod use_claim_as_bearer_token {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(bearer)]
    email: String,
}

fn main() {}
}

mod validation {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
