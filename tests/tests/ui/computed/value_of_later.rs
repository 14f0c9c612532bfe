use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(value = surname.clone())]
    full_name: String,
    #[input]
    surname: String,
}

fn main() {}
