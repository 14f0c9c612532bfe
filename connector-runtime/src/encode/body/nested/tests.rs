//! Generated layouts and values: what is written is valid JSON, is what another way of building it gives, and reads back by
//! path.

use serde_json::{Map, Value, json};

use super::{Member, Node, write};
use crate::decode::{Read, Reader, read};
use crate::encode::{BodyClaim, Slot};
use crate::profile::{OutputClaim, Step};
use crate::random::Random;

/// Layouts are leaked, since a profile's are static; so there are few of them, and many values for each.
const LAYOUTS: usize = 4_000;
const VALUES: usize = 250;

const NAMES: [&str; 6] = ["a", "b", "email", "0", "odd.name", "q\"\\\u{1}é"];

/// The paths of the claims, in their order.
type Paths = Vec<Vec<Step>>;

fn object(random: &mut Random, depth: usize, at: &[Step], paths: &mut Paths) -> &'static [Member] {
    let mut names = NAMES.to_vec();
    let count = 1 + random.below(3);
    let members: Vec<Member> = (0..count)
        .map(|_| {
            let name = names.swap_remove(random.below(names.len()));
            let at = [at, &[Step::Name(name)]].concat();
            let key = format!("{}:", Value::from(name)).leak();
            Member {
                key,
                node: node(random, depth, &at, paths),
            }
        })
        .collect();
    members.leak()
}

fn node(random: &mut Random, depth: usize, at: &[Step], paths: &mut Paths) -> Node {
    match random.below(4) {
        0 if depth > 0 => Node::Object(object(random, depth - 1, at, paths)),
        1 if depth > 0 => {
            let elements: Vec<Node> = (0..=random.below(3))
                .map(|index| {
                    let at = [at, &[Step::Index(index)]].concat();
                    node(random, depth - 1, &at, paths)
                })
                .collect();
            Node::Array(elements.leak())
        }
        _ => {
            paths.push(at.to_vec());
            Node::Claim(paths.len() - 1)
        }
    }
}

fn value(random: &mut Random) -> Value {
    match random.below(8) {
        0 | 1 => Value::Null,
        2 => json!(random.next()),
        3 => json!(random.below(2) == 0),
        4 => json!(["x", random.below(9)]),
        5 => json!({}),
        6 => json!(""),
        _ => json!("é\"\\\n\u{0}{}[],:"),
    }
}

/// The same body by another way: a tree of values in which absent ones are pruned.
fn expected(node: &Node, claims: &[Value]) -> Option<Value> {
    match node {
        Node::Claim(claim) => Some(claims[*claim].clone()).filter(|value| !value.is_null()),
        Node::Object(members) => {
            let object = members_of(members, claims);
            (!object.is_empty()).then_some(Value::Object(object))
        }
        Node::Array(elements) => {
            let elements: Vec<Value> = elements
                .iter()
                .filter_map(|element| expected(element, claims))
                .collect();
            (!elements.is_empty()).then_some(Value::Array(elements))
        }
    }
}

fn members_of(members: &[Member], claims: &[Value]) -> Map<String, Value> {
    members
        .iter()
        .filter_map(|member| {
            let name = serde_json::from_str(member.key.trim_end_matches(':')).unwrap();
            Some((name, expected(&member.node, claims)?))
        })
        .collect()
}

fn written(members: &[Member], claims: &[Value]) -> Vec<u8> {
    let slots: Vec<Slot<'_>> = claims
        .iter()
        .enumerate()
        .map(|(index, value)| match value {
            // Both forms in which generated code hands over what is absent.
            Value::Null if index % 2 == 0 => Slot::Absent,
            value => BodyClaim::__slot(value),
        })
        .collect();
    let mut body = vec![b'{'];
    write(members, &slots, &mut body).unwrap();
    body.push(b'}');
    body
}

#[test]
fn a_million_layouts_and_values_are_the_json_that_they_say() {
    let (mut random, seed) = Random::seeded();
    for _ in 0..LAYOUTS {
        let mut paths = Paths::new();
        let members = object(&mut random, 4, &[], &mut paths);
        for _ in 0..VALUES {
            let claims: Vec<Value> = paths.iter().map(|_| value(&mut random)).collect();
            let body = written(members, &claims);
            let parsed: Value = serde_json::from_slice(&body).unwrap_or_else(|error| {
                panic!(
                    "seed {seed}: {error}: {members:?} {}",
                    String::from_utf8_lossy(&body)
                )
            });
            assert_eq!(
                parsed,
                Value::Object(members_of(members, &claims)),
                "seed {seed}: {members:?}"
            );
        }
    }
}

#[test]
fn what_is_encoded_reads_back_by_its_path() {
    let (mut random, seed) = Random::seeded();
    for _ in 0..LAYOUTS {
        let mut paths = Paths::new();
        let members = object(&mut random, 4, &[], &mut paths);
        let claims: Vec<Value> = paths
            .iter()
            .map(|_| match value(&mut random) {
                Value::Null => json!("present"),
                value => value,
            })
            .collect();
        let body = written(members, &claims);
        let outputs: Vec<OutputClaim> = paths
            .into_iter()
            .map(|path| OutputClaim {
                name: "claim",
                path: path.leak(),
                ty: "Value",
                optional: false,
            })
            .collect();
        let mut holders: Vec<_> = claims.iter().map(|_| Read::<Value>::new()).collect();
        let mut readers: Vec<&mut dyn Reader> = holders
            .iter_mut()
            .map(|holder| holder as &mut dyn Reader)
            .collect();
        read(&body, &outputs, &mut readers).unwrap_or_else(|fault| {
            panic!("seed {seed}: {fault:?}: {}", String::from_utf8_lossy(&body))
        });
        let back: Vec<_> = holders
            .into_iter()
            .map(|holder| holder.required(0).unwrap())
            .collect();
        assert_eq!(back, claims, "seed {seed}: {outputs:?}");
    }
}

#[test]
fn a_value_that_has_no_json_is_the_fault_of_its_claim() {
    let members = &[Member {
        key: "\"a\":",
        node: Node::Array(&[Node::Claim(0), Node::Claim(1)]),
    }];
    let slots = [BodyClaim::__slot(&1.5), BodyClaim::__slot(&f64::NAN)];
    let fault = write(members, &slots, &mut Vec::new()).unwrap_err();
    assert_eq!(fault.claim, 1);
    assert!(fault.refusal.0.contains("finite"), "{}", fault.refusal.0);
}
