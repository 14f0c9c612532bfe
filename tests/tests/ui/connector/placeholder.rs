use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/{email}",
    auth = Basic
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
