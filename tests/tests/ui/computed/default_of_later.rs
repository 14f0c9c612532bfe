use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(default = surname.clone())]
    name: Option<String>,
    #[input]
    surname: String,
}

fn main() {}
