//! The first screen of the documentation, against an API on this machine: a call that succeeds, one that the API refuses,
//! and one that takes too long. What goes over the wire is shown.
//!
//! `cargo run -p examples --bin quickstart`

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::time::Duration;

use connector_runtime::{Connector, Keys, Timeouts, technical_profile};
use examples::{Reply, serve};

/// Validates the user's input and returns the loyalty number.
#[technical_profile(
    id = "REST-UserMembershipValidator",
    service_url = "https://crm.example.com/api/identity/signup",
    auth = Bearer,
    send_claims_in = Body,
    rename_all = "camelCase",
    user_message_if_request_timeout = "The membership service takes too long. Please try again.",
)]
#[derive(Debug, Clone)]
pub struct UserMembership {
    /// The e-mail address.
    #[input]
    pub email: String,
    /// The first name.
    #[input(partner = "firstName")]
    pub given_name: String,
    /// The family name.
    #[input(partner = "lastName")]
    pub surname: String,
    /// The number in the loyalty programme.
    #[output(partner = "MembershipId")]
    pub loyalty_number: String,
    /// Whether the number was made just now.
    #[output(default = true)]
    pub loyalty_number_is_new: bool,
}

fn input(email: &str) -> UserMembershipInput {
    UserMembershipInput {
        email: email.into(),
        given_name: "Yuna".into(),
        surname: "Kim".into(),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // The API: it knows one member, refuses one address, and is slow with another.
    let api = serve(|request| {
        if request.body.contains("taken@") {
            Reply::status(
                "409 Conflict",
                r#"{"version":"1.0.0","status":409,"code":"API12345","userMessage":"This address is taken. Please use another one."}"#,
            )
        } else if request.body.contains("slow@") {
            Reply::ok("{}").after(Duration::from_secs(5))
        } else {
            Reply::ok(r#"{"MembershipId":"en-1234","loyaltyNumberIsNew":false}"#)
        }
    })
    .await?;

    // In production: `.keys(EnvKeys::new())`, and neither of the next two.
    let connector = Connector::builder()
        .keys(Keys::new().with("BearerAuthenticationToken", "a-token-of-the-example"))
        .service_url::<UserMembership>(format!("http://{api}/api/identity/signup"))
        .timeouts(Timeouts::default().attempt(Duration::from_millis(500)))
        .build()?;

    println!("1. a call that succeeds\n");
    let member = connector.exchange(input("yuna@example.com")).await?;
    println!(
        "{} has the number {}; new: {}\n",
        member.email, member.loyalty_number, member.loyalty_number_is_new
    );

    println!("2. a call that the API refuses\n");
    let error = connector
        .exchange(input("taken@example.com"))
        .await
        .err()
        .ok_or("the API took it")?;
    println!("for the person:    {}", error.user_message());
    println!("for the developer: {error}\n");

    println!("3. a call that takes too long\n");
    let error = connector
        .exchange(input("slow@example.com"))
        .await
        .err()
        .ok_or("the API was fast")?;
    println!("for the person:    {}", error.user_message());
    println!("for the developer: {error}");
    Ok(())
}
