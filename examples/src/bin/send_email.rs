//! The documents' *Send a JSON payload* without a body written by hand: claims with a `path` make a nested request, here for
//! an e-mail service in the manner of SendGrid. `sendgrid` is the same call with one claim as the whole body.
//!
//! `cargo run -p examples --bin send_email`

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;

use connector_runtime::{Connector, Keys, Secret, technical_profile};
use examples::{Reply, serve};

/// Sends the code to the person by SendGrid's e-mail API.
///
/// `personalizations`, `to` and `from` are objects and arrays that no struct stands for: the paths make them. What the
/// documents give as parameters of a transformation is a `value`, and a claim that is only computed with is `#[claim]`.
#[technical_profile(
    id = "SendGrid",
    service_url = "https://api.sendgrid.com/v3/mail/send",
    auth = Bearer(key = "B2C_1A_SendGridApiKey"),
    default_user_message_if_request_failed = "Cannot process your request right now, please try again later.",
)]
pub struct SendEmail {
    /// The address as the person typed it.
    #[claim]
    pub email: String,
    /// Where the mail goes.
    #[input(path = "personalizations.0.to.0.email", value = address(email)?)]
    pub to: String,
    /// The name of the person, where it is known; without one, the mail has none.
    #[input(path = "personalizations.0.to.0.name")]
    pub name: Option<String>,
    /// The one-time code.
    #[input(path = "personalizations.0.dynamic_template_data.otp")]
    pub otp: Secret<String>,
    /// The address again, for the template.
    #[input(path = "personalizations.0.dynamic_template_data.verify-email", value = to.clone())]
    pub copied_email: String,
    /// The subject.
    #[input(
        path = "personalizations.0.subject",
        value = "Contoso account email verification code"
    )]
    pub subject: String,
    /// The template.
    #[input(value = "d-989077fbba9746e89f3f6411f596fb96")]
    pub template_id: String,
    /// Who sends.
    #[input(path = "from.email", value = "service@contoso.com")]
    pub from: String,
}

/// An address in one form, or what is wrong with it.
fn address(email: &str) -> Result<String, &'static str> {
    let address = email.trim().to_lowercase();
    match address.split_once('@') {
        Some((name, domain)) if !name.is_empty() && domain.contains('.') => Ok(address),
        _ => Err("the address needs a name, an `@` and a domain"),
    }
}

fn input(email: &str, name: Option<&str>) -> SendEmailInput {
    SendEmailInput {
        email: email.into(),
        name: name.map(Into::into),
        otp: "346349".into(),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // The service takes a mail with 202 and an empty body, which is an answer without claims.
    let api = serve(|_| Reply::status("202 Accepted", "")).await?;
    let connector = Connector::builder()
        .keys(Keys::new().with("B2C_1A_SendGridApiKey", "a-key-of-the-example"))
        .service_url::<SendEmail>(format!("http://{api}/v3/mail/send"))
        .build()?;

    println!("1. a mail to someone whose name is known\n");
    let sent = connector
        .exchange(input(" Someone@Example.com ", Some("Yuna Kim")))
        .await?;
    println!("sent to {}\n", sent.to);

    println!("2. an absent claim leaves its branch out\n");
    connector
        .exchange(input("someone@example.com", None))
        .await?;

    println!("3. an address that cannot be computed: nothing is sent\n");
    let error = connector
        .exchange(input("someone", None))
        .await
        .err()
        .ok_or("the mail was sent")?;
    println!("for the developer: {error}");
    if let Some(source) = error.source() {
        println!("because:           {source}");
    }
    Ok(())
}
