use connector_runtime::{Secret, technical_profile};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    codes: Vec<Secret<String>>,
}

fn main() {}
