use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{user_id}",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "userId", send_in = Url)]
    user_id: String,
}

fn main() {}
