//! Golden expansions, one a feature: growth shows in review.

use super::expanded;

fn golden(name: &str, source: &str) -> String {
    let text = expanded(source);
    insta::with_settings!({ snapshot_path => "../../golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, &text);
    });
    text
}

#[test]
fn the_first_screen() {
    let text = golden(
        "first_screen",
        r#"#[technical_profile(
            id = "REST-UserMembershipValidator",
            service_url = "https://crm.example.com/api/identity/signup",
            auth = Bearer,
            send_claims_in = Body,
            rename_all = "camelCase",
        )]
        /// Validates the user's input and returns the loyalty number.
        #[derive(Debug, Clone)]
        pub struct UserMembership {
            #[input]                          pub email: String,
            #[input(partner = "firstName")]   pub given_name: String,
            #[input(partner = "lastName")]    pub surname: String,
            #[output(partner = "MembershipId")] pub loyalty_number: String,
            #[output(default = true)]         pub loyalty_number_is_new: bool,
        }"#,
    );
    let lines = text.lines().count();
    assert!(lines <= 150, "five claims expand to {lines} lines");
}
