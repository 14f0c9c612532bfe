use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(partner = "x", value = 1)]
    level: u8,
}

fn main() {}
