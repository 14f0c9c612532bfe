use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "http://login.example.com/", client_id_key = "A", client_secret_key = "B")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
