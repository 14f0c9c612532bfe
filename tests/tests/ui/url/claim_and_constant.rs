use connector_runtime::technical_profile;

#[technical_profile(
    service_url = URL,
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

const URL: &str = "https://crm.example.com/";

fn main() {}
