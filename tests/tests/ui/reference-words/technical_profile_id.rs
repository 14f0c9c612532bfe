use connector_runtime::technical_profile;

#[technical_profile(
    TechnicalProfile(Id = "REST-Lookup"),
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
