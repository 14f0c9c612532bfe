use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    method = Get
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
