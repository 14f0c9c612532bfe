use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
#[derive(serde::Serialize)]
struct Lookup {
    #[input]
    #[serde(rename = "mail")]
    email: String,
}

fn main() {}
