use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/?v=1",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    v: String,
}

fn main() {}
