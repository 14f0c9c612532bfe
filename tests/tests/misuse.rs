//! What holds for the catalogue of misuse as a whole: `tests/ui` has the cases, and says by trybuild that their messages are
//! the ones beside them.

mod misuse {
    pub(crate) mod case;
    pub(crate) mod page;
    pub(crate) mod paste;
    pub(crate) mod template;
    pub(crate) mod types;
}

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use misuse::case::{self, Case};
use misuse::{page, paste, template, types};

#[test]
fn the_catalogue_holds_every_topic() {
    let cases = case::all();
    assert!(cases.len() >= 120, "{} cases", cases.len());
    for topic in [
        "auth",
        "claims",
        "computed",
        "connector",
        "defaults",
        "paths",
        "placement",
        "profile",
        "reference-words",
        "refusal",
        "resolvers",
        "shapes",
        "types",
        "url",
    ] {
        assert!(cases.iter().any(|case| case.topic == topic), "{topic}");
    }
}

#[test]
fn one_cause_has_one_error() {
    let mut wrong = Vec::new();
    for case in case::all() {
        let errors = case
            .errors
            .iter()
            .filter(|error| !error.is_second_half())
            .count();
        if errors != case.faults() {
            wrong.push(format!("{}: {errors} errors", case.path()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_message_names_what_the_user_cannot_know() {
    // All types of ours; a case may say those that it writes, and those that its help tells to write. Traits are what the
    // sentences are about, and are said by their names.
    let types = types::public();
    assert!(types.len() > 80, "{types:?}");
    let mut wrong = Vec::new();
    for case in case::all() {
        for (number, line) in case.output.lines().enumerate() {
            // The source is the user's, and the name of a file in the runtime tells nothing.
            let said = line.trim_start();
            let drawn = said.chars().all(|c| "|_^- ".contains(c));
            if drawn || said.starts_with(|c: char| c.is_ascii_digit()) || said.starts_with("-->") {
                continue;
            }
            let helper = line
                .split("__")
                .skip(1)
                .any(|rest| rest.starts_with(char::is_alphabetic));
            let hidden = [
                "connector_macros",
                "sealed",
                "private",
                "encode::",
                "decode::",
            ]
            .iter()
            .any(|hidden| line.contains(hidden));
            let written = |word: &str| {
                case.source.contains(word)
                    || case
                        .errors
                        .iter()
                        .any(|error| error.help.as_ref().is_some_and(|help| help.contains(word)))
            };
            let mut words = line.split(|c: char| !c.is_alphanumeric());
            let ours = words.any(|word| types.contains(word) && !written(word));
            if hidden || helper || ours {
                wrong.push(format!("{}: {}: {line}", case.path(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_of_the_macro_has_a_case() {
    let said: Vec<String> = case::all().into_iter().map(|case| case.output).collect();
    let silent: Vec<_> = template::of_the_macro()
        .into_iter()
        .chain(template::of_the_traits())
        .filter(|template| !said.iter().any(|output| template.is_in(output)))
        .map(|template| template.shown())
        .collect();
    assert!(
        silent.is_empty(),
        "no case says {} of them:\n{}",
        silent.len(),
        silent.join("\n")
    );
}

/// Where a person has to choose, or to write what only they know.
const NOT_TO_PASTE: &[&str] = &[
    "claims/cfg",
    "claims/input_on_the_struct",
    "claims/input_twice",
    "claims/optional",
    "claims/serde_without_derive",
    "computed/map_fails_with_no_error",
    "computed/map_gives_another_type",
    "computed/value_of_itself",
    "computed/value_of_the_answer",
    "connector/impossible_reply",
    "connector/key_unknown",
    "paths/body_too_deep",
    "paths/descent",
    "paths/input_array_and_object",
    "paths/input_gap",
    "paths/input_object_and_array",
    "paths/input_without_first",
    "paths/too_deep",
    "profile/unknown_key_far",
    "reference-words/include_technical_profile",
    "reference-words/serde_flatten",
    "reference-words/step",
    "refusal/attribute_twice",
    "refusal/code_empty",
    "refusal/generic",
    "resolvers/claim_is_a_list",
    "resolvers/claim_itself",
    "resolvers/claim_of_the_answer",
    "resolvers/setting",
    "shapes/generic",
    "shapes/lifetime",
    "shapes/lifetime_in_use",
    "shapes/tuple_in_use",
    "types/exchange_of_a_profile",
    "url/constant_relative",
    "url/dots",
    "url/host_not_ascii",
    "url/placeholder_empty",
];

#[test]
fn what_the_help_says_can_be_pasted() {
    let cases: Vec<_> = case::all().into_iter().filter(helps).collect();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut count = 0;
    let mut stuck = Vec::new();
    for case in &cases {
        if NOT_TO_PASTE.contains(&case.path().as_str()) {
            continue;
        }
        let Some(text) = paste::paste(case) else {
            stuck.push(case.path());
            continue;
        };
        count += 1;
        let file = files
            .entry(case.topic.replace('-', "_"))
            .or_insert_with(|| {
                "//! Made by the test `misuse`, of the cases and their messages.\n".to_owned()
            });
        write!(file, "\nmod {} {{\n{}}}\n", case.name, text).unwrap();
    }
    for (topic, text) in files {
        in_step(&format!("tests/pasted/{topic}.rs"), &text);
    }
    let known = |path: &&&str| cases.iter().any(|case| case.path() == **path);
    assert_eq!(
        NOT_TO_PASTE.iter().filter(known).count(),
        NOT_TO_PASTE.len(),
        "a case is gone"
    );
    assert!(stuck.is_empty(), "nobody can paste the help of {stuck:#?}");
    // Nine in ten.
    assert!(
        count * 10 >= cases.len() * 9,
        "{count} of {} can be pasted",
        cases.len()
    );
}

fn helps(case: &Case) -> bool {
    let mut errors = case.errors.iter().filter(|error| !error.is_second_half());
    case.errors.iter().any(|error| error.help.is_some()) && errors.all(|error| error.help.is_some())
}

#[test]
fn the_page_of_errors_is_in_step() {
    in_step("../docs/errors.md", &page::page(&case::all()));
}

/// Compares a file with what it should hold; `INSTA_UPDATE=always` writes it.
fn in_step(path: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is out of step: run this test with INSTA_UPDATE=always",
        path.display()
    );
}
