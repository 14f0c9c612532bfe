use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/token", client_id_key = "Id")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
