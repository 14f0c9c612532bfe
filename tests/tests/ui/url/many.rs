use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: Vec<String>,
}

fn main() {}
