use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = query_string
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
