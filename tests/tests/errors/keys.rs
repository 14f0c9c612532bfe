//! What is wrong with keys, at the call and when the connector is built.

use connector_runtime::auth::keys::KeyFuture;
use connector_runtime::{
    Connector, Key, KeyContainer, KeyError, Keys, MemoryTransport, technical_profile,
};
use connector_tests::{Authority, Validity, connector_builder};

use super::record::Record;

#[technical_profile(service_url = "https://api.example.com/x", auth = Basic)]
struct ByBasic {}
#[technical_profile(service_url = "https://api.example.com/x", auth = Bearer)]
struct ByBearer {}
#[technical_profile(service_url = "https://api.example.com/x", auth = ApiKeyHeader("x-functions-key"))]
struct ByHeader {}
#[technical_profile(service_url = "https://api.example.com/x", auth = ApiKeyQuery("code"))]
struct ByQuery {}
#[technical_profile(service_url = "https://api.example.com/x", auth = ClientCertificate)]
struct ByCertificate {}
#[technical_profile(
    service_url = "https://api.example.com/x",
    auth = [ApiKeyHeader("x-one"), ApiKeyHeader("x-two"), ApiKeyQuery("code"), Basic],
)]
struct ByMany {}

fn connector(keys: impl KeyContainer + 'static) -> Connector {
    let transport = MemoryTransport::new(|_| unreachable!("nothing may be sent"));
    connector_builder()
        .transport(transport)
        .keys(keys)
        .build()
        .unwrap()
}

#[tokio::test]
async fn keys() {
    let mut record = Record::default();
    let basic = |name: &str| {
        Keys::new()
            .with("BasicAuthenticationUsername", name)
            .with("BasicAuthenticationPassword", "p")
    };
    let error = connector(Keys::new())
        .exchange(ByBearerInput {})
        .await
        .err()
        .unwrap();
    record.add("a token that is missing", &error, None);
    let error = connector(basic("a:b"))
        .exchange(ByBasicInput {})
        .await
        .err()
        .unwrap();
    record.add("a user name with a colon", &error, None);
    let keys = Keys::new().with("BearerAuthenticationToken", "Bearer canary");
    let error = connector(keys)
        .exchange(ByBearerInput {})
        .await
        .err()
        .unwrap();
    record.add("a token with the word before it", &error, None);
    let keys = Keys::new().with("x-functions-key", "schlüssel");
    let error = connector(keys)
        .exchange(ByHeaderInput {})
        .await
        .err()
        .unwrap();
    record.add("an API key outside ASCII", &error, None);
    let keys = Keys::new().with("code", "a".repeat(9000));
    let error = connector(keys)
        .exchange(ByQueryInput {})
        .await
        .err()
        .unwrap();
    record.add("an API key that makes the URL too long", &error, None);
    let keys = Keys::new().with("ClientCertificate", "text");
    let error = connector(keys)
        .exchange(ByCertificateInput {})
        .await
        .err()
        .unwrap();
    record.add("a text instead of a certificate", &error, None);
    let client = Authority::new("clients").client("connector", Validity::Now);
    let keys = Keys::new().with_pem("BearerAuthenticationToken", client.pem());
    let error = connector(keys)
        .exchange(ByBearerInput {})
        .await
        .err()
        .unwrap();
    record.add("a certificate instead of a text", &error, None);
    let error = connector(Vault)
        .exchange(ByBearerInput {})
        .await
        .err()
        .unwrap();
    record.add("a container that cannot be asked", &error, None);
    record.assert("keys");
}

/// A container of people's own that is out of order.
struct Vault;

impl KeyContainer for Vault {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        Box::pin(async move { Err(KeyError::unavailable(name, "the vault is sealed")) })
    }
}

#[tokio::test]
async fn a_build_reports_everything_at_once() {
    let (one, other) = (Authority::new("one"), Authority::new("other"));
    let (one, other) = (
        one.client("a", Validity::Now),
        other.client("b", Validity::Now),
    );
    let error = connector_builder()
        .keys(
            Keys::new()
                .with("Empty", "")
                .with("BearerAuthenticationToken", "Bearer x")
                .with("code", "a\nb")
                .with_pem(
                    "Unrelated",
                    format!("{}{}", one.certificate_pem(), other.key_pem()),
                )
                .with_pem("ClientCertificate", "no PEM"),
        )
        .timeouts(connector_runtime::Timeouts::default().attempt(std::time::Duration::ZERO))
        .verify::<ByBasic>()
        .verify::<ByBearer>()
        .verify::<ByCertificate>()
        .verify::<ByMany>()
        .build()
        .unwrap_err();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/errors"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("build", error));

    // What a container that must be waited for holds is found by the asynchronous check.
    let connector = connector_builder()
        .keys(Vault)
        .verify::<ByBearer>()
        .build()
        .unwrap();
    let error = connector.verify::<ByBearer>().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the connector cannot be built\n  \
         `ByBearer`: key `BearerAuthenticationToken` could not be read by its container"
    );
}
