use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    refusal = "SignUpRefusal"
)]
struct Lookup {
    #[input]
    email: String,
}

#[derive(connector_runtime::Refusal)]
enum SignUpRefusal {
    #[code("API12345")]
    Taken,
    #[code(other)]
    Other,
}

fn main() {}
