//! The documents' own examples of claims: every expected byte is written by hand.

use connector_runtime::{Connector, Context, Keys, TechnicalProfile, technical_profile};

use super::{body, decoded};

/// `restful-technical-profile`, *Input claims* and *Output claims*: partner names, and a default for what is not returned.
#[test]
fn input_and_output_claims() {
    #[technical_profile(
        id = "REST-UserMembershipValidator",
        service_url = "https://your-app-name.azurewebsites.NET/api/identity/signup",
        auth = Basic(username_key = "B2C_1A_B2cRestClientId", password_key = "B2C_1A_B2cRestClientSecret"),
        send_claims_in = Body,
        rename_all = "camelCase",
    )]
    struct UserMembership {
        #[input]
        email: String,
        #[input(partner = "firstName")]
        given_name: String,
        #[input(partner = "lastName")]
        surname: String,
        #[output(partner = "MembershipId")]
        loyalty_number: String,
        #[output(default = true)]
        loyalty_number_is_new: bool,
    }
    let input = || UserMembershipInput {
        email: "someone@contoso.com".into(),
        given_name: "Emily".into(),
        surname: "Smith".into(),
    };
    assert_eq!(
        body::<UserMembership>(input(), &Context::new()).unwrap(),
        r#"{"email":"someone@contoso.com","firstName":"Emily","lastName":"Smith"}"#
    );
    let claims: UserMembership = decoded(input(), r#"{"MembershipId":"en-1234"}"#).unwrap();
    assert_eq!(claims.loyalty_number, "en-1234");
    assert!(claims.loyalty_number_is_new);
}

/// `restful-technical-profile`, *Send a JSON payload*, with the body of `json-transformations`, `GenerateJson`: the SendGrid
/// request, without a body written by hand. The claims go first where the documents' transformation has claims, and its
/// parameters after them.
#[technical_profile(
    id = "SendGrid",
    service_url = "https://api.sendgrid.com/v3/mail/send",
    auth = Bearer(key = "B2C_1A_SendGridApiKey"),
    send_claims_in = Body,
    default_user_message_if_request_failed = "Cannot process your request right now, please try again later.",
)]
struct SendGrid {
    #[input(path = "personalizations.0.to.0.email")]
    email: String,
    #[input(path = "personalizations.0.dynamic_template_data.otp")]
    otp: String,
    #[input(path = "personalizations.0.dynamic_template_data.verify-email", value = email.clone())]
    copied_email: String,
    #[input(
        path = "personalizations.0.subject",
        value = "Contoso account email verification code"
    )]
    subject: String,
    #[input(value = "d-989077fbba9746e89f3f6411f596fb96")]
    template_id: String,
    #[input(path = "from.email", value = "service@contoso.com")]
    from: String,
}

const SEND_GRID: &str = concat!(
    r#"{"personalizations":[{"to":[{"email":"someone@example.com"}],"#,
    r#""dynamic_template_data":{"otp":"346349","verify-email":"someone@example.com"},"#,
    r#""subject":"Contoso account email verification code"}],"#,
    r#""template_id":"d-989077fbba9746e89f3f6411f596fb96","#,
    r#""from":{"email":"service@contoso.com"}}"#,
);

#[tokio::test]
async fn send_grid_by_prepare_and_by_connector() {
    let input = || SendGridInput {
        email: "someone@example.com".into(),
        otp: "346349".into(),
    };
    assert_eq!(
        body::<SendGrid>(input(), &Context::new()).unwrap(),
        SEND_GRID
    );
    let connector = Connector::builder()
        .keys(Keys::new().with("B2C_1A_SendGridApiKey", "a-key"))
        .build()
        .unwrap();
    let prepared = connector.prepare(input()).await.unwrap();
    assert_eq!(prepared.request().body(), SEND_GRID);
    assert_eq!(
        prepared.request().headers()["authorization"],
        "Bearer a-key"
    );
    assert_eq!(
        prepared.request().headers()["content-type"],
        "application/json"
    );
    assert_eq!(prepared.request().method(), "POST");
    assert_eq!(
        prepared.request().uri(),
        "https://api.sendgrid.com/v3/mail/send"
    );
}

/// `json-transformations`, `GenerateJson`: a typed literal is a number, and JSON in a string is escaped, not embedded.
#[test]
fn generate_json_literals() {
    #[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
    struct Generated {
        #[input(path = "customerEntity.email")]
        email: String,
        #[input(path = "customerEntity.userObjectId")]
        object_id: String,
        #[input(path = "customerEntity.firstName")]
        given_name: String,
        #[input(path = "customerEntity.role.name", value = "Administrator")]
        role: String,
        #[input(path = "customerEntity.role.id", value = 1)]
        role_id: i64,
        #[input]
        emails: String,
    }
    let input = GeneratedInput {
        email: "john.s@contoso.com".into(),
        object_id: "01234567-89ab-cdef-0123-456789abcdef".into(),
        given_name: "John".into(),
        emails: r#"["someone@contoso.com"]"#.into(),
    };
    assert_eq!(
        body::<Generated>(input, &Context::new()).unwrap(),
        concat!(
            r#"{"customerEntity":{"email":"john.s@contoso.com","#,
            r#""userObjectId":"01234567-89ab-cdef-0123-456789abcdef","firstName":"John","#,
            r#""role":{"name":"Administrator","id":1}},"emails":"[\"someone@contoso.com\"]"}"#,
        )
    );
}

/// `restful-technical-profile`, *Metadata*, `SendClaimsIn`: the example of mode `Url`.
#[test]
fn claims_in_the_url() {
    #[technical_profile(
        service_url = "https://api.example.com/{claim1}/{claim2}?{claim3}={claim4}",
        auth = Bearer,
        send_claims_in = Url,
    )]
    struct InUrl {
        #[input]
        claim1: String,
        #[input(value = claim1.to_uppercase())]
        claim2: String,
        #[input(value = "name")]
        claim3: String,
        #[input(resolve = "{Culture:LCID}")]
        claim4: u32,
    }
    let input = InUrlInput {
        claim1: "a b".into(),
    };
    let prepared = InUrl::prepare(input, &Context::new().culture("en-US")).unwrap();
    assert_eq!(
        prepared.request().uri(),
        "https://api.example.com/a%20b/A%20B?name=1033"
    );
    assert_eq!(prepared.request().method(), "GET");
}

/// `claim-resolver-overview` with `restful-technical-profile`, `IncludeClaimResolvingInClaimsHandling`: a resolver yields a
/// text, the LCID too.
#[test]
fn resolvers_in_a_body() {
    #[technical_profile(service_url = "https://api.example.com/", auth = Bearer, rename_all = "camelCase")]
    struct Resolved {
        #[input(resolve = "{Culture:RFC5646}", partner = "lang")]
        user_language: String,
        #[input(resolve = "{Culture:LCID}")]
        lcid: String,
        #[input(resolve = "{Policy:PolicyId}")]
        policy: String,
        #[input(resolve = "{Context:CorrelationId}")]
        correlation_id: String,
        #[input(resolve = "{OAUTH-KV:campaignId}", partner = "cid")]
        campaign: String,
    }
    let context = Context::new()
        .culture("en-US")
        .policy_id("B2C_1A_signup_signin")
        .correlation_id("00000000-0000-0000-0000-000000000000")
        .query_parameter("campaignId", "hawaii");
    assert_eq!(
        body::<Resolved>(ResolvedInput {}, &context).unwrap(),
        concat!(
            r#"{"lang":"en-US","lcid":"1033","policy":"B2C_1A_signup_signin","#,
            r#""correlationId":"00000000-0000-0000-0000-000000000000","cid":"hawaii"}"#,
        )
    );
}

/// `secure-rest-api`, *Add the claims exchange to acquire an access token* and *Call the API with it*: constants in a form,
/// and the token of one call as the bearer of the next.
#[test]
fn a_token_and_its_use() {
    #[technical_profile(
        service_url = "https://login.microsoftonline.com/your-tenant-name.onmicrosoft.com/oauth2/v2.0/token",
        auth = Basic,
        send_claims_in = Form,
    )]
    struct AcquireAccessToken {
        #[input(value = "client_credentials")]
        grant_type: String,
        #[input(value = "https://graph.microsoft.com/.default")]
        scope: String,
        #[output(partner = "access_token")]
        bearer_token: String,
    }
    #[technical_profile(
        service_url = "https://your-app-name.azurewebsites.net/api/identity/signup",
        auth = Bearer,
    )]
    struct WithToken {
        #[input(bearer)]
        bearer_token: String,
        #[input]
        email: String,
    }
    assert_eq!(
        body::<AcquireAccessToken>(AcquireAccessTokenInput {}, &Context::new()).unwrap(),
        "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
    );
    let answer = r#"{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"ey.x.y"}"#;
    let token: AcquireAccessToken = decoded(AcquireAccessTokenInput {}, answer).unwrap();
    let input = WithTokenInput {
        bearer_token: token.bearer_token,
        email: "someone@contoso.com".into(),
    };
    assert_eq!(
        body::<WithToken>(input, &Context::new()).unwrap(),
        r#"{"email":"someone@contoso.com"}"#
    );
}

/// `restful-technical-profile`, `ResolveJsonPathsInJsonTokens`: the documents' paths and those of their samples, in both
/// ways of writing an index.
#[test]
fn json_paths_of_answers() {
    #[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
    struct Paths {
        #[output(path = "firstName.localized")]
        first_name: String,
        #[output(path = "data.0.to.0.email")]
        email: String,
        #[output(path = "contacts[0].person.emails[0].email")]
        contact: String,
        #[output(path = "elements[0].handle~.emailAddress")]
        linked_in: String,
        #[output(path = "value[0].displayName")]
        graph: String,
        #[output(path = "properties.nickname", map = |name: String| name.to_uppercase())]
        nickname: String,
    }
    let answer = r#"{"firstName":{"localized":"Emily"},"data":[{"to":[{"email":"a@b.c"}]}],
        "contacts":[{"person":{"emails":[{"email":"d@e.f"}]}}],"elements":[{"handle~":{"emailAddress":"g@h.i"}}],
        "value":[{"displayName":"Smith"}],"properties":{"nickname":"em"}}"#;
    let claims: Paths = decoded(PathsInput {}, answer).unwrap();
    assert_eq!(
        [
            claims.first_name,
            claims.email,
            claims.contact,
            claims.linked_in,
            claims.graph,
            claims.nickname
        ],
        ["Emily", "a@b.c", "d@e.f", "g@h.i", "Smith", "EM"]
    );
}

/// Answers of real APIs: numbers as strings and strings as numbers, and documents inside of strings.
#[test]
fn answers_that_people_get() {
    #[technical_profile(service_url = "https://api.example.com/", auth = Bearer, rename_all = "camelCase")]
    struct Lenient {
        #[output(coerce)]
        balance: f64,
        #[output(coerce)]
        time_step_matched: u64,
        #[output(coerce)]
        affiliate_number: String,
        #[output(coerce)]
        need_to_migrate: bool,
        #[output(json)]
        public_key_jwk: serde_json::Value,
        #[output(json)]
        public_key_jwk2: Option<serde_json::Value>,
        #[output(json, map = |roles: Vec<String>| roles.into_iter().map(|role| role.to_lowercase()).collect::<Vec<_>>())]
        roles: Vec<String>,
        #[output(value = public_key_jwk["kty"].as_str().ok_or("no key type")?.to_owned())]
        key_type: String,
    }
    let answer = r#"{"balance":"12345.67","timeStepMatched":"53912345","affiliateNumber":417,"needToMigrate":"true",
        "publicKeyJwk":"{\"kty\":\"EC\"}","publicKeyJwk2":"","roles":"[\"Admin\",\"USER\"]"}"#;
    let claims: Lenient = decoded(LenientInput {}, answer).unwrap();
    assert!((claims.balance - 12345.67).abs() < f64::EPSILON);
    assert_eq!(claims.time_step_matched, 53_912_345);
    assert_eq!(claims.affiliate_number, "417");
    assert!(claims.need_to_migrate);
    assert_eq!(claims.public_key_jwk2, None);
    assert_eq!(claims.roles, ["admin", "user"]);
    assert_eq!(claims.key_type, "EC");
}
