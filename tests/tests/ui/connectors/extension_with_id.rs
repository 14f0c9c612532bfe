use connector_runtime::api_connector;

#[api_connector(
    service_url = "https://partner.example.com/validate",
    auth = Basic,
    step = PostAttributeCollection
)]
struct SignUp {
    #[input(partner = "extension_0123456789abcdef0123456789abcdef_Number")]
    number: String,
}

fn main() {}
