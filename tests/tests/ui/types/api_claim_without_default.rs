use connector_runtime::{ProfileApi, technical_profile};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim]
    plain: Plain,
}

struct Plain;

fn served<P: ProfileApi>() {}

fn main() {
    served::<Lookup>();
}
