//! `docs/errors.md`: every message, what causes it, what to write.

use std::fmt::Write;

use crate::misuse::case::{Case, Report};

/// The page, made of all cases.
pub(crate) fn page(cases: &[Case]) -> String {
    let mut page = String::from(
        "# What the compiler says

Every message of `#[technical_profile]` and `#[derive(Refusal)]`, and what rustc says in their place about types. One line is one
mistake: the line that is underlined, the broken rule, and what to write. The page is made of the cases in `tests/tests/ui`, which
hold the whole source and output of each; `INSTA_UPDATE=always cargo test -p connector-tests --test misuse` writes it anew.
",
    );
    let mut topic = "";
    for case in cases {
        if case.topic != topic {
            topic = &case.topic;
            write!(
                page,
                "\n## {}\n\n| mistake | the line | the rule | what to write |\n|---|---|---|---|\n",
                words(topic)
            )
            .unwrap();
        }
        for report in case.errors.iter().filter(|report| !report.is_second_half()) {
            writeln!(
                page,
                "| {} | {} | {} | {} |",
                words(&case.name),
                code(line(case, report)),
                cell(&report.rule),
                cell(report.help.as_deref().unwrap_or("–")),
            )
            .unwrap();
        }
    }
    page
}

fn words(name: &str) -> String {
    name.replace(['_', '-'], " ")
}

/// The line that is underlined.
fn line<'a>(case: &'a Case, report: &Report) -> &'a str {
    report
        .at
        .and_then(|at| case.source.lines().nth(at.line - 1))
        .unwrap_or_default()
        .trim()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn code(text: &str) -> String {
    let text = cell(text);
    if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}
