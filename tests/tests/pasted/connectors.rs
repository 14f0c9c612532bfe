//! Made by the test `misuse`, of the cases and their messages.

mod claim_named_client_id {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    
    #[input]
    email: String,
}

fn main() {}
}

mod claim_named_step {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
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
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    #[input(partner = "extension_Number")]
    number: String,
}

fn main() {}
}

mod method {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod mode {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
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
    auth = Basic, step = PostAttributeCollection
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}

mod output_is_the_whole {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    #[input]
    email: String,
    #[output(partner = "all")]
    all: Option<String>,
}

fn main() {}
}

mod output_named_action {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    #[input]
    email: String,
    
}

fn main() {}
}

mod payload {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    #[input()]
    email: String,
}

fn main() {}
}

mod step_misspelt {
use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
}
