//! Misuse cannot compile, and the compiler says what to write: one folder a topic, one fault a file, its message beside it;
//! files named `pass_…` hold accepted forms.

use std::fs;

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    for topic in fs::read_dir("tests/ui").unwrap() {
        for case in fs::read_dir(topic.unwrap().path()).unwrap() {
            let case = case.unwrap().path();
            if case.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            if case
                .file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("pass_")
            {
                cases.pass(case);
            } else {
                cases.compile_fail(case);
            }
        }
    }
}
