use connector_runtime::{Connector, Error, technical_profile};

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup<'a> {
    #[input]
    email: &'a str,
}

async fn call(connector: Connector) -> Result<(), Error> {
    // No second error here.
    let lookup = connector.exchange(LookupInput { email: "kim@example.com" }).await?;
    assert_eq!(lookup.email, "kim@example.com");
    Ok(())
}

fn main() {}
