use connector_runtime::{TechnicalProfile, technical_profile};

/// Validates the user's input and returns the loyalty number.
#[technical_profile(
    id = "REST-UserMembershipValidator",
    service_url = "https://crm.example.com/api/identity/signup",
    auth = Bearer,
    send_claims_in = Body,
    rename_all = "camelCase",
)]
#[derive(Debug, Clone)]
pub struct UserMembership {
    #[input]
    pub email: String,
    #[input(partner = "firstName")]
    pub given_name: String,
    #[input(partner = "lastName")]
    pub surname: String,
    #[output(partner = "MembershipId")]
    pub loyalty_number: String,
    #[output(default = true)]
    pub loyalty_number_is_new: bool,
}

fn main() {
    let input = UserMembershipInput {
        email: String::new(),
        given_name: String::new(),
        surname: String::new(),
    };
    let _ = format!("{:?}", input.clone());
    assert_eq!(UserMembership::PROFILE.id, "REST-UserMembershipValidator");
    assert_eq!(
        UserMembership::PROFILE.display_name,
        "Validates the user's input and returns the loyalty number."
    );
}
