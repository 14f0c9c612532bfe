use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    content_type = "application/json",
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
