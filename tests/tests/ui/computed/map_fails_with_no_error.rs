use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = |name: String| Err::<String, u8>(name.len() as u8))]
    name: String,
}

fn main() {}
