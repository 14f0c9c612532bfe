// The function is told of when it stands where it belongs.
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(transform = str::to_owned)]
    email: String,
}

fn main() {}
