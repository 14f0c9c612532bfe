// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}?q={query}",
    auth = Bearer,
    method = Get
)]
struct Lookup {
    #[input]
    id: String,
    #[input]
    query: u32,
}

fn main() {}
