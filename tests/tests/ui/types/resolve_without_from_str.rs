use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    language: Plain,
}

#[derive(Clone, serde::Serialize)]
struct Plain;

fn main() {}
