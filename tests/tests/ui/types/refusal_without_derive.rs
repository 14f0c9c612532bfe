use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    refusal = SignUp
)]
struct Lookup {
    #[input]
    email: String,
}

enum SignUp {
    Unknown,
}

fn main() {}
