use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = None,
    development_only = true,
    allow_insecure_auth_in_production = true
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
