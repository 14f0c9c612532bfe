//! One request over reqwest and rustls: no redirect, no proxy, nothing sent again.

use std::sync::Arc;
use std::time::Duration;

use rustls::ClientConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::command::call::request::Request;

/// What came back.
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) content_type: String,
    pub(super) body: Vec<u8>,
}

/// The largest answer that is read.
const LARGEST: usize = 1 << 20;

/// Sends the request; an error never holds the URL or a secret.
pub(super) fn send(
    request: &Request,
    identity: Option<&str>,
    limit: Duration,
) -> Result<Received, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime.block_on(exchange(request, identity, limit))
}

async fn exchange(
    request: &Request,
    identity: Option<&str>,
    limit: Duration,
) -> Result<Received, String> {
    let told = |error: reqwest::Error| {
        let kind = if error.is_timeout() {
            "the call took too long"
        } else if error.is_connect() {
            "the API cannot be reached"
        } else {
            "the call failed"
        };
        let error = error.without_url();
        let mut message = format!("{kind}: {error}");
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            message = format!("{message}: {cause}");
            source = cause.source();
        }
        message
    };
    let client = reqwest::Client::builder()
        .tls_backend_preconfigured(tls(identity)?)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .no_proxy()
        .timeout(limit)
        .build()
        .map_err(told)?;
    let method = if request.method == "POST" {
        reqwest::Method::POST
    } else {
        reqwest::Method::GET
    };
    let mut building = client.request(method, &request.url);
    for (name, value) in &request.headers {
        building = building.header(name, value);
    }
    if let Some(body) = &request.body {
        building = building.body(body.clone());
    }
    let mut response = building.send().await.map_err(told)?;
    let content_type = response
        .headers()
        .get("content-type")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(told)? {
        body.extend_from_slice(&chunk);
        if body.len() > LARGEST {
            return Err(format!("the answer is larger than {} MiB", LARGEST >> 20));
        }
    }
    Ok(Received {
        status: response.status().as_u16(),
        content_type,
        body,
    })
}

/// The platform's roots; a certificate and its key in PEM, if there is one.
fn tls(identity: Option<&str>) -> Result<ClientConfig, String> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| format!("TLS cannot be set up: {error}"))?;
    let Some(pem) = identity else {
        return Ok(builder.with_no_client_auth());
    };
    let wrong = "the client certificate is no PEM text of a certificate and its key";
    let chain: Vec<_> = CertificateDer::pem_slice_iter(pem.as_bytes())
        .collect::<Result<_, _>>()
        .map_err(|_| wrong)?;
    let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| wrong)?;
    builder
        .with_client_auth_cert(chain, key)
        .map_err(|_| wrong.to_owned())
}
