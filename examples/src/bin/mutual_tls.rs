//! `ClientCertificate`: mutual TLS, the way that the documents recommend. The authority and both certificates are made at
//! the start; the server shows what arrives behind the encryption.
//!
//! `cargo run -p examples --bin mutual_tls`

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::sync::Arc;

use connector_runtime::{Connector, Keys, Tls, technical_profile};
use examples::{Reply, serve_tls};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use tokio_rustls::rustls::{RootCertStore, ServerConfig, server::WebPkiClientVerifier};

/// Validate user's input data and return loyaltyNumber claim
#[technical_profile(
    id = "REST-API-SignUp",
    service_url = "https://your-app-name.azurewebsites.NET/api/identity/signup",
    auth = ClientCertificate(key = "B2C_1A_B2cRestClientCertificate"),
    send_claims_in = Body,
    rename_all = "camelCase",
)]
#[derive(Debug)]
pub struct SignUp {
    /// The e-mail address.
    #[input]
    pub email: String,
    /// The number in the loyalty programme.
    #[output]
    pub loyalty_number: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let authority = authority()?;
    let (server, server_key) = certificate("localhost", &authority)?;
    let (client, client_key) = certificate("b2c-rest-client", &authority)?;

    let api = serve_tls(acceptor(&authority.pem(), &server, &server_key)?, |_| {
        Reply::ok(r#"{"loyaltyNumber":"en-1234"}"#)
    })
    .await?;
    let url = format!("https://localhost:{}/api/identity/signup", api.port());

    println!("1. with the certificate\n");
    let connector = Connector::builder()
        .keys(Keys::new().with_pem("B2C_1A_B2cRestClientCertificate", client + &client_key))
        .tls(Tls::default().root_certificate(authority.pem()))
        .service_url::<SignUp>(&url)
        .build()?;
    println!(
        "{:?}\n",
        connector
            .exchange(SignUpInput {
                email: "yuna@example.com".into()
            })
            .await?
    );

    println!("2. with a certificate of another authority\n");
    let (stranger, stranger_key) = certificate("stranger", &self::authority()?)?;
    let connector = Connector::builder()
        .keys(Keys::new().with_pem("B2C_1A_B2cRestClientCertificate", stranger + &stranger_key))
        .tls(Tls::default().root_certificate(authority.pem()))
        .service_url::<SignUp>(&url)
        .build()?;
    let refused = connector
        .exchange(SignUpInput {
            email: "yuna@example.com".into(),
        })
        .await;
    println!(
        "{}",
        refused.err().ok_or("the server took the certificate")?
    );
    Ok(())
}

fn authority() -> Result<CertifiedIssuer<'static, KeyPair>, rcgen::Error> {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
        .distinguished_name
        .push(DnType::CommonName, "The example's authority");
    CertifiedIssuer::self_signed(params, KeyPair::generate()?)
}

/// A certificate for a name and its private key, both as PEM.
fn certificate(
    name: &str,
    authority: &CertifiedIssuer<'_, KeyPair>,
) -> Result<(String, String), rcgen::Error> {
    let key = KeyPair::generate()?;
    let certificate = CertificateParams::new([name.to_owned()])?.signed_by(&key, authority)?;
    Ok((certificate.pem(), key.serialize_pem()))
}

/// A server that asks for a certificate of the authority.
fn acceptor(authority: &str, certificate: &str, key: &str) -> Result<TlsAcceptor, Box<dyn Error>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(authority.as_bytes())?)?;
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let clients =
        WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
            .build()?;
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_client_cert_verifier(clients)
        .with_single_cert(
            vec![CertificateDer::from_pem_slice(certificate.as_bytes())?],
            PrivateKeyDer::from_pem_slice(key.as_bytes())?,
        )?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}
