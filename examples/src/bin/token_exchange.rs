//! How policies got a token before there was anything better: one profile fetches it (`Form` and `Basic` to a token
//! endpoint), the next sends it (`UseClaimAsBearerToken`). The third profile says the same in one line.
//!
//! `cargo run -p examples --bin token_exchange`

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;

use connector_runtime::{Connector, Keys, Secret, technical_profile};
use examples::{Reply, serve};

/// Acquires an access token.
#[technical_profile(
    id = "REST-AcquireAccessToken",
    service_url = "{Settings:Login}/oauth2/v2.0/token",
    auth = Basic(username_key = "B2C_1A_ClientId", password_key = "B2C_1A_ClientSecret"),
    send_claims_in = Form,
)]
pub struct AcquireAccessToken {
    /// `client_credentials`
    #[input]
    pub grant_type: String,
    /// What the token is for.
    #[input]
    pub scope: String,
    /// The token: never printed, and wiped when it is dropped.
    #[output(partner = "access_token")]
    pub bearer_token: Secret<String>,
}

/// Reads the user's profile with a token that the caller has.
#[technical_profile(
    id = "REST-ReadProfile",
    service_url = "{Settings:Api}/users/{objectId}?$select=displayName",
    auth = Bearer,
    send_claims_in = Url,
    rename_all = "camelCase",
)]
#[derive(Debug)]
pub struct ReadProfile {
    /// The token; not sent as a claim.
    #[input(bearer)]
    pub bearer_token: Secret<String>,
    /// The user.
    #[input]
    pub object_id: String,
    /// The user's name.
    #[output]
    pub display_name: String,
}

/// The same with a token that the connector fetches, keeps and renews.
#[technical_profile(
    id = "REST-ReadProfile-Credentials",
    service_url = "{Settings:Api}/users/{objectId}?$select=displayName",
    auth = OAuth2ClientCredentials(
        token_url = "{Settings:Login}/oauth2/v2.0/token",
        client_id_key = "B2C_1A_ClientId",
        client_secret_key = "B2C_1A_ClientSecret",
        scope = "https://graph.microsoft.com/.default",
    ),
    send_claims_in = Url,
    rename_all = "camelCase",
)]
#[derive(Debug)]
pub struct ReadProfileWithCredentials {
    /// The user.
    #[input]
    pub object_id: String,
    /// The user's name.
    #[output]
    pub display_name: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let api = serve(|request| {
        if request.head.starts_with("POST /oauth2/v2.0/token") {
            Reply::ok(
                r#"{"token_type":"Bearer","expires_in":3599,"access_token":"an-access-token"}"#,
            )
        } else if request.head.contains("Bearer an-access-token") {
            Reply::ok(r#"{"displayName":"Yuna Kim"}"#)
        } else {
            Reply::status("401 Unauthorized", "")
        }
    })
    .await?;
    let connector = Connector::builder()
        .keys(
            Keys::new()
                .with("B2C_1A_ClientId", "a-client")
                .with("B2C_1A_ClientSecret", "a-secret"),
        )
        .setting("Login", format!("http://{api}"))
        .setting("Api", format!("http://{api}"))
        .verify::<AcquireAccessToken>()
        .verify::<ReadProfileWithCredentials>()
        .build()?;

    println!("1. one call for the token, one with it\n");
    let token = connector
        .exchange(AcquireAccessTokenInput {
            grant_type: "client_credentials".into(),
            scope: "https://graph.microsoft.com/.default".into(),
        })
        .await?;
    let profile = connector
        .exchange(ReadProfileInput {
            bearer_token: token.bearer_token,
            object_id: "6d51/65b9".into(),
        })
        .await?;
    println!("{profile:?}\n");

    println!("2. twice with a token that is fetched once\n");
    for object_id in ["6d51/65b9", "a b"] {
        let profile = connector
            .exchange(ReadProfileWithCredentialsInput {
                object_id: object_id.into(),
            })
            .await?;
        println!("{profile:?}\n");
    }
    Ok(())
}
