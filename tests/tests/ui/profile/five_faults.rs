// faults: 5
use connector_runtime::technical_profile;

#[technical_profile(
    sevice_url = "https://crm.example.com/",
    auth = "Bearer",
    timeout = "10",
)]
struct Lookup {
    #[input(rename = "mail")]
    email: String,
    surname: String,
}

fn main() {
    // No second error here: the fallback keeps every name.
    let _ = LookupInput { email: String::new(), surname: String::new() };
}
