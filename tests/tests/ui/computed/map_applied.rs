use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = trimmed(value))]
    email: String,
}

fn trimmed(text: String) -> String {
    text.trim().to_owned()
}

fn main() {}
