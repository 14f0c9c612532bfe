use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(value = level * 2)]
    twice: u8,
    #[output]
    level: u8,
}

fn main() {}
