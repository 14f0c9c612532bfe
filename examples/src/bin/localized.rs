//! The language of the person at the screen goes to the API by a claim resolver, and its refusal comes back in that
//! language, with a code that is a type here.
//!
//! `cargo run -p examples --bin localized`

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;

use connector_runtime::{Connector, Context, Keys, Refusal, technical_profile};
use examples::{Reply, Request, serve};

/// Checks a promotion code.
#[technical_profile(
    id = "REST-ValidatePromotionCode",
    service_url = "https://crm.example.com/api/promotions",
    auth = ApiKeyHeader("x-functions-key"),
    refusal = PromotionRefusal,
    rename_all = "camelCase",
)]
#[derive(Debug)]
pub struct Promotion {
    /// The code as it was typed, without the blanks that people copy with it.
    #[input(map = without_blanks)]
    pub promotion_code: String,
    /// The language of the screen.
    #[input(resolve = "{Culture:RFC5646}", partner = "lang")]
    pub language: String,
    /// Where the person came from, if the sign-in request says.
    #[input(resolve = "{OAUTH-KV:campaignId}")]
    pub campaign: Option<String>,
    /// What joins the API's log with ours.
    #[input(resolve = "{Context:CorrelationId}", send_in = Header, partner = "X-Correlation-Id")]
    pub correlation_id: Option<String>,
    /// What the code is worth.
    #[output]
    pub percent: u8,
    /// The same for people.
    #[output(value = format!("{percent}% off with {promotion_code}"))]
    pub offer: String,
}

fn without_blanks(mut code: String) -> String {
    code.retain(|c| !c.is_whitespace());
    code
}

/// The codes with which the API refuses.
#[derive(Debug, Refusal)]
pub enum PromotionRefusal {
    /// There is no such code.
    #[code("PROMO-404")]
    Unknown,
    /// There was one.
    #[code("PROMO-410", "PROMO-411")]
    Expired,
    /// What the API may say tomorrow.
    #[code(other)]
    Other(Option<String>),
}

/// The API: it speaks two languages.
fn answer(request: &Request) -> Reply {
    if request.body.contains("SPRING") {
        return Reply::ok(r#"{"percent":15}"#);
    }
    let message = if request.body.contains(r#""lang":"ko-KR""#) {
        "프로모션 코드가 만료되었습니다."
    } else {
        "The promotion code has expired."
    };
    Reply::status(
        "409 Conflict",
        format!(
            r#"{{"version":"1.0.0","status":409,"code":"PROMO-410","userMessage":"{message}"}}"#
        ),
    )
}

fn input(code: &str) -> PromotionInput {
    PromotionInput {
        promotion_code: code.into(),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let api = serve(answer).await?;
    let connector = Connector::builder()
        .keys(Keys::new().with("x-functions-key", "a-key-of-the-example"))
        .service_url::<Promotion>(format!("http://{api}/api/promotions"))
        .build()?;

    // In a server: `Context::from_request(&request)`, for each request that it answers.
    let request =
        http::Request::get("/authorize?ui_locales=ko-KR%20en&campaignId=hawaii").body(())?;
    let korean =
        Context::from_request(&request).correlation_id("50f0bd91-2ff4-4b8f-828f-00f170519ddb");
    let english = Context::new().culture("en-US");

    println!("1. a code that the API takes\n");
    let promotion = connector
        .within(&korean)
        .exchange(input(" SPRING 24 "))
        .await?;
    println!("{}\n", promotion.offer);

    for (number, (language, context)) in [("Korean", &korean), ("English", &english)]
        .into_iter()
        .enumerate()
    {
        println!("{}. a code that it refuses, in {language}\n", number + 2);
        let error = connector
            .within(context)
            .exchange(input("WINTER"))
            .await
            .err()
            .ok_or("the API took it")?;
        println!("for the person:  {}", error.user_message());
        match error.refusal::<PromotionRefusal>() {
            Some(PromotionRefusal::Expired) => {
                println!("for the program: expired, offer another one\n");
            }
            Some(other) => println!("for the program: {other:?}\n"),
            None => return Err(error.into()),
        }
    }

    println!("4. no language: nothing is sent\n");
    let error = connector
        .exchange(input("SPRING"))
        .await
        .err()
        .ok_or("the API took it")?;
    println!("for the developer: {error}");
    Ok(())
}
