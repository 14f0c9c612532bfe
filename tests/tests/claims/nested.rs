//! `path` on inputs: the body's tree, its order, and what absent claims leave out of it.

use std::collections::BTreeMap;

use connector_runtime::{Context, Secret, technical_profile};
use serde::Serialize;

use super::body;

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct Tree {
    #[input]
    first: u8,
    #[input(path = "list[1].x")]
    second_element: Option<u8>,
    #[input(path = "object.deep.list.0")]
    scalar: Option<String>,
    #[input(path = "$.list[0].x")]
    first_element: Option<u8>,
    #[input(path = "object['odd.name']")]
    odd: Option<bool>,
    #[input(path = "object['quoted']")]
    quoted: Option<Secret<String>>,
    #[input(path = "list.1.y")]
    again: Vec<u8>,
    #[input(path = "object.deep.map")]
    map: Option<BTreeMap<String, Part>>,
    #[input(partner = "last.name")]
    last: Option<u8>,
}

#[derive(Serialize)]
struct Part {
    part: u8,
}

fn empty() -> TreeInput {
    TreeInput {
        first: 1,
        second_element: None,
        scalar: None,
        first_element: None,
        odd: None,
        quoted: None,
        again: vec![],
        map: None,
        last: None,
    }
}

#[test]
fn members_stand_in_the_order_of_their_first_mention_and_elements_by_their_index() {
    let input = TreeInput {
        second_element: Some(2),
        scalar: Some("s".into()),
        first_element: Some(3),
        odd: Some(true),
        quoted: Some("code".into()),
        again: vec![4, 5],
        map: Some([("k".to_owned(), Part { part: 6 })].into()),
        last: Some(7),
        ..empty()
    };
    assert_eq!(
        body::<Tree>(input, &Context::new()).unwrap(),
        r#"{"first":1,"list":[{"x":3},{"x":2,"y":[4,5]}],"object":{"deep":{"list":["s"],"map":{"k":{"part":6}}},"odd.name":true,"quoted":"code"},"last.name":7}"#
    );
}

#[test]
fn an_absent_claim_leaves_its_branch_out_and_an_array_has_no_hole() {
    assert_eq!(
        body::<Tree>(empty(), &Context::new()).unwrap(),
        r#"{"first":1,"list":[{"y":[]}]}"#
    );
    let input = TreeInput {
        map: Some(BTreeMap::new()),
        ..empty()
    };
    assert_eq!(
        body::<Tree>(input, &Context::new()).unwrap(),
        r#"{"first":1,"list":[{"y":[]}],"object":{"deep":{"map":{}}}}"#
    );
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct Empty {
    #[input(path = "a.b[0].c")]
    only: Option<u8>,
}

#[test]
fn the_root_is_an_object_at_least() {
    assert_eq!(
        body::<Empty>(EmptyInput { only: None }, &Context::new()).unwrap(),
        "{}"
    );
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct Numbers {
    #[input(path = "a[0]")]
    fine: f64,
    #[input(path = "a[1]")]
    not: f64,
}

#[test]
fn a_value_without_json_names_its_claim() {
    let input = NumbersInput {
        fine: 1.5,
        not: f64::INFINITY,
    };
    let error = body::<Numbers>(input, &Context::new()).unwrap_err();
    assert_eq!(error.claim(), Some("not"));
}
