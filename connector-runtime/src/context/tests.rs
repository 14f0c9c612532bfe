//! Every resolver has its setter, and yields what was set.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, UNIX_EPOCH};

use super::*;

/// A context in which all is known, each value as the list's example where the example is a value and not a derived one.
fn known() -> Context {
    let example = |name: &str| ClaimResolver::find(name).unwrap().example;
    let mut context = Context::new()
        .culture(example("Culture:RFC5646"))
        .policy_id(example("Policy:PolicyId"))
        .relying_party_tenant_id(example("Policy:RelyingPartyTenantId"))
        .tenant_object_id(example("Policy:TenantObjectId"))
        .trust_framework_tenant_id(example("Policy:TrustFrameworkTenantId"))
        .build_number(example("Context:BuildNumber"))
        .correlation_id(example("Context:CorrelationId"))
        .date_time(UNIX_EPOCH + Duration::from_secs(1_633_867_200))
        .deployment_mode(example("Context:DeploymentMode"))
        .host_name(example("Context:HostName"))
        .ip_address(Ipv4Addr::new(11, 111, 111, 11))
        .kmsi(true);
    for key in Oidc::ALL {
        context = context.oidc(*key, example(key.resolver()));
    }
    for key in OAuth2::ALL {
        context = context.oauth2(*key, example(key.resolver()));
    }
    for key in Saml::ALL {
        context = context.saml(*key, example(key.resolver()));
    }
    context
}

#[test]
fn every_resolver_yields_its_example() {
    let context = known();
    for resolver in ClaimResolver::ALL {
        assert_eq!(
            context.resolved(resolver.name).as_deref(),
            Some(resolver.example),
            "{}",
            resolver.name
        );
    }
    assert_eq!(ClaimResolver::ALL.len(), context.0.values.len());
}

#[test]
fn an_empty_context_knows_the_time_alone() {
    let context = Context::new();
    for resolver in ClaimResolver::ALL {
        let known = context.resolved(resolver.name).is_some();
        assert_eq!(
            known,
            resolver.name == "Context:DateTimeInUtc",
            "{}",
            resolver.name
        );
    }
}

#[test]
fn a_later_value_replaces_an_earlier_one() {
    let context = Context::new()
        .culture("ko-KR")
        .query_parameter("a", "1")
        .culture("fr")
        .query_parameter("a", "2")
        .resolver("{OAUTH-KV:b}", "3")
        .kmsi(true)
        .resolver("Context:KMSI", "false");
    assert_eq!(context.culture_tag(), Some("fr"));
    assert_eq!(context.resolved("Culture:RegionName"), None);
    assert_eq!(context.resolved("OAUTH-KV:a").as_deref(), Some("2"));
    assert_eq!(context.resolved("OAUTH-KV:b").as_deref(), Some("3"));
    assert_eq!(context.resolved("Context:KMSI").as_deref(), Some("false"));
    let same = context.clone().culture("<script>");
    assert_eq!(same.culture_tag(), Some("fr"));
}

#[test]
fn a_request_says_what_it_says() {
    let mut request = http::Request::get(
        "/authorize?ui_locales=ko-KR%20en&campaignId=hawaii&login_hint=a%2Bb%40c.d&login_hint=second&RelayState=r&x=",
    )
    .header("host", "contoso.b2clogin.com:443")
    .header("x-forwarded-for", "6.6.6.6")
    .body("campaignId=other")
    .unwrap();
    let address: SocketAddr = "11.111.111.11:50001".parse().unwrap();
    request.extensions_mut().insert(address);
    let expected = [
        ("Culture:RFC5646", Some("ko-KR")),
        ("Culture:LCID", Some("1042")),
        ("OAUTH-KV:campaignId", Some("hawaii")),
        ("OAUTH-KV:login_hint", Some("a+b@c.d")),
        ("OAUTH-KV:x", Some("")),
        ("OAUTH-KV:y", None),
        ("OIDC:LoginHint", Some("a+b@c.d")),
        ("OIDC:ClientId", None),
        ("SAML:RelayState", Some("r")),
        ("Context:HostName", Some("contoso.b2clogin.com")),
        ("Context:IPAddress", Some("11.111.111.11")),
    ];
    let context = Context::from_request(&request);
    let (parts, ()) = request.map(drop).into_parts();
    for context in [context, Context::from_parts(&parts)] {
        for (name, value) in expected {
            assert_eq!(context.resolved(name).as_deref(), value, "{name}");
        }
    }

    let mut bare = http::Request::new(());
    bare.extensions_mut().insert(IpAddr::from([127, 0, 0, 1]));
    let context = Context::from_request(&bare);
    assert_eq!(context.resolved("Context:HostName"), None);
    assert_eq!(
        context.resolved("Context:IPAddress").as_deref(),
        Some("127.0.0.1")
    );
}

#[test]
fn debug_shows_no_value() {
    let canary = "canary-7f3a91";
    let mut context = Context::new()
        .query_parameter(canary, canary)
        .setting("Base", canary);
    for resolver in ClaimResolver::ALL {
        context = context.resolver(resolver.name, canary);
    }
    let shown = format!("{context:?}");
    assert!(!shown.contains(canary), "{shown}");
    assert!(shown.contains("Culture:RFC5646"), "{shown}");
    assert!(shown.contains("others: 1"), "{shown}");
}
