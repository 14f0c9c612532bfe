use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection,
    send_claims_in = Header
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
