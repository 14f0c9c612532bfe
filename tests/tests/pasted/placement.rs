//! Made by the test `misuse`, of the cases and their messages.

mod body_in_a_get_mode {
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

mod body_under_get {
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

mod form_and_body {
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

mod get_with_placeholders {
// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}?q={query}",
    auth = Bearer,
    method = Get
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
    #[input(send_in = Url)]
    query: u32,
}

fn main() {}
}

mod header_authorization {
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

mod header_content_type {
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

mod header_invalid {
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

mod header_of_the_key {
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

mod header_reserved {
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

mod header_twice {
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

mod header_with_underscore {
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

mod path_in_header {
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

mod payload_beside_body {
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

mod payload_outside_body {
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

mod payload_under_get {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    method = Post
)]
struct Lookup {
    #[input(payload)]
    letter: String,
}

fn main() {}
}

mod payload_with_partner {
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

mod payloads {
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

mod query_declared {
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

mod query_of_the_key {
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

mod query_twice {
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

mod send_in_as_string {
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

mod send_in_on_bearer {
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

mod send_in_path {
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
