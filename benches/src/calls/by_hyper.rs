//! By hyper-util's pooling client, everything else by hand.

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Request, Uri};
use http_body_util::{BodyExt as _, Full};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

use super::{Returned, Sent, TOKEN};

pub(super) fn call(
    url: &str,
    root: Option<&str>,
) -> impl Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Clone + Send + use<> + 'static {
    let mut roots = RootCertStore::empty();
    if let Some(root) = root {
        let root = CertificateDer::from_pem_slice(root.as_bytes());
        let root = root.expect("the server's certificate is one");
        roots.add(root).expect("a certificate is a root");
    }
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    connector.enforce_http(false);
    let connector = HttpsConnectorBuilder::new()
        .with_tls_config(
            ClientConfig::builder()
                .with_root_certificates(roots)
                .with_no_client_auth(),
        )
        .https_or_http()
        .enable_http1()
        .wrap_connector(connector);
    let client: Client<_, Full<Bytes>> = Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .build(connector);
    let uri: Uri = url.parse().expect("an address is a URL");
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    let token = HeaderValue::try_from(format!("Bearer {TOKEN}")).expect("a token is a header");
    headers.insert(header::AUTHORIZATION, token);
    move || {
        let (client, uri, headers) = (client.clone(), uri.clone(), headers.clone());
        Box::pin(async move {
            let body = serde_json::to_vec(&Sent::new()).expect("strings and numbers serialize");
            let mut request = Request::new(Full::new(Bytes::from(body)));
            *request.method_mut() = Method::POST;
            *request.uri_mut() = uri;
            *request.headers_mut() = headers;
            let response = client.request(request).await.expect("the server answers");
            assert!(response.status().is_success());
            let body = response
                .into_body()
                .collect()
                .await
                .expect("the server answers in whole");
            let claims: Returned =
                serde_json::from_slice(&body.to_bytes()).expect("the answer holds the claims");
            assert_eq!(claims.points, 128_450);
        })
    }
}
