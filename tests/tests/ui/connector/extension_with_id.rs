use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input(partner = "extension_831374b3bd5041bfaa54263ec9e050fc_Age")]
    #[output]
    age: Option<String>,
}

fn main() {}
