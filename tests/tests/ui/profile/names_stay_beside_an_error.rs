// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer, retries = 11)]
#[derive(Debug, Clone)]
struct Lookup {
    #[input]
    email: String,
    #[output]
    name: String,
}

async fn call(connector: connector_runtime::Connector) -> Result<String, connector_runtime::Error> {
    let input = LookupInput { email: String::new() };
    let lookup = connector.exchange(input.clone()).await?;
    let _: u8 = lookup.email;
    Ok(LookupOutput { name: lookup.name }.name)
}

fn main() {}
