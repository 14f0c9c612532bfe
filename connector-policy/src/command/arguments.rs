//! The grammar of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Azure AD B2C custom policies as typed connectors.
#[derive(Debug, Parser)]
#[command(
    name = "connector",
    version,
    after_help = "Examples:\n  connector check policies/\n  connector list policies/ --format json\n  connector import policies/ --policy B2C_1A_SignUpOrSignIn --out src/connectors.rs\n  connector import policies/ --settings appsettings.json --environment Production"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Shows what is wrong or doubtful in the policies.
    ///
    /// Exit code 1 if there is an error, 0 if there are warnings at the most.
    #[command(
        after_help = "Examples:\n  connector check policies/\n  connector check Base.xml Extensions.xml --format json"
    )]
    Check(Check),
    /// Prints the RESTful technical profiles as Rust source.
    #[command(
        after_help = "Examples:\n  connector import policies/\n  connector import Base.xml Extensions.xml --out src/connectors.rs"
    )]
    Import(Import),
    /// Lists the RESTful technical profiles after merging.
    #[command(
        after_help = "Examples:\n  connector list policies/\n  connector list Base.xml Extensions.xml --format json"
    )]
    List(List),
}

/// Which policies are read.
#[derive(Debug, Args)]
pub(super) struct Sources {
    /// Policy files, or folders that hold them; in any order.
    #[arg(required = true, value_name = "FILE OR FOLDER")]
    pub(super) policies: Vec<PathBuf>,
    /// One policy by its id; otherwise every policy that no other stands on.
    #[arg(long, value_name = "ID")]
    pub(super) policy: Option<String>,
    /// The policy editor's settings, which fill `{Settings:Name}`.
    #[arg(long, value_name = "appsettings.json")]
    pub(super) settings: Option<PathBuf>,
    /// The environment in the settings; needed where they have several.
    #[arg(long, value_name = "NAME", requires = "settings")]
    pub(super) environment: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// `json`: an array of `{severity, code, file, line, column, message, help}`.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// The file to write; standard output without it.
    #[arg(long, short, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// `json`: an array of objects, one a profile.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs.
    Json,
}
