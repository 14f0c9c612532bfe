use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(map = length)]
    email: String,
}

#[allow(clippy::needless_pass_by_value)]
fn length(text: String) -> usize {
    text.len()
}

fn main() {}
