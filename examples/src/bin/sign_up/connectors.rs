//! The connectors: one for each use that the documents list. Each struct is the contract of both ends of its API.
//!
//! | use in the documents | connector |
//! |---|---|
//! | look up claims of an existing system, and an allow or deny list | [`LookUp`] |
//! | custom approval | `CheckApprovalStatus` and `RequestApproval`, which `connector-flows` has |
//! | identity check | [`VerifyIdentity`] |
//! | validation of what was typed | [`ValidateInput`] |
//! | overwriting attributes | [`Reformat`] |
//! | custom logic: an audit record, a notification | [`Audit`], [`Notify`] |
//! | enrichment of the token | [`Enrich`] |

#![allow(dead_code, reason = "what is only sent is not read again on this side")]

use std::time::Duration;

use connector_flows::{CheckApprovalStatus, RequestApproval};
use connector_runtime::testing::Recorder;
use connector_runtime::{
    BuildError, CircuitBreaker, Connector, ConnectorBuilder, Identity, MessageId, Messages,
    Timeouts, api_connector,
};

use crate::texts::Texts;

/// Prefills the page with what a customer database knows of an e-mail address, and ends the sign-up of whoever is denied.
#[api_connector(step = PostFederationSignup, service_url = "{Settings:ApiUrl}/look-up", auth = Basic, rename_all = "camelCase", idempotent = true)]
pub(crate) struct LookUp {
    #[input]
    pub(crate) email: Option<String>,
    #[input]
    pub(crate) identities: Vec<Identity>,
    #[output]
    pub(crate) display_name: Option<String>,
    #[output]
    pub(crate) city: Option<String>,
    #[output]
    pub(crate) postal_code: Option<String>,
}

/// An identity check: the sign-up of whoever does not pass it ends.
#[api_connector(step = PostAttributeCollection, service_url = "{Settings:ApiUrl}/verify-identity", auth = Basic, rename_all = "camelCase")]
pub(crate) struct VerifyIdentity {
    #[input]
    pub(crate) identities: Vec<Identity>,
    #[input]
    pub(crate) display_name: Option<String>,
}

/// Validates what was typed against a form and a list of values.
#[api_connector(step = PostAttributeCollection, service_url = "{Settings:ApiUrl}/validate", auth = Basic, rename_all = "camelCase", idempotent = true)]
pub(crate) struct ValidateInput {
    #[input]
    pub(crate) city: Option<String>,
    #[input]
    pub(crate) postal_code: Option<String>,
}

/// Writes names with one capital letter, however they were typed.
#[api_connector(step = PostAttributeCollection, service_url = "{Settings:ApiUrl}/reformat", auth = Basic, rename_all = "camelCase", idempotent = true)]
pub(crate) struct Reformat {
    #[input]
    #[output]
    pub(crate) display_name: Option<String>,
    #[input]
    #[output]
    pub(crate) city: Option<String>,
}

/// Custom logic: an audit record, without which nobody signs up.
#[api_connector(step = PostAttributeCollection, service_url = "{Settings:ApiUrl}/audit", auth = Basic)]
pub(crate) struct Audit {
    #[input]
    pub(crate) email: Option<String>,
}

/// Custom logic: a notification, without which a sign-up goes on.
#[api_connector(step = PostAttributeCollection, service_url = "{Settings:ApiUrl}/notify", auth = Basic)]
pub(crate) struct Notify {
    #[input]
    pub(crate) email: Option<String>,
}

/// Gives the token what only another system knows.
#[api_connector(step = PreTokenIssuance, service_url = "{Settings:ApiUrl}/enrich", auth = Basic, rename_all = "camelCase", idempotent = true)]
pub(crate) struct Enrich {
    #[input]
    pub(crate) object_id: Option<String>,
    #[output(partner = "extension_LoyaltyNumber")]
    pub(crate) loyalty_number: Option<String>,
}

/// A person waits: an attempt has two seconds, and a circuit that has opened is tried again soon.
pub(crate) fn connector(builder: ConnectorBuilder) -> Result<Connector, BuildError> {
    let attempt = Duration::from_secs(2);
    builder
        .timeouts(Timeouts::default().attempt(attempt).total(2 * attempt))
        .circuit_breaker(CircuitBreaker::default().open_for(attempt))
        .messages(messages())
        .verify::<LookUp>()
        .verify::<VerifyIdentity>()
        .verify::<ValidateInput>()
        .verify::<Reformat>()
        .verify::<Audit>()
        .verify::<Notify>()
        .verify::<Enrich>()
        .verify::<CheckApprovalStatus>()
        .verify::<RequestApproval>()
        .build()
}

/// The sentences for a call that failed, in the language of the call.
fn messages() -> Messages {
    ["en", "ko"]
        .into_iter()
        .fold(Messages::new(), |messages, language| {
            let t = Texts::of(language);
            messages
                .add(language, MessageId::RequestFailed, t.request_failed)
                .add(language, MessageId::CircuitOpen, t.circuit_open)
                .add(language, MessageId::RequestTimeout, t.request_timeout)
        })
}

/// The recorder knows what each of them sends: it keeps the names, and no value but these.
pub(crate) fn known_to(recorder: Recorder) -> Recorder {
    recorder
        .of::<LookUp>()
        .of::<VerifyIdentity>()
        .of::<ValidateInput>()
        .of::<Reformat>()
        .of::<Audit>()
        .of::<Notify>()
        .of::<Enrich>()
        .of::<CheckApprovalStatus>()
        .of::<RequestApproval>()
        .keep("ui_locales")
        .keep("client_id")
}
