use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
#[input]
struct Lookup {
    email: String,
}

fn main() {}
