use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim]
    name: String,
    #[input(resolve = "{name}")]
    email: String,
}

fn main() {}
