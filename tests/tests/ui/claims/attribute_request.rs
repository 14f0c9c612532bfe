// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[request]
    email: String,
    #[response]
    name: String,
}

fn main() {}
