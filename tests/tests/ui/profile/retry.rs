use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    retry = 2
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
