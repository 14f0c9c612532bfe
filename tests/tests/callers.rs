//! Who may call the API's side: every form of `auth` under right, wrong, empty, missing, doubled and very long credentials.

#![allow(
    dead_code,
    reason = "these profiles are about who calls: nobody looks at their claims"
)]

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::response::IntoResponse;
use connector_runtime::server::{Callers, Received};
use connector_runtime::{Keys, ProfileApi, technical_profile};
use connector_tests::{Authority, Validity};
use http::HeaderName;
use sha2::{Digest as _, Sha256};

macro_rules! profile {
    ($name:ident, $($auth:tt)*) => {
        #[technical_profile(service_url = "https://crm.example.com/lookup", auth = $($auth)*)]
        struct $name { #[input] email: String }
    };
}
profile!(ByBasic, Basic);
profile!(ByBearer, Bearer(key = "Token"));
profile!(ByHeader, ApiKeyHeader("x-functions-key", key = "Key"));
profile!(ByQuery, ApiKeyQuery("code", key = "Key"));
profile!(
    ByBoth,
    [Basic, ApiKeyHeader("x-functions-key", key = "Key")]
);
profile!(ByCertificate, ClientCertificate);
profile!(
    ByToken,
    OAuth2ClientCredentials(
        token_url = "https://login.example.com/token",
        client_id_key = "Id",
        client_secret_key = "Secret"
    )
);

fn keys() -> Keys {
    Keys::new()
        .with("BasicAuthenticationUsername", "azure-ad")
        .with("BasicAuthenticationPassword", "pass:wörd")
        .with("Token", "t-0k3n")
        .with("Key", "k-3y==")
}

/// The status that a request with these headers meets, 200 where it comes through.
async fn status<P: ProfileApi<__Input: Send>>(
    callers: &Callers,
    query: &str,
    headers: &[(&str, &str)],
) -> u16 {
    let mut request =
        Request::post(format!("/lookup{query}")).header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request
        .body(Body::from(r#"{"email":"kim@example.com"}"#))
        .unwrap();
    match Received::<P>::from_request(request, callers).await {
        Ok(_) => 200,
        Err(rejection) => {
            let response = rejection.into_response();
            if response.status() == 401 {
                assert!(response.headers().contains_key("www-authenticate"));
                let body = axum::body::to_bytes(response.into_body(), 1024)
                    .await
                    .unwrap();
                assert!(body.is_empty(), "a 401 has no body");
                return 401;
            }
            response.status().as_u16()
        }
    }
}

fn basic(pair: &str) -> String {
    format!("Basic {}", data_encoding::BASE64.encode(pair.as_bytes()))
}

#[tokio::test]
async fn basic_is_checked() {
    let callers = Callers::new(keys());
    let right = basic("azure-ad:pass:wörd");
    let long = basic(&format!("azure-ad:{}", "x".repeat(1 << 20)));
    let (wrong_password, wrong_name) = (basic("azure-ad:password"), basic("azure-AD:pass:wörd"));
    let (prefix, more) = (basic("azure-ad:pass:wör"), basic("azure-ad:pass:wördd"));
    let (nothing, no_colon) = (basic(""), basic("azure-ad"));
    let (no_password, no_name) = (basic("azure-ad:"), basic(":pass:wörd"));
    for (headers, expected) in [
        (vec![right.as_str()], 200),
        (vec![&right.replace("Basic ", "bAsIc  ")], 200),
        (vec![], 401),
        (vec![""], 401),
        (vec!["Basic"], 401),
        (vec!["Basic "], 401),
        (vec!["Basic !!!"], 401),
        (vec![&right.replace("Basic", "Bearer")], 401),
        (vec![&wrong_password], 401),
        (vec![&wrong_name], 401),
        (vec![&prefix], 401),
        (vec![&more], 401),
        (vec![&nothing], 401),
        (vec![&no_colon], 401),
        (vec![&no_password], 401),
        (vec![&no_name], 401),
        (vec![&long], 401),
        (vec![&right, &right], 401),
        (vec![&right, &wrong_password], 401),
        (vec![&wrong_password, &right], 401),
    ] {
        let headers: Vec<_> = headers
            .iter()
            .map(|value| ("authorization", *value))
            .collect();
        assert_eq!(
            status::<ByBasic>(&callers, "", &headers).await,
            expected,
            "{headers:?}"
        );
    }
}

#[tokio::test]
async fn a_bearer_token_is_checked() {
    let callers = Callers::new(keys());
    let long = format!("Bearer {}", "x".repeat(1 << 20));
    for (headers, expected) in [
        (vec!["Bearer t-0k3n"], 200),
        (vec!["bearer t-0k3n"], 200),
        (vec![], 401),
        (vec!["Bearer"], 401),
        (vec!["Bearer "], 401),
        (vec!["Bearer t-0k3N"], 401),
        (vec!["Bearer t-0k3"], 401),
        (vec!["Bearer t-0k3nn"], 401),
        (vec!["Basic t-0k3n"], 401),
        (vec!["t-0k3n"], 401),
        (vec![&long], 401),
        (vec!["Bearer t-0k3n", "Bearer t-0k3n"], 401),
    ] {
        let headers: Vec<_> = headers
            .iter()
            .map(|value| ("authorization", *value))
            .collect();
        assert_eq!(
            status::<ByBearer>(&callers, "", &headers).await,
            expected,
            "{headers:?}"
        );
    }
}

#[tokio::test]
async fn api_keys_are_checked() {
    let callers = Callers::new(keys());
    let long = "x".repeat(1 << 20);
    for (values, expected) in [
        (vec!["k-3y=="], 200),
        (vec![], 401),
        (vec![""], 401),
        (vec!["k-3y="], 401),
        (vec!["k-3y==="], 401),
        (vec!["K-3Y=="], 401),
        (vec![&long], 401),
        (vec!["k-3y==", "k-3y=="], 401),
        (vec!["k-3y==", ""], 401),
    ] {
        let headers: Vec<_> = values
            .iter()
            .map(|value| ("x-functions-key", *value))
            .collect();
        assert_eq!(
            status::<ByHeader>(&callers, "", &headers).await,
            expected,
            "{headers:?}"
        );
        // A URL is not as long as that.
        if values.iter().all(|value| value.len() < 60_000) {
            let pairs: Vec<_> = values
                .iter()
                .map(|value| format!("code={}", value.replace('=', "%3D")))
                .collect();
            let query = format!("?v=1&{}", pairs.join("&"));
            assert_eq!(
                status::<ByQuery>(&callers, &query, &[]).await,
                expected,
                "{query}"
            );
        }
    }
    let long = format!("?code={}", "x".repeat(20_000));
    assert_eq!(status::<ByQuery>(&callers, &long, &[]).await, 401);
}

#[tokio::test]
async fn of_a_list_all_are_asked() {
    let callers = Callers::new(keys());
    let right = basic("azure-ad:pass:wörd");
    let (name, key) = (
        ("authorization", right.as_str()),
        ("x-functions-key", "k-3y=="),
    );
    assert_eq!(status::<ByBoth>(&callers, "", &[name, key]).await, 200);
    assert_eq!(status::<ByBoth>(&callers, "", &[name]).await, 401);
    assert_eq!(status::<ByBoth>(&callers, "", &[key]).await, 401);
}

#[tokio::test]
async fn old_keys_are_taken_while_they_are_changed_and_no_key_is_no_open_door() {
    let new = Keys::new().with("Token", "new");
    let both = Callers::new(new.clone()).also(keys());
    for (callers, old, expected) in [
        (&both, "Bearer t-0k3n", 200),
        (&Callers::new(new.clone()), "Bearer t-0k3n", 401),
    ] {
        assert_eq!(
            status::<ByBearer>(callers, "", &[("authorization", "Bearer new")]).await,
            200
        );
        assert_eq!(
            status::<ByBearer>(callers, "", &[("authorization", old)]).await,
            expected
        );
    }
    // The server's own fault, and said as that; whoever calls.
    let none = Callers::new(Keys::new());
    for headers in [
        vec![],
        vec![("authorization", "Bearer ")],
        vec![("authorization", "Bearer t-0k3n")],
    ] {
        assert_eq!(status::<ByBearer>(&none, "", &headers).await, 500);
    }
    assert_eq!(
        status::<ByBasic>(
            &Callers::new(Keys::new().with("BasicAuthenticationUsername", "a")),
            "",
            &[("authorization", &basic("a:"))]
        )
        .await,
        500
    );
}

#[tokio::test]
async fn tokens_are_checked_by_a_function() {
    let unchecked = Callers::new(keys());
    assert_eq!(
        status::<ByToken>(&unchecked, "", &[("authorization", "Bearer a.b.c")]).await,
        500
    );
    let callers = unchecked.tokens(|token| token == "a.b.c");
    assert_eq!(
        status::<ByToken>(&callers, "", &[("authorization", "Bearer a.b.c")]).await,
        200
    );
    assert_eq!(
        status::<ByToken>(&callers, "", &[("authorization", "Bearer a.b.d")]).await,
        401
    );
    assert_eq!(status::<ByToken>(&callers, "", &[]).await, 401);
}

#[tokio::test]
async fn certificates_are_known_by_their_fingerprint_in_the_form_of_every_proxy() {
    let authority = Authority::new("authority");
    let client = authority.client("client", Validity::Now);
    let other = authority.client("client", Validity::Now);
    let (der, pem, other) = (client.der(), client.certificate_pem(), other.der());
    assert_ne!(der, other);
    let fingerprint = data_encoding::HEXLOWER.encode(&Sha256::digest(der));
    let header = HeaderName::from_static("x-arr-clientcert");
    let callers = Callers::new(Keys::new())
        .certificate_header(header.clone())
        .certificate(&fingerprint)
        .unwrap();
    let base64 = data_encoding::BASE64.encode(der);
    let escaped: String = pem.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let envoy = format!("By=spiffe://a;Hash=00;Cert=\"{escaped}\";Subject=\"CN=a\"");
    let blanks = pem.trim().replace('\n', " ");
    for value in [
        base64.clone(),
        format!(":{base64}:"),
        escaped.clone(),
        envoy.clone(),
        blanks,
    ] {
        assert_eq!(
            status::<ByCertificate>(&callers, "", &[("x-arr-clientcert", &value)]).await,
            200,
            "{value}"
        );
    }
    let wrong = data_encoding::BASE64.encode(other);
    let long = "A".repeat(1 << 20);
    for values in [
        vec![],
        vec![""],
        vec![&base64[..base64.len() - 4]],
        vec!["::"],
        vec!["not base64"],
        vec![&wrong],
        vec![&long],
        vec![&base64, &base64],
        vec![&format!("{envoy},{envoy}")],
        // The fingerprint is public, and no certificate.
        vec![&fingerprint],
    ] {
        let headers: Vec<_> = values
            .iter()
            .map(|value| ("x-arr-clientcert", *value))
            .collect();
        assert_eq!(
            status::<ByCertificate>(&callers, "", &headers).await,
            401,
            "{headers:?}"
        );
    }
    // Without a header's name nobody can be known, and nobody comes in.
    let blind = Callers::new(Keys::new()).certificate(&fingerprint).unwrap();
    assert_eq!(
        status::<ByCertificate>(&blind, "", &[("x-arr-clientcert", &base64)]).await,
        500
    );
    // Without a certificate, nobody either.
    let strict = Callers::new(Keys::new()).certificate_header(header);
    assert_eq!(
        status::<ByCertificate>(&strict, "", &[("x-arr-clientcert", &base64)]).await,
        401
    );

    let colons: Vec<_> = fingerprint
        .as_bytes()
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).unwrap().to_uppercase())
        .collect();
    assert!(
        Callers::new(Keys::new())
            .certificate(&colons.join(":"))
            .is_ok()
    );
    for wrong in [
        "",
        "00",
        &fingerprint[1..],
        &format!("{}g", &fingerprint[1..]),
    ] {
        assert!(
            Callers::new(Keys::new()).certificate(wrong).is_err(),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn a_request_that_is_none_is_answered_by_the_error_contract() {
    let callers = Callers::new(keys());
    let send = |content_type: &'static str, body: String| {
        let callers = callers.clone();
        async move {
            let request = Request::post("/lookup")
                .header("authorization", "Bearer t-0k3n")
                .header("content-type", content_type)
                .body(Body::from(body))
                .unwrap();
            let response = Received::<ByBearer>::from_request(request, &callers)
                .await
                .err()
                .unwrap()
                .into_response();
            let status = response.status().as_u16();
            let body = axum::body::to_bytes(response.into_body(), 1 << 16)
                .await
                .unwrap();
            (status, String::from_utf8(body.to_vec()).unwrap())
        }
    };
    let told = |told: &str| {
        format!(
            r#"{{"version":"1.0.0","status":409,"code":"MalformedRequest","userMessage":"The request could not be processed.","developerMessage":"{told}"}}"#
        )
    };
    assert_eq!(
        send("application/json", "{}".into()).await,
        (400, told("`email`: the request has no `email`"))
    );
    assert_eq!(
        send("application/json", r#"{"email":7}"#.into()).await,
        (
            400,
            told("`email`: the request holds a number at `email`, which `String` does not take")
        )
    );
    assert_eq!(
        send("application/json", r#"{"email":"secret-claim"#.into())
            .await
            .0,
        400
    );
    assert_eq!(
        send("text/plain", "{}".into()).await,
        (
            415,
            told("the request's `Content-Type` is not `application/json`")
        )
    );
    let (status, _) = send(
        "application/json",
        format!(r#"{{"email":"{}"}}"#, "x".repeat(3 << 20)),
    )
    .await;
    assert_eq!(status, 413);
    let (_, body) = send(
        "application/json",
        r#"{"email":"secret-claim","email":"secret-claim"}"#.into(),
    )
    .await;
    assert!(
        body.contains("twice") && !body.contains("secret-claim"),
        "{body}"
    );
}
