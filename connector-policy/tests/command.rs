//! The command `connector`, as a person or a build runs it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

fn connector(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_connector"))
        .args(arguments)
        .current_dir(samples())
        .env_remove("B2C_1A_B2CRESTCLIENTID")
        .output()
        .expect("the command runs")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("text")
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("text")
}

#[test]
fn list_shows_what_is_known_of_a_profile() {
    let output = connector(&["list", "membership.xml", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let list: Value = serde_json::from_str(out(&output)).expect("JSON");
    let input = |claim: &str, wire: &str| {
        json!({"claim": claim, "type": "string", "wire": wire, "send_in": "Body", "default": null, "value": null,
               "resolve": null, "payload": false, "bearer": false})
    };
    assert_eq!(
        list,
        json!([{
            "id": "REST-UserMembershipValidator",
            "file": "membership.xml",
            "line": 31,
            "auth": "None",
            "send_claims_in": "Body",
            "method": "POST",
            "service_url": "https://your-app-name.azurewebsites.NET/api/identity/signup",
            "keys": [],
            "inputs": [input("email", "email"), input("givenName", "firstName"), input("surname", "lastName")],
            "outputs": [
                {"claim": "loyaltyNumber", "type": "string", "wire": "MembershipId", "path": null, "default": null, "value": null},
                {"claim": "loyaltyNumberIsNew", "type": "boolean", "wire": "loyaltyNumberIsNew", "path": null, "default": "true", "value": null},
            ],
            "messages": {},
            "debug_mode": false,
            "allow_insecure_auth_in_production": true,
        }])
    );
    let table = connector(&["list", "."]);
    assert_eq!(out(&table).lines().count(), 8, "{}", out(&table));
    assert!(!out(&table).contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn check_tells_findings_and_fails_on_errors_only() {
    let warned = connector(&["check", "none.xml"]);
    assert_eq!(warned.status.code(), Some(0));
    assert!(
        out(&warned).starts_with("warning[insecure-auth]: anybody may call the API"),
        "{}",
        out(&warned)
    );
    assert!(out(&warned).contains("none.xml:24:44"), "{}", out(&warned));
    assert!(
        out(&warned).ends_with("0 errors and 1 warning in 1 policy, 1 RESTful profile\n"),
        "{}",
        out(&warned)
    );

    let failed = connector(&[
        "check",
        "samples.rs",
        "none.xml",
        "gone.xml",
        "--format",
        "json",
    ]);
    assert_eq!(failed.status.code(), Some(1));
    let found: Value = serde_json::from_str(out(&failed)).expect("JSON");
    let codes: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| (&finding["severity"], &finding["code"]))
        .collect();
    assert_eq!(
        codes,
        [
            (&json!("error"), &json!("unreadable")),
            (&json!("error"), &json!("malformed")),
            (&json!("warning"), &json!("insecure-auth")),
        ]
    );
    assert_eq!(found[2]["line"], 24);
    assert_eq!(found[2].as_object().expect("an object").len(), 7);
}

#[test]
fn a_refused_file_is_told_and_the_others_are_imported() {
    let output = connector(&["import", "samples.rs", "bearer.xml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).starts_with("samples.rs:1:1: error: "),
        "{}",
        err(&output)
    );
    assert!(out(&output).contains("pub struct RestApiSignUp {"));
    let one = connector(&["import", ".", "--policy", "b2c_1a_sendgrid"]);
    assert_eq!(one.status.code(), Some(0));
    assert_eq!(out(&one).matches("#[technical_profile(").count(), 1);
}

#[test]
fn call_shows_what_would_be_sent_without_the_secret() {
    let dry = connector(&[
        "call",
        ".",
        "--policy",
        "B2C_1A_AuthBasic",
        "--profile",
        "REST-API-SignUp",
        "--dry-run",
        "email=a@b.c",
    ]);
    assert_eq!(dry.status.code(), Some(0), "{}", err(&dry));
    assert!(
        out(&dry).contains("> authorization: ***\n>\n{\"email\":\"a@b.c\"}\n"),
        "{}",
        out(&dry)
    );
    let missing = connector(&[
        "call",
        ".",
        "--policy",
        "B2C_1A_AuthBasic",
        "--profile",
        "REST-API-SignUp",
        "email=a@b.c",
    ]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(
        err(&missing).contains("set `B2C_1A_B2CRESTCLIENTID`"),
        "{}",
        err(&missing)
    );
}

#[test]
fn serve_answers_what_call_asks() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_connector"))
        .args([
            "serve",
            "membership.xml",
            "bearer.xml",
            "--address",
            "127.0.0.1:0",
        ])
        .current_dir(samples())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut lines = BufReader::new(server.stdout.take().expect("its output")).lines();
    let first = lines.next().expect("a line").expect("text");
    let url = first
        .strip_prefix("listening on ")
        .expect("where")
        .to_owned();
    let call = |file: &str, profile: &str| {
        let url = format!("{url}/api/identity/signup");
        connector(&[
            "call",
            file,
            "--profile",
            profile,
            "--url",
            &url,
            "email=a@b.c",
        ])
    };
    let called = call("membership.xml", "REST-UserMembershipValidator");
    server.kill().expect("the server was there");
    server.wait().expect("it ends");
    assert_eq!(called.status.code(), Some(0), "{}", err(&called));
    assert_eq!(
        out(&called),
        "loyaltyNumber = \"loyaltyNumber\"\nloyaltyNumberIsNew = true\n"
    );
}

#[test]
fn a_wrong_command_line_is_code_2() {
    assert_eq!(connector(&["import"]).status.code(), Some(2));
    assert_eq!(
        connector(&["list", ".", "--policy", "Nobody"])
            .status
            .code(),
        Some(2)
    );
    assert!(out(&connector(&["--help"])).contains("Examples:"));
}
