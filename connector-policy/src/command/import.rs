//! `connector import`

use std::io::{self, Write};

use crate::command::arguments::Import;
use crate::command::{Failure, is_lost, policies, told};
use crate::finding::Severity;
use crate::print::Printer;

pub(super) fn run(arguments: &Import) -> Result<bool, Failure> {
    let policies = policies(&arguments.sources)?;
    let whole = told(&policies)?;
    // Why profiles are refused stands in the source too; here a person sees it who does not read that.
    let refused = policies
        .findings()
        .iter()
        .filter(|finding| finding.severity == Severity::Error && !is_lost(finding));
    for finding in refused {
        writeln!(io::stderr(), "{finding}")?;
    }
    let printer = Printer::new().features(&arguments.features);
    let source = printer.print(&policies);
    match &arguments.out {
        Some(path) => std::fs::write(path, source).map_err(|error| {
            Failure::Said(format!("`{}` cannot be written: {error}", path.display()))
        })?,
        None => io::stdout().write_all(source.as_bytes())?,
    }
    Ok(whole)
}
