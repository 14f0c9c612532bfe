//! Golden expansions, one a feature: growth shows in review.

use super::expanded;

fn golden(name: &str, source: &str) {
    let text = expanded(source);
    sized(source, &text);
    insta::with_settings!({ snapshot_path => "../../golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, &text);
    });
}

/// What five claims may take, and each more; without the API's side, which is there only where a feature asks for it.
const FIVE: usize = 150;
const EACH_MORE: usize = 30;
/// A level of a nested body, which is data and as deep as the body.
const LEVEL: usize = 8;
/// What the API's side adds to it.
const API: usize = 80;

/// Whether the expansion is as small as it should be for that many claims.
fn sized(source: &str, text: &str) {
    let (_, item) = super::apart(source);
    let claims = syn::parse2::<syn::ItemStruct>(item).unwrap().fields.len();
    let nested = source.split("#[input(path = \"").skip(1);
    let levels: usize = nested
        .map(|path| path.split('"').next().unwrap().matches(['.', '[']).count())
        .sum();
    let limit = FIVE + claims.saturating_sub(5) * EACH_MORE + levels * LEVEL;
    let own = text
        .split("impl ::connector_runtime::OutputClaims for")
        .next()
        .unwrap();
    let lines = own.trim_end().lines().count();
    assert!(
        lines <= limit,
        "{claims} claims expand to {lines} lines, and {limit} are allowed:\n{text}"
    );
    let (lines, limit) = (
        text.lines().count(),
        limit + API + claims.saturating_sub(5) * EACH_MORE,
    );
    assert!(
        lines <= limit,
        "{claims} claims and the API's side expand to {lines} lines, and {limit} are allowed"
    );
}

#[test]
fn the_first_screen() {
    golden(
        "first_screen",
        r#"#[technical_profile(
            id = "REST-UserMembershipValidator",
            service_url = "https://crm.example.com/api/identity/signup",
            auth = Bearer,
            send_claims_in = Body,
            rename_all = "camelCase",
        )]
        /// Validates the user's input and returns the loyalty number.
        #[derive(Debug, Clone)]
        pub struct UserMembership {
            #[input]                          pub email: String,
            #[input(partner = "firstName")]   pub given_name: String,
            #[input(partner = "lastName")]    pub surname: String,
            #[output(partner = "MembershipId")] pub loyalty_number: String,
            #[output(default = true)]         pub loyalty_number_is_new: bool,
        }"#,
    );
}

#[test]
fn every_place_of_a_claim() {
    golden(
        "places",
        r#"#[technical_profile(
            service_url = "https://crm.example.com/users({id})?v={Settings:Version}",
            auth = [Bearer, ApiKeyHeader("X-Functions-Key"), ApiKeyQuery("code", key = "B2C_1A_Code")],
            method = Put,
        )]
        struct Places {
            #[input] body: Option<String>,
            #[input(send_in = Url, default = "me")] id: Option<String>,
            #[input(send_in = Header, partner = "X-Id")] header: u32,
            #[input(send_in = QueryString)] query: Vec<String>,
            #[input(bearer)] token: String,
            #[claim] kept: u8,
        }"#,
    );
}

#[test]
fn a_payload() {
    golden(
        "payload",
        r#"#[technical_profile(
            service_url = URL,
            auth = None,
            development_only = true,
            content_type = "text/plain",
        )]
        struct Letter {
            #[input(payload)] text: String,
        }"#,
    );
}

#[test]
fn the_ways_of_an_output() {
    golden(
        "outputs",
        r#"#[technical_profile(service_url = "https://crm.example.com/", auth = Basic)]
        struct Outputs {
            #[output(path = "data[0].to.0['odd.name']")] deep: String,
            #[output(default = "none")] text: String,
            #[output(default = 3)] perhaps: Option<u32>,
            #[input(partner = "postalCode")] #[output] both: Option<String>,
            #[output(coerce)] number: u32,
            #[output(json, path = "list")] list: Vec<String>,
            #[output] r#type: Vec<u8>,
        }"#,
    );
}

#[test]
fn every_key_of_a_profile() {
    golden(
        "keys",
        r#"#[technical_profile(
            crate = ::renamed,
            id = ID,
            display_name = "All",
            service_url = "https://crm.example.com/",
            auth = OAuth2ClientCredentials(token_url = "https://login.example.com/token", client_id_key = "Id", client_secret_key = "Secret", scope = "all"),
            send_claims_in = Form,
            debug_mode = true,
            default_user_message_if_request_failed = "Failed.",
            user_message_if_request_timeout = TIMEOUT,
            timeout = "1m",
            attempt_timeout = "500ms",
            retries = 3,
            idempotent = true,
            response_limit = "64KiB",
            input_derive(Default),
            output_derive(serde::Serialize),
        )]
        /// Docs.
        #[derive(Debug, serde::Deserialize)]
        #[deprecated]
        #[cfg(all())]
        pub(crate) struct Keys {
            /// Sent.
            #[input]
            #[serde(default)]
            pub(super) name: String,
        }"#,
    );
}

#[test]
fn claims_that_are_computed() {
    golden(
        "computed",
        r#"#[technical_profile(service_url = "https://crm.example.com/", auth = Basic, refusal = SignUpRefusal)]
        struct Computed {
            #[claim] given: String,
            #[input(map = trimmed, default = given.clone())] name: Option<String>,
            #[input(value = "1.0")] version: String,
            #[input(value = parse(given, &format!("{version}"))?)] number: u32,
            #[input(resolve = "{Culture:LCID}")] lcid: Option<u16>,
            #[input(resolve = "{Claim:given}", map = trimmed)] copy: String,
            #[claim(value = number + 1)] next: u32,
            #[output(map = trimmed)] answer: String,
            #[output(value = answer.len() + given.len())] length: usize,
            #[output(resolve = "{Context:CorrelationId}")] trace: Option<String>,
        }"#,
    );
}

#[test]
fn a_nested_body() {
    golden(
        "nested",
        r#"#[technical_profile(service_url = "https://api.sendgrid.com/v3/mail/send", auth = Bearer)]
        struct Mail {
            #[input(path = "personalizations.0.to.0.email")] email: String,
            #[input(path = "personalizations[0].dynamic_template_data['verify-email']")] code: Option<Secret<String>>,
            #[input] template_id: String,
            #[input(path = "from.email", send_in = Body)] from: String,
        }"#,
    );
}

#[test]
fn a_refusal() {
    let tokens = crate::derive_refusal(
        r#"#[refusal(crate = ::renamed)]
        pub enum SignUpRefusal {
            #[code("API12345", "API12346")] AddressTaken,
            #[code("20001")] NoMember,
            #[code(other)] Other(Option<String>),
        }"#
        .parse()
        .unwrap(),
    );
    let text = prettyplease::unparse(&syn::parse2(tokens).unwrap());
    insta::with_settings!({ snapshot_path => "../../golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("refusal", &text);
    });
}

#[test]
fn an_api_connector() {
    golden(
        "connector",
        r#"#[api_connector(
            step = PostAttributeCollection,
            service_url = "https://partner.example.com/validate",
            auth = Basic,
            send_step = false,
        )]
        pub struct ValidateSignUp {
            #[input] pub identities: Vec<Identity>,
            #[input(partner = "postalCode")] #[output] pub postal_code: Option<String>,
            #[output(partner = "extension_LoyaltyNumber")] pub loyalty_number: Option<Secret<String>>,
        }"#,
    );
}

#[test]
fn beside_an_error_every_name_stays() {
    golden(
        "fallback",
        r#"#[technical_profile(service_url = "/relative", auth = Bearer, input_derive(Default))]
        #[derive(Debug)]
        struct Lookup {
            #[input] email: String,
            #[output(banana)] name: String,
            stray: u8,
        }"#,
    );
}
