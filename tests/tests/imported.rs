//! The source that is imported of a policy with every transformation: it compiles, and computes what the documents say.

#![recursion_limit = "256"]

#[path = "../../connector-policy/tests/transformations/imported.rs"]
#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::pedantic,
    reason = "it is what the importer prints, as it prints it"
)]
mod imported;

use connector_runtime::{Context, ErrorKind, Secret, TechnicalProfile};
use imported::transformations::{
    RestAnswered, RestAnsweredInput, RestCatalogue, RestCatalogueInput, RestChecked,
    RestCheckedInput, RestInOrder, RestInOrderInput,
};
use serde_json::{Value, json};

fn body<P: TechnicalProfile>(input: P::Input) -> Value {
    let prepared = P::prepare(input, &Context::new()).expect("the request can be made");
    serde_json::from_slice(prepared.request().body()).expect("a JSON body")
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every claim of the policy may be absent"
)]
fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn all() -> RestCatalogueInput {
    RestCatalogueInput {
        is_a: Some(true),
        is_b: Some(false),
        moment: text("2022-01-03T11:34:22.0000000Z"),
        day: text("2022-01-03"),
        later: text("2022-03-16T00:00:00Z"),
        count: Some(7),
        surname: text("Fernando"),
        email: text("emily@contoso.com"),
        object_id: text("487624568"),
        b2c_1a_hash_secret: Secret::new("secret".to_owned()),
        size: Some(12_334),
        json: text(r#"{"givenName":"Emily","id":6353399}"#),
        pairs: text(r#"[{"k":"city","v":"Seoul"},{"k":"age","v":42}]"#),
        pair_list: Some(vec![r#"{"key":"town","value":"Busan"}"#.to_owned()]),
        xml: text("<user><name>someone</name></user>"),
        number: text("+491234567890"),
        phone: text("033 456-7890"),
        country: text("DK"),
        user_id: text("12334"),
        provider: text("facebook.com"),
        identities: None,
        role: text("editor"),
        roles: None,
        secret: text("fay2lj7ynpntjgqa"),
        given_name: text("Joe"),
        other_email: text("EMILY@contoso.com"),
        status: text("v1"),
        relying_party_tenant_id: "contoso.onmicrosoft.com".to_owned(),
        csv: text("Admin, Approver"),
    }
}

#[test]
fn every_method_gives_what_the_documents_say() {
    let mut body = body::<RestCatalogue>(all());
    let members = body.as_object_mut().expect("an object");
    // These differ from run to run.
    for name in ["now", "secret", "random", "hashed"] {
        let value = members.remove(name).unwrap_or_default();
        assert!(
            value.as_str().is_some_and(|text| !text.is_empty()),
            "{name}"
        );
    }
    let identity = r#"{"issuer":"facebook.com","issuerUserId":"MTIzMzQ="}"#;
    let uri = "otpauth://totp/emily@contoso.com?secret=fay2lj7ynpntjgqa&issuer=Contoso+demo";
    assert_eq!(
        body,
        json!({
            "isBoth": false, "isEither": true, "isNotA": false, "isAFalse": false,
            "ofMoment": "2022-01-03", "ofDay": "2022-01-03T00:00:00.0000000Z",
            "isLater": true, "consentRequired": false,
            "countCopy": 7, "hasSurname": true, "countMore": 8, "isMany": true, "sizeText": "12334",
            "emailArray": r#"["emily@contoso.com"]"#,
            "document": r#"{"user":{"mail":"emily@contoso.com","count":7,"kind":"a {brace}","level":5000000000,"on":true}}"#,
            "fromJson": "Emily", "idFromJson": 6_353_399, "firstKey": "givenName", "firstValue": "Emily",
            "firstEmail": "emily@contoso.com", "city": "Seoul", "age": 42, "town": "Busan",
            "xmlJson": r#"{"user":{"name":"someone"}}"#,
            "numberText": "+491234567890", "phoneNumber": "+450334567890",
            "national": "1234567890", "countryCode": "DE",
            "securityId": identity, "identity": identity, "identities": [identity], "issuers": ["facebook.com"],
            "roles": ["editor"], "moreRoles": ["editor", "admin"], "firstRole": "editor",
            "isEditor": true, "hasRole": true,
            "uri": uri, "upper": "JOE", "isOther": false, "isV1": true,
            "constant": "of REST-Catalogue", "upn": "cpim_487624568@contoso.onmicrosoft.com",
            "fullName": "Joe Fernando", "looked": "first", "domain": "contoso.com",
            "setBool": "A holds", "setRegex": "isEmail", "alias": "emily", "isEmail": true,
            "message": "upgraded", "code": "B2C_V1_90005", "isUpgraded": true, "isMatch": false,
            "isAdmin": true, "prefix": "03", "replaced": "Admin; Approver",
            "split": ["Admin", " Approver"], "joined": "Admin| Approver",
        })
    );
}

#[test]
fn what_is_absent_leaves_out_what_is_made_of_it() {
    let input = RestCatalogueInput {
        email: None,
        country: None,
        phone: text("+1 (123) 456-7890"),
        ..all()
    };
    let body = body::<RestCatalogue>(input);
    for name in [
        "emailArray",
        "firstEmail",
        "uri",
        "domain",
        "isOther",
        "alias",
        "hashed",
    ] {
        assert_eq!(body.get(name), None, "{name}");
    }
    assert_eq!(
        body["document"],
        r#"{"user":{"count":7,"kind":"a {brace}","level":5000000000,"on":true}}"#
    );
    assert_eq!(body["phoneNumber"], "+11234567890");
}

#[test]
fn transformations_run_in_their_order() {
    let input = RestInOrderInput {
        email: text("Emily@Contoso.com"),
        given_name: text("Emily"),
        status: text("new"),
    };
    let prepared = RestInOrder::prepare(input, &Context::new()).expect("the request can be made");
    let body: Value = serde_json::from_slice(prepared.request().body()).expect("a JSON body");
    assert_eq!(
        body,
        json!({
            "email": "emily@contoso.com",
            "salute": "to emily@contoso.com",
            "givenName": "Emily <emily@contoso.com>",
        })
    );
    let claims = prepared
        .decode(&http::Response::new(r#"{"code":"A7"}"#))
        .expect("the answer can be read");
    assert_eq!(claims.code.as_deref(), Some("A7-new"));
    assert_eq!(claims.code_before.as_deref(), Some("A7"));
}

#[test]
fn a_transformation_without_its_claims_leaves_the_claim_as_it_was() {
    let input = RestInOrderInput {
        email: None,
        given_name: text("Emily"),
        status: None,
    };
    let prepared = RestInOrder::prepare(input, &Context::new()).expect("the request can be made");
    assert_eq!(prepared.request().body(), r#"{"givenName":"Emily"}"#);
    let claims = prepared
        .decode(&http::Response::new(r#"{"code":"A7"}"#))
        .expect("the answer can be read");
    assert_eq!(claims.code.as_deref(), Some("A7"));
}

#[test]
fn a_claim_of_the_answer_is_changed_in_place() {
    let read = |answer: &'static str| {
        let input = RestAnsweredInput { email: None };
        RestAnswered::prepare(input, &Context::new())
            .expect("the request can be made")
            .decode(&http::Response::new(answer))
    };
    assert_eq!(
        read(r#"{"code":"API12345"}"#)
            .expect("read")
            .code
            .as_deref(),
        Some("API")
    );
    assert_eq!(read("{}").expect("read").code, None);
    let error = read(r#"{"code":"A"}"#).expect_err("too short");
    assert_eq!(
        (error.kind(), error.claim()),
        (ErrorKind::OutputClaim, Some("code"))
    );
}

#[test]
fn an_assertion_that_does_not_hold_ends_the_call() {
    let input = |email: Option<&str>, other: Option<&str>| RestCheckedInput {
        email: email.map(str::to_owned),
        other_email: other.map(str::to_owned),
        moment: text("2022-01-01T15:00:00Z"),
    };
    for (email, other) in [(Some("a@b.c"), Some("d@e.f")), (Some("a@b.c"), None)] {
        let error = RestChecked::prepare(input(email, other), &Context::new())
            .expect_err("they are not the same");
        assert_eq!(
            (error.kind(), error.claim()),
            (ErrorKind::InputClaim, Some("assert_same"))
        );
    }
    for (answer, failed) in [
        (
            r#"{"isA":true,"count":5,"later":"2022-01-22T15:00:00"}"#,
            None,
        ),
        (r#"{"isA":false,"count":5}"#, Some("assert_a")),
        (r#"{"count":5}"#, Some("assert_a")),
        (r#"{"isA":true,"count":6}"#, Some("assert_few")),
        (
            r#"{"isA":true,"count":5,"later":"2021-01-01T15:00:00Z"}"#,
            Some("assert_later"),
        ),
    ] {
        let prepared = RestChecked::prepare(input(Some("a@b.c"), Some("A@B.C")), &Context::new())
            .expect("they are the same but for case");
        match (prepared.decode(&http::Response::new(answer)), failed) {
            (Ok(_), None) => {}
            (Err(error), Some(failed)) => {
                assert_eq!(
                    (error.kind(), error.claim()),
                    (ErrorKind::OutputClaim, Some(failed))
                );
            }
            (told, _) => panic!("{answer}: {:?}", told.map(|_| ())),
        }
    }
}
