use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
    #[input]
    name: String,
}

async fn call(connector: connector_runtime::Connector) -> Result<Lookup, connector_runtime::Error> {
    connector.exchange(LookupInput { email: String::new() }).await
}

fn main() {}
