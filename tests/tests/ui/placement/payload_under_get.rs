use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    method = Get
)]
struct Lookup {
    #[input(payload)]
    letter: String,
}

fn main() {}
