use connector_runtime::technical_profile;

const HOST: &str = "crm.example.com";

#[technical_profile(
    service_url = format!("https://{}/", HOST),
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
