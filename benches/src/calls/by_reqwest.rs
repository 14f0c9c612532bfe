//! By reqwest: as its documentation shows it, as one writes it who has measured, and with retries by its companions.

use std::future::Future;

use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::{Certificate, Client, Method, Request, Url};
use reqwest_middleware::ClientBuilder;
use reqwest_retry::RetryTransientMiddleware;
use reqwest_retry::policies::ExponentialBackoff;

use super::{LIMIT, Returned, Sent, TOKEN};

pub(super) fn client(root: Option<&str>) -> Client {
    let builder = Client::builder().timeout(LIMIT);
    let builder = match root {
        Some(root) => {
            let root = Certificate::from_pem(root.as_bytes()).expect("the server's is one");
            builder.tls_certs_only([root])
        }
        None => builder,
    };
    builder.build().expect("the configuration is whole")
}

pub(super) fn idiom(
    url: String,
    root: Option<&str>,
) -> impl Fn() -> Call + Clone + Send + use<> + 'static {
    let client = client(root);
    move || {
        let (client, url) = (client.clone(), url.clone());
        Box::pin(async move {
            let response = client
                .post(&url)
                .bearer_auth(TOKEN)
                .header(header::ACCEPT, "application/json")
                .json(&Sent::new())
                .send()
                .await
                .and_then(reqwest::Response::error_for_status)
                .expect("the server answers");
            let claims: Returned = response.json().await.expect("the answer holds the claims");
            assert_eq!(claims.points, 128_450);
        })
    }
}

pub(super) fn middleware(
    url: String,
    root: Option<&str>,
) -> impl Fn() -> Call + Clone + Send + use<> + 'static {
    let policy = ExponentialBackoff::builder().build_with_max_retries(2);
    let client = ClientBuilder::new(client(root))
        .with(RetryTransientMiddleware::new_with_policy(policy))
        .build();
    move || {
        let (client, url) = (client.clone(), url.clone());
        Box::pin(async move {
            let response = client
                .post(&url)
                .bearer_auth(TOKEN)
                .header(header::ACCEPT, "application/json")
                .json(&Sent::new())
                .send()
                .await
                .expect("the server answers");
            let response = response
                .error_for_status()
                .expect("the server answers well");
            let claims: Returned = response.json().await.expect("the answer holds the claims");
            assert_eq!(claims.points, 128_450);
        })
    }
}

/// The URL parsed once, the headers made once, the answer read from its bytes.
pub(super) fn tuned(
    url: &str,
    root: Option<&str>,
) -> impl Fn() -> Call + Clone + Send + use<> + 'static {
    let client = client(root);
    let url = Url::parse(url).expect("an address is a URL");
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    let mut token = HeaderValue::try_from(format!("Bearer {TOKEN}")).expect("a token is a header");
    token.set_sensitive(true);
    headers.insert(header::AUTHORIZATION, token);
    move || {
        let mut request = Request::new(Method::POST, url.clone());
        headers.clone_into(request.headers_mut());
        let client = client.clone();
        Box::pin(async move {
            let body = serde_json::to_vec(&Sent::new()).expect("strings and numbers serialize");
            *request.body_mut() = Some(body.into());
            let response = client.execute(request).await.expect("the server answers");
            assert!(response.status().is_success());
            let body = response.bytes().await.expect("the server answers in whole");
            let claims: Returned =
                serde_json::from_slice(&body).expect("the answer holds the claims");
            assert_eq!(claims.points, 128_450);
        })
    }
}

/// A call, boxed as a call behind an interface is.
type Call = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;
