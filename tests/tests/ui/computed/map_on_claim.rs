use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim(map = String::from)]
    name: String,
}

fn trimmed(text: String) -> String {
    text.trim().to_owned()
}

fn main() {}
