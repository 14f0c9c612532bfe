use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    BasicAuthenticationUsername = "B2C_1A_Id"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
