//! Made by the test `misuse`, of the cases and their messages.

mod allow_insecure_for_nothing {
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

mod alternatives {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = [Bearer, ClientCertificate]
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod api_key {
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

mod argument_of_none {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = None,
    development_only = true
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod authorization_by_header {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = [Bearer]
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod authorization_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = [Basic]
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod bearer_claim_beside_key {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(bearer)]
    token: String,
}

fn main() {}
}

mod bearer_claim_without_bearer {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(bearer)]
    token: String,
}

fn main() {}
}

mod bearer_claims {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(bearer)]
    token: String,
    #[input()]
    other: String,
}

fn main() {}
}

mod braces {
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

mod certificate_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = [ClientCertificate]
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod header_invalid {
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

mod header_key_only {
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

mod header_not_a_string {
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

mod header_reserved {
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

mod header_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = [ApiKeyHeader("x-key")]
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod header_with_word {
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

mod header_without_name {
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

mod header_without_text {
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

mod in_parentheses {
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

mod insecure_misspelt {
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

mod key_as_word {
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

mod key_empty {
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

mod key_jwt {
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

mod key_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Basic(username_key = "A")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod key_of_another {
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

mod key_too_long {
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

mod key_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer(key = "A")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod key_with_blank {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Basic(password_key = "B2C_1A_Secret")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod key_with_colon {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Basic(username_key = "B2C_1A_Id")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod key_with_slash {
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

mod key_with_stray {
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

mod key_without_its_word {
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

mod list_empty {
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

mod list_in_parentheses {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = [ClientCertificate, Bearer]
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod none_allowed_and_forbidden {
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

mod none_alone {
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

mod none_in_list {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = [ Bearer],
    development_only = true
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod oauth2_bare {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/token", client_id_key = "B2C_1A_ClientId", client_secret_key = "B2C_1A_ClientSecret")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod oauth2_short {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/token", client_id_key = "B2C_1A_ClientId", client_secret_key = "B2C_1A_ClientSecret")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod oauth2_without_secret {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/token", client_id_key = "Id", client_secret_key = "B2C_1A_ClientSecret")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod positional {
// faults: 2
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

mod query_key_declared {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ApiKeyQuery("code")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod query_without_name {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ApiKeyQuery("code")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod reference {
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

mod string {
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

mod unknown_far {
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

mod unknown_near {
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
