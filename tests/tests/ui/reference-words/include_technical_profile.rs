// faults: 2
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    IncludeTechnicalProfile = "Base",
    IncludeClaimsFromTechnicalProfile = "Base"
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
