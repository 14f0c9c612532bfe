use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "api.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
