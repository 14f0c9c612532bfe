use connector_runtime::technical_profile;

#[technical_profile(
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
