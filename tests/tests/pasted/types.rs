//! Made by the test `misuse`, of the cases and their messages.

mod bearer_list {
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

mod bearer_list_by_alias {
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

mod bearer_without_text {
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

mod list_of_lists {
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

mod list_of_lists_by_alias {
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

mod no_text_in_form {
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

mod no_text_in_header {
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

mod no_text_in_option {
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

mod no_text_in_query {
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

mod no_text_in_url {
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

mod no_text_inside {
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

mod not_deserialize {
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

mod not_serialize {
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

mod not_serialize_in_option {
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

mod output_reference {
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

mod payload_in_option {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    plain: Option<Plain>,
}

#[derive(Clone)]
#[derive(serde::Serialize)]
struct Plain;

fn main() {}
}

mod payload_not_serialize {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    plain: Plain,
}

#[derive(Clone)]
#[derive(serde::Serialize)]
struct Plain;

fn main() {}
}
