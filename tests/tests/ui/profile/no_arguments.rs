// faults: 2
use connector_runtime::technical_profile;

#[technical_profile]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
