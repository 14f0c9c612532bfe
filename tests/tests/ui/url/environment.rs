use connector_runtime::technical_profile;

#[technical_profile(
    service_url = env!("SERVICE_URL"),
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
