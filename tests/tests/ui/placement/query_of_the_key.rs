use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ApiKeyQuery("code")
)]
struct Lookup {
    #[input(send_in = QueryString)]
    code: String,
}

fn main() {}
