use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    name: String,
    #[input(value = name.clone())]
    email: String,
}

fn main() {}
