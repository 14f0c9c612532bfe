//! The command `connector`.

use std::process::ExitCode;

fn main() -> ExitCode {
    connector_policy::command::main()
}
