use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(default = Some("kim@example.com".to_owned()))]
    email: Option<String>,
}

fn main() {}
