//! `connector check`

use std::io::{self, Write};

use serde_json::json;

use crate::command::arguments::{Check, Format};
use crate::command::{Failure, any, diagnostic, policies};
use crate::finding::Severity;

pub(super) fn run(arguments: &Check) -> Result<bool, Failure> {
    let policies = policies(&arguments.sources)?;
    let any = any(&policies)?;
    let findings = policies.findings();
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if arguments.format == Format::Json {
        let list: Vec<_> = findings
            .iter()
            .map(|finding| {
                json!({
                    "severity": finding.severity.as_str(),
                    "code": finding.code,
                    "file": finding.file,
                    "line": finding.line,
                    "column": finding.column,
                    "message": finding.message,
                    "help": finding.help,
                })
            })
            .collect();
        writeln!(io::stdout(), "{:#}", serde_json::Value::from(list))?;
        return Ok(any && errors == 0);
    }
    for finding in findings {
        diagnostic::write(finding, &policies)?;
    }
    let profiles: usize = policies
        .leaves()
        .iter()
        .map(|leaf| leaf.profiles.len())
        .sum();
    writeln!(
        anstream::stdout(),
        "{} and {} in {}, {}",
        count(errors, "error"),
        count(findings.len() - errors, "warning"),
        count(policies.leaves().len(), "policy"),
        count(profiles, "RESTful profile"),
    )?;
    Ok(any && errors == 0)
}

fn count(number: usize, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {noun}s"),
    }
}
