//! `resolve`: every claim resolver, and what a claim without a value from it is.

use std::collections::BTreeSet;
use std::fs;
use std::net::IpAddr;

use connector_runtime::{
    ClaimResolver, Connector, Context, DeploymentMode, ErrorKind, Keys, OAuth2, Oidc, Saml, Secret,
    Sent, TechnicalProfile, technical_profile,
};

use super::{body, decoded};

macro_rules! every {
    ($($field:ident = $resolver:literal,)+) => {
        #[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
        #[derive(Debug)]
        struct Every {
            $(#[input(resolve = $resolver)] $field: Option<String>,)+
        }

        /// As they are written in the struct.
        const WRITTEN: &[&str] = &[$($resolver,)+];

        impl Every {
            fn values(&self) -> Vec<Option<&str>> {
                vec![$(self.$field.as_deref(),)+]
            }
        }
    };
}

every! {
    language = "{Culture:LanguageName}",
    lcid = "{Culture:LCID}",
    region = "{Culture:RegionName}",
    tag = "{Culture:RFC5646}",
    policy = "{Policy:PolicyId}",
    relying_party = "{Policy:RelyingPartyTenantId}",
    tenant = "{Policy:TenantObjectId}",
    trust_framework = "{Policy:TrustFrameworkTenantId}",
    build = "{Context:BuildNumber}",
    correlation = "{Context:CorrelationId}",
    time = "{Context:DateTimeInUtc}",
    mode = "{Context:DeploymentMode}",
    host = "{Context:HostName}",
    address = "{Context:IPAddress}",
    keep = "{Context:KMSI}",
    acr = "{OIDC:AuthenticationContextReferences}",
    client = "{OIDC:ClientId}",
    domain_hint = "{OIDC:DomainHint}",
    login_hint = "{OIDC:LoginHint}",
    max_age = "{OIDC:MaxAge}",
    nonce = "{OIDC:Nonce}",
    password = "{OIDC:Password}",
    prompt = "{OIDC:Prompt}",
    redirect = "{OIDC:RedirectUri}",
    resource = "{OIDC:Resource}",
    oidc_scope = "{OIDC:Scope}",
    username = "{OIDC:Username}",
    access_token = "{oauth2:access_token}",
    token_type = "{oauth2:token_type}",
    expires_in = "{oauth2:expires_in}",
    refresh_token = "{oauth2:refresh_token}",
    classes = "{SAML:AuthnContextClassReferences}",
    format = "{SAML:NameIdPolicyFormat}",
    issuer = "{SAML:Issuer}",
    allow_create = "{SAML:AllowCreate}",
    force = "{SAML:ForceAuthn}",
    provider = "{SAML:ProviderName}",
    relay_state = "{SAML:RelayState}",
    subject = "{SAML:Subject}",
    binding = "{SAML:Binding}",
}

#[test]
fn every_resolver_of_the_list_fills_a_claim() {
    let mut context = Context::new();
    for resolver in ClaimResolver::ALL {
        context = context.resolver(resolver.name, resolver.example);
    }
    let prepared = Every::prepare(EveryInput {}, &context).unwrap();
    let claims = prepared.decode(&http::Response::new("{}")).unwrap();
    assert_eq!(WRITTEN.len(), ClaimResolver::ALL.len());
    for ((written, resolver), value) in WRITTEN.iter().zip(ClaimResolver::ALL).zip(claims.values())
    {
        assert_eq!(*written, format!("{{{}}}", resolver.name));
        assert_eq!(value, Some(resolver.example), "{written}");
    }
}

/// The names in the tables of a reference, where it lies beside the project.
#[test]
#[allow(clippy::print_stderr, reason = "a test that did not run says so")]
fn the_list_has_every_resolver_of_the_documents() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/domain/b2c.md");
    let Ok(text) = fs::read_to_string(path) else {
        eprintln!("skipped: the documents' reference does not lie beside the project");
        return;
    };
    let section = text
        .split("\n## ")
        .find(|section| section.starts_with("4. Claim resolvers"))
        .expect("the section on claim resolvers");
    let mut documented = BTreeSet::new();
    for row in section.lines().filter(|line| line.starts_with("| ")) {
        let Some((namespace, keys)) = row.trim_start_matches("| ").split_once(" | ") else {
            continue;
        };
        // Examples and notes stand in parentheses; keys are code.
        let mut depth = 0;
        let keys: String = keys
            .chars()
            .filter(|c| {
                depth += i32::from(*c == '(') - i32::from(*c == ')');
                depth == 0 && *c != ')'
            })
            .collect();
        for key in keys.split('`').skip(1).step_by(2) {
            if key.chars().all(|c| c.is_alphanumeric() || c == '_') {
                documented.insert(format!("{namespace}:{key}"));
            }
        }
    }
    let ours: BTreeSet<_> = ClaimResolver::ALL
        .iter()
        .map(|resolver| resolver.name.to_owned())
        .collect();
    assert!(documented.len() > 30, "{documented:?}");
    let missing: Vec<_> = documented.difference(&ours).collect();
    let added: Vec<_> = ours.difference(&documented).collect();
    assert!(
        missing.is_empty() && added.is_empty(),
        "missing {missing:?}, added {added:?}"
    );
}

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    rename_all = "camelCase",
)]
#[derive(Debug)]
struct Typed {
    #[input]
    email: String,
    #[input(resolve = "{Culture:LCID}")]
    lcid: u16,
    #[input(resolve = "{Context:IPAddress}")]
    address: Option<IpAddr>,
    #[input(resolve = "{Context:KMSI}")]
    keep: Option<bool>,
    #[input(resolve = "{OIDC:Password}", send_in = Header, partner = "X-Password")]
    password: Option<Secret<String>>,
    #[input(resolve = "{OAUTH-KV:campaignId}", map = upper)]
    campaign: Option<String>,
    #[input(resolve = "{Claim:email}")]
    same: String,
    #[input(partner = "mail")]
    second: Option<String>,
    #[input(resolve = "{Claim:mail}")]
    third: Option<String>,
    #[output]
    points: i64,
    #[output(resolve = "{Claim:points}")]
    text: String,
    #[output(resolve = "{Context:CorrelationId}")]
    trace: Option<String>,
}

fn upper(mut text: String) -> String {
    text.make_ascii_uppercase();
    text
}

fn kim() -> TypedInput {
    TypedInput {
        email: "kim@example.com".into(),
        second: None,
    }
}

#[test]
fn a_claim_is_of_any_type_that_reads_text() {
    let context = Context::new()
        .culture("ko-KR")
        .ip_address([11, 111, 111, 11])
        .kmsi(true)
        .oidc(Oidc::Password, "correct horse")
        .query_parameter("campaignId", "hawaii")
        .oauth2(OAuth2::TokenType, "unused")
        .saml(Saml::Issuer, "unused");
    let input = TypedInput {
        second: Some("lee@example.com".into()),
        ..kim()
    };
    let prepared = Typed::prepare(input, &context).unwrap();
    assert_eq!(prepared.request().headers()["x-password"], "correct horse");
    assert_eq!(
        prepared.request().body(),
        r#"{"email":"kim@example.com","lcid":1042,"address":"11.111.111.11","keep":true,"campaign":"HAWAII","same":"kim@example.com","mail":"lee@example.com","third":"lee@example.com"}"#
    );
}

#[test]
fn without_a_value_an_option_is_omitted_and_anything_else_is_an_error() {
    let context = Context::new().resolver("Culture:LCID", "1042");
    assert_eq!(
        body::<Typed>(kim(), &context).unwrap(),
        r#"{"email":"kim@example.com","lcid":1042,"same":"kim@example.com"}"#
    );
    let error = body::<Typed>(kim(), &Context::new()).unwrap_err();
    assert_eq!(
        (error.kind(), error.claim(), error.sent()),
        (ErrorKind::InputClaim, Some("lcid"), Sent::NotSent)
    );
    let wrong = Context::new().resolver("Culture:LCID", "canary-7f3a91");
    let error = body::<Typed>(kim(), &wrong).unwrap_err();
    assert_eq!(error.claim(), Some("lcid"));
    for text in [
        error.to_string(),
        format!("{error:?}"),
        error.user_message().to_owned(),
    ] {
        assert!(!text.contains("canary"), "{text}");
    }
}

#[test]
fn an_output_is_filled_after_the_call_and_never_read() {
    let prepared = Typed::prepare(
        kim(),
        &Context::new().culture("en-US").correlation_id("c-1"),
    );
    let answer = http::Response::new(r#"{"points":7,"text":"theirs","trace":"theirs"}"#);
    let claims = prepared.unwrap().decode(&answer).unwrap();
    assert_eq!(
        (claims.text.as_str(), claims.trace.as_deref()),
        ("7", Some("c-1"))
    );
}

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Literal {
    #[input(value = String::from("{Culture:LCID}"))]
    text: String,
}

#[test]
fn a_resolver_as_a_text_is_sent_literally_where_that_is_meant() {
    assert_eq!(
        body::<Literal>(LiteralInput {}, &Context::new()).unwrap(),
        r#"{"text":"{Culture:LCID}"}"#
    );
    let claims: Literal = decoded(LiteralInput {}, "{}").unwrap();
    assert_eq!(claims.text, "{Culture:LCID}");
}

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Mode {
    #[input(resolve = "{Context:DeploymentMode}")]
    mode: String,
}

#[tokio::test]
async fn the_deployment_mode_is_the_connectors_unless_the_context_says_another() {
    for (mode, expected) in [
        (DeploymentMode::Production, "Production"),
        (DeploymentMode::Development, "Development"),
    ] {
        let connector = Connector::builder()
            .keys(Keys::new().with("BearerAuthenticationToken", "t"))
            .deployment_mode(mode)
            .build()
            .unwrap();
        let prepared = connector.prepare(ModeInput {}).await.unwrap();
        let body = format!(r#"{{"mode":"{expected}"}}"#);
        assert_eq!(prepared.request().body(), &body);
        let context = Context::new().deployment_mode("Debugging");
        let prepared = connector.within(&context).prepare(ModeInput {}).await;
        assert_eq!(
            prepared.unwrap().request().body(),
            r#"{"mode":"Debugging"}"#
        );
    }
}
