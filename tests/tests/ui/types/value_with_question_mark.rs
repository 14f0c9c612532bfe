use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(value = "1".parse::<u8>().map_err(|_| ())?)]
    count: u8,
}

fn main() {}
