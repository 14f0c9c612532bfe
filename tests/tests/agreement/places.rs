//! Paths, servers and parameters as descriptions write them.

use connector_runtime::technical_profile;
use connector_runtime::testing::agrees_with_text;

use crate::{AGREES, Member, places};

/// A profile that writes out what the description leaves open, and the other way round.
#[technical_profile(
    service_url = "https://{Settings:Host}/v1/{Settings:Region}/tenants/contoso/users({id})?api-version=2024-01-01&expand={expand}",
    auth = Bearer,
    method = Get,
    send_claims_in = Url,
    idempotent = true,
)]
struct User {
    #[input]
    id: u32,
    #[input]
    expand: String,
    #[input(send_in = QueryString)]
    tags: Vec<String>,
}

/// All that stands before the path is a setting.
#[technical_profile(service_url = "{Settings:Base}/users/{id}", auth = Bearer, send_claims_in = Url)]
struct Anywhere {
    #[input]
    id: u32,
}

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer, send_claims_in = QueryString)]
struct Root {
    #[input]
    q: String,
}

fn user(path: &str, parameters: &str) -> String {
    format!(
        "openapi: 3.1.0\npaths:\n  {path}:\n    get:\n      parameters: [{parameters}]\n      responses: {{ 200: {{ description: ok }} }}\n"
    )
}

const PARAMETERS: &str = "{ name: expand, in: query, schema: { type: string } }, { name: tags, in: query, schema: { type: array, items: { type: string } } }";

#[test]
fn a_path_may_say_more_or_less_than_the_profile() {
    for path in [
        "/tenants/{tenant}/users({id})",
        "/tenants/contoso/users({userId})",
        "/v1/{region}/tenants/{tenant}/users({id})",
        "/v1/europe/tenants/{tenant}/users({id})",
    ] {
        agrees_with_text::<User>(&user(path, PARAMETERS)).unwrap();
    }
    for path in [
        "/tenants/fabrikam/users({id})",
        "/tenants/{tenant}/users/{id}",
        "/v2/{region}/tenants/{tenant}/users({id})",
        "/",
    ] {
        assert_eq!(places::<User>(&user(path, PARAMETERS)), ["path"], "{path}");
    }
    // What a setting is, the description may have in its paths.
    agrees_with_text::<Anywhere>(&user("/api/users/{id}", "")).unwrap();
    agrees_with_text::<Anywhere>(&user("/users/{id}", "")).unwrap();
    assert_eq!(places::<Anywhere>(&user("/members/{id}", "")), ["path"]);
    agrees_with_text::<Root>(&user("/", "{ name: q, in: query }")).unwrap();
    assert_eq!(
        places::<Root>(&user("/search", "{ name: q, in: query }")),
        ["path"]
    );
}

#[test]
fn of_several_paths_the_one_with_more_words_is_meant() {
    let both = "openapi: 3.1.0\npaths:\n  /users/{id}: { get: { responses: { 200: { description: ok } } } }\n  /users/me: { post: {} }\n";
    agrees_with_text::<Anywhere>(both).unwrap();
    assert_eq!(
        places::<Anywhere>("openapi: 3.1.0\npaths:\n  /users/{id}: { head: {} }"),
        ["verb"]
    );
}

#[test]
fn a_slash_at_the_end_is_a_difference() {
    let slash = AGREES.replace("/members:", "/members/:");
    assert_eq!(places::<Member>(&slash), ["path"]);
}

#[test]
fn a_server_of_the_profiles_host_has_its_base_path() {
    let server = |url: &str| AGREES.replace("servers: [{ url: https://crm.example.com/api }]", url);
    for agrees in [
        "servers: [{ url: https://crm.example.com/v0 }, { url: https://crm.example.com/api/ }]",
        // Another host, or none that is known: a gateway may do what it will.
        "servers: [{ url: https://internal.example/v0 }]",
        "servers: [{ url: /v0 }]",
        "servers: [{ url: 'https://{host}/v0', variables: { host: { default: crm.example.com } } }]",
        "servers: [{ url: 'https://CRM.example.com/{base}', variables: { base: { default: api } } }]",
        "servers: []",
        "",
    ] {
        agrees_with_text::<Member>(&server(agrees)).unwrap();
    }
    for differs in [
        "servers: [{ url: https://crm.example.com }]",
        "servers: [{ url: https://crm.example.com/api/v2 }]",
        "servers: [{ url: http://CRM.example.com/v2 }]",
    ] {
        let error = agrees_with_text::<Member>(&server(differs)).unwrap_err();
        assert_eq!(error.differences().len(), 1, "{error}");
        assert!(error.to_string().contains("the API is at `"), "{error}");
    }
    // The nearest list counts.
    let nearer = AGREES.replace(
        "      operationId: createMember",
        "      servers: [{ url: https://crm.example.com/v2 }]",
    );
    assert_eq!(places::<Member>(&nearer), ["path"]);
}

#[test]
fn what_is_sent_without_a_claim_is_known() {
    let sent = [
        "{ name: api-version, in: query, required: true, schema: { type: string } }",
        "{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }",
        "{ name: Accept, in: header, required: true, schema: { type: string } }",
        "{ name: content-type, in: header, required: true, schema: { type: string } }",
        "{ name: Authorization, in: header, required: true, schema: { type: string } }",
    ];
    let all = format!("{PARAMETERS}, {}", sent.join(", "));
    agrees_with_text::<User>(&user("/tenants/{tenant}/users({id})", &all)).unwrap();
    let unsent = [
        (
            "{ name: version, in: query, required: true }",
            "query: version",
            "send_in = QueryString",
        ),
        (
            "{ name: x-trace, in: header, required: true }",
            "header: x-trace",
            "send_in = Header",
        ),
        (
            "{ name: session, in: cookie, required: true }",
            "cookie: session",
            "sends no cookies",
        ),
    ];
    for (parameter, place, help) in unsent {
        let more = format!("{PARAMETERS}, {parameter}");
        let error =
            agrees_with_text::<User>(&user("/tenants/{tenant}/users({id})", &more)).unwrap_err();
        let told: Vec<_> = error
            .differences()
            .map(|one| one.place().to_owned())
            .collect();
        assert_eq!(told, [place], "{error}");
        assert!(error.to_string().contains(help), "{error}");
    }
}

#[test]
fn how_a_list_stands_in_a_query_is_compared() {
    let with = |style: &str| {
        let parameters = PARAMETERS.replace(
            "name: tags, in: query",
            &format!("name: tags, in: query, {style}"),
        );
        user("/tenants/{tenant}/users({id})", &parameters)
    };
    for agrees in ["style: form", "explode: true", "style: form, explode: true"] {
        agrees_with_text::<User>(&with(agrees)).unwrap();
    }
    for differs in [
        "explode: false",
        "style: pipeDelimited",
        "style: spaceDelimited, explode: false",
    ] {
        assert_eq!(places::<User>(&with(differs)), ["query: tags"], "{differs}");
    }
    // A parameter may bring a content instead of a schema.
    let content = PARAMETERS.replace(
        "in: query, schema: { type: string }",
        "in: query, content: { text/plain: { schema: { type: integer } } }",
    );
    assert_eq!(
        places::<User>(&user("/tenants/{tenant}/users({id})", &content)),
        ["query: expand"]
    );
}

#[test]
fn ways_of_authentication_that_no_profile_has_are_told() {
    for (scheme, help) in [
        (
            "{ type: apiKey, in: cookie, name: session }",
            "put a gateway before it",
        ),
        ("{ type: http, scheme: digest }", "put a gateway before it"),
        ("{ type: http, scheme: Bearer }", "write `auth = Bearer`"),
        ("{ type: mutualTLS }", "write `auth = ClientCertificate`"),
    ] {
        let other = AGREES.replace(
            "{ type: apiKey, in: header, name: X-Functions-Key }",
            scheme,
        );
        let error = agrees_with_text::<Member>(&other).unwrap_err();
        assert!(error.to_string().contains(help), "{scheme}: {error}");
    }
    // Of several ways, the first that a profile has; and one that is not described is none.
    let two = AGREES
        .replace(
            "security: [{ key: [] }]",
            "security: [{ gone: [] }, { basic: [], key: [] }]",
        )
        .replace(
            "  securitySchemes:",
            "  securitySchemes:\n    basic: { type: http, scheme: basic }",
        );
    let error = agrees_with_text::<Member>(&two).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("auth = [Basic, ApiKeyHeader(\"X-Functions-Key\")]"),
        "{error}"
    );
    for open in ["[]", "[{}, { key: [] }]", "[{ other: [] }, { key: [] }]"] {
        let open = AGREES.replace("security: [{ key: [] }]", &format!("security: {open}"));
        agrees_with_text::<Member>(&open).unwrap();
    }
}
