//! Both halves of a call with neither connector nor runtime nor I/O.

use connector_runtime::{Context, Error, ErrorKind, TechnicalProfile, technical_profile};

#[technical_profile(service_url = "{Settings:Crm}/members?v=1", auth = Bearer)]
#[derive(Debug)]
struct Member {
    #[input]
    email: String,
    #[output(default = true)]
    new: bool,
}

fn member(status: u16, body: &str) -> Result<Member, Error> {
    let context = Context::new().setting("Crm", "https://crm.example.com");
    let input = MemberInput { email: "kim@example.com".into() };
    let prepared = Member::prepare(input, &context)?;
    let request = prepared.request();
    assert_eq!(request.method(), http::Method::POST);
    assert_eq!(request.uri(), "https://crm.example.com/members?v=1");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body(), r#"{"email":"kim@example.com"}"#);
    let mut response = http::Response::new(body);
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
    prepared.decode(&response)
}

fn main() {
    let known = member(200, r#"{"new":false}"#).unwrap();
    assert!(!known.new);
    assert_eq!(known.email, "kim@example.com");
    assert!(member(204, "").unwrap().new);
    let refused = member(409, r#"{"userMessage":"Nobody knows you."}"#).unwrap_err();
    assert_eq!((refused.kind(), refused.user_message()), (ErrorKind::Validation, "Nobody knows you."));
    assert_eq!(member(200, "[]").unwrap_err().kind(), ErrorKind::Decode);
}
