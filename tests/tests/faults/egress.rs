//! Rows 107 to 116: where requests may go.

use std::io;
use std::net::IpAddr;
use std::time::Duration;

use connector_runtime::{
    Connector, Egress, Error, ErrorKind, Sent, SystemResolver, Tls, technical_profile,
};
use connector_tests::{Conversation, Server, Shipped, answer, connector_builder};

use super::connect::Names;
use super::stage::{Ask, ask, at, builder, calling, fragile, keys, row};

/// A service URL that is known when the program runs.
#[technical_profile(service_url = "{Settings:Url}", auth = Bearer)]
#[derive(Debug)]
struct Set {
    #[output]
    points: Option<u32>,
}

/// Whether a connector for this URL can be built.
fn set(url: &str, egress: Egress) -> Result<Connector, String> {
    connector_builder()
        .keys(keys())
        .setting("Url", url)
        .egress(egress)
        .verify::<Set>()
        .build()
        .map_err(|error| error.to_string())
}

#[test]
fn row_107_plain_http() {
    let error = set("http://api.example.com/", Egress::default()).unwrap_err();
    assert!(error.contains("https"), "{error}");
    for url in [
        "http://127.0.0.1/",
        "http://localhost:8080/",
        "http://[::1]/",
    ] {
        assert!(set(url, Egress::default()).is_ok(), "{url}");
    }
}

#[test]
fn row_108_every_spelling_of_an_address() {
    for host in [
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "127.0.0.1",
        "127.0.0.1.",
        "0",
    ] {
        let refused = set(&format!("https://{host}/"), Egress::public_only());
        assert!(refused.is_err(), "{host}");
    }
    // What clients would make addresses of is no host name here.
    for host in ["①②⑦.0.0.1", "１２７.0.0.1", "127。0。0。1"] {
        assert!(
            set(&format!("https://{host}/"), Egress::default()).is_err(),
            "{host}"
        );
    }
}

fn refused(addresses: &[&str], egress: &Egress) {
    for address in addresses {
        let address: IpAddr = address.parse().unwrap();
        assert!(!egress.allows(address), "{address}");
        let host = match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        let error = set(&format!("https://{host}/"), egress.clone()).unwrap_err();
        assert!(error.contains("not called"), "{error}");
    }
}

#[test]
fn row_109_addresses_within_addresses() {
    refused(
        &[
            "::ffff:169.254.169.254",
            "64:ff9b::169.254.169.254",
            "2002:a9fe:a9fe::",
            "fe80::1",
        ],
        &Egress::default(),
    );
    refused(
        &["::1", "fd12::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"],
        &Egress::public_only(),
    );
}

#[test]
fn row_110_metadata_services() {
    refused(
        &[
            "169.254.169.254",
            "168.63.129.16",
            "100.100.100.200",
            "fd00:ec2::254",
        ],
        &Egress::default(),
    );
}

#[test]
fn row_111_what_is_no_public_address() {
    refused(
        &[
            "0.0.0.0",
            "0.1.2.3",
            "224.0.0.1",
            "255.255.255.255",
            "ff02::1",
        ],
        &Egress::default(),
    );
    refused(
        &[
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "172.16.0.1",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "240.0.0.1",
        ],
        &Egress::public_only(),
    );
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "what a resolver is told to say reads as what it says"
)]
fn told(addresses: &[&str]) -> Option<io::Result<Vec<IpAddr>>> {
    let addresses = addresses.iter().map(|address| address.parse().unwrap());
    Some(Ok(addresses.collect()))
}

fn assert_refused(error: &Error) {
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Egress, Sent::NotSent, "MF"),
        "{error}"
    );
    assert_eq!(error.attempts(), 1, "it is not sent again");
}

#[tokio::test]
async fn row_112_a_name_that_leads_to_a_refused_address() {
    let names = Names::new(|_| told(&["169.254.169.254", "fd00:ec2::254"]));
    let connector = at(builder(), |path| format!("http://api.test:1{path}"))
        .transport(names.transport(Duration::from_secs(1)))
        .circuit_breaker(fragile())
        .build()
        .unwrap();
    assert_refused(&connector.exchange(ask()).await.unwrap_err());
    row(ErrorKind::Egress, Sent::NotSent)
        .counts(&connector)
        .await;
    // Of several addresses the others are dialled.
    let server = Server::start(Conversation::answering(answer(200, r#"{"points":7}"#))).await;
    let names = Names::new(|_| told(&["169.254.169.254", "127.0.0.1"]));
    let port = server.port();
    let connector = at(builder(), |path| format!("http://api.test:{port}{path}"))
        .transport(names.transport(Duration::from_secs(1)))
        .build()
        .unwrap();
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
}

#[tokio::test]
async fn row_113_a_name_that_changes_its_mind() {
    let once = Conversation::new()
        .read_request()
        .write(answer(200, r#"{"points":7}"#))
        .close();
    let server = Server::start(once).await;
    let names = Names::new(|asked| match asked {
        0 => told(&["127.0.0.1"]),
        _ => told(&["169.254.169.254"]),
    });
    let port = server.port();
    let connector = at(builder(), |path| format!("http://api.test:{port}{path}"))
        .transport(names.transport(Duration::from_secs(1)))
        .build()
        .unwrap();
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_refused(&connector.exchange(ask()).await.unwrap_err());
    assert_eq!(server.arrivals().len(), 1);
}

#[tokio::test]
async fn row_113_public_only_holds_at_the_dial_too() {
    let server = Server::start(Conversation::new().hold()).await;
    let url = format!("http://localhost:{}/ask", server.port());
    let transport = Shipped::dialling(
        Tls::default(),
        Duration::from_secs(1),
        Egress::public_only(),
        SystemResolver,
    );
    let connector = connector_builder()
        .keys(keys())
        .service_url::<Ask>(url)
        .transport(transport)
        .build()
        .unwrap();
    assert_refused(&connector.exchange(ask()).await.unwrap_err());
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn row_115_a_redirect_to_the_metadata_service() {
    let script = Conversation::answering(
        "HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/latest/meta-data/\r\ncontent-length: 0\r\n\r\n",
    );
    row(ErrorKind::Redirect, Sent::Answered).holds(script).await;
}

#[tokio::test]
async fn row_116_other_services_that_an_answer_offers() {
    let other = Server::start(Conversation::new().hold()).await;
    let script = Conversation::answering(format!(
        "HTTP/1.1 200 OK\r\nalt-svc: h3=\":{0}\", h2=\":{0}\"; persist=1\r\nupgrade: h2c\r\ncontent-length: 12\r\n\r\n{{\"points\":7}}",
        other.port()
    ));
    let server = Server::start(script).await;
    let connector = calling(&server).build().unwrap();
    for _ in 0..3 {
        assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    }
    assert_eq!((server.arrivals().len(), other.connections()), (3, 0));
}
