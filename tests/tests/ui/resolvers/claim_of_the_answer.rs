use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    level: u8,
    #[input(resolve = "{Claim:level}")]
    copy: String,
}

fn main() {}
