use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    email: String,
    #[input(send_in = QueryString, partner = "email")]
    mail: String,
}

fn main() {}
