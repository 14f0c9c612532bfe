// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Basic("B2C_1A_Id", "B2C_1A_Secret")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
