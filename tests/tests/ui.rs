//! Misuse cannot compile, and the compiler says what to write: one folder a topic, one fault a file, its message beside it.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/*/pass_*.rs");
}
