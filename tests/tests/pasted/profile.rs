//! Made by the test `misuse`, of the cases and their messages.

mod attempt_longer_than_call {
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

mod bool_as_string {
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

mod bool_without_value {
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

mod claim_key {
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

mod colon_for_equals {
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

mod content_type_invalid {
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

mod content_type_without_payload {
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

mod content_type_word {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    content_type = "application/json"
)]
struct Lookup {
    #[input(payload)]
    email: String,
}

fn main() {}
}

mod crate_as_string {
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

mod derive_alone {
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

mod derive_as_value {
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

mod derive_in_quotes {
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

mod derive_twice {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer, input_derive())]
#[derive(Debug)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod five_faults {
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

mod headers {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header, partner = "X-Claim")]
    email: String,
}

fn main() {}
}

mod key_twice {
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

mod key_with_list {
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

mod limit_in_bytes {
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

mod method_in_capitals {
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

mod method_unknown {
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

mod mode_as_string {
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

mod mode_in_lower_case {
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

mod mode_misspelt {
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

mod mode_unknown {
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

mod no_arguments {
// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(auth = Bearer, service_url = "https://api.example.com/")]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod no_auth {
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

mod no_service_url {
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

mod query {
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

mod raw_key {
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

mod rename_all_by_macro {
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

mod rename_all_unknown {
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

mod rename_all_word {
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

mod retries_as_string {
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

mod retries_too_many {
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

mod retry {
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

mod size_too_large {
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

mod size_unknown {
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

mod string_as_macro {
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

mod string_as_path {
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

mod text_alone {
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

mod time_as_number {
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

mod time_too_long {
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

mod time_without_unit {
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

mod time_zero {
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

mod unknown_key_near {
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

mod value_behind_an_arrow {
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

mod value_in_parentheses {
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

mod value_without_equals {
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
