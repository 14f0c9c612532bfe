//! `connector export`: profiles that are compiled into a crate, as a policy or as OpenAPI.
//!
//! A profile is known to its compiler alone. So a program of a few lines is written beside the crate's other builds, which
//! hands the profiles to the runtime's own `export` and `openapi`, and is run by cargo.

mod package;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Stdio;

use crate::command::Failure;
use crate::command::arguments::{Document, Export};
use package::{Package, cargo};

pub(super) fn run(arguments: &Export) -> Result<bool, Failure> {
    for path in arguments.profiles.iter().chain(&arguments.messages) {
        is_path(path)?;
    }
    let package = Package::of(&arguments.manifest_path, arguments.offline)?;
    let inside = format!("{}::", package.library);
    if let Some(path) = arguments
        .profiles
        .iter()
        .chain(&arguments.messages)
        .find(|path| !path.starts_with(&inside))
    {
        return Err(Failure::Said(format!(
            "`{path}` is not in the crate of `{}`: its paths begin with `{inside}`",
            arguments.manifest_path.display()
        )));
    }
    let root = package.target.join("connector-export");
    write(&root.join("Cargo.toml"), &package.manifest())?;
    write(&root.join("src/main.rs"), &program(arguments, &package))?;
    if let Ok(lock) = std::fs::read(package.root.join("Cargo.lock")) {
        // The versions that the crate itself is built with.
        let _ = std::fs::write(root.join("Cargo.lock"), lock);
    }
    let mut run = cargo("run", arguments.offline);
    run.arg("--quiet")
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", &package.target)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    let output = run
        .output()
        .map_err(|error| Failure::Said(format!("cargo cannot be run: {error}")))?;
    // What the compiler says of the program, and the remarks.
    io::stderr().write_all(&output.stderr)?;
    if !output.status.success() {
        return Err(Failure::Said(
            "the profiles cannot be exported: each is to be named by its path from outside of its crate, and to be `pub`"
                .to_owned(),
        ));
    }
    match &arguments.out {
        Some(path) => write(path, &String::from_utf8_lossy(&output.stdout))?,
        None => io::stdout().write_all(&output.stdout)?,
    }
    Ok(true)
}

/// The program: nothing of the command line gets into it but names and literals.
fn program(arguments: &Export, package: &Package) -> String {
    let mut program = String::from("fn main() {\n");
    let crates = |path: &str| path.replacen(&format!("{}::", package.library), "exported::", 1);
    let profiles = arguments.profiles.iter().map(|path| crates(path));
    match arguments.format {
        Document::Policy => {
            let _ = write!(
                program,
                "    let policy = connector_runtime::export::Policy::new({:?})",
                arguments.policy_id
            );
            for (key, value) in [("tenant", &arguments.tenant), ("base", &arguments.base)] {
                if let Some(value) = value {
                    let _ = write!(program, ".{key}({value:?})");
                }
            }
            for profile in profiles {
                let _ = write!(program, ".with::<{profile}>()");
            }
            if let Some(messages) = &arguments.messages {
                let _ = write!(program, ".messages(&{}())", crates(messages));
            }
            program.push_str(
                ";\n    print!(\"{}\", policy.to_xml());\n    for remark in policy.remarks() {\n        eprintln!(\"note: {remark}\");\n    }\n",
            );
        }
        Document::Openapi => {
            let _ = write!(
                program,
                "    let description = connector_runtime::openapi::Description::new({:?}, {:?})",
                package.name, package.version
            );
            for profile in profiles {
                let _ = write!(program, ".with::<{profile}>()");
            }
            program.push_str(";\n    println!(\"{}\", description.to_json());\n");
        }
    }
    program.push_str("}\n");
    program
}

/// A path of identifiers, and nothing else.
fn is_path(path: &str) -> Result<(), Failure> {
    let is_name = |name: &str| {
        let name = name.strip_prefix("r#").unwrap_or(name);
        let mut chars = name.chars();
        chars
            .next()
            .is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
            && chars.all(unicode_ident::is_xid_continue)
    };
    if path.contains("::") && path.split("::").all(is_name) {
        return Ok(());
    }
    Err(Failure::Said(format!(
        "`{}` is no path of a profile: write it as other crates do, `my_app::connectors::UserMembership`",
        path.escape_debug()
    )))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new(""));
    if !folder.as_os_str().is_empty() {
        let _ = std::fs::create_dir_all(folder);
    }
    std::fs::write(path, text)
        .map_err(|error| Failure::Said(format!("`{}` cannot be written: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_of_names_alone() {
        for path in ["app::Member", "app::r#mod::Member", "app::회원::A1"] {
            assert!(is_path(path).is_ok(), "{path}");
        }
        for path in [
            "Member",
            "app::",
            "app::Member>()",
            "app:: Member",
            "app::1",
            "",
        ] {
            assert!(is_path(path).is_err(), "{path}");
        }
    }
}
