use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{plain}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    plain: Plain,
}

#[derive(Clone)]
struct Plain;

fn main() {}
