//! Made by the test `misuse`, of the cases and their messages.

mod attribute_as_value {
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

mod attribute_bearer {
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

mod attribute_header {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header, partner = "X-Email")]
    email: String,
}

fn main() {}
}

mod attribute_misspelt {
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

mod attribute_misspelt_beside {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    #[output]
    email: String,
}

fn main() {}
}

mod attribute_name {
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

mod attribute_path {
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

mod attribute_query {
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

mod attribute_request {
// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
    #[output]
    name: String,
}

fn main() {}
}

mod cfg_attr {
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

mod claim_beside_input {
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

mod coerce_beside_json {
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

mod default_beside_value {
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

mod default_on_claim {
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

mod flag_with_value {
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

mod key_of_input {
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

mod key_of_output {
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

mod key_of_profile {
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

mod key_twice {
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

mod key_unknown {
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

mod name {
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

mod neither {
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

mod partner_as_word {
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

mod partner_beside_path {
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

mod partner_empty {
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

mod partner_in_parentheses {
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

mod partner_on_bearer {
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

mod partner_without_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "firstName")]
    email: String,
}

fn main() {}
}

mod place_as_key {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header)]
    email: String,
}

fn main() {}
}

mod place_behind_in {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Header)]
    email: String,
}

fn main() {}
}

mod place_with_name {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString, partner = "mail")]
    email: String,
}

fn main() {}
}

mod read_twice {
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

mod rename_all_on_claim {
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

mod send_claims_in {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer, send_claims_in = Header
)]
struct Lookup {
    #[input()]
    email: String,
}

fn main() {}
}

mod sent_twice {
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

mod text_alone {
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

mod transform {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(map = String::from)]
    email: String,
}

fn main() {}
}
