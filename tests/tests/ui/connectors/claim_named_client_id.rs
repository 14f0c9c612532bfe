use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    #[input]
    client_id: String,
    #[input]
    email: String,
}

fn main() {}
