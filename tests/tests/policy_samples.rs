//! The samples of the documents' *RESTful technical profile* page as the importer prints them: each runs against a server
//! and sends the documented bytes.

use connector_runtime::{Connector, Keys, Restful, TechnicalProfile, Tls};
use connector_tests::{Authority, Conversation, Request, Server, ServerTls, Validity, answer};

/// What `connector import` prints; a test of the importer compares it with the policies.
#[path = "../../connector-policy/tests/samples/samples.rs"]
#[allow(missing_docs, unreachable_pub, dead_code, reason = "printed")]
mod samples;

use samples::{
    auth_api_key, auth_basic, auth_bearer, auth_certificate, auth_none, membership, send_grid,
};

const ANSWER: &str = r#"{"MembershipId":"en-1234","loyaltyNumber":"en-1234"}"#;

fn keys() -> Keys {
    Keys::new()
        .with("B2C_1A_B2cRestClientId", "client")
        .with("B2C_1A_B2cRestClientSecret", "pass:word")
        .with(
            "B2C_1A_B2cRestClientAccessToken",
            "eyJhbGciOiJub25lIn0.e30.",
        )
        .with("B2C_1A_RestApiKey", "k-1")
        .with("B2C_1A_SendGridApiKey", "SG.1")
}

/// Sends the input to a server of its own; gives what came back and what arrived.
async fn sent<P: TechnicalProfile<Contract = Restful>>(input: P::Input) -> (P, Request) {
    let server = Server::start(Conversation::answering(answer(200, ANSWER))).await;
    let connector = Connector::builder()
        .keys(keys())
        .deployment_mode(connector_runtime::DeploymentMode::Development)
        .service_url::<P>(server.url("/api/identity/signup"))
        .build()
        .unwrap();
    let claims = connector.exchange(input).await.unwrap();
    (claims, server.arrival().request())
}

fn body(request: &Request) -> &str {
    std::str::from_utf8(&request.body).unwrap()
}

#[tokio::test]
async fn the_claims_of_the_first_sample() {
    let (claims, request) = sent::<membership::RestUserMembershipValidator>(
        membership::RestUserMembershipValidatorInput {
            email: Some("yuna@example.com".into()),
            given_name: Some("Yuna".into()),
            surname: Some("Kim".into()),
        },
    )
    .await;
    assert_eq!(
        (request.method.as_str(), request.path()),
        ("POST", "/api/identity/signup")
    );
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("authorization"), None);
    assert_eq!(
        body(&request),
        r#"{"email":"yuna@example.com","firstName":"Yuna","lastName":"Kim"}"#
    );
    assert_eq!(claims.loyalty_number.as_deref(), Some("en-1234"));
    assert!(claims.loyalty_number_is_new);
}

/// The body that the documents print for this transformation.
#[tokio::test]
async fn the_payload_of_the_second_sample() {
    let (_, request) = sent::<send_grid::SendGrid>(send_grid::SendGridInput {
        email: Some("someone@example.com".into()),
        otp: Some("346349".into()),
    })
    .await;
    assert_eq!(request.header("authorization"), Some("Bearer SG.1"));
    assert_eq!(
        body(&request),
        concat!(
            r#"{"personalizations":[{"to":[{"email":"someone@example.com"}],"#,
            r#""dynamic_template_data":{"otp":"346349","verify-email":"someone@example.com"},"#,
            r#""subject":"Contoso account email verification code"}],"#,
            r#""template_id":"d-c3664d8f9f344c52b1d4dd7d3ea5d0d1","from":{"email":"service@contoso.com"}}"#
        )
    );
}

#[tokio::test]
async fn who_calls_by_each_type_of_authentication() {
    let email = || Some("yuna@example.com".to_owned());
    macro_rules! sample {
        ($module:ident, $header:literal, $value:expr) => {
            let (claims, request) =
                sent::<$module::RestApiSignUp>($module::RestApiSignUpInput { email: email() })
                    .await;
            assert_eq!(request.header($header), $value, stringify!($module));
            assert_eq!(body(&request), r#"{"email":"yuna@example.com"}"#);
            assert_eq!(claims.loyalty_number.as_deref(), Some("en-1234"));
        };
    }
    sample!(auth_none, "authorization", None);
    // RFC 7617: base64 of `client:pass:word`.
    sample!(
        auth_basic,
        "authorization",
        Some("Basic Y2xpZW50OnBhc3M6d29yZA==")
    );
    sample!(
        auth_bearer,
        "authorization",
        Some("Bearer eyJhbGciOiJub25lIn0.e30.")
    );
    sample!(auth_api_key, "x-functions-key", Some("k-1"));
}

#[tokio::test]
async fn who_calls_by_a_certificate() {
    let (servers, clients) = (Authority::new("servers"), Authority::new("clients"));
    let certified = servers.server(&["localhost"], Validity::Now);
    let client = clients.client("connector", Validity::Now);
    let server = Server::start_tls(
        ServerTls::mutual(&certified, &clients),
        Conversation::answering(answer(200, ANSWER)),
    )
    .await;
    let connector = Connector::builder()
        .keys(keys().with_pem("B2C_1A_B2cRestClientCertificate", client.pem()))
        .tls(Tls::default().root_certificate(servers.pem()))
        .service_url::<auth_certificate::RestApiSignUp>(server.url("/api/identity/signup"))
        .build()
        .unwrap();
    let input = auth_certificate::RestApiSignUpInput {
        email: Some("yuna@example.com".into()),
    };
    connector.exchange(input).await.unwrap();
    let arrival = server.arrival();
    assert_eq!(
        arrival.client_certificates.first().map(Vec::as_slice),
        Some(client.der())
    );
    assert_eq!(body(&arrival.request()), r#"{"email":"yuna@example.com"}"#);
}
