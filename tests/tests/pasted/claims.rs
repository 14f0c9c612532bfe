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
