use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim]
    tags: Vec<String>,
    #[input(resolve = "{Claim:tags}")]
    tag: String,
}

fn main() {}
