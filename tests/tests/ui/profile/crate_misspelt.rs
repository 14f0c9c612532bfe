use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    crate = ::conector_runtime
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
