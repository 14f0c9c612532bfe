//! The crate whose profiles are exported, as cargo knows it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::command::Failure;

/// A crate with a library that depends on the runtime.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
    folder: PathBuf,
    /// The library's name in paths.
    pub(super) library: String,
    runtime: Runtime,
    /// Where its builds are.
    pub(super) target: PathBuf,
    /// Where its lock file is.
    pub(super) root: PathBuf,
}

/// The runtime that the crate depends on: its types are those of the crate's profiles.
#[derive(Debug)]
enum Runtime {
    At(PathBuf),
    Version(String),
}

/// The cargo that runs this, or the one of the path.
pub(super) fn cargo(command: &str, offline: bool) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = Command::new(cargo);
    cargo.arg(command);
    if offline {
        cargo.arg("--offline");
    }
    cargo
}

impl Package {
    pub(super) fn of(manifest: &Path, offline: bool) -> Result<Self, Failure> {
        let said = |message: String| Failure::Said(format!("`{}`: {message}", manifest.display()));
        let output = cargo("metadata", offline)
            .args(["--format-version", "1", "--manifest-path"])
            .arg(manifest)
            .output()
            .map_err(|error| said(format!("cargo cannot be run: {error}")))?;
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            return Err(said(errors.trim_end().to_owned()));
        }
        let metadata: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| said(format!("cargo's metadata cannot be read: {error}")))?;
        Self::read(&metadata, manifest).map_err(said)
    }

    fn read(metadata: &Value, manifest: &Path) -> Result<Self, String> {
        let packages = metadata["packages"].as_array();
        let packages = || packages.into_iter().flatten();
        let manifest = std::fs::canonicalize(manifest).map_err(|error| error.to_string())?;
        let own = packages()
            .find(|package| {
                let path = package["manifest_path"].as_str().unwrap_or_default();
                std::fs::canonicalize(path).is_ok_and(|path| path == manifest)
            })
            .ok_or("it is a workspace: give the `Cargo.toml` of one crate in it")?;
        let targets = own["targets"].as_array();
        let library = targets
            .into_iter()
            .flatten()
            .find(|target| {
                let kinds = target["kind"].as_array();
                kinds.into_iter().flatten().any(|kind| {
                    ["lib", "rlib"].contains(&kind.as_str().unwrap_or_default())
                })
            })
            .ok_or("the crate has no library: let its program call `connector_runtime::export::Policy` itself")?;
        let nodes = metadata["resolve"]["nodes"].as_array();
        let node = nodes
            .into_iter()
            .flatten()
            .find(|node| node["id"] == own["id"]);
        let used = node.and_then(|node| node["dependencies"].as_array());
        let runtime = packages()
            .find(|package| {
                let is_used = || used.is_some_and(|used| used.contains(&package["id"]));
                package["name"] == "connector-runtime" && is_used()
            })
            .ok_or("the crate does not depend on `connector-runtime`")?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let folder = |package: &Value| {
            let path = PathBuf::from(text(&package["manifest_path"]));
            path.parent().map(Path::to_path_buf).unwrap_or_default()
        };
        let runtime = match runtime["source"].as_str() {
            None => Runtime::At(folder(runtime)),
            Some(source) if source.starts_with("registry+") => {
                Runtime::Version(text(&runtime["version"]))
            }
            Some(source) => {
                return Err(format!(
                    "its `connector-runtime` is from `{source}`: let a program of the crate call `connector_runtime::export::Policy` itself"
                ));
            }
        };
        Ok(Self {
            name: text(&own["name"]),
            version: text(&own["version"]),
            folder: folder(own),
            library: text(&library["name"]).replace('-', "_"),
            runtime,
            target: PathBuf::from(text(&metadata["target_directory"])),
            root: PathBuf::from(text(&metadata["workspace_root"])),
        })
    }

    /// The manifest of the program.
    ///
    /// It has the features of all documents, so that they share what is built; `client` has the localised messages.
    pub(super) fn manifest(&self) -> String {
        let mut manifest = String::from(
            "[package]\nname = \"connector-export\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n",
        );
        let _ = writeln!(
            manifest,
            "exported = {{ package = {:?}, path = {:?} }}",
            self.name,
            self.folder.display().to_string()
        );
        let runtime = match &self.runtime {
            Runtime::At(path) => format!("path = {:?}", path.display().to_string()),
            Runtime::Version(version) => format!("version = \"={version}\""),
        };
        let _ = writeln!(
            manifest,
            "connector-runtime = {{ {runtime}, default-features = false, features = [\"client\", \"export\", \"openapi\"] }}"
        );
        manifest
    }
}
