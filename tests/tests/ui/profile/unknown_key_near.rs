use connector_runtime::technical_profile;

#[technical_profile(
    sevice_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
