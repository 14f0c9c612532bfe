use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    response_limit = 65536
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
