use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(coerce, resolve = "{Culture:LCID}")]
    lcid: u16,
}

fn main() {}
