use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/users",
    auth = Bearer,
    send_claims_in = Url
)]
struct Lookup {
    #[input]
    id: String,
}

fn main() {}
