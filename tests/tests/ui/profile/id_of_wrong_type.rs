use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    id = ID
)]
struct Lookup {
    #[input]
    email: String,
}

const ID: u8 = 0;

fn main() {}
