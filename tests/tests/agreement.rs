//! A profile against the description of its API: twenty planted differences, one at a time, and none in pairs that agree.

#![allow(
    dead_code,
    reason = "these profiles are about their descriptions: nobody calls them"
)]

#[path = "agreement/malformed.rs"]
mod malformed;
#[path = "agreement/places.rs"]
mod places;
#[path = "agreement/schemas.rs"]
mod schemas;

use connector_runtime::openapi::Description;
use connector_runtime::testing::{Difference, agrees_with_text};
use connector_runtime::{ClaimsExchange, Identity, api_connector, technical_profile};

/// A profile that uses every place.
#[technical_profile(
    service_url = "https://crm.example.com/api/tenants/{tenant}/members",
    auth = ApiKeyHeader("x-functions-key"),
    rename_all = "camelCase",
)]
struct Member {
    #[input(send_in = Url)]
    tenant: String,
    #[input(send_in = QueryString, partner = "dry-run")]
    dry_run: Option<bool>,
    #[input(send_in = Header, partner = "x-trace")]
    trace: String,
    #[input]
    email: String,
    #[input]
    age: i32,
    #[input]
    tags: Vec<String>,
    #[input]
    nick_name: Option<String>,
    #[output(partner = "MembershipId")]
    number: String,
    #[output]
    points: i64,
    #[output]
    since: Option<String>,
    #[output(path = "plan.name")]
    plan: String,
}

const AGREES: &str = r##"
openapi: 3.0.3
info: { title: CRM, version: "1" }
servers: [{ url: https://crm.example.com/api }]
paths:
  /tenants/{tenantId}/members:
    parameters:
      - { name: tenantId, in: path, required: true, schema: { type: string } }
    post:
      operationId: createMember
      security: [{ key: [] }]
      parameters:
        - { name: dry-run, in: query, schema: { type: boolean } }
        - $ref: "#/components/parameters/Trace"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/NewMember"
      responses:
        200:
          description: The member.
          content:
            application/json; charset=utf-8:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Numbered"
                  - type: object
                    required: [points, plan]
                    properties:
                      points: { type: integer, format: int64 }
                      since: { type: string, format: date, nullable: true }
                      plan:
                        type: object
                        required: [name]
                        properties: { name: { type: string } }
        409: { description: Refused. }
components:
  parameters:
    Trace: { name: X-Trace, in: header, required: true, schema: { type: string } }
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Functions-Key }
  schemas:
    NewMember:
      type: object
      required: [email, age, tags]
      properties:
        email: { type: string }
        age: { type: integer, format: int32 }
        tags: { type: array, items: { type: string } }
        nickName: { type: string }
    Numbered:
      type: object
      required: [MembershipId]
      properties:
        MembershipId: { type: string }
"##;

#[test]
fn a_pair_that_agrees_has_no_difference() {
    agrees_with_text::<Member>(AGREES).unwrap();
}

/// What is written instead of what, and at which place it is told with which help.
const PLANTED: [(&str, &str, &str, &str); 22] = [
    (
        "  /tenants/{tenantId}/members:",
        "  /tenants/{tenantId}/persons:",
        "path",
        "/tenants/{tenantId}/persons",
    ),
    ("    post:", "    put:", "verb", "write `method = Put`"),
    (
        "key: { type: apiKey, in: header, name: X-Functions-Key }",
        "key: { type: http, scheme: basic }",
        "auth",
        "write `auth = Basic`",
    ),
    (
        "name: X-Functions-Key",
        "name: x-api-key",
        "auth",
        "write `auth = ApiKeyHeader(\"x-api-key\")`",
    ),
    (
        "- { name: dry-run, in: query, schema: { type: boolean } }",
        "- { name: dryRun, in: query, schema: { type: boolean } }",
        "query: dry-run",
        "the API has `dryRun`",
    ),
    (
        "name: dry-run, in: query",
        "name: dry-run, in: header",
        "query: dry-run",
        "write `send_in = Header`",
    ),
    (
        "in: query, schema: { type: boolean }",
        "in: query, schema: { type: string }",
        "query: dry-run",
        "make the claim's type `String`",
    ),
    (
        "in: query, schema",
        "in: query, required: true, schema",
        "query: dry-run",
        "no `Option`",
    ),
    (
        "        - $ref: \"#/components/parameters/Trace\"",
        "        - { name: x-tenant, in: header, required: true, schema: { type: string } }\n        - $ref: \"#/components/parameters/Trace\"",
        "header: x-tenant",
        "partner = \"x-tenant\"",
    ),
    (
        "- { name: tenantId, in: path, required: true, schema: { type: string } }",
        "- { name: tenantId, in: path, required: true, schema: { type: integer } }",
        "path: tenant",
        "make the claim's type `i64`",
    ),
    (
        "          application/json:\n            schema:\n              $ref",
        "          application/x-www-form-urlencoded:\n            schema:\n              $ref",
        "body",
        "write `send_claims_in = Form`",
    ),
    (
        "        email: { type: string }",
        "        e-mail: { type: string }",
        "body: email",
        "the API has `e-mail`",
    ),
    (
        "        age: { type: integer, format: int32 }",
        "        age: { type: string }",
        "body: age",
        "make the claim's type `String`",
    ),
    (
        "      required: [email, age, tags]",
        "      required: [email, age, tags, nickName]",
        "body: nickName",
        "no `Option`",
    ),
    (
        "      required: [email, age, tags]",
        "      required: [email, age, tags, surname]",
        "body: surname",
        "#[input(partner = \"surname\")]",
    ),
    (
        "tags: { type: array, items: { type: string } }",
        "tags: { type: string }",
        "body: tags",
        "make the claim's type `String`",
    ),
    (
        "items: { type: string }",
        "items: { type: integer }",
        "body: tags[]",
        "make the claim's type `i64`",
    ),
    (
        "        MembershipId: { type: string }",
        "        membershipId: { type: string }",
        "answer 200: MembershipId",
        "the API has `membershipId`",
    ),
    (
        "points: { type: integer, format: int64 }",
        "points: { type: string }",
        "answer 200: points",
        "make the claim's type `String`",
    ),
    (
        "required: [points, plan]",
        "required: [plan]",
        "answer 200: points",
        "an `Option`",
    ),
    (
        "properties: { name: { type: string } }",
        "properties: { title: { type: string } }",
        "answer 200: plan: name",
        "read it from where it is",
    ),
    (
        "        age: { type: integer, format: int32 }",
        "        age: { type: boolean }",
        "body: age",
        "make the claim's type `bool`",
    ),
];

#[test]
fn each_planted_difference_is_named_with_what_to_change() {
    for (from, to, place, help) in PLANTED {
        assert!(AGREES.contains(from), "{from}");
        let description = AGREES.replacen(from, to, 1);
        let error = agrees_with_text::<Member>(&description).expect_err(to);
        let told: Vec<_> = error
            .differences()
            .map(|one| one.place().to_owned())
            .collect();
        assert!(told.contains(&place.to_owned()), "{to}: {error}");
        assert!(error.to_string().contains(help), "{to}: {error}");
        // One cause, one difference; but a name that is another is missing here and needed there.
        let more = told.iter().filter(|other| *other != place).count();
        assert!(more <= 1, "{to}: {error}");
    }
}

#[test]
fn widths_of_integers_and_nulls_differ_by_the_way_they_go() {
    let wide = AGREES.replace(
        "age: { type: integer, format: int32 }",
        "age: { type: integer, format: int64 }",
    );
    agrees_with_text::<Member>(&wide).unwrap();
    let narrow = AGREES.replace(
        "points: { type: integer, format: int64 }",
        "points: { type: integer, format: int32 }",
    );
    agrees_with_text::<Member>(&narrow).unwrap();
    let null = AGREES.replace(
        "points: { type: integer, format: int64 }",
        "points: { type: [integer, \"null\"] }",
    );
    let error = agrees_with_text::<Member>(&null).unwrap_err();
    assert_eq!(
        error
            .differences()
            .map(Difference::place)
            .collect::<Vec<_>>(),
        ["answer 200: points"]
    );
}

#[test]
fn all_differences_are_told_at_once() {
    let description = AGREES
        .replace("    post:", "    post:\n      summary: Twice.")
        .replace(
            "age: { type: integer, format: int32 }",
            "age: { type: string }",
        )
        .replace(
            "        email: { type: string }",
            "        mail: { type: string }",
        )
        .replace(
            "points: { type: integer, format: int64 }",
            "points: { type: boolean }",
        );
    let error = agrees_with_text::<Member>(&description).unwrap_err();
    let told: Vec<_> = error.differences().map(Difference::place).collect();
    assert_eq!(told, ["body: email", "body: age", "answer 200: points"]);
}

/// The places of all differences.
fn places<P: ClaimsExchange>(description: &str) -> Vec<String> {
    match agrees_with_text::<P>(description) {
        Ok(()) => Vec::new(),
        Err(error) => error
            .differences()
            .map(|difference| difference.place().to_owned())
            .collect(),
    }
}

/// A connector, with everything that has a schema of its own.
#[api_connector(step = PostAttributeCollection, service_url = "https://partner.example.com/validate", auth = Basic)]
struct Validate {
    #[input]
    identities: Vec<Identity>,
    #[input]
    email: String,
    #[input(partner = "extension_Age")]
    age: Option<u8>,
    #[output(partner = "extension_Number")]
    number: Option<i64>,
}

/// Every type of which something is known.
#[technical_profile(service_url = "https://crm.example.com/types/{id}?q={q}", auth = [Bearer, ApiKeyQuery("code")])]
struct Types {
    #[input(send_in = Url)]
    id: u32,
    #[input(send_in = Url)]
    q: String,
    #[input(path = "deep.list[0].x")]
    x: bool,
    #[input(path = "deep.list[1].y")]
    y: f64,
    #[output]
    small: i8,
    #[output]
    large: u64,
    #[output(path = "a[0].b")]
    list: Vec<Option<String>>,
    #[output(default = 1.5)]
    float: f32,
    #[output(json)]
    document: Vec<u8>,
    #[output(coerce)]
    coerced: i32,
}

/// The body is text that is JSON.
#[technical_profile(service_url = "https://crm.example.com/payload", auth = Bearer)]
struct Payload {
    #[input(payload)]
    document: String,
    #[output]
    taken: bool,
}

fn own<P: ClaimsExchange>() -> String {
    Description::new("API", "1.0.0").with::<P>().to_json()
}

#[test]
fn each_profile_agrees_with_its_own_description() {
    agrees_with_text::<Member>(&own::<Member>()).unwrap();
    agrees_with_text::<Validate>(&own::<Validate>()).unwrap();
    agrees_with_text::<Types>(&own::<Types>()).unwrap();
    agrees_with_text::<Payload>(&own::<Payload>()).unwrap();
}
