//! An API that a user flow calls before it creates a user, and that a technical profile calls to look a member up: axum, and
//! the same structs on both ends. It is called here as both would, and what goes over the wire is what the documents show.
//!
//! `cargo run -p examples --bin connector_api`
//!
//! With an address it stays and serves, its description at `/openapi.json`:
//! `cargo run -p examples --bin connector_api -- 127.0.0.1:8080`

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::{get, post};
use connector_runtime::openapi::{Description, DescriptionError};
use connector_runtime::server::{Callers, Received, Reply};
use connector_runtime::steps::post_attribute_collection::Answer;
use connector_runtime::{
    ApiConnector, Connector, Context, Keys, Oidc, TechnicalProfile, api_connector,
    technical_profile,
};
use tokio::net::TcpListener;

/// Checks a sign-up, and finds the loyalty number.
#[api_connector(
    id = "validateSignUp",
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = Basic(username_key = "ApiUser", password_key = "ApiPassword"),
)]
pub struct ValidateSignUp {
    /// Who signs up.
    #[input]
    pub email: String,
    /// What the person typed, if anything.
    #[input(partner = "jobTitle")]
    pub job_title: Option<String>,
    /// Corrected where it is not written as people write it here.
    #[input(partner = "postalCode")]
    #[output]
    pub postal_code: Option<String>,
    /// A custom attribute.
    #[output(partner = "extension_LoyaltyNumber")]
    pub loyalty_number: Option<String>,
}

/// Looks a member up.
#[technical_profile(
    id = "lookUpMember",
    service_url = "https://partner.example.com/members/{number}",
    auth = ApiKeyHeader("x-api-key", key = "ApiKey"),
    send_claims_in = Url,
)]
#[derive(Debug)]
pub struct Member {
    /// The loyalty number.
    #[input]
    pub number: u32,
    /// What the member may spend.
    #[output]
    pub points: u32,
}

async fn validate(claims: Received<ValidateSignUp>) -> Reply<ValidateSignUp> {
    if claims.email.ends_with("@blocked.example") {
        return Reply::show_block_page("You cannot sign up with this address.");
    }
    if claims.job_title.is_none() {
        return Reply::validation_error("Please enter a job title.");
    }
    let ValidateSignUpInput { postal_code, .. } = claims.into_inner();
    Reply::continue_with(ValidateSignUpOutput {
        postal_code: postal_code.map(|code| code.replace('-', "")),
        loyalty_number: Some("en-1234".into()),
    })
}

async fn look_up(claims: Received<Member>) -> Reply<Member> {
    match claims.number {
        1234 => Reply::continue_with(MemberOutput { points: 70 }),
        _ => Reply::validation_error("This number is not known.").code("NotKnown"),
    }
}

fn description() -> Result<String, DescriptionError> {
    let description = Description::new("Partner", "1.0.0")
        .with::<ValidateSignUp>()
        // What `validate` asks for beyond the types.
        .requires::<ValidateSignUp>("job_title")?
        .with::<Member>();
    Ok(description.to_json())
}

fn keys() -> Keys {
    // In production: `EnvKeys::new()`, on both ends.
    Keys::new()
        .with("ApiUser", "user-flow")
        .with("ApiPassword", "correct horse")
        .with("ApiKey", "battery staple")
}

fn app() -> Result<Router, DescriptionError> {
    let description = description()?;
    let description = async move || ([(CONTENT_TYPE, "application/json")], description.clone());
    let app = Router::new()
        .route("/validate", post(validate))
        .route("/members/{number}", get(look_up))
        .with_state(Callers::new(keys()))
        .route("/openapi.json", get(description));
    Ok(app)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if let Some(address) = std::env::args().nth(1) {
        let listener = TcpListener::bind(address).await?;
        println!("http://{}/openapi.json", listener.local_addr()?);
        axum::serve(listener, app()?).await?;
        return Ok(());
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let app = app()?;
    tokio::spawn(async move { axum::serve(listener, app).await });

    let connector = Connector::builder()
        .keys(keys())
        .service_url::<ValidateSignUp>(format!("http://{address}/validate"))
        .service_url::<Member>(format!("http://{address}/members/{{number}}"))
        .verify::<ValidateSignUp>()
        .verify::<Member>()
        .build()?;

    println!("1. a sign-up, three times");
    let context = Context::new()
        .culture("en-US")
        .oidc(Oidc::ClientId, "93fd07aa-333c-409d-955d-96008fd08dd9");
    for (email, job_title) in [
        ("yuna@example.com", Some("Supplier")),
        ("yuna@example.com", None),
        ("yuna@blocked.example", Some("Supplier")),
    ] {
        let input = ValidateSignUpInput {
            email: email.into(),
            job_title: job_title.map(Into::into),
            postal_code: Some("12-345".into()),
        };
        match connector.within(&context).exchange(input).await? {
            Answer::Continue(claims) => println!(
                "   go on; postal code {:?}, loyalty number {:?}",
                claims.postal_code, claims.loyalty_number
            ),
            Answer::ValidationError(text) => println!("   ask again: {text}"),
            Answer::ShowBlockPage(text) => println!("   end with a page: {text}"),
        }
    }

    println!("2. a member, and a number that is none's");
    let member = connector.exchange(MemberInput { number: 1234 }).await?;
    println!("   {} has {} points", member.number, member.points);
    let error = connector.exchange(MemberInput { number: 1 }).await.err();
    let error = error.ok_or("the API knew it")?;
    let code = error.validation().and_then(|refusal| refusal.code());
    println!("   {} ({code:?})", error.user_message());

    println!("3. somebody else");
    let stranger = Connector::builder()
        .keys(Keys::new().with("ApiKey", "guess"))
        .service_url::<Member>(format!("http://{address}/members/{{number}}"))
        .build()?;
    let error = stranger.exchange(MemberInput { number: 1234 }).await.err();
    println!("   {}", error.ok_or("the API let a stranger in")?);

    println!("4. the description of it all");
    let paths = [ValidateSignUp::PROFILE, Member::PROFILE].map(|profile| profile.service_url);
    println!("   {paths:?} at http://{address}/openapi.json");
    Ok(())
}
