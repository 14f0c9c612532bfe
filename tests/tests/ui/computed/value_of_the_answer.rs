use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output]
    points: i64,
    #[input(value = points + 1)]
    more: i64,
}

fn main() {}
