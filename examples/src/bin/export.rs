//! Profiles that are compiled into an application, written out: as a policy of the documents' system, and as OpenAPI.
//!
//! `cargo run -p examples --bin export` shows both; `export policy` and `export openapi` print one alone, for a file.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example shows what it does"
)]

use connector_runtime::export::Policy;
use connector_runtime::openapi::Description;
use connector_runtime::{MessageId, Messages, technical_profile};

/// Validates the user's input and returns the loyalty number.
#[technical_profile(
    id = "REST-UserMembershipValidator",
    service_url = "https://crm.example.com/api/identity/signup",
    auth = Basic(username_key = "B2C_1A_Id", password_key = "B2C_1A_Secret"),
    rename_all = "camelCase",
    timeout = "5s"
)]
#[derive(Debug, Clone)]
pub struct UserMembership {
    /// The e-mail address, in lower case.
    #[input(map = |value: String| value.to_lowercase())]
    pub email: String,
    /// The first name.
    #[claim]
    pub given_name: String,
    /// The family name.
    #[claim]
    pub surname: String,
    /// Both.
    #[input(value = format!("{} {}", given_name, surname))]
    pub display_name: String,
    /// The language of the screen.
    #[input(resolve = "{Culture:RFC5646}")]
    pub language: Option<String>,
    /// The number in the loyalty programme.
    #[output(partner = "MembershipId")]
    pub loyalty_number: String,
    /// Whether the number was made just now.
    #[output(default = true)]
    pub loyalty_number_is_new: bool,
}

/// What an application calls: one `with` a profile.
fn policy() -> Policy {
    let messages = Messages::new().add(
        "ko",
        MessageId::RequestTimeout,
        "응답이 {0}초 안에 오지 않았습니다.",
    );
    Policy::new("B2C_1A_Members")
        .tenant("contoso.onmicrosoft.com")
        .base("B2C_1A_TrustFrameworkExtensions")
        .messages(&messages)
        .with::<UserMembership>()
}

fn description() -> Description {
    Description::new("Members", "1.0.0").with::<UserMembership>()
}

fn main() {
    let which = std::env::args().nth(1);
    let policy = policy();
    if which.as_deref() != Some("openapi") {
        print!("{}", policy.to_xml());
        for remark in policy.remarks() {
            eprintln!("what a policy cannot say: {remark}");
        }
    }
    if which.as_deref() != Some("policy") {
        println!("{}", description().to_json());
    }
}
