//! The command `connector`, as a person or a build runs it.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

fn connector(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_connector"))
        .args(arguments)
        .current_dir(samples())
        .env_remove("B2C_1A_B2CRESTCLIENTID")
        .env_remove("B2C_1A_USER")
        .env_remove("B2C_1A_PASSWORD")
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

/// A fake API of these files, ended with the test.
struct Served {
    server: Child,
    address: String,
}

impl Served {
    fn new(files: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_connector"))
            .arg("serve")
            .args(files)
            .args(["--address", "127.0.0.1:0"])
            .current_dir(samples())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut lines = BufReader::new(server.stdout.take().expect("its output")).lines();
        let first = lines.next().expect("a line").expect("text");
        let address = first.strip_prefix("listening on http://").expect("where");
        let address = address.to_owned();
        // Whoever writes needs a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self { server, address }
    }

    /// The answer to a request as it stands.
    fn answer(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("somebody listens");
        stream.write_all(request.as_bytes()).expect("it is taken");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn post(&self, path: &str, headers: &str, body: &str) -> String {
        self.answer(&format!(
            "POST {path} HTTP/1.1\r\nhost: a\r\n{headers}content-length: {}\r\n\r\n{body}",
            body.len()
        ))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

const SIGN_UP: &str = "/api/identity/signup";

#[test]
fn serve_answers_what_call_asks() {
    let served = Served::new(&["membership.xml", "bearer.xml"]);
    // The address alone, as `serve` prints it, takes the policy's path.
    for end in ["", SIGN_UP] {
        let url = format!("http://{}{end}", served.address);
        let called = connector(&[
            "call",
            "membership.xml",
            "--profile",
            "REST-UserMembershipValidator",
            "--url",
            &url,
            "--trace",
            "email=a@b.c",
            "-c",
            "surname=Kim",
        ]);
        assert_eq!(called.status.code(), Some(0), "{}", err(&called));
        assert_eq!(
            out(&called),
            "loyaltyNumber = \"loyaltyNumber\"\nloyaltyNumberIsNew = true\n"
        );
        assert!(
            err(&called).starts_with("note: `givenName` has no value, and is left out\n"),
            "{}",
            err(&called)
        );
        assert!(err(&called).contains("< 200 application/json"));
        assert!(!err(&called).contains("Kim"), "{}", err(&called));
    }
    let lost = format!("http://{}/elsewhere", served.address);
    let called = connector(&[
        "call",
        "membership.xml",
        "--profile",
        "REST-UserMembershipValidator",
        "--url",
        &lost,
    ]);
    assert_eq!(called.status.code(), Some(1));
    assert!(
        err(&called).contains("the API answered 404\nno profile has this method and path\n"),
        "{}",
        err(&called)
    );
}

#[test]
fn serve_says_what_a_request_lacks() {
    let served = Served::new(&["../corpus/everything.xml"]);
    // The header is told first, then the body.
    let none = served.post("/a%20b", "", "{}");
    assert!(none.starts_with("HTTP/1.1 401 "), "{none}");
    assert!(none.contains("REST-Body: there is no header `authorization`"));
    let key = "authorization: Basic eA==\r\n";
    for (body, fault) in [
        ("[", "the body is no JSON\""),
        ("[]", "the body is no JSON object"),
        ("{\"isNew\":true}", "`roles` is not in the body"),
        (
            "{\"isNew\":true,\"roles\":[]}",
            "`birth` is not in the body",
        ),
    ] {
        let answer = served.post("/a%20b", key, body);
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
        assert!(answer.contains(fault), "{answer}");
    }
    let whole = r#"{"isNew":true,"roles":[],"birth":"2000-01-01"}"#;
    let answer = served.post("/a%20b?v=1", key, whole);
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains(r#""balance":1"#), "{answer}");
    // A payload is whatever it is; a placeholder takes any segment.
    assert!(served.post("/raw", key, "x").starts_with("HTTP/1.1 200 "));
    let get = |path: &str| {
        served.answer(&format!(
            "GET {path} HTTP/1.1\r\nhost: a\r\nx-functions-key: k\r\n\r\n"
        ))
    };
    assert!(get("/users(a)/roles?b=c").starts_with("HTTP/1.1 200 "));
    assert!(get("/raw").contains("profiles call this path by POST, not GET"));
    let chunked = format!("POST /raw HTTP/1.1\r\n{key}transfer-encoding: chunked\r\n\r\n0\r\n\r\n");
    assert!(served.answer(&chunked).starts_with("HTTP/1.1 411 "));
}

#[test]
fn profiles_of_one_path_are_answered_together() {
    let served = Served::new(&["none.xml", "basic.xml", "membership.xml"]);
    let answer = served.post(SIGN_UP, "", "{}");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    // The claims of all of them.
    assert!(answer.contains("\"MembershipId\""), "{answer}");
    assert!(answer.contains("\"loyaltyNumber\""), "{answer}");
}

#[test]
fn what_is_wrong_with_a_call_is_said_before_anything_is_sent() {
    let call = |more: &[&str]| {
        let start = ["call", "../corpus/everything.xml", "--profile"];
        connector(&[&start, more].concat())
    };
    for (arguments, said) in [
        (
            &["rest-url", "email=a"][..],
            "there is no RESTful technical profile `rest-url`; ids are exact: write `--profile REST-Url`",
        ),
        (
            &["Nobody"],
            "there is no RESTful technical profile `Nobody`; there are `REST-Body`, `REST-Form`",
        ),
        (
            &["REST-Query", "Email=a"],
            "the profile has no claim `Email`: write `email=…`",
        ),
        (
            &["REST-Query", "mail=a"],
            "the profile has no claim `mail`; it takes `email`, `roles`",
        ),
        (
            &["REST-Nothing", "mail=a"],
            "the profile has no claim `mail`: it takes none",
        ),
        (
            &["REST-Query", "--claim", "email"],
            "`email` is no claim: write `name=value`",
        ),
        (
            &["REST-Url"],
            "the claim `email` stands in the URL and has no value: write `email=…`",
        ),
        (
            &["REST-Payload", "token=t"],
            "the claim `payload` is the body and has no value: write `payload=…`",
        ),
        (
            &["REST-Body", "--url", "http://127.0.0.1:1/"],
            "no value for what the profile requires: write `roles=… birth=…`",
        ),
        (
            &[
                "REST-Body",
                "--url",
                "http://127.0.0.1:1/",
                "points=many",
                "roles=a",
                "birth=b",
            ],
            "the claim `points` is to be a whole number of 32 bits",
        ),
        (
            &["REST-Body", "roles=a", "birth=b"],
            "the setting `Host` of the URL is not filled",
        ),
        (
            &["REST-Query", "--url", "127.0.0.1:80"],
            "`127.0.0.1:80` is no URL: write `http://127.0.0.1:8080/…`",
        ),
        (
            &["REST-Form", "--keys", "gone"],
            "the key `B2C_1A_Certificate` cannot be read from `gone`: ",
        ),
        (
            &[
                "REST-Body",
                "--url",
                "http://127.0.0.1:1/",
                "roles=a",
                "birth=b",
            ],
            "there are no keys `B2C_1A_User`, `B2C_1A_Password`: set `B2C_1A_USER`, `B2C_1A_PASSWORD`, or give `--keys FOLDER`",
        ),
    ] {
        let output = call(arguments);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            err(&output)
        );
        assert!(
            err(&output).contains(said),
            "{arguments:?}: {}",
            err(&output)
        );
    }
    let alone = connector(&["call", "--profile", "REST-Url", "email=a"]);
    assert!(err(&alone).contains("there is no policy: write a file or a folder before the claims"));
}

#[test]
fn an_address_that_cannot_be_had_is_told_with_what_to_do() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let taken = listener.local_addr().expect("its address").to_string();
    for (address, help) in [
        (
            taken.as_str(),
            "help: another program listens there: give another port, or 0 for a free one",
        ),
        ("7071", "help: write a host and a port: `127.0.0.1:7071`"),
    ] {
        let output = connector(&["serve", "none.xml", "--address", address]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(help), "{}", err(&output));
    }
}

#[test]
fn a_folder_without_policies_is_told() {
    let empty = Path::new(env!("CARGO_TARGET_TMPDIR")).join("empty");
    std::fs::create_dir_all(&empty).expect("a folder");
    let empty = empty.display().to_string();
    for command in ["list", "check", "import"] {
        let output = connector(&[command, &empty]);
        assert_eq!(output.status.code(), Some(1), "{command}");
        assert!(
            err(&output).contains("error: no policy is there\nhelp: "),
            "{command}"
        );
    }
    assert_eq!(connector(&["serve", &empty]).status.code(), Some(2));
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

/// A folder with a chain, a file that is malformed, one of another kind, and settings.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let inner = folder.join("policies/deeper");
    std::fs::create_dir_all(&inner).expect("a folder");
    let profile = |body: &str| {
        format!(
            "<ClaimsProviders><ClaimsProvider><TechnicalProfiles><TechnicalProfile Id=\"REST-P\">{body}</TechnicalProfile></TechnicalProfiles></ClaimsProvider></ClaimsProviders>"
        )
    };
    let base = profile(
        "<Protocol Name=\"Proprietary\" Handler=\"Web.TPEngine.Providers.RestfulProvider, Web.TPEngine\"/>\
         <Metadata><Item Key=\"ServiceUrl\">{Settings:Api}/p</Item><Item Key=\"AuthenticationType\">None</Item></Metadata>",
    );
    let files = [
        (
            "policies/leaf.xml",
            format!(
                "\u{feff}<TrustFrameworkPolicy PolicyId=\"B2C_1A_Leaf\">\r\n<BasePolicy><PolicyId>b2c_1a_BASE</PolicyId></BasePolicy>{}</TrustFrameworkPolicy>",
                profile("<Metadata><Item Key=\"AuthenticationType\">Bearer</Item></Metadata>")
            ),
        ),
        (
            "policies/deeper/Base.XML",
            format!("<TrustFrameworkPolicy PolicyId=\"B2C_1A_Base\">{base}</TrustFrameworkPolicy>"),
        ),
        ("policies/other.xml", "<Project/>".to_owned()),
        ("policies/broken.xml", "<TrustFrameworkPolicy>\n  <a></b>".to_owned()),
        ("policies/readme.md", "<not read>".to_owned()),
        (
            "appsettings.json",
            r#"{"Environments": [{"Name": "Test", "PolicySettings": {"Api": "https://test.example"}}, {"Name": "Live", "PolicySettings": {"Api": "https://live.example"}}]}"#.to_owned(),
        ),
    ];
    for (file, text) in files {
        std::fs::write(folder.join(file), text).expect("a file");
    }
    folder
}

#[test]
fn folders_are_read_whole_and_what_can_be_processed_is() {
    let folder = folder("whole");
    let path = |name: &str| folder.join(name).display().to_string();
    let (policies, settings) = (path("policies"), path("appsettings.json"));
    let listed = |arguments: &[&str]| {
        let arguments: Vec<&str> = ["list", "--format", "json"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        let output = connector(&arguments);
        let list: Value = serde_json::from_str(out(&output)).expect("JSON");
        (output, list)
    };
    let (output, whole) = listed(&[&policies]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        err(&output)
            .lines()
            .filter(|line| line.contains(": error: "))
            .count(),
        1,
        "{}",
        err(&output)
    );
    assert!(
        err(&output).starts_with(&format!("{}:2:6: error: ", path("policies/broken.xml"))),
        "{}",
        err(&output)
    );
    assert_eq!(whole.as_array().map(Vec::len), Some(1));
    assert_eq!(whole[0]["auth"], "Bearer");
    assert_eq!(whole[0]["service_url"], "{Settings:Api}/p");
    assert_eq!(whole[0]["file"], path("policies/leaf.xml"));
    assert_eq!(whole[0]["line"], 2);

    // Files in any order, and one policy of them; the same chain.
    let (leaf, base) = (path("policies/leaf.xml"), path("policies/deeper/Base.XML"));
    for files in [[&leaf, &base], [&base, &leaf]] {
        let (output, list) = listed(&[files[0], files[1]]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(list, whole);
    }
    let (_, of_base) = listed(&[&leaf, &base, "--policy", "B2C_1A_BASE"]);
    assert_eq!(of_base[0]["auth"], "None");
    assert_eq!(of_base[0]["file"], base);

    let (output, live) = listed(&[
        &leaf,
        &base,
        "--settings",
        &settings,
        "--environment",
        "live",
    ]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(live[0]["service_url"], "https://live.example/p");
    let undecided = connector(&["list", &leaf, &base, "--settings", &settings]);
    assert_eq!(undecided.status.code(), Some(2));
    assert!(
        err(&undecided).contains("`Test`, `Live`"),
        "{}",
        err(&undecided)
    );

    // The base alone is a leaf, the leaf alone lacks its base.
    let (output, alone) = listed(&[&leaf]);
    assert_eq!((output.status.code(), alone), (Some(1), json!([])));
    assert!(err(&output).contains("b2c_1a_BASE"), "{}", err(&output));
}
