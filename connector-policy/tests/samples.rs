//! The samples of the documents' *RESTful technical profile* page, each completed to a policy: what is printed of them.
//!
//! `UPDATE=1` writes the golden file anew.

use std::path::{Path, PathBuf};

use connector_policy::{Policies, Settings, Severity};

/// In the order of the page.
const SAMPLES: [&str; 7] = [
    "membership",
    "sendgrid",
    "none",
    "basic",
    "certificate",
    "bearer",
    "api_key",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

fn policies() -> Policies {
    let texts: Vec<(String, Vec<u8>)> = SAMPLES
        .iter()
        .map(|name| {
            let file = format!("{name}.xml");
            let bytes = std::fs::read(folder().join(&file)).expect("the sample is there");
            (file, bytes)
        })
        .collect();
    let texts = texts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    Policies::from_texts(texts, &Settings::default())
}

#[test]
fn the_samples_are_printed_as_people_would_write_them() {
    let source = policies().to_source();
    let golden = folder().join("samples.rs");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &source).expect("the golden file");
    }
    let golden = std::fs::read_to_string(golden).expect("the golden file");
    assert_eq!(source, golden, "run with UPDATE=1 to accept");
}

#[test]
fn only_the_anonymous_sample_is_doubtful() {
    let policies = policies();
    let found: Vec<_> = policies
        .findings()
        .iter()
        .map(|finding| (finding.severity, finding.code, finding.to_string()))
        .collect();
    assert_eq!(
        found,
        [(
            Severity::Warning,
            "insecure-auth",
            "none.xml:24:44: warning: anybody may call the API: the original refuses it in production".to_owned()
        )]
    );
}
