//! Every method of the catalogue, from a policy to source. What the source does is tested where it is compiled, in
//! `connector-tests`.
//!
//! `UPDATE=1` writes the golden file anew.

use std::path::{Path, PathBuf};

use connector_policy::{Policies, Printer, Settings, Severity};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transformations")
}

fn policies() -> Policies {
    let policy = std::fs::read(folder().join("policy.xml")).expect("the policy is there");
    Policies::from_texts([("policy.xml", policy.as_slice())], &Settings::default())
}

#[test]
fn transformations_are_calls_of_the_catalogue() {
    let policies = policies();
    let source = Printer::new()
        .features(["hash", "phone", "regex", "xml"])
        .print(&policies);
    let golden = folder().join("imported.rs");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &source).expect("the golden file");
    }
    let golden = std::fs::read_to_string(golden).expect("the golden file");
    assert_eq!(source, golden, "run with UPDATE=1 to accept");
}

#[test]
fn what_needs_a_feature_is_refused_without_it() {
    let policies = policies();
    let codes: Vec<_> = policies
        .findings()
        .iter()
        .map(|finding| (finding.severity, finding.code))
        .collect();
    assert_eq!(codes, [(Severity::Warning, "needs-feature"); 5]);
    let source = policies.to_source();
    assert!(
        source.contains("// refused: `REST-Catalogue` (policy.xml:"),
        "{source}"
    );
    assert!(
        source.contains("import it with `--features hash`"),
        "{source}"
    );
    assert!(source.contains("pub struct RestInOrder {"), "{source}");
}
