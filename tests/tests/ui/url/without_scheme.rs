use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "crm.example.com/api",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
