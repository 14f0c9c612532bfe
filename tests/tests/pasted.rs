#![allow(dead_code, unused, missing_docs)]
mod auth_allow_insecure_for_nothing {
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
mod auth_argument_of_none {
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
mod auth_authorization_by_header {
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
mod auth_authorization_twice {
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
mod auth_bearer_claim_beside_key {
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
mod auth_bearer_claim_without_bearer {
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
mod auth_bearer_claims {
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
mod auth_certificate_twice {
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
mod auth_header_invalid {
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
mod auth_header_key_only {
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
mod auth_header_not_a_string {
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
mod auth_header_reserved {
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
mod auth_header_twice {
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
mod auth_header_without_name {
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
mod auth_header_without_text {
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
mod auth_key_as_word {
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
mod auth_key_empty {
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
mod auth_key_jwt {
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
mod auth_key_misspelt {
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
mod auth_key_of_another {
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
mod auth_key_too_long {
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
mod auth_key_twice {
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
mod auth_key_with_blank {
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
mod auth_key_with_colon {
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
mod auth_key_with_slash {
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
mod auth_key_with_stray {
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
mod auth_key_without_its_word {
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
mod auth_list_empty {
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
mod auth_list_in_parentheses {
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
mod auth_none_allowed_and_forbidden {
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
mod auth_none_alone {
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
mod auth_none_in_list {
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
mod auth_oauth2_bare {
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
mod auth_oauth2_without_secret {
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
mod auth_query_key_declared {
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
mod auth_query_without_name {
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
mod auth_storage_reference_id {
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
mod auth_string {
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
mod auth_unknown_far {
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
mod auth_unknown_near {
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
mod claims_attribute_as_value {
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
mod claims_attribute_misspelt {
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
mod claims_claim_beside_input {
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
mod claims_coerce_beside_json {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output( json)]
    list: Vec<u8>,
}

fn main() {}
}
mod claims_default_beside_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(value = "x")]
    email: Option<String>,
}

fn main() {}
}
mod claims_default_on_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(default = 1)]
    count: Option<u8>,
}

fn main() {}
}
mod claims_flag_with_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    letter: String,
}

fn main() {}
}
mod claims_key_of_input {
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
mod claims_key_of_output {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(coerce)]
    email: String,
}

fn main() {}
}
mod claims_key_of_profile {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer, timeout = "10s"
)]
struct Lookup {
    #[input()]
    email: String,
}

fn main() {}
}
mod claims_key_twice {
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
mod claims_key_unknown {
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
mod claims_neither {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input] email: String,
}

fn main() {}
}
mod claims_partner_as_word {
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
mod claims_partner_beside_path {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "a.b")]
    email: String,
}

fn main() {}
}
mod claims_partner_empty {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "email")]
    email: String,
}

fn main() {}
}
mod claims_partner_on_bearer {
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
mod claims_read_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(partner = "mail")]
    email: String,
    #[output(partner = "other_mail")]
    mail: String,
}

fn main() {}
}
mod claims_rename_all_on_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer, rename_all = "camelCase"
)]
struct Lookup {
    #[input()]
    email: String,
}

fn main() {}
}
mod claims_sent_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "mail")]
    email: String,
    #[input(partner = "other")]
    other: String,
}

fn main() {}
}
mod computed_map_of_a_literal {
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
mod computed_resolve_key_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    email: String,
}

fn main() {}
}
mod computed_resolve_key_unknown {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LanguageName}")]
    email: String,
}

fn main() {}
}
mod computed_resolve_namespace_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    email: String,
}

fn main() {}
}
mod computed_resolve_namespace_unknown {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    email: String,
}

fn main() {}
}
mod computed_resolve_of_a_bare_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim]
    name: String,
    #[input(resolve = "{Claim:name}")]
    email: String,
}

fn main() {}
}
mod computed_resolve_of_no_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim] name: String,
    #[input(resolve = "{Claim:name}")]
    email: String,
}

fn main() {}
}
mod computed_resolve_of_text {
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
mod computed_resolve_of_two {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(value = format!("…"))]
    email: String,
}

fn main() {}
}
mod computed_resolve_without_braces {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    email: String,
}

fn main() {}
}
mod computed_resolve_without_key {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LanguageName}")]
    email: String,
}

fn main() {}
}
mod computed_resolve_without_namespace {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    email: String,
}

fn main() {}
}
mod computed_value_of_a_later_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    name: String,
    #[input(value = name.clone())]
    email: String,
    
}

fn main() {}
}
mod defaults_input_never_absent {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(default = 1)]
    count: Option<u32>,
}

fn main() {}
}
mod defaults_never_applies {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    #[output()]
    count: u32,
}

fn main() {}
}
mod defaults_resolver {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}")]
    language: Option<String>,
}

fn main() {}
}
mod paths_blank {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "['first name']")]
    email: String,
}

fn main() {}
}
mod paths_body_array_and_object {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to[0]")]
    to: String,
    #[input(path = "['0'].email")]
    email: String,
}

fn main() {}
}
mod paths_body_index_first {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "payload")]
    email: String,
}

fn main() {}
}
mod paths_body_object_and_array {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to.email")]
    email: String,
    #[input(path = "['0']")]
    to: String,
}

fn main() {}
}
mod paths_body_through_a_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to")]
    to: String,
    #[input(path = "other_email")]
    email: String,
}

fn main() {}
}
mod paths_body_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to.email")]
    email: String,
    #[input(path = "other_mail")]
    mail: String,
}

fn main() {}
}
mod paths_body_value_of_an_object {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to.email")]
    email: String,
    #[input(path = "other_to")]
    to: String,
}

fn main() {}
}
mod paths_body_whole {
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
mod paths_bracket_alone {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "dataa[0].b")]
    email: String,
}

fn main() {}
}
mod paths_bracket_empty {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0]")]
    email: String,
}

fn main() {}
}
mod paths_dot_alone {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "dataa.b")]
    email: String,
}

fn main() {}
}
mod paths_dot_before_bracket {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0]")]
    id: String,
}

fn main() {}
}
mod paths_dot_missing {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0].email")]
    email: String,
}

fn main() {}
}
mod paths_double_quotes {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = r#"data['id']"#)]
    id: String,
}

fn main() {}
}
mod paths_empty {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0].email")]
    id: String,
}

fn main() {}
}
mod paths_filter {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0]")]
    id: String,
}

fn main() {}
}
mod paths_index_first {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "$")]
    id: String,
}

fn main() {}
}
mod paths_index_with_zero {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[1]")]
    email: String,
}

fn main() {}
}
mod paths_name_empty {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "['odd.name']")]
    email: String,
}

fn main() {}
}
mod paths_name_unclosed {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "['odd.name']")]
    email: String,
}

fn main() {}
}
mod paths_negative {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0]")]
    id: String,
}

fn main() {}
}
mod paths_same_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0].id")]
    a: String,
    #[output(path = "other_b")]
    b: String,
}

fn main() {}
}
mod paths_script {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0]")]
    email: String,
}

fn main() {}
}
mod paths_slice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0]")]
    id: String,
}

fn main() {}
}
mod paths_unclosed {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0]")]
    id: String,
}

fn main() {}
}
mod paths_union {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0]")]
    email: String,
}

fn main() {}
}
mod paths_unquoted {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data['id']")]
    id: String,
}

fn main() {}
}
mod paths_whole_beside_others {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output()]
    all: String,
    #[output]
    id: String,
}

fn main() {}
}
mod paths_wildcard {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data[0].id")]
    id: String,
}

fn main() {}
}
mod placement_body_in_a_get_mode {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = QueryString, method = Post
)]
struct Lookup {
    #[input(send_in = Body)]
    email: String,
}

fn main() {}
}
mod placement_body_under_get {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    method = Post
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod placement_form_and_body {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
    #[input(send_in = Header)]
    other: String,
}

fn main() {}
}
mod placement_header_authorization {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(bearer)]
    authorization: String,
}

fn main() {}
}
mod placement_header_content_type {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    kind: String,
}

fn main() {}
}
mod placement_header_invalid {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header, partner = "X-Claim")]
    id: String,
}

fn main() {}
}
mod placement_header_of_the_key {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ApiKeyHeader("x-functions-key")
)]
struct Lookup {
    #[input(send_in = Header, partner = "id")]
    id: String,
}

fn main() {}
}
mod placement_header_reserved {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header, partner = "length")]
    length: u32,
}

fn main() {}
}
mod placement_header_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header, partner = "X-Id")]
    a: String,
    #[input(send_in = Header, partner = "b")]
    b: String,
}

fn main() {}
}
mod placement_header_with_underscore {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header, partner = "request-id")]
    request_id: String,
}

fn main() {}
}
mod placement_path_in_header {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Body, path = "a.b")]
    email: String,
}

fn main() {}
}
mod placement_payload_beside_body {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim]
    email: String,
    #[input(payload)]
    letter: String,
}

fn main() {}
}
mod placement_payload_outside_body {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = Body
)]
struct Lookup {
    #[input(payload)]
    letter: String,
}

fn main() {}
}
mod placement_payload_with_partner {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    letter: String,
}

fn main() {}
}
mod placement_payloads {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    a: String,
    #[claim]
    b: String,
}

fn main() {}
}
mod placement_query_declared {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/?v=1",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString, partner = "other-v")]
    v: String,
}

fn main() {}
}
mod placement_query_of_the_key {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ApiKeyQuery("code")
)]
struct Lookup {
    #[input(send_in = QueryString, partner = "other-code")]
    code: String,
}

fn main() {}
}
mod placement_query_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    email: String,
    #[input(send_in = QueryString, partner = "mail")]
    mail: String,
}

fn main() {}
}
mod placement_send_in_as_string {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header)]
    id: String,
}

fn main() {}
}
mod placement_send_in_on_bearer {
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
mod profile_attempt_longer_than_call {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    timeout = "1s",
    attempt_timeout = "1s"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_bool_as_string {
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
mod profile_bool_without_value {
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
mod profile_claim_key {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "x")]
    email: String,
}

fn main() {}
}
mod profile_colon_for_equals {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    id = "A"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_content_type_invalid {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    content_type = "text/plain"
)]
struct Lookup {
    #[input(payload)]
    letter: String,
}

fn main() {}
}
mod profile_content_type_without_payload {
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
mod profile_crate_as_string {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    crate = connector_runtime
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_derive_alone {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    input_derive(Default)
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_derive_as_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    input_derive(Default)
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_derive_twice {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer, input_derive())]
#[derive(Debug)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_five_faults {
// faults: 5
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    timeout = "500ms",
)]
struct Lookup {
    #[input(partner = "mail")]
    email: String,
    #[input] surname: String,
}

fn main() {
    // No second error here: the fallback keeps every name.
    let _ = LookupInput { email: String::new(), surname: String::new() };
}
}
mod profile_key_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    id = "A"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_key_with_list {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    timeout = "10s"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_method_in_capitals {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    method = Post
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_method_unknown {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    method = Post
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_mode_as_string {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = Body
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_mode_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = QueryString
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_mode_unknown {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = Body
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_no_arguments {
// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(auth = Bearer, service_url = "https://api.example.com/")]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_no_auth {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/", auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_no_service_url {
use connector_runtime::technical_profile;

#[technical_profile(
    auth = Bearer, service_url = "https://api.example.com/"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_rename_all_by_macro {
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
mod profile_rename_all_unknown {
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
mod profile_rename_all_word {
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
mod profile_retries_as_string {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    retries = 2
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_retries_too_many {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    retries = 2
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_size_too_large {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    response_limit = "64MiB"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_size_unknown {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    response_limit = "64KiB"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_string_as_macro {
const TEXT: &str = env!("CARGO_PKG_NAME");
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    id = TEXT
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_string_as_path {
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
mod profile_time_as_number {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    timeout = "10s"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_time_too_long {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    timeout = "10m"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_time_without_unit {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    timeout = "500ms"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_time_zero {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    timeout = "500ms"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod profile_unknown_key_near {
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
mod reference_words_always_use_default_value {
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
mod reference_words_api_key_header {
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
mod reference_words_authentication_type {
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
mod reference_words_basic_authentication {
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
mod reference_words_basic_username {
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
mod reference_words_bearer_token {
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
mod reference_words_claim_type_reference_id {
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
mod reference_words_claims_format {
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
mod reference_words_client_certificate {
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
mod reference_words_client_certificate_authentication {
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
mod reference_words_cryptographic_keys {
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
mod reference_words_cryptographic_keys_in_snake {
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
mod reference_words_debug_mode {
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
mod reference_words_default_value {
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
mod reference_words_deployment_mode {
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
mod reference_words_description {
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
mod reference_words_display_name {
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
mod reference_words_generate_json {
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
mod reference_words_http_method {
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
mod reference_words_input_claim {
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
mod reference_words_input_claim_of_profile {
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
mod reference_words_input_claims {
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
mod reference_words_json_paths {
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
mod reference_words_key {
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
mod reference_words_metadata {
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
mod reference_words_not_needed {
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
mod reference_words_output_claim_in_snake {
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
mod reference_words_output_claim_of_profile {
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
mod reference_words_output_claims {
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
mod reference_words_output_transformations {
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
mod reference_words_partner_claim_type {
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
mod reference_words_partner_claim_type_in_snake {
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
mod reference_words_payload {
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
mod reference_words_protocol {
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
mod reference_words_required {
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
mod reference_words_resolving {
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
mod reference_words_send_claims_in {
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
mod reference_words_serde_alias {
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
mod reference_words_serde_default {
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
mod reference_words_serde_rename {
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
mod reference_words_serde_rename_all {
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
mod reference_words_serde_rename_key {
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
mod reference_words_serde_skip {
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
mod reference_words_serde_skip_deserializing {
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
mod reference_words_serde_skip_serializing {
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
mod reference_words_serde_with {
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
mod reference_words_service_url {
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
mod reference_words_storage_reference_id {
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
mod reference_words_structure {
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
mod reference_words_transformations {
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
mod reference_words_use_claim_as_bearer_token {
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
mod reference_words_validation {
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
mod refusal_attribute_alone {
use connector_runtime::Refusal;

#[derive(Refusal)]
#[refusal(crate = connector_runtime)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_code_as_value {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_code_as_word {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_code_empty {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_code_of_nothing {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_fields {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_generic {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_key_unknown {
use connector_runtime::Refusal;

#[derive(Refusal)]
#[refusal(crate = connector_runtime)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_no_code {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")] Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_no_other {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)] Other(Option<String>),
    #[code("API12345")]
    Known,
}

fn main() {}
}
mod refusal_on_a_struct {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp { #[code("API12345")] Known, #[code(other)] Other(Option<String>) }

fn main() {}
}
mod refusal_other_beside_a_code {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code("API2")]
    Second,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_other_misspelt {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}
mod refusal_other_of_string {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other(Option<String>),
}

fn main() {}
}
mod refusal_other_of_two {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other(Option<String>),
}

fn main() {}
}
mod refusal_same_code {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code("API2")]
    Again,
    #[code(other)]
    Other,
}

fn main() {}
}
mod shapes_enumeration {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}
mod shapes_function {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}
mod shapes_macro_twice {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]

struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod shapes_module {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}
mod shapes_tuple {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}
mod shapes_union {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}
mod shapes_unit {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup {}

fn main() {}
}
mod shapes_where_clause {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup  {
    #[input]
    email: String,
}

fn main() {}
}
mod types_bearer_list {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(bearer)]
    tokens: String,
}

fn main() {}
}
mod types_bearer_list_by_alias {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(bearer)]
    tokens: connector_runtime::Secret<String>,
}

type Tokens = Vec<String>;

fn main() {}
}
mod types_bearer_without_text {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(bearer)]
    token: connector_runtime::Secret<String>,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_list_of_lists {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    ids: Vec<String>,
}

fn main() {}
}
mod types_list_of_lists_by_alias {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    ids: Vec<String>,
}

type Ids = Vec<String>;

fn main() {}
}
mod types_no_text_in_form {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = Form
)]
struct Lookup {
    #[input]
    plain: String,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_no_text_in_header {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header)]
    plain: String,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_no_text_in_option {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header)]
    plain: String,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_no_text_in_query {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    plain: String,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_no_text_in_url {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{plain}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    plain: String,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_no_text_inside {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    plain: Vec<String>,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_not_deserialize {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    plain: Plain,
}

#[derive(Clone)]
#[derive(serde::Deserialize)]
struct Plain;

fn main() {}
}
mod types_not_serialize {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    plain: Plain,
}

#[derive(Clone)]
#[derive(serde::Serialize)]
struct Plain;

fn main() {}
}
mod types_not_serialize_in_option {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    plain: Option<Plain>,
}

#[derive(Clone)]
#[derive(serde::Serialize)]
struct Plain;

fn main() {}
}
mod types_output_reference {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    name: String,
}

fn main() {}
}
mod types_payload_in_option {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    plain: Option<String>,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_payload_not_serialize {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    plain: String,
}

#[derive(Clone)]
struct Plain;

fn main() {}
}
mod types_resolve_without_from_str {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    language: String,
}

#[derive(Clone, serde::Serialize)]
struct Plain;

fn main() {}
}
mod url_blank {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/a%20b",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_brace_closing {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/id%7D",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_brace_open {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/%7Bid",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_braces_doubled {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/%7B%7Bid%7D%7D",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_claim_and_constant {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = URL,
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    id: String,
}

const URL: &str = "https://crm.example.com/";

fn main() {}
}
mod url_claim_without_placeholder {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/users/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}
mod url_claim_without_placeholder_in_mode {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/users/{id}",
    auth = Bearer,
    send_claims_in = Url
)]
struct Lookup {
    #[input]
    id: String,
}

fn main() {}
}
mod url_empty {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_environment {
const TEXT: &str = concat!("https://", "crm.example.com/");
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = TEXT,
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_fragment {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/%23top",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_host_with_blank {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_ipv6 {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://[::1]/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_many {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}
mod url_no_host {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_one_slash {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_option {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}
mod url_option_by_alias {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

type Maybe = Option<String>;

fn main() {}
}
mod url_other_scheme {
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
mod url_percent {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/100%25",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_placeholder_behind_setting {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "{Settings:Base}/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}
mod url_placeholder_by_field {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{userId}",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "userId", send_in = Url)]
    user_id: String,
}

fn main() {}
}
mod url_placeholder_in_host {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://{Settings:host}.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_placeholder_in_port {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com:{Settings:port}/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_placeholder_in_scheme {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "{Settings:scheme}://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_placeholder_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{user}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    user: String,
}

fn main() {}
}
mod url_placeholder_of_claim_elsewhere {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{email}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    email: String,
}

fn main() {}
}
mod url_placeholder_without_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)] id: String,
    #[input]
    email: String,
}

fn main() {}
}
mod url_plain_http {
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
mod url_port {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com:443/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_relative {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/api/identity",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_relative_with_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}
mod url_resolver {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{rfc5646}",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}", send_in = Url)] rfc5646: String,
    #[input]
    email: String,
}

fn main() {}
}
mod url_scheme_in_capitals {
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
mod url_setting_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://{Settings:Host}/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_setting_without_name {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://{Settings:Tenant}/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_token_url_plain_http {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/", client_id_key = "A", client_secret_key = "B")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_token_url_with_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/{Settings:tenant}", client_id_key = "A", client_secret_key = "B")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
mod url_userinfo {
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
mod url_without_scheme {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/api",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
