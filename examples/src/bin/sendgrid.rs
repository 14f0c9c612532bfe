//! The documents' *Send a JSON payload*: one claim is the whole body (`ClaimUsedForRequestPayload`), here for an e-mail
//! service in the manner of SendGrid.
//!
//! `cargo run -p examples --bin sendgrid`

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;

use connector_runtime::{Connector, Keys, technical_profile};
use examples::{Reply, serve};
use serde::Serialize;

/// Use SendGrid's email API to send the code the the user
#[technical_profile(
    id = "SendGrid",
    service_url = "https://api.sendgrid.com/v3/mail/send",
    auth = Bearer(key = "B2C_1A_SendGridApiKey"),
    send_claims_in = Body,
    default_user_message_if_request_failed = "Cannot process your request right now, please try again later.",
)]
pub struct SendGrid {
    /// The request's body: anything that serializes, or a `String` that holds JSON.
    #[input(payload)]
    pub send_grid_req_body: Mail,
}

/// A mail, in the form that the service takes.
#[derive(Debug, Clone, Serialize)]
pub struct Mail {
    personalizations: Vec<Personalization>,
    template_id: String,
    from: Address,
}

#[derive(Debug, Clone, Serialize)]
struct Personalization {
    to: Vec<Address>,
    dynamic_template_data: TemplateData,
}

#[derive(Debug, Clone, Serialize)]
struct Address {
    email: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct TemplateData {
    otp: String,
    verify_email: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // The service takes a mail with 202 and an empty body, which is an answer without claims.
    let api = serve(|request| {
        if request.body.contains("someone@example.com") {
            Reply::status("202 Accepted", "")
        } else {
            Reply::status("503 Service Unavailable", "")
        }
    })
    .await?;
    let connector = Connector::builder()
        .keys(Keys::new().with("B2C_1A_SendGridApiKey", "a-key-of-the-example"))
        .service_url::<SendGrid>(format!("http://{api}/v3/mail/send"))
        .build()?;

    let mail = |email: &str| Mail {
        personalizations: vec![Personalization {
            to: vec![Address {
                email: email.into(),
            }],
            dynamic_template_data: TemplateData {
                otp: "346349".into(),
                verify_email: email.into(),
            },
        }],
        template_id: "d-989077fbba9746e89f3f6411f596fb96".into(),
        from: Address {
            email: "service@contoso.com".into(),
        },
    };

    println!("1. a mail that is taken\n");
    connector
        .exchange(SendGridInput {
            send_grid_req_body: mail("someone@example.com"),
        })
        .await?;
    println!("sent\n");

    println!("2. the service is down\n");
    let failed = connector
        .exchange(SendGridInput {
            send_grid_req_body: mail("other@example.com"),
        })
        .await;
    let error = failed.err().ok_or("the service took it")?;
    println!("for the person:    {}", error.user_message());
    println!("for the developer: {error}");
    Ok(())
}
