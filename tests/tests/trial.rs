//! What a profile costs to compile: 200 profiles of ten claims, beside the same 200 calls by hand with serde's derive and
//! reqwest. Each is a crate of its own outside the workspace; its dependencies are built before, then that crate alone is
//! timed, the two in turn. Run it on a quiet machine:
//!
//! `cargo test -p connector-tests --test trial -- --ignored --nocapture`

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const PROFILES: usize = 200;
const ROUNDS: usize = 3;

const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

#[test]
#[ignore = "a measurement of some minutes, which wants a quiet machine"]
#[expect(clippy::print_stdout, reason = "a measurement is there to be read")]
fn two_hundred_profiles_beside_two_hundred_calls_by_hand() {
    let ours = generate("ours", &ours_manifest(), &ours(PROFILES));
    let by_hand = generate("by_hand", BY_HAND_MANIFEST, &by_hand());
    let mut worst = 0.0_f64;
    for (what, arguments) in [
        ("build --release", &["build", "--release"][..]),
        ("build", &["build"]),
        ("check", &["check"]),
    ] {
        // The crate alone, and all of it.
        let arguments = &[arguments, &["--config", "build.incremental=false"]].concat()[..];
        for folder in [&ours, &by_hand] {
            cargo(folder, arguments);
        }
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            a.push(timed(&ours, arguments));
            b.push(timed(&by_hand, arguments));
        }
        let ratio = middle(&mut a).as_secs_f64() / middle(&mut b).as_secs_f64();
        println!("{what}: profiles {a:.2?}, by hand {b:.2?}: ratio {ratio:.2}");
        if arguments.contains(&"--release") {
            worst = ratio;
        }
    }
    assert!(
        worst <= 0.5,
        "a profile may cost half of a call by hand in a release build, and costs {worst:.2}"
    );
}

/// What a check costs after something small was changed, with two hundred profiles and with three hundred.
#[test]
#[ignore = "a measurement of a minute, which wants a quiet machine"]
#[expect(clippy::print_stdout, reason = "a measurement is there to be read")]
fn one_more_profile_in_an_incremental_check() {
    let [few, many] = [PROFILES, PROFILES + 100].map(|profiles| {
        let folder = generate("growing", &ours_manifest(), &ours(profiles));
        let arguments = &["check", "--config", "build.incremental=true"];
        cargo(&folder, arguments);
        let mut times: Vec<_> = (0..=2 * ROUNDS)
            .map(|round| {
                let changed = ours(profiles) + &format!("pub const ROUND: u32 = {round};\n");
                fs::write(folder.join("src/lib.rs"), changed).unwrap();
                watched(|| cargo(&folder, arguments))
            })
            .collect();
        println!("check of {profiles} profiles after a change: {times:.3?}");
        middle(&mut times).as_secs_f64()
    });
    let more = (many - few) / 100.0 * 1000.0;
    println!("one more profile: {more:.1} ms");
    assert!(more <= 50.0, "{more:.1} ms");
}

/// Builds that crate alone: its source is as new as can be, its dependencies are not.
fn timed(folder: &Path, arguments: &[&str]) -> Duration {
    let source = folder.join("src/lib.rs");
    let text = fs::read_to_string(&source).unwrap();
    fs::write(&source, text).unwrap();
    watched(|| cargo(folder, arguments))
}

fn watched(work: impl FnOnce()) -> Duration {
    #[expect(clippy::disallowed_methods, reason = "this is a stopwatch")]
    let started = Instant::now();
    work();
    started.elapsed()
}

fn middle(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--quiet"])
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("trial/target"),
        )
        .env_remove("CARGO_INCREMENTAL")
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn generate(name: &str, manifest: &str, source: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("trial")
        .join(name);
    fs::create_dir_all(folder.join("src")).unwrap();
    let package = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n"
    );
    fs::write(folder.join("Cargo.toml"), package + manifest).unwrap();
    fs::write(folder.join("src/lib.rs"), source).unwrap();
    fs::copy(
        Path::new(WORKSPACE).join("Cargo.lock"),
        folder.join("Cargo.lock"),
    )
    .unwrap();
    folder
}

fn ours_manifest() -> String {
    let runtime = Path::new(WORKSPACE).join("connector-runtime");
    format!(
        "[dependencies]\nconnector-runtime = {{ path = \"{}\" }}\n",
        runtime.display()
    )
}

const BY_HAND_MANIFEST: &str = r#"[dependencies]
reqwest = { version = "0.13.5", default-features = false, features = ["json", "rustls-no-provider"] }
serde = { version = "1.0.229", features = ["derive"] }
"#;

/// The calls, boxed so that each future is compiled in this crate and not left to who would poll it.
fn ours(profiles: usize) -> String {
    let mut source = String::from(
        "use std::future::Future;\nuse std::pin::Pin;\n\nuse connector_runtime::{Connector, Error, technical_profile};\n",
    );
    for n in 0..profiles {
        write!(
            source,
            r#"
/// Looks up what is known of a person in system {n}.
#[technical_profile(service_url = "https://api.example.com/v1/systems/{n}/lookup", auth = Bearer, rename_all = "camelCase")]
#[derive(Debug, Clone)]
pub struct Lookup{n} {{
    #[input] pub email: String,
    #[input(partner = "firstName")] pub given_name: String,
    #[input] pub nick_name: Option<String>,
    #[input] pub age: u32,
    #[input] pub member: bool,
    #[output(partner = "MembershipId")] pub loyalty_number: String,
    #[output(default = true)] pub loyalty_number_is_new: bool,
    #[output] pub points: i64,
    #[output] pub tier: Option<String>,
    #[output] pub roles: Vec<String>,
}}

pub fn call_{n}(connector: &Connector, input: Lookup{n}Input) -> Pin<Box<dyn Future<Output = Result<Lookup{n}, Error>> + Send>> {{
    Box::pin(connector.exchange(input))
}}
"#
        )
        .unwrap();
    }
    source
}

/// The same calls as people write them: two structs for the wire, one for the program, the status checked.
fn by_hand() -> String {
    let mut source = String::from(
        r"use std::future::Future;
use std::pin::Pin;

use reqwest::{Client, StatusCode, header};
use serde::{Deserialize, Serialize};

#[derive(Debug)]
pub enum Error {
    Http(reqwest::Error),
    Status(StatusCode),
}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error)
    }
}

fn yes() -> bool {
    true
}
",
    );
    for n in 0..PROFILES {
        write!(
            source,
            r#"
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lookup{n}Input {{
    pub email: String,
    #[serde(rename = "firstName")] pub given_name: String,
    #[serde(skip_serializing_if = "Option::is_none")] pub nick_name: Option<String>,
    pub age: u32,
    pub member: bool,
}}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lookup{n}Output {{
    #[serde(rename = "MembershipId")] pub loyalty_number: String,
    #[serde(default = "yes")] pub loyalty_number_is_new: bool,
    pub points: i64,
    pub tier: Option<String>,
    pub roles: Vec<String>,
}}

#[derive(Debug, Clone)]
pub struct Lookup{n} {{
    pub email: String,
    pub given_name: String,
    pub nick_name: Option<String>,
    pub age: u32,
    pub member: bool,
    pub loyalty_number: String,
    pub loyalty_number_is_new: bool,
    pub points: i64,
    pub tier: Option<String>,
    pub roles: Vec<String>,
}}

pub fn call_{n}(client: &Client, token: &str, input: Lookup{n}Input) -> Pin<Box<dyn Future<Output = Result<Lookup{n}, Error>> + Send>> {{
    let request = client
        .post("https://api.example.com/v1/systems/{n}/lookup")
        .bearer_auth(token)
        .header(header::ACCEPT, "application/json")
        .json(&input);
    Box::pin(async move {{
        let response = request.send().await?;
        if !response.status().is_success() {{
            return Err(Error::Status(response.status()));
        }}
        let output: Lookup{n}Output = response.json().await?;
        Ok(Lookup{n} {{
            email: input.email,
            given_name: input.given_name,
            nick_name: input.nick_name,
            age: input.age,
            member: input.member,
            loyalty_number: output.loyalty_number,
            loyalty_number_is_new: output.loyalty_number_is_new,
            points: output.points,
            tier: output.tier,
            roles: output.roles,
        }})
    }})
}}
"#
        )
        .unwrap();
    }
    source
}
