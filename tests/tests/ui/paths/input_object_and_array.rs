use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(path = "to[0]")]
    first: String,
    #[input(path = "to.email")]
    email: String,
}

fn main() {}
