//! Features are the graph's, not ours: an application may turn any of `serde_json`'s on. The one in
//! `graph/serde_json_features` turns on all that change how JSON is read, and asserts that claims are what they were.

use std::path::Path;
use std::process::Command;

#[test]
fn the_decoder_is_the_same_under_every_feature_of_serde_json() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("graph");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--locked", "--quiet", "--manifest-path"])
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/graph/serde_json_features/Cargo.toml"
        ))
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
