use connector_runtime::api_connector;

#[api_connector(
    step = "Before creating the user",
    service_url = "https://partner.example.com/validate",
    auth = Basic
)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
