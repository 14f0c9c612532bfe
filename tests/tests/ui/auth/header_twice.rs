use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = [ApiKeyHeader("x-key"), ApiKeyHeader("X-Key", key = "A")]
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
