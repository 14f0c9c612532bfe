use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{usr}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    user: String,
}

fn main() {}
