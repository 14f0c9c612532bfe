//! One exchange with a server that answers for itself, and what arrived there.

use connector_runtime::{Auth, ClaimsExchange, InputClaims, Keys, Tls};
use connector_tests::{
    Arrival, Authority, Conversation, Server, ServerTls, Validity, answer, connector_builder,
    transcript,
};

/// The host that the profiles name; the server's own stands in for it.
const DECLARED: &str = "https://api.example.com";

const TOKEN: &str = r#"{"token_type":"Bearer","expires_in":3599,"access_token":"granted.token"}"#;

/// Sends the claims to a server that answers `{"ok":true}`, over mutual TLS where the profile shows a certificate. Gives all
/// that arrived there, and its port.
pub(super) async fn arrivals<I: InputClaims>(input: I) -> (Vec<Arrival>, u16) {
    let profile = I::Profile::profile();
    let conversation = Conversation::replying(|request| {
        answer(
            200,
            if request.path() == "/oauth2/token" {
                TOKEN
            } else {
                r#"{"ok":true}"#
            },
        )
    });
    let mutual = profile
        .auth
        .iter()
        .any(|auth| matches!(auth, Auth::ClientCertificate { .. }));
    let (servers, clients) = (Authority::new("servers"), Authority::new("clients"));
    let client = clients.client("connector", Validity::Now);
    let server = if mutual {
        let certified = servers.server(&["localhost"], Validity::Now);
        Server::start_tls(ServerTls::mutual(&certified, &clients), conversation).await
    } else {
        Server::start(conversation).await
    };

    let path = profile
        .service_url
        .strip_prefix(DECLARED)
        .expect("a URL of the declared host");
    let connector = connector_builder()
        .keys(keys().with_pem("ClientCertificate", client.pem()))
        .tls(Tls::default().root_certificate(servers.pem()))
        .setting("Login", server.url(""))
        .service_url::<I::Profile>(server.url(path))
        .verify::<I::Profile>()
        .build()
        .unwrap();
    connector.exchange(input).await.unwrap();

    let arrivals = server.arrivals();
    for arrival in &arrivals {
        // By the letter of the RFC, or it panics.
        let _ = arrival.request();
        let shown = if mutual {
            vec![client.der().to_vec()]
        } else {
            Vec::new()
        };
        assert_eq!(arrival.client_certificates, shown);
    }
    (arrivals, server.port())
}

/// The keys of all profiles here, with values that tell themselves apart.
fn keys() -> Keys {
    Keys::new()
        .with("BasicAuthenticationUsername", "Aladdin")
        .with("BasicAuthenticationPassword", "open sesame:€")
        .with("BearerAuthenticationToken", "key.token-~+/==")
        .with("x-functions-key", "functions key/+=")
        .with("B2C_1A_Second", "second;key")
        .with("code", "a b&c=d/e+f==")
        .with("client-id", "client:id")
        .with("client-secret", "client secret%")
}

/// What arrived, as a section of a snapshot.
pub(super) async fn section<I: InputClaims>(title: &str, input: I) -> String {
    let (arrivals, port) = arrivals(input).await;
    let mut text = format!("──── {title}\n");
    for arrival in arrivals {
        if !arrival.client_certificates.is_empty() {
            text.push_str("(over TLS, with the client certificate)\n");
        }
        text.push_str(&transcript(&arrival.bytes, port));
        text.push('\n');
    }
    text
}

/// The one request that arrived, with the port masked.
pub(super) async fn arrived<I: InputClaims>(input: I) -> String {
    let (mut arrivals, port) = arrivals(input).await;
    assert_eq!(arrivals.len(), 1);
    let text = String::from_utf8(arrivals.remove(0).bytes).expect("these examples are UTF-8");
    text.replace(&format!(":{port}"), ":<port>")
}

/// Compares with the snapshot of this name in `tests/snapshots/`.
pub(super) fn assert_wire(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/wire"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
