use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://{Settings:}/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
