//! The APIs: one connector for each use that the documents list. They run as a server of their own, and know who calls.

#![allow(dead_code, reason = "what is only sent is not read again on this side")]

use std::time::SystemTime;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::routing::post;
use connector_flows::{
    ApprovalTexts, Approvals, CheckApprovalStatus, RequestApproval, RequestApprovalOutput,
};
use connector_runtime::server::{Callers, Received, Reply};
use connector_runtime::{Connector, api_connector};

use crate::texts::Texts;

/// Looks somebody up by e-mail address, and prefills the page.
#[api_connector(step = PostFederationSignup, service_url = "{Settings:ApiUrl}/look-up", auth = Basic, rename_all = "camelCase")]
pub(crate) struct LookUp {
    #[input]
    pub(crate) email: Option<String>,
    #[output]
    pub(crate) display_name: Option<String>,
    #[output]
    pub(crate) city: Option<String>,
}

/// Verifies who it is, and blocks whom it does not know.
#[api_connector(step = PostAttributeCollection, service_url = "{Settings:ApiUrl}/identity", auth = Basic, rename_all = "camelCase")]
pub(crate) struct VerifyIdentity {
    #[input]
    pub(crate) display_name: Option<String>,
}

/// Validates what was typed, and overwrites it in its proper form.
#[api_connector(step = PostAttributeCollection, service_url = "{Settings:ApiUrl}/validate", auth = Basic, rename_all = "camelCase")]
pub(crate) struct Validate {
    #[input]
    #[output]
    pub(crate) city: Option<String>,
    #[input]
    pub(crate) postal_code: Option<String>,
}

/// Custom logic: an audit record of each sign-up.
#[api_connector(step = PostAttributeCollection, service_url = "{Settings:ApiUrl}/audit", auth = Basic)]
pub(crate) struct Audit {
    #[input]
    pub(crate) email: Option<String>,
}

/// Gives the token what only another system knows.
#[api_connector(step = PreTokenIssuance, service_url = "{Settings:ApiUrl}/enrich", auth = Basic, rename_all = "camelCase")]
pub(crate) struct Enrich {
    #[input]
    pub(crate) object_id: Option<String>,
    #[output(partner = "extension_LoyaltyNumber")]
    pub(crate) loyalty_number: Option<String>,
}

/// What the APIs share.
#[derive(Clone)]
pub(crate) struct Apis {
    pub(crate) callers: Callers,
    pub(crate) approvals: Approvals,
}

impl FromRef<Apis> for Callers {
    fn from_ref(apis: &Apis) -> Self {
        apis.callers.clone()
    }
}

pub(crate) fn router(apis: Apis) -> Router {
    Router::new()
        .route("/look-up", post(look_up))
        .route("/identity", post(verify_identity))
        .route("/validate", post(validate))
        .route("/audit", post(audit))
        .route("/enrich", post(enrich))
        .route("/check-approval-status", post(check_approval_status))
        .route("/request-approval", post(request_approval))
        .with_state(apis)
}

async fn look_up(claims: Received<LookUp>) -> Reply<LookUp> {
    let known = claims
        .email
        .as_deref()
        .is_some_and(|email| email.starts_with("kim@"));
    Reply::continue_with(LookUpOutput {
        display_name: known.then(|| "Kim Yuna".into()),
        city: known.then(|| "seoul".into()),
    })
}

async fn verify_identity(claims: Received<VerifyIdentity>) -> Reply<VerifyIdentity> {
    if claims.display_name.as_deref() == Some("Mallory") {
        return Reply::show_block_page(texts(&claims).denied);
    }
    Reply::continue_with(VerifyIdentityOutput {})
}

async fn validate(claims: Received<Validate>) -> Reply<Validate> {
    let five_digits =
        |code: &str| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    if !claims.postal_code.as_deref().is_none_or(five_digits) {
        return Reply::validation_error(texts(&claims).postal_code);
    }
    Reply::continue_with(ValidateOutput {
        city: claims.city.as_deref().map(capitalized),
    })
}

/// The record says that somebody signs up, and not who: it is printed.
async fn audit(claims: Received<Audit>) -> Reply<Audit> {
    let address = if claims.email.is_some() { "an" } else { "no" };
    println!("audit: a sign-up with {address} e-mail address");
    Reply::continue_with(AuditOutput {})
}

async fn enrich(claims: Received<Enrich>) -> Reply<Enrich> {
    let number = claims
        .object_id
        .as_deref()
        .and_then(|id| id.get(..4))
        .map(|id| format!("en-{id}"));
    Reply::continue_with(EnrichOutput {
        loyalty_number: number,
    })
}

async fn check_approval_status(
    State(apis): State<Apis>,
    claims: Received<CheckApprovalStatus>,
) -> Result<Reply<CheckApprovalStatus>, StatusCode> {
    let reply = apis
        .approvals
        .check_status(&claims, &approval_texts(texts(&claims)))
        .await;
    reply.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

/// People of the own house need no approval.
async fn request_approval(
    State(apis): State<Apis>,
    claims: Received<RequestApproval>,
) -> Result<Reply<RequestApproval>, StatusCode> {
    if claims
        .email
        .as_deref()
        .is_some_and(|email| email.ends_with("@example.com"))
    {
        return Ok(Reply::continue_with(RequestApprovalOutput {}));
    }
    let reply = apis
        .approvals
        .request(&claims, &approval_texts(texts(&claims)), now())
        .await;
    reply.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

fn texts<P: connector_runtime::ProfileApi>(claims: &Received<P>) -> &'static Texts {
    Texts::of(claims.user_flow().ui_locales().unwrap_or_default())
}

fn approval_texts(texts: &Texts) -> ApprovalTexts {
    ApprovalTexts {
        asked: texts.asked.into(),
        pending: texts.pending.into(),
        denied: texts.denied.into(),
        nobody: texts.nobody.into(),
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[expect(
    clippy::disallowed_methods,
    reason = "an application knows what time it is"
)]
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}

/// All that the APIs need is there.
pub(crate) fn verified(
    builder: connector_runtime::ConnectorBuilder,
) -> Result<Connector, connector_runtime::BuildError> {
    builder
        .verify::<LookUp>()
        .verify::<VerifyIdentity>()
        .verify::<Validate>()
        .verify::<Audit>()
        .verify::<Enrich>()
        .verify::<CheckApprovalStatus>()
        .verify::<RequestApproval>()
        .build()
}
