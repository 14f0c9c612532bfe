use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Basic
)]
struct Lookup {
    #[input(bearer)]
    token: String,
}

fn main() {}
