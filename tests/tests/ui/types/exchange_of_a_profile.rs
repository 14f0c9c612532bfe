use connector_runtime::{InputClaims, technical_profile};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn send(input: impl InputClaims) {}

fn main() {
    send(Lookup { email: String::new() });
}
