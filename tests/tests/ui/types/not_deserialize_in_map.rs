use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    plain: std::collections::BTreeMap<String, Vec<Plain>>,
}

struct Plain;

fn main() {}
