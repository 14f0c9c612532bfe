//! Made by the test `misuse`, of the cases and their messages.

mod blank {
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

mod bracket_alone {
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

mod bracket_empty {
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

mod dot_alone {
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

mod dot_before_bracket {
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

mod dot_missing {
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

mod double_quotes {
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

mod empty {
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

mod filter {
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

mod index_first {
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

mod index_of_zeros {
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

mod index_too_large {
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

mod index_with_zero {
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

mod input_beside_payload {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    body: String,
    #[claim]
    email: String,
}

fn main() {}
}

mod input_index_first {
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

mod input_outside_of_the_body {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "a.b", send_in = Body)]
    email: String,
}

fn main() {}
}

mod input_over_members {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "from.email")]
    email: String,
    #[input(path = "other_from")]
    from: String,
}

fn main() {}
}

mod input_partner_beside_path {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to.email")]
    email: String,
}

fn main() {}
}

mod input_through_a_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    from: String,
    #[input(path = "other_email")]
    email: String,
}

fn main() {}
}

mod input_twice {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to.email")]
    first: String,
    #[input(path = "other_second")]
    second: String,
}

fn main() {}
}

mod input_twice_by_name {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
    #[input(path = "other_second")]
    second: String,
}

fn main() {}
}

mod input_whole {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(payload)]
    body: String,
}

fn main() {}
}

mod input_wildcard {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to[0].email")]
    email: String,
}

fn main() {}
}

mod name_empty {
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

mod name_unclosed {
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

mod negative {
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

mod pointer {
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

mod same_twice {
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

mod script {
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

mod slice {
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

mod unclosed {
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

mod union {
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

mod unquoted {
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

mod unquoted_names {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(path = "data.email")]
    email: String,
}

fn main() {}
}

mod whole_beside_others {
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

mod wildcard {
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
