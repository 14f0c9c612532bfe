use connector_runtime::{Reply, api_connector};

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostFederationSignup
)]
struct SignUp {
    #[input]
    email: String,
}

fn reply() -> Reply<SignUp> {
    Reply::validation_error("no")
}

fn main() {}
