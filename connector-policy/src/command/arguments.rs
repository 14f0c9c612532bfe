//! The grammar of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Azure AD B2C custom policies as typed connectors.
#[derive(Debug, Parser)]
#[command(
    name = "connector",
    version,
    after_help = "Examples:\n  connector check policies/\n  connector list policies/ --format json\n  connector import policies/ --policy B2C_1A_SignUp --out src/connectors.rs\n  connector import policies/ --settings appsettings.json --environment Test\n  connector serve policies/ --address 127.0.0.1:7071\n  connector call policies/ --profile REST-SignUp --url http://127.0.0.1:7071 \\\n      email=kim@example.com"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Runs one profile of a policy against its API.
    ///
    /// Claims stand behind the policies as `name=value`, by the names that the policy gives them; one that has no value and
    /// no default is left out, as the original does it. Secrets come from the environment (`B2C_1A_Key` is `B2C_1A_KEY`), or
    /// from a folder of files that bear their names. Exit code 1 if the call fails, 2 if there is none.
    #[command(
        override_usage = "connector call [OPTIONS] --profile <ID> <FILE OR FOLDER>... [NAME=VALUE]...",
        after_help = "Examples:\n  connector call policies/ --profile REST-SignUp email=kim@example.com\n  connector call policies/ --profile REST-SignUp --dry-run \\\n      email=kim@example.com roles=a,b '{Culture:RFC5646}=ko-KR'\n  connector call policies/ --profile REST-SignUp --keys secrets/ --trace \\\n      --url http://127.0.0.1:7071 email=kim@example.com"
    )]
    Call(Call),
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
    /// Answers for the profiles of the policies: a fake API, to try a policy or an application without the real one.
    ///
    /// It knows the methods and paths of the profiles, wants the headers that carry their secrets (whatever stands in them)
    /// and the claims that they send, and answers each claim that they read with a value of its type, or its default. What is
    /// asked is shown without values. Runs until it is stopped.
    #[command(
        after_help = "Examples:\n  connector serve policies/\n  connector serve policies/ --address 127.0.0.1:7071"
    )]
    Serve(Serve),
    /// Prints profiles that are compiled into a crate as a policy, or as an OpenAPI description.
    ///
    /// A small program is built beside the crate's other builds and run by cargo; the profiles are to be `pub` in the crate's
    /// library. What a policy cannot say is a note. In code: `connector_runtime::export::Policy`.
    #[command(
        after_help = "Examples:\n  connector export my_app::connectors::UserMembership\n  connector export --policy-id B2C_1A_Members --base B2C_1A_Base --out Members.xml \\\n      my_app::connectors::UserMembership my_app::connectors::Lookup\n  connector export --format openapi --manifest-path app/Cargo.toml my_app::Lookup"
    )]
    Export(Export),
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
pub(super) struct Call {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// The profile by its id.
    #[arg(long, value_name = "ID")]
    pub(super) profile: String,
    /// A claim (`email=kim@example.com`, a collection as `roles=a,b`) or a resolver (`{Culture:RFC5646}=ko-KR`); the same as
    /// without `--claim`.
    #[arg(long = "claim", short = 'c', value_name = "NAME=VALUE")]
    pub(super) claims: Vec<String>,
    /// Another URL than the policy's. One without path and query (`http://127.0.0.1:8080`, as `serve` prints it) takes those
    /// of the policy.
    #[arg(long)]
    pub(super) url: Option<String>,
    /// Shows the request, its secrets hidden, and sends nothing.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Shows what is sent and what comes back, without values.
    #[arg(long)]
    pub(super) trace: bool,
    /// A folder whose files hold the keys, each under its name.
    #[arg(long, value_name = "FOLDER")]
    pub(super) keys: Option<PathBuf>,
    /// Seconds until the call is given up.
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    pub(super) timeout: u64,
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
pub(super) struct Export {
    /// Profiles by the paths that other crates write: `my_app::connectors::UserMembership`.
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<String>,
    /// The crate that has them.
    #[arg(long, value_name = "Cargo.toml", default_value = "Cargo.toml")]
    pub(super) manifest_path: PathBuf,
    /// What is printed.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Document,
    /// The `PolicyId` of the policy.
    #[arg(long, value_name = "ID", default_value = "B2C_1A_Exported")]
    pub(super) policy_id: String,
    /// The `PolicyId` of its base policy.
    #[arg(long, value_name = "ID")]
    pub(super) base: Option<String>,
    /// Its `TenantId`.
    #[arg(long, value_name = "TENANT")]
    pub(super) tenant: Option<String>,
    /// The path of a function without arguments that gives `Messages`, which are written as localised resources.
    #[arg(long, value_name = "FUNCTION")]
    pub(super) messages: Option<String>,
    /// The file to write; standard output without it.
    #[arg(long, short, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Lets cargo ask no registry.
    #[arg(long)]
    pub(super) offline: bool,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Document {
    /// `TrustFramework` XML.
    #[default]
    Policy,
    /// OpenAPI 3.1, as JSON.
    Openapi,
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    pub(super) address: String,
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
