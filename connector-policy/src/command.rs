//! The command `connector`: what is given on the command line, and which part answers.

mod arguments;
mod call;
mod check;
mod diagnostic;
mod export;
mod import;
mod list;
mod message;
mod serve;
mod table;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::command::arguments::{Arguments, Command, Sources};
use crate::settings::Settings;
use crate::workspace::Policies;

/// Runs the command line of this process.
///
/// Exit codes: 0, nothing is wrong; 1, a policy has an error, or a file could not be processed; 2, the command line is
/// wrong.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Command::List(list) => list::run(&list),
        Command::Check(check) => check::run(&check),
        Command::Call(call) => call::run(&call),
        Command::Serve(serve) => serve::run(&serve),
        Command::Import(import) => import::run(&import),
        Command::Export(export) => export::run(&export),
    };
    match result {
        Ok(true) | Err(Failure::Pipe) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Failure::Said(message)) => {
            let _ = message::error(&message);
            ExitCode::from(2)
        }
    }
}

/// Why a command stopped.
enum Failure {
    /// Nobody reads the output any more.
    Pipe,
    Said(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::Pipe
        } else {
            Self::Said(error.to_string())
        }
    }
}

/// Tells where nothing was read, and nothing refused: a folder was mistaken.
fn any(policies: &Policies) -> Result<bool, Failure> {
    let any = !(policies.leaves().is_empty() && policies.findings().is_empty());
    if !any {
        message::error(
            "no policy is there\nhelp: a folder is searched for files that end in `.xml` and hold a `TrustFrameworkPolicy`",
        )?;
    }
    Ok(any)
}

/// Reads the policies of a command line.
fn policies(sources: &Sources) -> Result<Policies, Failure> {
    let settings = match &sources.settings {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| {
                Failure::Said(format!("`{}` cannot be read: {error}", path.display()))
            })?;
            Settings::from_json(&text, sources.environment.as_deref())
                .map_err(|error| Failure::Said(format!("`{}`: {error}", path.display())))?
        }
        None => Settings::default(),
    };
    let progress = diagnostic::Progress::new(&sources.policies);
    let policies = Policies::read_with(
        &sources.policies,
        &settings,
        sources.policy.as_deref(),
        |done, of, name| progress.file(done, of, name),
    );
    progress.done();
    if let (Some(id), []) = (&sources.policy, policies.leaves()) {
        // The file that has it may be one that was refused.
        told(&policies)?;
        return Err(Failure::Said(format!("no policy has the id `{id}`")));
    }
    Ok(policies)
}

/// Tells what could not be processed at all; `true` if that was nothing.
fn told(policies: &Policies) -> Result<bool, Failure> {
    let mut whole = any(policies)?;
    for finding in policies.findings() {
        let lost = finding.refuses_file() || finding.code == "missing-base-policy";
        if lost {
            whole = false;
            writeln!(io::stderr(), "{finding}")?;
        }
    }
    Ok(whole)
}
