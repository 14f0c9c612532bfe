//! What is sent, and everything that can go wrong with it.

#![expect(
    clippy::print_stdout,
    reason = "how much was looked at is a measurement"
)]

use std::time::Duration;

use connector_runtime::transport::{AnswerBody, BoxFuture, Outgoing};
use connector_runtime::{Connector, Context, InputClaims, Tls, Transport, TransportError};
use connector_tests::{
    Authority, Conversation, Deaf, Request, Server, ServerTls, Validity, answer,
};

use super::cage::{CANARY, Cage, check_hearing};
use super::inputs::{self, all_keys};
use super::types::{self, Profile, certified, everything, form, hidden, payload};

/// All of it once, and again until there were `CANARY_LINES` lines, where that is set.
#[test]
fn the_canary_is_silent() {
    check_hearing();
    let wanted = std::env::var("CANARY_LINES").ok();
    let wanted: usize = wanted.map_or(0, |lines| lines.parse().unwrap());
    let cage = Cage::open();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let (mut lines, mut rounds) = (0, 0);
    while rounds == 0 || lines < wanted {
        let private_key = runtime.block_on(async {
            inputs::run(&cage).await;
            plain(&cage).await;
            let private_key = mutual(&cage).await;
            observed(&cage).await;
            unreachable_hosts(&cage).await;
            private_key
        });
        // The cage has ears: our span, another crate's line through `log`, and a panic are in it.
        let heard = cage.heard();
        for sign in [
            "exchange{",
            "reqwest::connect",
            "called `Result::unwrap()` on an `Err` value: Error",
        ] {
            assert!(
                heard.contains(sign),
                "{sign} is not among the {} bytes",
                heard.len()
            );
        }
        cage.assert_silent(&[("the private key".into(), private_key)]);
        lines += cage.empty();
        rounds += 1;
    }
    drop(runtime);
    cage.assert_silent(&[]);
    println!("{lines} lines in {rounds} rounds, no canary");
}

/// One call, whatever becomes of it.
async fn call<I: InputClaims>(cage: &Cage, connector: &Connector, input: I) -> bool {
    let context = Context::new().correlation_id("50f0bd91").culture("en-US");
    match connector.within(&context).exchange(input).await {
        Ok(_) => true,
        Err(error) => {
            cage.error(error);
            false
        }
    }
}

/// Everything that a server can do, with the canary wherever it has a say.
fn conversations() -> Vec<Conversation> {
    let read = || Conversation::new().read_request();
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 200\r\n\r\n";
    let with = |status: u16, fields: &str, body: &str| {
        format!(
            "HTTP/1.1 {status} {CANARY}\r\n{fields}content-length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let bodies = [
        r#"{"number":"C"}"#,
        r#"{"number":-1}"#,
        r#"{"number":7,"choice":"C"}"#,
        r#"{"number":7,"blabs":"C"}"#,
        r#"{"number":7,"code":["C"]}"#,
        r#"{"number":7,"flag":"C"}"#,
        r#"{"number":7,"nested":[{"deep":"C"}]}"#,
        r#"{"number":7,"number":"C"}"#,
        r#"{"number":7}C"#,
        r#"{"number":C}"#,
        r#"{"C":"C"}"#,
        r#"["C"]"#,
        r#""C""#,
        "C",
        r#"{"number":7,"C":"C"#,
    ];
    let contract = r#"{"version":"C","status":"C","code":"C","requestId":"C","userMessage":"Please ask again.","developerMessage":"C","moreInfo":"C"}"#;
    let statuses = [
        with(
            301,
            &format!("location: https://{CANARY}.example/{CANARY}\r\n"),
            "",
        ),
        with(
            401,
            &format!("www-authenticate: Bearer realm={CANARY}\r\n"),
            CANARY,
        ),
        with(409, "content-type: text/html\r\n", CANARY),
        with(409, "", &contract.replace('C', CANARY)),
        with(408, "", &contract.replace('C', CANARY)),
        with(429, "retry-after: 1\r\n", CANARY),
        with(500, &format!("set-cookie: a={CANARY}\r\n"), CANARY),
        with(206, "", CANARY),
        with(999, "", CANARY),
        with(200, &format!("content-type: {CANARY}/{CANARY}\r\n"), CANARY),
        with(200, &format!("content-encoding: {CANARY}\r\n"), CANARY),
        with(
            200,
            &format!("content-type: application/json; charset={CANARY}\r\n"),
            CANARY,
        ),
        with(200, "", &CANARY.repeat(200)),
    ];
    bodies
        .iter()
        .map(|body| answer(200, body.replace('C', CANARY)))
        .chain(statuses.map(String::into_bytes))
        .map(Conversation::answering)
        .chain([
            read().hold(),
            read().reset(),
            read().close(),
            read().write(CANARY).close(),
            read().write(format!("HTTP/1.1 {CANARY}\r\n\r\n")).close(),
            read()
                .write(format!("HTTP/1.1 200 OK\r\n{CANARY} : x\r\n\r\n"))
                .close(),
            read().write(head).write(CANARY).close(),
            read()
                .write(head)
                .write(CANARY)
                .sleep(Duration::from_millis(50))
                .reset(),
            read().write(head).write(CANARY).hold(),
            read()
                .write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
                .write(CANARY)
                .close(),
            read()
                .write(format!(
                    "HTTP/1.1 101 Switching\r\nupgrade: {CANARY}\r\n\r\n{CANARY}"
                ))
                .hold(),
        ])
        .collect()
}

fn good(request: &Request) -> Vec<u8> {
    let canary = CANARY;
    match request.path() {
        "/token" => answer(
            200,
            format!(r#"{{"access_token":"{canary}","token_type":"Bearer","expires_in":3600}}"#),
        ),
        "/payload" => answer(200, r#""One""#),
        "/hidden" => answer(200, format!(r#"{{"code":"{canary}"}}"#)),
        _ => answer(
            200,
            format!(r#"{{"number":7,"code":"{canary}","x":"{canary}"}}"#),
        ),
    }
}

fn connector(server: &Server, tls: Tls) -> Connector {
    Connector::builder()
        .keys(all_keys())
        .tls(tls)
        .setting("Login", server.url(""))
        .service_url::<Profile<types::EverythingInput>>(
            server.url(&format!("/{{id}}/x?code={CANARY}")),
        )
        .service_url::<Profile<types::FormInput>>(server.url(&format!("/form?{CANARY}={CANARY}")))
        .service_url::<Profile<types::PayloadInput>>(server.url("/payload"))
        .service_url::<Profile<types::HiddenInput>>(server.url("/hidden"))
        .build()
        .unwrap()
}

async fn plain(cage: &Cage) {
    let server = Server::start(Conversation::replying(good)).await;
    let ours = connector(&server, Tls::default());
    assert!(call(cage, &ours, everything()).await);
    assert!(call(cage, &ours, form()).await);
    assert!(call(cage, &ours, payload()).await);
    assert!(call(cage, &ours, hidden()).await);

    for conversation in conversations() {
        let server = Server::start(conversation.clone()).await;
        let ours = connector(&server, Tls::default());
        call(cage, &ours, everything()).await;
        call(cage, &ours, form()).await;
        // The token endpoint misbehaves.
        call(cage, &ours, payload()).await;
    }
}

/// Gives a piece of the client's private key as PEM has it.
async fn mutual(cage: &Cage) -> String {
    let (servers, clients, others) = (
        Authority::new("servers"),
        Authority::new("clients"),
        Authority::new("others"),
    );
    let names = &["localhost"];
    let client = clients.client("connector", Validity::Now);
    let key = client.key_pem().lines().nth(2).unwrap()[..16].to_owned();
    let calls = [
        (
            servers.server(names, Validity::Now),
            &clients,
            Conversation::replying(good),
        ),
        (
            servers.server(names, Validity::Now),
            &others,
            Conversation::replying(good),
        ),
        (
            servers.server(names, Validity::Expired),
            &clients,
            Conversation::replying(good),
        ),
        (
            others.server(names, Validity::Now),
            &clients,
            Conversation::replying(good),
        ),
        (
            servers.server(&["elsewhere.example"], Validity::Now),
            &clients,
            Conversation::replying(good),
        ),
        (
            servers.server(names, Validity::Now),
            &clients,
            Conversation::new().read_request().reset(),
        ),
    ];
    for (number, (certificate, trusted, conversation)) in calls.into_iter().enumerate() {
        let server =
            Server::start_tls(ServerTls::mutual(&certificate, trusted), conversation).await;
        let keys = all_keys().with_pem("ClientCertificate", client.pem());
        cage.debug(&keys);
        let ours = Connector::builder()
            .keys(keys)
            .tls(Tls::default().root_certificate(servers.pem()))
            .service_url::<Profile<types::CertifiedInput>>(server.url("/{id}"))
            .build()
            .unwrap();
        cage.debug(&ours);
        assert_eq!(call(cage, &ours, certified()).await, number == 0);
    }
    key
}

/// A transport of people's own prints what it is given.
async fn observed(cage: &Cage) {
    let client = Authority::new("clients").client("connector", Validity::Now);
    let ours = Connector::builder()
        .keys(all_keys().with_pem("ClientCertificate", client.pem()))
        .setting("Login", "https://login.example.com")
        .transport(Printing(cage.clone()))
        .build()
        .unwrap();
    assert!(!call(cage, &ours, everything()).await);
    assert!(!call(cage, &ours, form()).await);
    assert!(!call(cage, &ours, payload()).await);
    assert!(!call(cage, &ours, certified()).await);
}

struct Printing(Cage);

impl Transport for Printing {
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        self.0.debug(&request);
        self.0.debug(&request.identity);
        self.0.debug(&request.request.headers());
        self.0.debug(&AnswerBody::from(bytes::Bytes::from_static(
            CANARY.as_bytes(),
        )));
        let error = TransportError::not_sent(connector_runtime::ErrorKind::Connect, "not today");
        self.0.debug(&error);
        Box::pin(async move { Err(error) })
    }
}

async fn unreachable_hosts(cage: &Cage) {
    let deaf = Deaf::new();
    for origin in [
        format!("http://127.0.0.1:{}", deaf.port()),
        "https://crm.example.invalid".into(),
    ] {
        let ours = Connector::builder()
            .keys(all_keys())
            .service_url::<Profile<types::EverythingInput>>(format!(
                "{origin}/{{id}}?code={CANARY}"
            ))
            .build()
            .unwrap();
        assert!(!call(cage, &ours, everything()).await);
    }
}
