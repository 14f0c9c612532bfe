// faults: 2
use connector_runtime::{Connector, Error, technical_profile};

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup(String);

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Ping;

async fn call(connector: Connector) -> Result<(), Error> {
    // No third error here: the fallback keeps what can be told of the names.
    let lookup: Lookup = connector.exchange(LookupInput(String::new())).await?;
    let _ = LookupOutput(lookup.0);
    let _: Ping = connector.exchange(PingInput).await?;
    Ok(())
}

fn main() {}
