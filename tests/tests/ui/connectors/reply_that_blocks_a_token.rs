use connector_runtime::{Reply, api_connector};

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PreTokenIssuance
)]
struct SignUp {
    #[input]
    email: String,
}

fn reply() -> Reply<SignUp> {
    Reply::show_block_page("no")
}

fn main() {}
