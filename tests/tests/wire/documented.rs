//! The documents' own examples: every expected byte is written by hand.

use connector_runtime::{Secret, technical_profile};

use super::exchange::arrived;

/// `restful-technical-profile`: `SendClaimsIn=Body`, `ApiKeyHeader` under its usual name.
#[tokio::test]
async fn a_function_with_its_key() {
    #[technical_profile(
        service_url = "https://api.example.com/api/validate",
        auth = ApiKeyHeader("x-functions-key"),
    )]
    struct Validate {
        #[input]
        email: String,
        #[input(partner = "lang")]
        language: String,
        #[output]
        ok: bool,
    }
    let input = ValidateInput {
        email: "a@b.example".into(),
        language: "1033".into(),
    };
    assert_eq!(
        arrived(input).await,
        "POST /api/validate HTTP/1.1\r\n\
         accept: application/json\r\n\
         content-type: application/json\r\n\
         x-functions-key: functions key/+=\r\n\
         host: 127.0.0.1:<port>\r\n\
         content-length: 37\r\n\
         \r\n\
         {\"email\":\"a@b.example\",\"lang\":\"1033\"}"
    );
}

/// `secure-rest-api`: an access token by Basic and a form.
#[tokio::test]
async fn an_access_token() {
    #[technical_profile(
        service_url = "https://api.example.com/tenant/oauth2/v2.0/token",
        auth = Basic,
        send_claims_in = Form,
    )]
    struct AcquireAccessToken {
        #[input]
        grant_type: String,
        #[input]
        scope: String,
        #[output]
        ok: bool,
    }
    let input = AcquireAccessTokenInput {
        grant_type: "client_credentials".into(),
        scope: "https://graph.microsoft.com/.default".into(),
    };
    // base64 of `Aladdin:open sesame:€` in UTF-8.
    assert_eq!(
        arrived(input).await,
        "POST /tenant/oauth2/v2.0/token HTTP/1.1\r\n\
         accept: application/json\r\n\
         content-type: application/x-www-form-urlencoded\r\n\
         authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZTrigqw=\r\n\
         host: 127.0.0.1:<port>\r\n\
         content-length: 80\r\n\
         \r\n\
         grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
    );
}

/// The official samples: groups of a user, with the token of an earlier step.
#[tokio::test]
async fn the_groups_of_a_user() {
    #[technical_profile(
        service_url = "https://api.example.com/v1.0/users/{objectId}/transitiveMemberOf?$select=id,displayName",
        auth = Bearer,
        send_claims_in = Url,
    )]
    struct Groups {
        #[input(partner = "objectId")]
        object_id: String,
        #[input(bearer)]
        bearer_token: Secret<String>,
        #[output]
        ok: bool,
    }
    let input = GroupsInput {
        object_id: "50f0bd91-2ff4-4b8f-828f-00f170519ddb".into(),
        bearer_token: "ey.J.0".into(),
    };
    assert_eq!(
        arrived(input).await,
        "GET /v1.0/users/50f0bd91-2ff4-4b8f-828f-00f170519ddb/transitiveMemberOf?$select=id,displayName HTTP/1.1\r\n\
         accept: application/json\r\n\
         authorization: Bearer ey.J.0\r\n\
         host: 127.0.0.1:<port>\r\n\
         \r\n"
    );
}

/// `restful-technical-profile`: `{claim1}/{claim2}?{claim3}={claim4}`.
#[tokio::test]
async fn placeholders_in_path_and_query() {
    #[technical_profile(
        service_url = "https://api.example.com/{claim1}/{claim2}?{claim3}={claim4}",
        auth = None,
        allow_insecure_auth_in_production = true,
        send_claims_in = Url,
    )]
    struct Lookup {
        #[input]
        claim1: String,
        #[input]
        claim2: String,
        #[input]
        claim3: String,
        #[input]
        claim4: String,
        #[output]
        ok: bool,
    }
    let input = LookupInput {
        claim1: "a/b".into(),
        claim2: "c d".into(),
        claim3: "e&f".into(),
        claim4: "g=h\u{20ac}".into(),
    };
    assert_eq!(
        arrived(input).await,
        "GET /a%2Fb/c%20d?e%26f=g%3Dh%E2%82%AC HTTP/1.1\r\n\
         accept: application/json\r\n\
         host: 127.0.0.1:<port>\r\n\
         \r\n"
    );
}

/// The unit tests' own sample: a name in the query string.
#[tokio::test]
async fn a_name_in_the_query() {
    #[technical_profile(
        service_url = "https://api.example.com",
        auth = None,
        allow_insecure_auth_in_production = true,
        send_claims_in = QueryString,
    )]
    struct Genderize {
        #[input(partner = "name")]
        given_name: String,
        #[output]
        ok: bool,
    }
    assert_eq!(
        arrived(GenderizeInput {
            given_name: "J\u{f6}rg Peter".into()
        })
        .await,
        "GET /?name=J%C3%B6rg+Peter HTTP/1.1\r\n\
         accept: application/json\r\n\
         host: 127.0.0.1:<port>\r\n\
         \r\n"
    );
}

/// Claims in headers, and a function key in the URL.
#[tokio::test]
async fn claims_in_headers() {
    #[technical_profile(
        service_url = "https://api.example.com/user",
        auth = ApiKeyQuery("code"),
        send_claims_in = Header,
    )]
    struct User {
        #[input(partner = "X-User-Name")]
        user_name: String,
        #[output]
        ok: bool,
    }
    assert_eq!(
        arrived(UserInput {
            user_name: "Kim Minji".into()
        })
        .await,
        "GET /user?code=a+b%26c%3Dd%2Fe%2Bf%3D%3D HTTP/1.1\r\n\
         accept: application/json\r\n\
         x-user-name: Kim Minji\r\n\
         host: 127.0.0.1:<port>\r\n\
         \r\n"
    );
}

/// RFC 7617's own example, over mutual TLS: who calls is known twice.
#[tokio::test]
async fn a_certificate_and_a_key() {
    #[technical_profile(
        service_url = "https://api.example.com/secure",
        auth = [ClientCertificate, ApiKeyHeader("X-Second", key = "B2C_1A_Second")],
    )]
    struct Secure {
        #[output]
        ok: bool,
    }
    assert_eq!(
        arrived(SecureInput {}).await,
        "POST /secure HTTP/1.1\r\n\
         accept: application/json\r\n\
         content-type: application/json\r\n\
         x-second: second;key\r\n\
         host: localhost:<port>\r\n\
         content-length: 2\r\n\
         \r\n\
         {}"
    );
}
