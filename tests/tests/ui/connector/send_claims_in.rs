use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    send_claims_in = Body,
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
