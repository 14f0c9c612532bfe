//! `technical_profiles!`: policies read while compiling are the profiles that a person would write.
#![cfg(feature = "policy")]

use connector_runtime::{Auth, Context, TechnicalProfile, technical_profiles};

technical_profiles!(
    "tests/policy/Extensions.xml",
    "tests/policy/Base.xml",
    settings = "tests/policy/appsettings.json",
    environment = "Production",
    profiles = ["REST-UserMembershipValidator" as Membership],
);

#[test]
fn a_chain_is_merged_and_its_profile_sends_and_reads() {
    let profile = Membership::PROFILE;
    assert_eq!(profile.id, "REST-UserMembershipValidator");
    assert_eq!(
        profile.service_url,
        "https://crm.example.com/api/identity/signup"
    );
    assert_eq!(
        profile.auth,
        [Auth::Bearer {
            key: "B2C_1A_Token"
        }]
    );
    assert!(profile.debug_mode);
    let input = MembershipInput {
        email: "yuna@example.com".into(),
        given_name: None,
    };
    let prepared = Membership::prepare(input, &Context::new()).unwrap();
    assert_eq!(prepared.request().body(), r#"{"email":"yuna@example.com"}"#);
    let answer = http::Response::new(r#"{"MembershipId":"en-1234"}"#);
    let member = prepared.decode(&answer).unwrap();
    assert_eq!(member.loyalty_number.as_deref(), Some("en-1234"));
    assert!(member.loyalty_number_is_new);
}
