//! The contract's first screen, compiled as it stands and run against recorded bytes.

use std::error::Error;
use std::process::Command;

use connector_runtime::{Connector, EnvKeys, technical_profile};
use connector_tests::{Conversation, Server};

use screen::{UserMembership, UserMembershipInput, UserMembershipOutput};

/// As it stands: not formatted.
#[rustfmt::skip]
#[allow(unreachable_pub, reason = "as it stands")]
mod screen {
use super::technical_profile;

/// Validates the user's input and returns the loyalty number.
#[technical_profile(
    id = "REST-UserMembershipValidator",
    service_url = "https://crm.example.com/api/identity/signup",
    auth = Bearer,
    send_claims_in = Body,
    rename_all = "camelCase",
)]
#[derive(Debug, Clone)]
pub struct UserMembership {
    #[input]                          pub email: String,
    #[input(partner = "firstName")]   pub given_name: String,
    #[input(partner = "lastName")]    pub surname: String,
    #[output(partner = "MembershipId")] pub loyalty_number: String,
    #[output(default = true)]         pub loyalty_number_is_new: bool,
}
}

/// Where `EnvKeys` finds the bare `Bearer`'s token.
const VARIABLE: &str = "BEARERAUTHENTICATIONTOKEN";

/// An answer as a server of another make wrote it, byte for byte (ASP.NET Core behind Kestrel).
const RECORDED: &[u8] = b"HTTP/1.1 200 OK\r\n\
    Content-Type: application/json; charset=utf-8\r\n\
    Date: Fri, 20 Nov 2026 09:12:44 GMT\r\n\
    Server: Kestrel\r\n\
    Transfer-Encoding: chunked\r\n\
    \r\n\
    36\r\n\
    {\"MembershipId\":\"en-1234\",\"loyaltyNumberIsNew\":false}\n\r\n\
    0\r\n\r\n";

/// The request that this screen must send, written by hand.
const EXPECTED: &str = "POST /api/identity/signup HTTP/1.1\r\n\
    accept: application/json\r\n\
    content-type: application/json\r\n\
    authorization: Bearer eyJhbGciOiJub25lIn0.e30.\r\n\
    host: 127.0.0.1:<port>\r\n\
    content-length: 76\r\n\
    \r\n\
    {\"email\":\"kim@example.com\",\"firstName\":\"Minji\",\"lastName\":\"Kim \\\"MJ\\\" \u{1f600}\"}";

/// The screen's own lines: `url` stands in for the one host name that does not exist.
async fn screen(
    url: String,
    [email, given_name, surname]: [String; 3],
) -> Result<UserMembership, Box<dyn Error>> {
    let connector = Connector::builder()
        .keys(EnvKeys::new())
        .service_url::<UserMembership>(url)
        .build()?;

    let member = connector
        .exchange(UserMembershipInput {
            email,
            given_name,
            surname,
        })
        .await?;
    Ok(member)
}

fn person() -> [String; 3] {
    ["kim@example.com", "Minji", "Kim \"MJ\" \u{1f600}"].map(str::to_owned)
}

/// The environment of a process that has threads cannot be changed safely, so the test starts itself again with the token
/// in it, and the second one does the work.
fn with_the_token_in_the_environment(test: &str, work: impl FnOnce()) {
    if std::env::var_os(VARIABLE).is_some() {
        return work();
    }
    let status = Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture"])
        .env(VARIABLE, "eyJhbGciOiJub25lIn0.e30.")
        .status()
        .unwrap();
    assert!(
        status.success(),
        "{test}, with the token in the environment"
    );
}

fn run(answer: &[u8]) -> (UserMembership, String) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let server = Server::start(Conversation::answering(answer)).await;
        let member = screen(server.url("/api/identity/signup"), person())
            .await
            .unwrap();
        let arrived = String::from_utf8(server.arrival().bytes).unwrap();
        (
            member,
            arrived.replace(&format!(":{}", server.port()), ":<port>"),
        )
    })
}

#[test]
fn the_request_is_the_documented_one_and_false_is_false() {
    with_the_token_in_the_environment(
        "the_request_is_the_documented_one_and_false_is_false",
        || {
            let (member, arrived) = run(RECORDED);
            assert_eq!(arrived, EXPECTED);
            assert_eq!(member.loyalty_number, "en-1234");
            assert!(!member.loyalty_number_is_new);
            // Every claim, sent and returned.
            let [email, given_name, surname] = person();
            assert_eq!(
                (member.email, member.given_name, member.surname),
                (email, given_name, surname)
            );
        },
    );
}

#[test]
fn an_absent_claim_takes_its_default() {
    with_the_token_in_the_environment("an_absent_claim_takes_its_default", || {
        let (member, _) =
            run(b"HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{\"MembershipId\":\"en-1234\"}");
        assert_eq!(member.loyalty_number, "en-1234");
        assert!(member.loyalty_number_is_new);
    });
}

#[test]
fn the_screen_is_debug_and_clone_and_so_are_its_companions() {
    fn both<T: std::fmt::Debug + Clone>() {}
    both::<UserMembership>();
    both::<UserMembershipInput>();
    both::<UserMembershipOutput>();
}
