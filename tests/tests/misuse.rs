//! What holds for the catalogue of misuse as a whole: `tests/ui` has the cases, and says by trybuild that their messages are
//! the ones beside them.

mod misuse {
    pub(crate) mod case;
    pub(crate) mod page;
    pub(crate) mod paste;
    pub(crate) mod template;
}

use std::fs;
use std::path::Path;

use misuse::case::{self, Case};
use misuse::{page, paste, template};

#[test]
fn the_catalogue_holds_every_topic() {
    let cases = case::all();
    assert!(cases.len() >= 120, "{} cases", cases.len());
    for topic in [
        "auth",
        "claims",
        "defaults",
        "paths",
        "placement",
        "profile",
        "reference-words",
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
    // Of ours, and written by nobody: kinds, markers, what generated code calls.
    let types = [
        "One", "Many", "Optional", "Single", "Always", "Perhaps", "Fallible", "Slot", "Scope",
        "Encoder", "Answer",
    ];
    let mut wrong = Vec::new();
    for case in case::all() {
        for (number, line) in case.output.lines().enumerate() {
            // The source is the user's, and the name of a file in the runtime tells nothing.
            let said = line.trim_start();
            let drawn = said.chars().all(|c| "|_^- ".contains(c));
            if drawn || said.starts_with(|c: char| c.is_ascii_digit()) || said.starts_with("-->") {
                continue;
            }
            let hidden = [
                "connector_macros",
                "__",
                "sealed",
                "private",
                "encode::",
                "decode::",
            ]
            .iter()
            .any(|hidden| line.contains(hidden));
            let mut words = line.split(|c: char| !c.is_alphanumeric());
            if hidden || words.any(|word| types.contains(&word)) {
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
const NOT_TO_PASTE: &[(&str, &str)] = &[];

#[test]
fn what_the_help_says_can_be_pasted() {
    let cases: Vec<_> = case::all().into_iter().filter(helps).collect();
    let mut pasted: Vec<(String, String)> = Vec::new();
    let mut failed = Vec::new();
    for case in &cases {
        match paste::paste(case) {
            Some(text) => pasted.push((case.path(), text)),
            None => failed.push(case.path()),
        }
    }
    println!("{} of {}: {failed:#?}", pasted.len(), cases.len());
    let out = Path::new("/tmp/pasted");
    for (path, text) in pasted {
        let file = out.join(format!("{}.rs", path.replace(['/', '-'], "_")));
        fs::create_dir_all(out).unwrap();
        fs::write(file, text).unwrap();
    }
}

fn helps(case: &Case) -> bool {
    case.errors.iter().any(|error| error.help.is_some())
}
