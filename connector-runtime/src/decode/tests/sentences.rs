//! What the faults say to people: the claim, its path, its type, and nothing of the answer.

use super::super::path::Path;
use super::super::{Fault, Kind};
use super::{output, required};
use crate::profile::{OutputClaim, Step};

#[test]
fn sentences_name_the_claim_its_path_and_its_type() {
    let outputs = [OutputClaim {
        name: "loyalty_number",
        path: &[
            Step::Name("data"),
            Step::Index(0),
            Step::Name("MembershipId"),
        ],
        ty: "String",
        optional: false,
    }];
    let partner = [OutputClaim {
        path: &[Step::Name("MembershipId")],
        ..claim("String")
    }];
    let say = |fault: Fault| fault.sentence(&outputs).to_string();
    assert_eq!(
        Fault::Type {
            claim: 0,
            found: Kind::Number,
            inside: None,
            at: 9
        }
        .sentence(&partner)
        .to_string(),
        "`loyalty_number`: the answer holds a number at `MembershipId`, which `String` does not take"
    );
    assert_eq!(
        say(Fault::Type {
            claim: 0,
            found: Kind::Array,
            inside: Some(Kind::Null),
            at: 9
        }),
        "`loyalty_number`: the answer holds an array at `data[0].MembershipId` and in it `null`, which `String` does not take"
    );
    assert_eq!(
        say(Fault::Value {
            claim: 0,
            found: Kind::Number,
            at: 9
        }),
        "`loyalty_number`: the answer holds a number at `data[0].MembershipId` that does not fit `String`"
    );
    assert_eq!(
        say(Fault::Missing { claim: 0 }),
        "`loyalty_number`: the answer has nothing at `data[0].MembershipId`, and `String` is needed"
    );
    assert_eq!(
        say(Fault::Duplicate {
            claim: 0,
            name: "data",
            at: 30
        }),
        "`loyalty_number`: the answer holds `data` twice on the way to `data[0].MembershipId`, again at byte 30"
    );
    assert_eq!(
        Fault::Duplicate {
            claim: 0,
            name: "MembershipId",
            at: 30
        }
        .sentence(&partner)
        .to_string(),
        "`loyalty_number`: the answer holds `MembershipId` twice, again at byte 30"
    );
    assert_eq!(
        say(Fault::Field {
            claim: 0,
            name: "street",
            at: 9
        }),
        "`loyalty_number`: the answer lacks `street` at `data[0].MembershipId`, which `String` needs"
    );
    assert_eq!(
        say(Fault::FieldTwice {
            claim: 0,
            name: "street",
            at: 9
        }),
        "`loyalty_number`: the answer holds `street` twice inside of `data[0].MembershipId`"
    );
    assert_eq!(
        say(Fault::Text { claim: 0, at: 9 }),
        "`loyalty_number`: the string at `data[0].MembershipId` does not hold JSON"
    );
}

#[test]
fn sentences_of_a_whole_answer_name_the_place() {
    let say = |fault: Fault| fault.sentence(&[]).to_string();
    assert_eq!(
        say(Fault::NotObject { found: Kind::Array }),
        "the answer is an array, not an object"
    );
    assert_eq!(
        say(Fault::Syntax { at: 7 }),
        "the answer is not JSON at byte 7"
    );
    assert_eq!(
        say(Fault::Truncated { at: 7 }),
        "the answer ends at byte 7, before its JSON does"
    );
    assert_eq!(
        say(Fault::NotUtf8 { at: 7 }),
        "the answer is not UTF-8 at byte 7"
    );
    assert_eq!(
        say(Fault::TooDeep { at: 7 }),
        "the answer nests too deep at byte 7"
    );
    assert_eq!(
        say(Fault::Trailing { at: 7 }),
        "the answer goes on behind its JSON at byte 7"
    );
}

fn claim(ty: &'static str) -> OutputClaim {
    OutputClaim {
        name: "loyalty_number",
        path: &[],
        ty,
        optional: false,
    }
}

#[test]
fn paths_print_as_the_documents_write_them() {
    let show = |steps: &[Step]| Path(steps).to_string();
    assert_eq!(show(&[]), "$");
    assert_eq!(show(&[Step::Name("MembershipId")]), "MembershipId");
    assert_eq!(
        show(&[
            Step::Name("data"),
            Step::Index(0),
            Step::Name("to"),
            Step::Index(12),
            Step::Name("email")
        ]),
        "data[0].to[12].email"
    );
    assert_eq!(
        show(&[
            Step::Name("elements"),
            Step::Index(0),
            Step::Name("handle~")
        ]),
        "elements[0].handle~"
    );
    assert_eq!(
        show(&[Step::Name("odd.name"), Step::Name("b")]),
        "['odd.name'].b"
    );
    assert_eq!(
        show(&[Step::Name("a"), Step::Name("0"), Step::Name("")]),
        "a['0']['']"
    );
    assert_eq!(show(&[Step::Name("it's\n")]), r"['it\'s\n']");
    assert_eq!(
        show(&[Step::Name("a b"), Step::Name("a\u{7}")]),
        r"['a b']['a\u{7}']"
    );
}

#[test]
fn no_value_shows_in_a_fault() {
    let canary = "canary-7f3a";
    let bodies = [
        format!(r#"{{"a":"{canary}"}}"#),
        format!(r#"{{"a":{{"{canary}":"{canary}"}}}}"#),
        format!(r#"{{"a":["{canary}"],"b":}}"#),
        canary.to_owned(),
    ];
    for body in &bodies {
        let faults = [
            required::<u8>(body, "a").err(),
            required::<Vec<u8>>(body, "a").err(),
            required::<std::collections::HashMap<String, u8>>(body, "a").err(),
            required::<super::types::Tier>(body, "a").err(),
            required::<super::types::Address>(body, "a").err(),
        ];
        for fault in faults {
            let fault = fault.expect("none of these types fits");
            let shown = format!("{fault:?} {}", fault.sentence(&[output("a", "T")]));
            assert!(!shown.contains("canary"), "{shown}");
        }
    }
}
