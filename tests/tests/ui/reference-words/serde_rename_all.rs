use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Lookup {
    #[input]
    given_name: String,
}

fn main() {}
