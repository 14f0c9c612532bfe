use connector_runtime::technical_profile;

#[technical_profile(
    service_url = URL,
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

const URL: u8 = 0;

fn main() {}
