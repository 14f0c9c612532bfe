use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://[::g]/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
