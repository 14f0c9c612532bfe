// faults: 14
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    Handler,
    InputTokenFormat = "JSON",
    OutputTokenFormat = "JSON",
    ClaimResolverUrlFormatting = true,
    Domain = "example.com",
    SubjectNamingInfo,
    IncludeInSso = false,
    UseTechnicalProfileForSessionManagement,
    EnabledForUserJourneys = true,
    PersistedClaims,
    PersistedClaim,
    DisplayClaims,
    DisplayClaim,
    deny_unknown_fields
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
