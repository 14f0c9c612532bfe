//! Every step, every form of `auth`, an identity, a custom attribute, a type that only a client needs.

use connector_runtime::steps::{post_attribute_collection, post_federation_signup, pre_token_issuance};
use connector_runtime::{Connector, Error, Identity, Secret, api_connector};

#[derive(serde::Serialize)]
struct ClientOnly;

#[api_connector(
    step = PostAttributeCollection,
    service_url = "https://partner.example.com/validate",
    auth = [ClientCertificate, ApiKeyQuery("code")],
    send_step = false,
    timeout = "5s",
    retries = 1,
    rename_all = "camelCase",
)]
pub struct Validate {
    #[input]
    identities: Vec<Identity>,
    #[input(partner = "extension_Age")]
    #[output]
    age: Option<u8>,
    #[input]
    only: ClientOnly,
    #[claim]
    kept: std::rc::Rc<u8>,
    #[output]
    code: Secret<String>,
}

#[api_connector(step = PostFederationSignup, service_url = "https://partner.example.com/lookup", auth = Bearer)]
pub struct LookUp {
    #[input(bearer)]
    token: String,
}

#[api_connector(step = PreTokenIssuance, service_url = "https://partner.example.com/enrich", auth = Basic)]
pub struct Enrich {}

async fn call(connector: &Connector) -> Result<u8, Error> {
    let input = ValidateInput {
        identities: Vec::new(),
        age: None,
        only: ClientOnly,
        kept: std::rc::Rc::new(1),
    };
    let first = match connector.exchange(input).await? {
        post_attribute_collection::Answer::Continue(claims) => claims.age.unwrap_or(*claims.kept),
        post_attribute_collection::Answer::ShowBlockPage(_) => 0,
        post_attribute_collection::Answer::ValidationError(_) => 1,
    };
    match connector.exchange(LookUpInput { token: String::new() }).await? {
        post_federation_signup::Answer::Continue(LookUp { token: _ }) => {}
        post_federation_signup::Answer::ShowBlockPage(_) => {}
    }
    let pre_token_issuance::Answer::Continue(Enrich {}) = connector.exchange(EnrichInput {}).await?;
    Ok(first)
}

fn main() {
    let _ = call;
}
