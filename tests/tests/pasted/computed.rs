//! Made by the test `misuse`, of the cases and their messages.

mod coerce_beside_resolve {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output( resolve = "{Culture:LCID}")]
    lcid: u16,
}

fn main() {}
}

mod default_beside_resolve {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input( resolve = "{Culture:LCID}")]
    lcid: Option<String>,
}

fn main() {}
}

mod default_of_later {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    surname: String,
    #[input(default = surname.clone())]
    name: Option<String>,
    
}

fn main() {}
}

mod map_applied {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = |value| trimmed(value))]
    email: String,
}

fn trimmed(text: String) -> String {
    text.trim().to_owned()
}

fn main() {}
}

mod map_beside_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(value = "x")]
    name: String,
}

fn main() {}
}

mod map_is_a_text {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = |value| value)]
    name: String,
}

fn main() {}
}

mod map_method {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = |email| email.trim().to_owned())]
    email: String,
}

fn main() {}
}

mod map_on_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = String::from)]
    name: String,
}

fn trimmed(text: String) -> String {
    text.trim().to_owned()
}

fn main() {}
}

mod map_without_value {
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

mod partner_beside_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output( value = 1)]
    level: u8,
}

fn main() {}
}

mod resolve_of_a_bare_claim {
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

mod text_names_a_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    name: String,
    #[input(value = format!("{name}@example.com"))]
    email: String,
}

fn main() {}
}

mod text_names_a_claim_in_option {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    name: String,
    #[input(value = Some(format!("{name}@example.com")))]
    email: Option<String>,
}

fn main() {}
}

mod value_beside_resolve {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(value = "x")]
    lcid: String,
}

fn main() {}
}

mod value_is_a_resolver {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    lcid: String,
}

fn main() {}
}

mod value_of_later {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    surname: String,
    #[input(value = surname.clone())]
    full_name: String,
    
}

fn main() {}
}

mod value_of_later_output {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    level: u8,
    #[output(value = level * 2)]
    twice: u8,
    
}

fn main() {}
}

mod value_of_self {
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
