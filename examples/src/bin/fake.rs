//! A user's own test in miniature: code that calls an API, and tests of it against a fake one, without a network.
//!
//! `cargo run -p examples --bin fake`

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;

use connector_runtime::testing::{Fake, Fault, Recorder, Replay, agrees_with_text};
use connector_runtime::{Connector, Reply, Retry, technical_profile};

/// Looks a member up.
#[technical_profile(
    service_url = "https://crm.example.com/members",
    auth = Bearer,
    default_user_message_if_request_failed = "Please try again later.",
)]
pub struct Lookup {
    /// Who.
    #[input]
    pub email: String,
    /// What is saved up.
    #[output]
    pub points: u32,
}

/// The code under test.
async fn greeting(connector: &Connector, email: &str) -> String {
    let input = LookupInput {
        email: email.into(),
    };
    match connector.exchange(input).await {
        Ok(member) => format!("Welcome back! You have {} points.", member.points),
        Err(error) => error.user_message().to_owned(),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    println!("1. a member is greeted");
    let api = Fake::new().on(|_: LookupInput| LookupOutput { points: 70 });
    let connector = api.connector()?;
    let text = greeting(&connector, "yuna@example.com").await;
    assert_eq!(text, "Welcome back! You have 70 points.");
    assert_eq!(api.received::<Lookup>()[0].email, "yuna@example.com");
    println!("   {text}");

    println!("2. the API refuses, and its own words are shown");
    let api = Fake::new().on(|_: LookupInput| Reply::<Lookup>::validation_error("Who are you?"));
    let text = greeting(&api.connector()?, "yuna@example.com").await;
    assert_eq!(text, "Who are you?");
    println!("   {text}");

    println!("3. the API is away, and then it is back");
    let api = Fake::new()
        .on(|_: LookupInput| LookupOutput { points: 70 })
        .fails::<Lookup>([Fault::Closed, Fault::html(502)]);
    let connector = api.builder().retry(Retry::default().retries(0)).build()?;
    for expected in [
        "Please try again later.",
        "Please try again later.",
        "Welcome back! You have 70 points.",
    ] {
        let text = greeting(&connector, "yuna@example.com").await;
        assert_eq!(text, expected);
        println!("   {text}");
    }

    println!("4. what a real API answered once, without anybody's claims");
    let recorder = Recorder::new(api.clone()).of::<Lookup>();
    let connector = api.builder().transport(recorder.clone()).build()?;
    greeting(&connector, "yuna@example.com").await;
    let recording = recorder.recording();
    assert!(!recording.contains("yuna"));
    let connector = Replay::read(&recording)?.connector()?;
    println!("   {}", greeting(&connector, "kim@example.com").await);

    println!("5. the profile against the API's own description");
    let description = r"
openapi: 3.1.0
info: { title: CRM, version: 1.0.0 }
paths:
  /members:
    post:
      requestBody:
        content: { application/json: { schema: { type: object, required: [mail], properties: { mail: { type: string } } } } }
      responses:
        200:
          description: The member.
          content: { application/json: { schema: { type: object, required: [points], properties: { points: { type: string } } } } }
";
    let disagreement = agrees_with_text::<Lookup>(description).err();
    println!("   {}", disagreement.ok_or("they agree")?);
    Ok(())
}
