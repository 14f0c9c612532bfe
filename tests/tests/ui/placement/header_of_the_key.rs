use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = ApiKeyHeader("x-functions-key")
)]
struct Lookup {
    #[input(send_in = Header, partner = "X-Functions-Key")]
    id: String,
}

fn main() {}
