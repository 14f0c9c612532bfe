//! Made by the test `misuse`, of the cases and their messages.

mod api_claim_without_default {
use connector_runtime::{ProfileApi, technical_profile};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim]
    plain: Plain,
}

#[derive(Default)]
struct Plain;

fn served<P: ProfileApi>() {}

fn main() {
    served::<Lookup>();
}
}

mod api_input_not_deserialize {
use connector_runtime::{ProfileApi, technical_profile};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    plain: Plain,
}

#[derive(serde::Serialize)]
#[derive(serde::Deserialize)]
struct Plain;

fn served<P: ProfileApi>() {}

fn main() {
    served::<Lookup>();
}
}

mod api_output_not_serialize {
use connector_runtime::{Reply, technical_profile};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    plain: Plain,
}

#[derive(serde::Deserialize)]
#[derive(serde::Serialize)]
struct Plain;

fn reply() -> Reply<Lookup> {
    Reply::continue_with(LookupOutput { plain: Plain })
}

fn main() {}
}

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

mod list_of_secrets {
use connector_runtime::{Secret, technical_profile};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    codes: Secret<Vec<String>>,
}

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

mod not_deserialize_in_box {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    plain: Box<Plain>,
}

#[derive(serde::Deserialize)]
struct Plain;

fn main() {}
}

mod not_deserialize_in_map {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    plain: std::collections::BTreeMap<String, Vec<Plain>>,
}

#[derive(serde::Deserialize)]
struct Plain;

fn main() {}
}

mod not_deserialize_in_option {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    plain: Option<Plain>,
}

#[derive(Clone)]
#[derive(serde::Deserialize)]
struct Plain;

fn main() {}
}

mod not_deserialize_inside {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    plain: Vec<Plain>,
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

mod not_serialize_in_array {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    plain: [Plain; 2],
}

#[derive(serde::Serialize)]
struct Plain;

fn main() {}
}

mod not_serialize_in_map {
use std::collections::HashMap;

use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    plain: HashMap<String, Plain>,
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

mod not_serialize_in_tuple {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    plain: (u8, Plain),
}

#[derive(serde::Serialize)]
struct Plain;

fn main() {}
}

mod not_serialize_inside {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    plain: Vec<Plain>,
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

mod payload_list {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    plain: Vec<Plain>,
}

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
