use connector_runtime::{
    Auth, InputClaims, Method, Secret, SendClaimsIn, TechnicalProfile, technical_profile,
};

const ID: &str = "REST-Full";
const URL: &str = "https://crm.example.com/full";
mod texts {
    pub const BUSY: &str = "Busy.";
}

#[technical_profile(
    id = ID,
    display_name = "Everything",
    service_url = URL,
    auth = [
        ClientCertificate(key = "B2C_1A_Certificate"),
        ApiKeyHeader("x-functions-key", key = "B2C_1A_RestApiKey"),
        ApiKeyHeader("x-other"),
        ApiKeyQuery("code"),
        Basic(username_key = "B2C_1A_Id"),
    ],
    development_only = true,
    send_claims_in = Form,
    method = Put,
    debug_mode = true,
    default_user_message_if_request_failed = "Failed.",
    user_message_if_circuit_open = texts::BUSY,
    user_message_if_dns_resolution_failed = "Not found.",
    user_message_if_request_timeout = "Too slow.",
    timeout = "1m",
    attempt_timeout = "500ms",
    retries = 3,
    idempotent = true,
    response_limit = "64KiB",
    rename_all = "kebab-case",
    input_derive(Default),
    output_derive(serde::Serialize),
    allow_http = false,
    crate = connector_runtime,
)]
/// Docs.
#[derive(Debug)]
#[deprecated]
#[cfg(all())]
pub struct Full {
    /// Sent.
    #[input]
    pub given_name: String,
    #[input(send_in = Header)]
    pub request_mode: Option<Vec<u8>>,
    #[input(send_in = QueryString, default = 3)]
    #[deprecated]
    pub page_size: Option<u32>,
    #[input(partner = "Pass")]
    pub password: Secret<String>,
    #[input]
    #[output(partner = "answered")]
    pub both: String,
}

#[technical_profile(
    service_url = "http://localhost:8080/token",
    auth = OAuth2ClientCredentials(
        token_url = "https://{Settings:Login}/token",
        client_id_key = "B2C_1A_ClientId",
        client_secret_key = "B2C_1A_ClientSecret",
        scope = "https://graph.example.com/.default",
    ),
    send_claims_in = Url,
    method = Post,
    content_type = "text/plain; charset=utf-8",
)]
struct Payload {
    #[input(payload, send_in = Body)]
    letter: String,
    #[claim]
    kept: std::rc::Rc<str>,
    #[output(path = "$", default = "nothing")]
    all: Option<String>,
}

#[technical_profile(
    service_url = "{Settings:Base}/users({id})?{k}={v}&$select=id",
    auth = [Bearer, ApiKeyHeader("x-functions-key")],
    send_claims_in = Url
)]
struct Token {
    #[input(bearer)]
    token: Secret<String>,
    #[input]
    id: u64,
    #[input]
    k: &'static str,
    #[input(default = "v")]
    v: Option<String>,
    #[output(path = "data[0].to.0['odd.name']")]
    to: Vec<String>,
    #[output(coerce)]
    absent: Option<bool>,
    #[output(json, partner = "inside")]
    document: Vec<u8>,
}

#[technical_profile(service_url = "https://open.example.com", auth = None, allow_insecure_auth_in_production = true)]
struct Open {}

fn is_input<T: InputClaims>(_: T) {}

#[allow(deprecated)]
fn main() {
    is_input(FullInput::default());
    let full = Full::PROFILE;
    assert_eq!(full.id, "REST-Full");
    assert_eq!(full.service_url, URL);
    assert_eq!(full.auth.len(), 5);
    assert_eq!(full.method, Method::Put);
    assert_eq!(full.send_claims_in, SendClaimsIn::Form);
    assert_eq!(full.user_message_if_circuit_open, Some("Busy."));
    assert_eq!(full.timeout, Some(std::time::Duration::from_secs(60)));
    assert_eq!(full.response_limit, Some(65536));
    assert_eq!(full.inputs[0].partner, "given-name");
    assert_eq!(full.inputs[1].ty, "Option<Vec<u8>>");
    assert_eq!(Token::PROFILE.auth[0], Auth::BearerClaim);
    assert_eq!(Payload::PROFILE.method, Method::Post);
    assert!(Open::PROFILE.auth.is_empty());
    let _ = PayloadInput { letter: String::new(), kept: "".into() };
    let _ = PayloadOutput { all: None };
    let _ = OpenOutput {};
    let _ = TokenInput { token: Secret::new(String::new()), id: 1, k: "k", v: None };
}
