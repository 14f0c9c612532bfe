use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic,
)]
struct SignUp {
    #[input(path = "ui_locales[0]")]
    locale: String,
}

fn main() {}
