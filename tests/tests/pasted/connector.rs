//! Made by the test `misuse`, of the cases and their messages.

mod both_macros {
use connector_runtime::{api_connector, technical_profile};

#[api_connector(step = PreTokenIssuance, service_url = "https://partner.example.com/enrich", auth = Basic)]

struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod content_type {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod extension_with_id {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input(partner = "extension_Age")]
    #[output]
    age: Option<String>,
}

fn main() {}
}

mod help_names_this_macro {
// faults: 2
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    auth = Basic, timeout = "1s", service_url = "https://api.example.com/",
)]
struct SignUp {
    #[input()]
    email: String,
}

fn main() {}
}

mod input_client_id {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    
}

fn main() {}
}

mod input_step {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    
}

fn main() {}
}

mod input_ui_locales {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    
}

fn main() {}
}

mod method {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod method_without_body {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod no_step {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic, step = PostAttributeCollection,
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod no_type_for_a_server {
// faults: 3
use connector_runtime::{ProfileApi, technical_profile};

#[derive(serde::Serialize)]
#[derive(serde::Deserialize)]
struct Sent;
#[derive(serde::Deserialize)]
#[derive(serde::Serialize)]
struct Read;
#[derive(Default)]
struct Kept;

// As a client it is fine: a type that the other end cannot read or write is no fault of it.
#[technical_profile(service_url = "https://crm.example.com/lookup", auth = Basic)]
struct Lookup {
    #[input]
    sent: Sent,
    #[claim]
    kept: Kept,
    #[output]
    read: Read,
}

fn serve<P: ProfileApi>() {}

fn main() {
    serve::<Lookup>();
}
}

mod output_action {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    
}

fn main() {}
}

mod output_status {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    
}

fn main() {}
}

mod output_user_message {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    
}

fn main() {}
}

mod output_version {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    
}

fn main() {}
}

mod output_whole {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[output(partner = "all")]
    all: String,
}

fn main() {}
}

mod payload {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input()]
    email: String,
}

fn main() {}
}

mod placeholder {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/{Settings:email}",
    auth = Basic
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod send_claims_in {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod send_in {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input()]
    email: String,
}

fn main() {}
}

mod step_as_string {
use connector_runtime::api_connector;

#[api_connector(
    step = PreTokenIssuance,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod step_in_pascal {
use connector_runtime::api_connector;

#[api_connector(
    step = PreTokenIssuance,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod step_in_words {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod step_key_misspelt {
use connector_runtime::api_connector;

#[api_connector(
    step = PreTokenIssuance,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod step_misspelt {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod word_of_the_documents {
use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}
