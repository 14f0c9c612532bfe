use connector_runtime::technical_profile;

#[technical_profile(
    Metadata(ServiceUrl = "https://crm.example.com/", AuthenticationType = "Bearer", SendClaimsIn = "Form")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
