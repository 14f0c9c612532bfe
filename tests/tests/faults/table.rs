//! Which test is for which row of the table of faults. Most tests bear their row's number in this folder; the others are
//! named here, with where they stand, and so are the rows that have none, with the reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Rows whose tests stand elsewhere: the file, from the root of the repository, and the test or the case in it.
const ELSEWHERE: &[(u32, &str, &str)] = &[
    (94, "tests/tests/ui/placement/header_reserved.rs", "fn main"),
    (
        94,
        "tests/tests/ui/placement/header_authorization.rs",
        "fn main",
    ),
    (
        94,
        "tests/tests/ui/placement/header_of_the_key.rs",
        "fn main",
    ),
    (101, "tests/tests/ui/url/placeholder_in_host.rs", "fn main"),
    (101, "tests/tests/ui/url/placeholder_in_port.rs", "fn main"),
    (
        101,
        "tests/tests/ui/url/placeholder_in_scheme.rs",
        "fn main",
    ),
    (102, "tests/tests/ui/url/placeholder_in_host.rs", "fn main"),
    (
        102,
        "connector-runtime/src/endpoint.rs",
        "fn no_claim_stands_before_the_path",
    ),
    (103, "tests/tests/ui/url/userinfo.rs", "fn main"),
    (107, "tests/tests/ui/url/plain_http.rs", "fn main"),
    (
        117,
        "tests/tests/canary/calls.rs",
        "fn the_canary_is_silent",
    ),
    (
        125,
        "connector-runtime/src/secret.rs",
        "fn the_value_is_wiped_on_drop_and_each_clone_too",
    ),
    (
        133,
        "connector-runtime/src/resilience/breaker/tests.rs",
        "fn an_api_that_comes_and_goes_is_left_alone_longer_each_time",
    ),
    (
        139,
        "connector-runtime/src/classify/retry_after.rs",
        "fn a_past_date_asks_for_nothing",
    ),
];

/// Rows without a test, and why.
const WITHOUT: &[(u32, &str)] = &[
    (18, "revocation is not promised: no lists are read"),
    (41, HTTP_2),
    (42, HTTP_2),
    (43, HTTP_2),
    (44, HTTP_2),
    (45, HTTP_2),
    (46, HTTP_2),
    (
        114,
        "no proxy can be configured, so none gets round the address policy",
    ),
];

const HTTP_2: &str =
    "HTTP/2 is not spoken: the client is HTTP/1.1 alone, and a server is not offered anything else";

#[test]
fn every_row_is_a_test_or_says_why_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for file in fs::read_dir(root.join("tests/tests/faults")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let Some((_, test)) = line.split_once("fn row_") else {
                continue;
            };
            // Not those in strings, as the line above.
            if let Some(number) = test.get(..3).and_then(|number| number.parse().ok()) {
                let test = test.split('(').next().unwrap_or_default();
                rows.entry(number)
                    .or_default()
                    .push(format!("{name}: row_{test}"));
            }
        }
    }
    let here = rows.len();
    assert!(here >= 125, "{here} rows are tests here");
    for (number, file, test) in ELSEWHERE {
        let text =
            fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(text.contains(test), "`{test}` is not in {file}");
        rows.entry(*number)
            .or_default()
            .push(format!("{file}: {test}"));
    }
    let with = rows.len();
    for (number, reason) in WITHOUT {
        assert!(
            !rows.contains_key(number),
            "row {number} has a test, and {reason}"
        );
        rows.entry(*number)
            .or_default()
            .push(format!("none: {reason}"));
    }
    let missing: Vec<_> = (1..=148)
        .filter(|number| !rows.contains_key(number))
        .collect();
    assert!(missing.is_empty(), "rows {missing:?} are nowhere");
    assert_eq!(rows.len(), 148);
    assert_eq!(with + WITHOUT.len(), 148);
}
