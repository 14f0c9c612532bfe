//! Applications outside the workspace, in which features are their own and names mean something else: one that shadows all
//! that generated code could mean, one that takes the runtime without its default features, and one that turns on what
//! changes `serde_json` for everybody in the graph.
//!
//! They are built as copies beside the build's own files, with the workspace's lock file, so that nothing is fetched and
//! nothing is written into the source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};

/// All build the same runtime into one folder: one after the other.
static TURN: Mutex<()> = Mutex::new(());

const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A copy of the application of this name, with its sources in `src/` where they are the application's only folder.
fn copy(name: &str) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("hygiene")
        .join(name);
    let to = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("hygiene")
        .join(name);
    fs::create_dir_all(to.join("src")).unwrap();
    for source in fs::read_dir(from.join("src")).unwrap() {
        let source = source.unwrap();
        fs::copy(source.path(), to.join("src").join(source.file_name())).unwrap();
    }
    let manifest = fs::read_to_string(from.join("Cargo.toml")).unwrap();
    let relative = "../../../connector-runtime";
    assert!(manifest.contains(relative));
    let runtime = Path::new(WORKSPACE).join("connector-runtime");
    let manifest = manifest.replace(relative, &runtime.display().to_string().replace('\\', "/"));
    fs::write(to.join("Cargo.toml"), manifest).unwrap();
    fs::copy(
        Path::new(WORKSPACE).join("Cargo.lock"),
        to.join("Cargo.lock"),
    )
    .unwrap();
    to
}

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR"))
                .join("hygiene")
                .join("target"),
        )
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(
        output.status.success(),
        "cargo {arguments:?}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

#[test]
fn generated_code_means_what_it_says_wherever_it_stands() {
    cargo(&copy("renamed"), &["check", "--quiet"]);
}

#[test]
fn both_halves_of_a_call_work_without_default_features() {
    cargo(&copy("sans_io"), &["run", "--quiet"]);
}

/// Features are the graph's, not ours: an application may turn any of `serde_json`'s on. This one turns on all that change how
/// JSON is read, and asserts that claims are what they were.
#[test]
fn the_decoder_is_the_same_under_every_feature_of_serde_json() {
    cargo(&copy("serde_json_features"), &["run", "--quiet"]);
}

#[test]
fn without_default_features_there_is_neither_a_runtime_nor_a_client() {
    let alone = cargo(
        &copy("sans_io"),
        &[
            "tree", "--edges", "normal", "--prefix", "none", "--format", "{p}",
        ],
    );
    let in_workspace = cargo(
        Path::new(WORKSPACE),
        &[
            "tree",
            "--package",
            "connector-runtime",
            "--no-default-features",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ],
    );
    for output in [alone, in_workspace] {
        let tree = String::from_utf8(output.stdout).unwrap();
        assert!(tree.contains("connector-runtime v"), "{tree}");
        for heavy in ["tokio", "reqwest", "hyper", "rustls", "ring"] {
            let found = tree
                .lines()
                .find(|line| line.split(' ').next() == Some(heavy));
            assert_eq!(found, None, "{tree}");
        }
    }
}
