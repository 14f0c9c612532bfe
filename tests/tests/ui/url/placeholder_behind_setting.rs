use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "{Settings:Base}{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
