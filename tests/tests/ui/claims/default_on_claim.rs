use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim(default = 1)]
    count: Option<u8>,
}

fn main() {}
