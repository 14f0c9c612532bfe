//! The public policies: every RESTful profile is imported or refused for a reason, what is imported compiles, and sends and
//! reads what the XML alone says.
//!
//! The policies stand beside the project, not in it; without them these tests say so and do nothing.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test tells its counts, its seed and how long it took"
)]

mod built;
mod expected;
mod fixed_point;
mod manifest;
mod outside;
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use connector_policy::{Policies, Settings, Translation};
use manifest::Manifest;

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/policies");
    if folder.join("MANIFEST.json").is_file() {
        return Some(folder);
    }
    eprintln!(
        "skipped: the public policies are not at {}",
        folder.display()
    );
    None
}

#[test]
fn every_definition_is_imported_from_each_leaf_or_refused_for_a_reason() {
    let Some(folder) = folder() else { return };
    let manifest = Manifest::read(&folder);
    let policies = Policies::read(std::slice::from_ref(&folder), &Settings::default());
    let malformed: Vec<_> = policies
        .findings()
        .iter()
        .filter(|finding| finding.refuses_file())
        .map(|finding| finding.file.clone())
        .collect();
    let (mut definitions, mut unreadable, mut pairs) = (0, 0, 0);
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    // A profile has several definitions in a chain, which are one profile after merging.
    let mut merged = BTreeSet::new();
    for file in &manifest.files {
        let name = folder.join(&file.name).display().to_string();
        for id in &file.profiles {
            definitions += 1;
            if malformed.contains(&name) {
                unreadable += 1;
                continue;
            }
            let leaves = policies
                .leaves()
                .iter()
                .enumerate()
                .filter(|(_, leaf)| leaf.files.contains(&name));
            let mut reached = 0;
            for (index, leaf) in leaves {
                reached += 1;
                pairs += 1;
                let profile = leaf.profiles.iter().find(|profile| profile.id == *id);
                let profile = profile.unwrap_or_else(|| {
                    panic!("`{id}` of {name} is not in the leaf {}", leaf.policy_id)
                });
                let outcome = match &profile.translation {
                    Translation::Whole(_) => {
                        merged.insert((index, id));
                        "imported".to_owned()
                    }
                    Translation::Abstract => "abstract".to_owned(),
                    Translation::Refused(reason) => {
                        let kind = reason.split(':').next().unwrap_or_default();
                        format!("refused: {kind}")
                    }
                };
                *outcomes.entry(outcome).or_default() += 1;
            }
            assert!(reached > 0, "no leaf reaches `{id}` of {name}");
        }
    }
    println!(
        "{definitions} definitions, {unreadable} of them in malformed files; {pairs} with their leaves:"
    );
    for (outcome, count) in &outcomes {
        println!("  {count:4} {outcome}");
    }
    println!(
        "the imported ones are {} profiles after merging",
        merged.len()
    );
    let whole = policies.leaves().iter().flat_map(|leaf| &leaf.profiles);
    let whole = whole.filter(|profile| matches!(profile.translation, Translation::Whole(_)));
    assert_eq!(merged.len(), whole.count());
    assert_eq!(definitions, manifest.count);
}

#[test]
fn at_least_91_are_imported_where_their_own_file_is_the_leaf() {
    let Some(folder) = folder() else { return };
    let manifest = Manifest::read(&folder);
    let (mut imported, mut other) = (0, 0);
    for file in manifest
        .files
        .iter()
        .filter(|file| !file.profiles.is_empty())
    {
        let chain: Vec<_> = file.chain.iter().map(|name| folder.join(name)).collect();
        let policies = Policies::read(&chain, &Settings::default());
        for id in &file.profiles {
            let profile = policies
                .leaves()
                .iter()
                .flat_map(|leaf| &leaf.profiles)
                .find(|profile| profile.id == *id);
            match profile.map(|profile| &profile.translation) {
                Some(Translation::Whole(_)) => imported += 1,
                _ => other += 1,
            }
        }
    }
    println!("from their own files alone: {imported} imported, {other} not");
    assert!(imported >= 91, "{imported}");
}

#[test]
fn chains_are_those_of_the_manifest() {
    let Some(folder) = folder() else { return };
    let manifest = Manifest::read(&folder);
    let policies = Policies::read(std::slice::from_ref(&folder), &Settings::default());
    let mut compared = 0;
    for leaf in policies.leaves() {
        let own = leaf.files.last().expect("a leaf has a file");
        let file = manifest
            .files
            .iter()
            .find(|file| folder.join(&file.name).display().to_string() == *own)
            .expect("every file is in the manifest");
        // A base that its own collection lacks may be found in another one; of several at one distance, any may be meant.
        let ambiguous = policies.findings().iter().any(|finding| {
            finding.code == "ambiguous-base-policy" && leaf.files.contains(&finding.file)
        });
        if file.is_whole && !ambiguous {
            let chain: Vec<_> = file
                .chain
                .iter()
                .rev()
                .map(|name| folder.join(name).display().to_string())
                .collect();
            assert_eq!(leaf.files, chain);
            compared += 1;
        }
    }
    println!("{compared} chains compared");
    assert!(compared > 0);
}

#[test]
fn what_is_imported_compiles_and_sends_and_reads_what_the_xml_says() {
    let Some(folder) = folder() else { return };
    let (policies, built) = built();
    built::compare(policies, built, &folder);
}

/// The public policies where they are there, and always one that has everything.
#[test]
fn what_is_exported_is_imported_as_the_same_again() {
    let (_, built) = built();
    fixed_point::compare(built);
}

/// The public policies and one of our own, and what their crate says; built once for all tests.
fn built() -> &'static (Policies, built::Built) {
    static BUILT: OnceLock<(Policies, built::Built)> = OnceLock::new();
    BUILT.get_or_init(|| {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/everything.xml");
        let files: Vec<PathBuf> = folder().into_iter().chain([own]).collect();
        let policies = Policies::read(&files, &Settings::default());
        let built = built::Built::new(&policies);
        (policies, built)
    })
}
