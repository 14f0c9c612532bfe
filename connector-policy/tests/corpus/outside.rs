//! A crate outside of the workspace, as an application is: no feature of another member helps it to compile.

use std::path::Path;
use std::process::Command;

/// Runs a cargo command on a crate of these files, which depends on the runtime alone; gives its output.
pub(crate) fn cargo(command: &str, name: &str, files: &[(&str, &str)]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let root = target.join(name);
    std::fs::create_dir_all(root.join("src")).expect("a folder");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let runtime = workspace.join("connector-runtime").display().to_string();
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nconnector-runtime = {{ path = {runtime:?}, default-features = false, features = [\"client\", \"export\", \"openapi\"] }}\n\n[workspace]\n"
    );
    for (file, text) in files.iter().chain(&[("Cargo.toml", manifest.as_str())]) {
        std::fs::write(root.join(file), text).expect("a file");
    }
    std::fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock file");
    let output = Command::new(env!("CARGO"))
        .args([command, "--quiet", "--offline"])
        .current_dir(&root)
        // The workspace's own is locked while this test runs.
        .env("CARGO_TARGET_DIR", target.join("outside"))
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("text")
}
