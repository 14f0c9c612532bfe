//! Misuse cannot compile, and the compiler says what to write: one folder a topic, one fault a file, its message beside it;
//! files named `pass_…` hold accepted forms.
//!
//! The two kinds are built apart: all that must not compile goes through one `cargo check`, which halves the time.

use std::fs;

use trybuild::TestCases;

#[test]
fn what_is_wrong_does_not_compile() {
    each(false, TestCases::compile_fail);
}

#[test]
fn what_is_right_compiles() {
    each(true, TestCases::pass);
}

fn each(pass: bool, take: fn(&TestCases, std::path::PathBuf)) {
    let cases = TestCases::new();
    let mut count = 0;
    for topic in fs::read_dir("tests/ui").unwrap() {
        for case in fs::read_dir(topic.unwrap().path()).unwrap() {
            let case = case.unwrap().path();
            let name = case.file_name().unwrap().to_string_lossy();
            let is_source = case.extension().is_some_and(|extension| extension == "rs");
            if is_source && name.starts_with("pass_") == pass {
                count += 1;
                take(&cases, case.clone());
            }
        }
    }
    assert!(count > 0, "no cases");
}
