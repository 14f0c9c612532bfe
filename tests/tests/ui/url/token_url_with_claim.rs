use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/{tenant}", client_id_key = "A", client_secret_key = "B")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
