//! What is no description, and what of one cannot be read.

use connector_runtime::testing::{agrees_with, agrees_with_text};

use crate::{AGREES, Member};

#[test]
fn what_is_no_description_is_told_as_that() {
    for (text, told) in [
        ("", "it is empty"),
        ("swagger: \"2.0\"", "Swagger 2"),
        ("swagger: 2.0", "Swagger 2"),
        ("openapi: 2.5.0", "is not 3"),
        ("openapi: 30.1", "is not 3"),
        ("info: { title: CRM }", "has no `openapi`"),
        ("a: [", "no YAML"),
        ("just words", "no object with an `openapi`"),
        ("[1, 2]", "no object with an `openapi`"),
        (
            "{ \"openapi\": \"3.1.0\",\n  \"paths\": [}",
            "no JSON: expected value at line 2 column 13",
        ),
        ("{\"openapi\":\"3.1.0\"}", "it has no paths"),
        ("openapi: 3.1.0\npaths: []", "it has no paths"),
        ("openapi: 3.1.0\npaths:\n\t/a: {}", "no YAML"),
    ] {
        let error = agrees_with_text::<Member>(text).unwrap_err();
        assert!(error.to_string().contains(told), "{text}: {error}");
    }
}

#[test]
fn nesting_without_end_is_refused() {
    for text in [
        "[".repeat(100_000),
        "- ".repeat(100_000),
        "{\"a\":".repeat(100_000),
    ] {
        let error = agrees_with_text::<Member>(&text).unwrap_err();
        let told = error.to_string();
        assert!(told.contains("it is no"), "{told}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_with_its_path() {
    let error = agrees_with::<Member>("no/such.yaml")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("`no/such.yaml` cannot be read") && error.contains("help: "),
        "{error}"
    );
    let error = agrees_with::<Member>(env!("CARGO_MANIFEST_DIR"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("cannot be read"), "{error}");
}

#[test]
fn what_people_write_all_the_same_is_read() {
    let bom = format!("\u{feff}{AGREES}");
    agrees_with_text::<Member>(&bom).unwrap();
    agrees_with_text::<Member>(&AGREES.replace("openapi: 3.0.3", "openapi: 3.1")).unwrap();
    agrees_with_text::<Member>(&AGREES.replace('\n', "\r\n")).unwrap();
    // Anchors, and the merge key of YAML 1.1.
    let merged = AGREES
        .replace(
            "        409: { description: Refused. }",
            "        409: &refused { description: Refused. }\n        410: *refused",
        )
        .replace(
            "        MembershipId: { type: string }",
            "        MembershipId: { <<: &text { type: string }, description: The number. }",
        );
    agrees_with_text::<Member>(&merged).unwrap();
    let wrong = merged.replace("&text { type: string }", "&text { type: integer }");
    assert_eq!(
        crate::places::<Member>(&wrong),
        ["answer 200: MembershipId"]
    );
}

#[test]
fn a_reference_that_leads_nowhere_is_told() {
    for (from, to, told) in [
        (
            "#/components/schemas/NewMember",
            "#/components/schemas/Member",
            "it refers to `#/components/schemas/Member`, which is not in it",
        ),
        (
            "#/components/schemas/Numbered",
            "schemas.yaml#/Numbered",
            "it refers to `schemas.yaml#/Numbered`, which is not in it",
        ),
        (
            "#/components/parameters/Trace",
            "https://crm.example.com/trace.json",
            "it refers to `https://crm.example.com/trace.json`",
        ),
    ] {
        let error = agrees_with_text::<Member>(&AGREES.replace(from, to)).unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains(told) && error.contains("bundle the description"),
            "{error}"
        );
    }
}

#[test]
fn circles_come_to_an_end() {
    for (schema, told) in [
        ("$ref: '#/components/schemas/NewMember'", "circle"),
        (
            "allOf: [{ $ref: '#/components/schemas/NewMember' }, { $ref: '#/components/schemas/NewMember' }]",
            "without end",
        ),
        (
            "oneOf: [{ $ref: '#/components/schemas/NewMember' }, { $ref: '#/components/schemas/NewMember' }]",
            "without end",
        ),
    ] {
        let start = AGREES.find("    NewMember:\n").unwrap();
        let end = AGREES.find("    Numbered:\n").unwrap();
        let circle = format!(
            "{}    NewMember: {{ {schema} }}\n{}",
            &AGREES[..start],
            &AGREES[end..]
        );
        let error = agrees_with_text::<Member>(&circle).unwrap_err().to_string();
        assert!(error.contains(told), "{schema}: {error}");
    }
    let path = "openapi: 3.1.0\npaths:\n  /tenants/{a}/members: { $ref: '#/paths/~1tenants~1{a}~1members' }";
    let error = agrees_with_text::<Member>(path).unwrap_err().to_string();
    assert!(error.contains("circle"), "{error}");
    // A list of children is no circle: it is as deep as the profile looks.
    let children = AGREES.replace(
        "        nickName: { type: string }",
        "        nickName: { type: string }\n        children: { type: array, items: { $ref: '#/components/schemas/NewMember' } }",
    );
    agrees_with_text::<Member>(&children).unwrap();
}
