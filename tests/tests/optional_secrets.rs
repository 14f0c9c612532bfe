//! A secret has no `Serialize`, and an `Option` of one is a claim all the same: in the body, and as the body.

use connector_runtime::{Context, Secret, TechnicalProfile, technical_profile};

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct SignIn {
    #[input]
    email: String,
    #[input]
    code: Option<Secret<String>>,
}

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    content_type = "text/plain"
)]
struct Letter {
    #[input(payload)]
    text: Option<Secret<String>>,
}

fn sign_in(code: Option<&str>) -> SignInInput {
    SignInInput {
        email: "kim@example.com".to_owned(),
        code: code.map(Secret::from),
    }
}

#[test]
fn in_the_body_it_is_a_member_or_left_out() {
    let body = |code| {
        let prepared = SignIn::prepare(sign_in(code), &Context::new()).unwrap();
        String::from_utf8(prepared.request().body().to_vec()).unwrap()
    };
    assert_eq!(
        body(Some("123456")),
        r#"{"email":"kim@example.com","code":"123456"}"#
    );
    assert_eq!(body(None), r#"{"email":"kim@example.com"}"#);
    let answer = http::Response::new("");
    let claims = SignIn::prepare(sign_in(Some("1")), &Context::new())
        .unwrap()
        .decode(&answer)
        .unwrap();
    assert_eq!(claims.email, "kim@example.com");
    assert_eq!(claims.code.unwrap().expose(), "1");
}

#[test]
fn as_the_body_it_is_all_of_it_or_nothing() {
    let body = |text: Option<&str>| {
        let text = text.map(Secret::from);
        let prepared = Letter::prepare(LetterInput { text }, &Context::new()).unwrap();
        String::from_utf8(prepared.request().body().to_vec()).unwrap()
    };
    assert_eq!(body(Some("open sesame")), "open sesame");
    assert_eq!(body(None), "");
    let answer = http::Response::new("");
    let input = LetterInput { text: None };
    let letter = Letter::prepare(input, &Context::new()).unwrap();
    assert!(letter.decode(&answer).unwrap().text.is_none());
}
