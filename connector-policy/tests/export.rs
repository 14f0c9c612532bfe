//! `connector export` on a crate outside of the workspace.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use connector_policy::{Policies, Settings};

const LIB: &str = r#"//! An application.
#![allow(missing_docs)]

pub mod connectors {
    use connector_runtime::{MessageId, Messages, technical_profile};

    /// Looks a member up.
    #[technical_profile(
        id = "REST-Lookup",
        service_url = "https://crm.example.com/members",
        auth = Basic,
        timeout = "5s"
    )]
    #[derive(Debug, Clone)]
    pub struct Lookup {
        #[input]
        pub email: String,
        #[output(default = "bronze")]
        pub level: String,
    }

    pub fn messages() -> Messages {
        Messages::new().add("ko", MessageId::RequestTimeout, "느립니다")
    }
}

mod hidden {
    pub struct Lookup;
}
"#;

/// A crate of this name; `file`: its one source.
fn application(name: &str, file: &str, source: &str) -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let runtime = workspace.join("connector-runtime").display().to_string();
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"1.2.3\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         connector-runtime = {{ path = {runtime:?}, default-features = false, features = [\"client\"] }}\n"
    );
    std::fs::create_dir_all(root.join("src")).expect("a folder");
    std::fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock file");
    for (file, text) in [("Cargo.toml", manifest.as_str()), (file, source)] {
        std::fs::write(root.join(file), text).expect("a file");
    }
    root.join("Cargo.toml")
}

fn export(manifest: &Path, arguments: &[&str]) -> Output {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
    Command::new(env!("CARGO_BIN_EXE_connector"))
        .args(["export", "--offline", "--manifest-path"])
        .arg(manifest)
        .args(arguments)
        .env("CARGO", env!("CARGO"))
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("the command runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}

#[test]
fn profiles_of_a_crate_are_a_policy_and_a_description() {
    let manifest = application("an-app", "src/lib.rs", LIB);
    let policy = export(
        &manifest,
        &[
            "--policy-id",
            "B2C_1A_Members",
            "--base",
            "B2C_1A_Base",
            "--messages",
            "an_app::connectors::messages",
            "an_app::connectors::Lookup",
        ],
    );
    assert_eq!(policy.status.code(), Some(0), "{}", text(&policy.stderr));
    assert!(
        text(&policy.stderr)
            .ends_with("note: `REST-Lookup`: `timeout` is fixed in the documents' system\n"),
        "{}",
        text(&policy.stderr)
    );
    let xml = text(&policy.stdout);
    assert!(xml.contains("<PolicyId>B2C_1A_Base</PolicyId>"), "{xml}");
    assert!(xml.contains(">느립니다</LocalizedString>"), "{xml}");
    let again = Policies::from_texts([("members.xml", xml.as_bytes())], &Settings::default());
    let source = again.to_source();
    assert!(source.contains("id = \"REST-Lookup\","), "{source}");

    let openapi = export(
        &manifest,
        &["--format", "openapi", "an_app::connectors::Lookup"],
    );
    assert_eq!(openapi.status.code(), Some(0), "{}", text(&openapi.stderr));
    let document: serde_json::Value = serde_json::from_slice(&openapi.stdout).expect("JSON");
    assert_eq!(document["info"]["version"], "1.2.3");
    assert_eq!(
        document["paths"]["/members"]["post"]["operationId"],
        "REST-Lookup"
    );

    for (profile, said) in [
        ("an_app::hidden::Lookup", "and to be `pub`"),
        ("another::Lookup", "is not in the crate of"),
        ("Lookup", "is no path of a profile"),
    ] {
        let failed = export(&manifest, &[profile]);
        assert_eq!(failed.status.code(), Some(2), "{profile}");
        assert!(
            text(&failed.stderr).contains(said),
            "{}",
            text(&failed.stderr)
        );
    }
}

#[test]
fn a_crate_that_cannot_be_exported_says_why() {
    let manifest = application("a-program", "src/main.rs", "fn main() {}\n");
    let program = export(&manifest, &["a_program::Lookup"]);
    assert_eq!(program.status.code(), Some(2));
    assert!(
        text(&program.stderr).contains("the crate has no library"),
        "{}",
        text(&program.stderr)
    );
    let none = export(Path::new("gone/Cargo.toml"), &["a_program::Lookup"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(text(&none.stderr).contains("gone/Cargo.toml"));
}
