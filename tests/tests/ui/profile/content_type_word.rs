use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    content_type = Json
)]
struct Lookup {
    #[input(payload)]
    email: String,
}

fn main() {}
