use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/?code=1",
    auth = ApiKeyQuery("code")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
