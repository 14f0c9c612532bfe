use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    InputClaims(email)
)]
struct Lookup {
    #[input]
    name: String,
}

fn main() {}
