//! Schemas as descriptions write them: referred to, composed, of 3.0 and of 3.1.

use connector_runtime::testing::agrees_with_text;
use connector_runtime::{Identity, api_connector, technical_profile};

use crate::places;

#[technical_profile(service_url = "https://crm.example.com/orders", auth = Bearer, rename_all = "camelCase")]
struct Order {
    #[input]
    email: String,
    #[input]
    note: Option<String>,
    #[output(partner = "orderId")]
    id: String,
    #[output]
    total: Option<i64>,
}

/// A description of it with these schemas of request and answer.
fn order(request: &str, answer: &str) -> String {
    format!(
        r##"
openapi: 3.1.0
paths:
  /orders:
    $ref: "#/components/pathItems/Orders"
components:
  pathItems:
    Orders:
      post:
        requestBody: {{ $ref: "#/components/requestBodies/New%20order" }}
        responses:
          "201": {{ $ref: "#/components/responses/Made" }}
          "204": {{ description: Nothing to do. }}
  requestBodies:
    New order: {{ content: {{ application/json: {{ schema: {request} }} }} }}
  responses:
    Made: {{ description: Made., content: {{ application/json: {{ schema: {answer} }} }} }}
  schemas:
    Text: {{ type: string }}
    Mail: {{ $ref: "#/components/schemas/Text" }}
    Base: {{ type: object, required: [email], properties: {{ email: {{ $ref: "#/components/schemas/Mail" }} }} }}
    Made: {{ type: object, required: [orderId], properties: {{ orderId: {{ type: string }}, total: {{ type: integer }} }} }}
    Kept: {{ type: object, required: [orderId, kept], properties: {{ orderId: {{ type: string }}, kept: {{ type: boolean }} }} }}
    Failed: {{ type: object, required: [reason], properties: {{ reason: {{ type: string }} }} }}
"##
    )
}

const REQUEST: &str = "{ type: object, required: [email], properties: { email: { type: string }, note: { type: string } } }";
const ANSWER: &str = "{ $ref: '#/components/schemas/Made' }";

fn request(schema: &str) -> Vec<String> {
    places::<Order>(&order(schema, ANSWER))
}

fn answer(schema: &str) -> Vec<String> {
    places::<Order>(&order(REQUEST, schema))
}

const NONE: [&str; 0] = [];

#[test]
fn references_stand_in_every_place() {
    agrees_with_text::<Order>(&order(REQUEST, ANSWER)).unwrap();
    assert_eq!(
        request("{ $ref: '#/components/schemas/Base', additionalProperties: true }"),
        NONE
    );
    assert_eq!(
        request("{ $ref: '#/components/schemas/Base' }"),
        ["body: note"]
    );
    // What stands beside a reference counts too.
    assert_eq!(
        request(
            "{ $ref: '#/components/schemas/Base', required: [email, note], properties: { note: { type: string } } }"
        ),
        ["body: note"]
    );
    assert_eq!(
        answer("{ $ref: '#/components/schemas/Failed' }"),
        ["answer 201: orderId", "answer 201: total"]
    );
}

#[test]
fn parts_of_all_of_are_one_schema() {
    let parts =
        |more: &str| format!("{{ allOf: [{{ $ref: '#/components/schemas/Base' }}, {more}] }}");
    assert_eq!(
        request(&parts("{ properties: { note: { type: string } } }")),
        NONE
    );
    assert_eq!(
        request(&parts(
            "{ properties: { note: { type: string } }, required: [note] }"
        )),
        ["body: note"]
    );
    assert_eq!(
        request(&parts(
            "{ properties: { note: { type: string }, phone: { type: string } }, required: [phone] }"
        )),
        ["body: phone"]
    );
    // Two parts that speak of one property.
    assert_eq!(
        request(&parts(
            "{ properties: { note: { type: string }, email: { description: Where., format: email } } }"
        )),
        NONE
    );
    assert_eq!(
        request(&parts(
            "{ allOf: [{ properties: { note: { type: integer } } }] }"
        )),
        ["body: note"]
    );
}

#[test]
fn to_what_is_sent_one_of_several_is_enough() {
    let both = "oneOf: [{ required: [phone] }, { required: [email] }], type: object, \
                properties: { email: { type: string }, note: { type: string }, phone: { type: string } }";
    assert_eq!(request(&format!("{{ {both} }}")), NONE);
    assert_eq!(
        request(&format!(
            "{{ {} }}",
            both.replace("required: [email]", "required: [phone, email]")
        )),
        ["body: phone"]
    );
    assert_eq!(
        request(&format!("{{ anyOf: [{{ type: string }}, {REQUEST}] }}")),
        NONE
    );
    let scalar = |ty: &str| REQUEST.replace("email: { type: string }", &format!("email: {ty}"));
    for agrees in [
        "{ oneOf: [{ type: integer }, { type: string }] }",
        "{ type: [string, integer] }",
        "{ enum: [a, b] }",
        "{ const: a }",
        "{}",
        "true",
    ] {
        assert_eq!(request(&scalar(agrees)), NONE, "{agrees}");
    }
    for differs in [
        "{ enum: [1, 2] }",
        "{ const: true }",
        "{ type: [integer, 'null'] }",
        "{ type: 'null' }",
    ] {
        assert_eq!(request(&scalar(differs)), ["body: email"], "{differs}");
    }
}

#[test]
fn of_what_is_read_all_may_come() {
    let one_of = |other: &str| {
        format!("{{ oneOf: [{ANSWER}, {{ $ref: '#/components/schemas/{other}' }}] }}")
    };
    assert_eq!(answer(&one_of("Kept")), NONE);
    // Another answer lacks what is needed.
    assert_eq!(answer(&one_of("Failed")), ["answer 201: orderId"]);
    let id = |ty: &str| {
        format!(
            "{{ type: object, required: [orderId], properties: {{ orderId: {ty}, total: {{ type: integer }} }} }}"
        )
    };
    for agrees in [
        "{ type: string, format: uuid }",
        "{ allOf: [{ type: string }] }",
        "{ enum: [a, b] }",
    ] {
        assert_eq!(answer(&id(agrees)), NONE, "{agrees}");
    }
    for differs in [
        "{ type: [string, integer] }",
        "{ type: string, nullable: true }",
        "{ type: [string, 'null'] }",
        "{ oneOf: [{ type: string }, { type: 'null' }] }",
        "{ anyOf: [{ $ref: '#/components/schemas/Text' }, { type: integer }] }",
        "{ enum: [a, null] }",
        "{ oneOf: [{ type: string, nullable: true }] }",
    ] {
        assert_eq!(answer(&id(differs)), ["answer 201: orderId"], "{differs}");
    }
}

#[test]
fn what_goes_one_way_only_is_told_the_other_way() {
    let read_only = REQUEST
        .replace("required: [email]", "required: [email, id]")
        .replace(
            "properties: {",
            "properties: { id: { type: string, readOnly: true },",
        );
    assert_eq!(request(&read_only), NONE);
    assert_eq!(
        request(&REQUEST.replace(
            "note: { type: string }",
            "note: { type: string, readOnly: true }"
        )),
        ["body: note"]
    );
    let write_only = "{ type: object, required: [orderId, total], properties: { orderId: { type: string }, total: { type: integer, writeOnly: true } } }";
    assert_eq!(answer(write_only), ["answer 201: total"]);
}

#[test]
fn each_success_with_a_body_is_read() {
    let two = order(REQUEST, ANSWER).replace(
        "          \"204\": { description: Nothing to do. }",
        "          \"200\": { description: Known., content: { application/*: { schema: { $ref: '#/components/schemas/Failed' } } } }",
    );
    assert_eq!(
        places::<Order>(&two),
        ["answer 200: orderId", "answer 200: total"]
    );
    for status in ["2XX", "default"] {
        let range = order(REQUEST, "{ $ref: '#/components/schemas/Failed' }")
            .replace("\"201\"", status)
            .replace("          \"204\": { description: Nothing to do. }\n", "");
        let place = format!("answer {status}: orderId");
        assert!(places::<Order>(&range).contains(&place), "{range}");
    }
    let none = order(REQUEST, ANSWER).replace("\"201\"", "\"409\"");
    assert_eq!(places::<Order>(&none), ["answer 204"]);
}

/// Claims that are read leniently, out of a string, and by index.
#[technical_profile(service_url = "https://crm.example.com/points", auth = Bearer)]
struct Balance {
    #[input(path = "list[0].id")]
    first: String,
    #[input(path = "list[1].no")]
    second: u8,
    #[output(coerce)]
    points: u64,
    #[output(coerce)]
    name: String,
    #[output(json)]
    tags: Vec<String>,
    #[output(path = "rows[1].id")]
    row: Option<String>,
}

fn points(points: &str, name: &str, tags: &str, list: &str) -> Vec<String> {
    places::<Balance>(&format!(
        r"
openapi: 3.0.0
paths:
  /points:
    post:
      requestBody:
        content: {{ application/json: {{ schema: {{ properties: {{ list: {{ type: array, {list} }} }} }} }} }}
      responses:
        200:
          description: ok
          content:
            application/vnd.crm+json:
              schema:
                required: [points, name, tags]
                properties:
                  points: {{ type: {points} }}
                  name: {{ type: {name} }}
                  tags: {{ type: {tags} }}
                  rows: {{ type: array, items: {{ properties: {{ id: {{ type: string }} }} }} }}
"
    ))
}

#[test]
fn how_a_claim_is_read_counts() {
    let any = "items: {}";
    assert_eq!(points("string", "integer", "string", any), NONE);
    assert_eq!(points("integer", "boolean", "string", any), NONE);
    assert_eq!(
        points("boolean", "string", "string", any),
        ["answer 200: points"]
    );
    assert_eq!(
        points("string", "object", "string", any),
        ["answer 200: name"]
    );
    assert_eq!(
        points("string", "string", "array", any),
        ["answer 200: tags"]
    );
}

#[test]
fn elements_are_compared_by_their_index() {
    let id = "{ properties: { id: { type: string } } }";
    let no = "{ properties: { no: { type: integer } } }";
    let items = "items: { properties: { id: { type: string }, no: { type: integer } } }";
    assert_eq!(points("string", "string", "string", items), NONE);
    assert_eq!(
        points(
            "string",
            "string",
            "string",
            &format!("prefixItems: [{id}, {no}]")
        ),
        NONE
    );
    assert_eq!(
        points(
            "string",
            "string",
            "string",
            &format!("prefixItems: [{no}, {no}]")
        ),
        ["body: list[0]: id"]
    );
    assert_eq!(
        points("string", "string", "string", &format!("items: {id}")),
        ["body: list[1]: no"]
    );
}

#[api_connector(step = PostAttributeCollection, service_url = "https://partner.example.com/check", auth = Basic)]
struct Check {
    #[input]
    identities: Vec<Identity>,
    #[output(partner = "postalCode")]
    postal_code: String,
}

#[test]
fn of_a_connectors_answers_those_that_go_on_hold_its_claims() {
    let answers = |go_on: &str| {
        format!(
            r"
openapi: 3.1.0
paths:
  /check:
    post:
      requestBody: {{ content: {{ application/json: {{ schema: {{ type: object }} }} }} }}
      responses:
        200:
          description: What is decided.
          content:
            application/json:
              schema:
                oneOf:
                  - {{ required: [action, userMessage], properties: {{ action: {{ const: ShowBlockPage }}, userMessage: {{ type: string }} }} }}
                  - {{ required: [action, {go_on}], properties: {{ action: {{ enum: [Continue] }}, {go_on}: {{ type: string }} }} }}
"
        )
    };
    agrees_with_text::<Check>(&answers("postalCode")).unwrap();
    assert_eq!(places::<Check>(&answers("zip")), ["answer 200: postalCode"]);
}
