//! A smaller number through a connector and a real socket: what arrives is what was prepared, and of what is refused nothing
//! arrives.

use bytes::Bytes;
use connector_runtime::{ClaimsExchange, InputClaims};
use connector_tests::{Conversation, Request, Server, answer, connector_builder};

use super::modes::{self, Mode, refused};
use super::values::Values;

const CASES: usize = 400;

async fn over_a_socket<M: Mode>() {
    let mut values = Values::new();
    let server = Server::start(Conversation::answering(answer(200, "{}"))).await;
    let declared = <M::Input as InputClaims>::Profile::profile().service_url;
    let path = declared.strip_prefix("https://api.example.com").unwrap();
    let connector = connector_builder()
        .service_url::<<M::Input as InputClaims>::Profile>(server.url(path))
        .build()
        .unwrap();
    for _ in 0..CASES {
        values.next_case();
        let input = M::input(&mut values);
        let prepared = connector.prepare(input.clone()).await.ok();
        let result = connector.exchange(input.clone()).await;
        let arrivals = server.take_arrivals();
        match result {
            Ok(_) => {
                assert_eq!(arrivals.len(), 1);
                let request = arrivals[0].request();
                assert_eq!(
                    request.header("host"),
                    Some(&*format!("127.0.0.1:{}", server.port()))
                );
                M::accepted(&request, &input);
                as_prepared(&request, prepared.unwrap().request());
            }
            Err(error) => {
                assert!(M::refusable(&input), "{error}");
                refused(&error);
                assert!(arrivals.is_empty(), "{error}");
            }
        }
    }
}

/// What arrives is what a dry run shows; the client adds `Host` and the length, and changes nothing.
fn as_prepared(arrived: &Request, prepared: &http::Request<Bytes>) {
    assert_eq!(arrived.method, prepared.method().as_str());
    assert_eq!(
        Some(arrived.target.as_str()),
        prepared
            .uri()
            .path_and_query()
            .map(http::uri::PathAndQuery::as_str)
    );
    assert_eq!(&arrived.body[..], &prepared.body()[..]);
    let shown: Vec<_> = prepared
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    let sent: Vec<_> = arrived
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !matches!(*name, "host" | "content-length"))
        .collect();
    assert_eq!(sent, shown);
}

macro_rules! over_a_socket {
    ($($test:ident: $mode:ident,)*) => {$(
        #[tokio::test]
        async fn $test() {
            over_a_socket::<modes::$mode>().await;
        }
    )*};
}
over_a_socket! {
    body: Body,
    form: Form,
    query_string: QueryString,
    url: Url,
    header: Header,
    payload: Payload,
    mixed: Mixed,
    parts: Parts,
}
