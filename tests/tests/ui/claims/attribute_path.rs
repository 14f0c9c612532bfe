use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{email}",
    auth = Bearer
)]
struct Lookup {
    #[path]
    email: String,
}

fn main() {}
