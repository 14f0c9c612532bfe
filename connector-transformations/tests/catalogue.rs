//! The catalogue against the methods of the reference, and against the functions of this crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use connector_transformations::catalogue::{METHODS, method};

/// The methods' names, as the reference has them: the first column of the tables of its section 5.
fn documented(reference: &str) -> BTreeSet<String> {
    let section = reference
        .split_once("\n## 5. ")
        .and_then(|(_, rest)| rest.split_once("\n## 6. "))
        .map(|(section, _)| section)
        .expect("the reference has a section 5 before a section 6");
    section
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Method "))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|names| names.split(','))
        .map(|name| name.trim().to_owned())
        .collect()
}

/// `GetClaimsFromJsonArrayV2` → `get_claims_from_json_array_v2`
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).expect("the sources can be read") {
        let path: PathBuf = entry.expect("the sources can be read").path();
        if path.is_dir() {
            sources(&path, into);
        } else {
            into.push_str(&fs::read_to_string(&path).expect("the sources can be read"));
        }
    }
}

#[test]
fn every_method_of_the_reference_is_in_the_catalogue_and_no_other() {
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/domain/b2c.md");
    let Ok(reference) = fs::read_to_string(&reference) else {
        eprintln_skip(
            "the reference of the domain is not here: its list of methods is not compared",
        );
        return;
    };
    let documented = documented(&reference);
    assert!(
        documented.len() > 50,
        "only {} methods were found in the reference: has its form changed?",
        documented.len()
    );
    let ours: BTreeSet<String> = METHODS
        .iter()
        .map(|method| method.name.to_owned())
        .collect();
    assert_eq!(
        documented.difference(&ours).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing here"
    );
    assert_eq!(
        ours.difference(&documented).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "not in the reference"
    );
}

#[expect(clippy::print_stderr, reason = "a test that did nothing says so")]
fn eprintln_skip(why: &str) {
    eprintln!("skipped: {why}");
}

#[test]
fn every_method_is_a_public_function_in_snake_case_with_an_example() {
    let mut text = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    for method in METHODS {
        assert_eq!(method.function, snake_case(method.name));
        let function = format!("fn {}", method.function);
        let definitions: Vec<_> = text
            .match_indices(&function)
            .filter(|(at, _)| text[at + function.len()..].starts_with(['(', '<']))
            .collect();
        let [(at, _)] = definitions.as_slice() else {
            panic!(
                "`{}` is defined {} times",
                method.function,
                definitions.len()
            );
        };
        let documentation: Vec<&str> = text[..*at]
            .lines()
            .rev()
            .skip(1)
            .take_while(|line| !line.is_empty() && !line.starts_with('}'))
            .collect();
        assert!(
            text[..*at].ends_with("pub ") || text[..*at].ends_with("pub const "),
            "`{}` is private",
            method.function
        );
        assert!(
            documentation.contains(&"/// ```"),
            "`{}` has no example",
            method.function
        );
        let named = format!("/// `{}`: ", method.name);
        assert!(
            documentation.iter().any(|line| line.starts_with(&named)),
            "`{}` does not name `{}`",
            method.function,
            method.name
        );
    }
}

#[test]
fn every_feature_of_the_catalogue_is_one_of_the_crate() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .expect("the manifest can be read");
    for method in METHODS {
        assert!(
            manifest.contains(&format!("\n{} = [", method.feature)),
            "{}",
            method.feature
        );
    }
}

#[test]
fn names_are_found_in_any_case() {
    assert_eq!(
        method("setclaimsifregexmatch").map(|method| method.name),
        Some("SetClaimsIfRegexMatch")
    );
    assert_eq!(method("SetClaims"), None);
}
