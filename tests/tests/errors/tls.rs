//! What goes wrong with certificates.

use connector_runtime::{ErrorKind, Keys, Sent, Tls, technical_profile};
use connector_tests::{
    Authority, Certified, Conversation, Server, ServerTls, Validity, answer, connector_builder,
};

use super::record::{Lookup, Record, input, keys};

fn answering() -> Conversation {
    Conversation::answering(answer(200, r#"{"points":7}"#))
}

async fn failure(server: &Server, trusted: &Authority, url: String) -> connector_runtime::Error {
    let connector = connector_builder()
        .keys(keys())
        .tls(Tls::default().root_certificate(trusted.pem()))
        .service_url::<Lookup>(url)
        .build()
        .unwrap();
    let error = connector.exchange(input()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (ErrorKind::Tls, Sent::NotSent),
        "{error}"
    );
    assert!(server.arrivals().is_empty());
    error
}

#[tokio::test]
async fn the_servers_certificate() {
    let mut record = Record::default();
    let (trusted, other) = (Authority::new("trusted"), Authority::new("other"));
    // Of the same name as the trusted one, with another key.
    let forged = Authority::new("trusted");
    let cases: [(&str, Certified); 5] = [
        (
            "an authority that is not trusted",
            other.server(&["localhost"], Validity::Now),
        ),
        (
            "an authority that only has a trusted name",
            forged.server(&["localhost"], Validity::Now),
        ),
        (
            "a certificate that has expired",
            trusted.server(&["localhost"], Validity::Expired),
        ),
        (
            "a certificate that is not valid yet",
            trusted.server(&["localhost"], Validity::NotYet),
        ),
        (
            "a certificate for another host",
            trusted.server(&["api.example.com"], Validity::Now),
        ),
    ];
    for (what, certified) in cases {
        let server = Server::start_tls(ServerTls::new(&certified), answering()).await;
        let error = failure(&server, &trusted, server.url("/lookup")).await;
        record.add(what, &error, Some(&server));
    }
    let server = Server::start(
        Conversation::new()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n")
            .hold(),
    )
    .await;
    let url = format!("https://localhost:{}/lookup", server.port());
    let error = failure(&server, &trusted, url).await;
    record.add("a server without TLS", &error, Some(&server));
    record.assert("the_servers_certificate");
}

#[technical_profile(service_url = "https://api.example.com/lookup", auth = ClientCertificate)]
#[derive(Debug)]
struct Known {
    #[output]
    points: u32,
}

/// Under TLS 1.3 a server refuses a certificate after the handshake, and its alert may be overtaken by the end of the
/// connection: two texts are right, and one kind.
#[tokio::test]
async fn the_clients_certificate() {
    let mut record = Record::default();
    let (servers, clients, other) = (
        Authority::new("servers"),
        Authority::new("clients"),
        Authority::new("other"),
    );
    let certified = servers.server(&["localhost"], Validity::Now);
    let call = async |tls: ServerTls, client: Certified| {
        let server = Server::start_tls(tls, answering()).await;
        let connector = connector_builder()
            .keys(Keys::new().with_pem("ClientCertificate", client.pem()))
            .tls(Tls::default().root_certificate(servers.pem()))
            .service_url::<Known>(server.url("/lookup"))
            .build()
            .unwrap();
        let result = connector.exchange(KnownInput {}).await;
        (server, result)
    };
    let (_server, result) = call(
        ServerTls::mutual(&certified, &clients),
        clients.client("a", Validity::Now),
    )
    .await;
    assert_eq!(result.unwrap().points, 7);

    let unfit = || {
        [
            (
                "a client certificate of another authority",
                other.client("a", Validity::Now),
            ),
            (
                "a client certificate that has expired",
                clients.client("a", Validity::Expired),
            ),
            (
                "a certificate that is no client's",
                clients.server(&["localhost"], Validity::Now),
            ),
        ]
    };
    for (what, client) in unfit() {
        let (server, result) = call(ServerTls::mutual_tls12(&certified, &clients), client).await;
        record.add(what, &result.unwrap_err(), Some(&server));
    }
    for _ in 0..10 {
        for (what, client) in unfit() {
            let (server, result) = call(ServerTls::mutual(&certified, &clients), client).await;
            let error = result.unwrap_err();
            assert_eq!(
                error.kind(),
                ErrorKind::ClientCertificate,
                "{what}: {error}"
            );
            assert!(server.arrivals().is_empty());
        }
    }

    // The profile shows none.
    let server =
        Server::start_tls(ServerTls::mutual_tls12(&certified, &clients), answering()).await;
    let connector = connector_builder()
        .keys(keys())
        .tls(Tls::default().root_certificate(servers.pem()))
        .service_url::<Lookup>(server.url("/lookup"))
        .build()
        .unwrap();
    let error = connector.exchange(input()).await.unwrap_err();
    record.add(
        "no client certificate where one is asked for",
        &error,
        Some(&server),
    );
    record.assert("the_clients_certificate");
}
