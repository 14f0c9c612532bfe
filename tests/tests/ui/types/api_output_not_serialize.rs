use connector_runtime::{Reply, technical_profile};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    plain: Plain,
}

#[derive(serde::Deserialize)]
struct Plain;

fn reply() -> Reply<Lookup> {
    Reply::continue_with(LookupOutput { plain: Plain })
}

fn main() {}
