use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[output(path = "$")]
    all: String,
}

fn main() {}
