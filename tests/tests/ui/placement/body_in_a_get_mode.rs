use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    send_claims_in = QueryString
)]
struct Lookup {
    #[input(send_in = Body)]
    email: String,
}

fn main() {}
