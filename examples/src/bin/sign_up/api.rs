//! The APIs that the flow calls: a server of their own, which knows who calls.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::routing::post;
use connector_flows::{
    ApprovalTexts, Approvals, CheckApprovalStatus, RequestApproval, RequestApprovalOutput,
    StoreError,
};
use connector_runtime::server::{Callers, Received, Reply};

use crate::connectors::{
    Audit, AuditOutput, Enrich, EnrichOutput, LookUp, LookUpOutput, Notify, NotifyOutput, Reformat,
    ReformatOutput, ValidateInput, ValidateInputOutput, VerifyIdentity, VerifyIdentityOutput,
};
use crate::texts::Texts;

/// What the APIs share.
#[derive(Clone)]
pub(crate) struct Apis {
    pub(crate) callers: Callers,
    pub(crate) approvals: Approvals,
    pub(crate) journal: Journal,
}

impl FromRef<Apis> for Callers {
    fn from_ref(apis: &Apis) -> Self {
        apis.callers.clone()
    }
}

/// What the custom logic did: in memory, for the console.
#[derive(Clone, Default)]
pub(crate) struct Journal(Arc<Mutex<Vec<Entry>>>);

/// A line of the journal.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) notification: bool,
    /// Enough of the address to know one's own.
    pub(crate) who: String,
}

impl Journal {
    /// How many lines are kept: it is no archive.
    const KEPT: usize = 20;

    fn write(&self, notification: bool, email: Option<&str>) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() == Self::KEPT {
            entries.remove(0);
        }
        let who = shortened(email.unwrap_or_default());
        entries.push(Entry { notification, who });
    }

    /// The newest first.
    pub(crate) fn read(&self) -> Vec<Entry> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.iter().rev().cloned().collect()
    }
}

pub(crate) fn router(apis: Apis) -> Router {
    Router::new()
        .route("/look-up", post(look_up))
        .route("/verify-identity", post(verify_identity))
        .route("/validate", post(validate))
        .route("/reformat", post(reformat))
        .route("/audit", post(audit))
        .route("/notify", post(notify))
        .route("/enrich", post(enrich))
        .route("/check-approval-status", post(check_approval_status))
        .route("/request-approval", post(request_approval))
        .with_state(apis)
}

async fn look_up(claims: Received<LookUp>) -> Reply<LookUp> {
    let email = claims.email.as_deref().unwrap_or_default();
    if email.ends_with("@denied.example") {
        return Reply::show_block_page(texts(&claims).denied_address);
    }
    let known = email.starts_with("kim@");
    let t = texts(&claims);
    Reply::continue_with(LookUpOutput {
        display_name: known.then(|| t.known_name.into()),
        city: known.then(|| t.known_city.into()),
        postal_code: known.then(|| "04524".into()),
    })
}

async fn verify_identity(claims: Received<VerifyIdentity>) -> Reply<VerifyIdentity> {
    let name = claims.display_name.as_deref().unwrap_or_default().trim();
    if name.eq_ignore_ascii_case("mallory") {
        return Reply::show_block_page(texts(&claims).not_verified);
    }
    Reply::continue_with(VerifyIdentityOutput {})
}

async fn validate(claims: Received<ValidateInput>) -> Reply<ValidateInput> {
    let t = texts(&claims);
    let city = claims.city.as_deref().unwrap_or_default();
    if city.eq_ignore_ascii_case("atlantis") {
        return Reply::validation_error(t.no_such_city);
    }
    let five_digits =
        |code: &str| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    if !claims.postal_code.as_deref().is_none_or(five_digits) {
        return Reply::validation_error(t.see_fields).field("postalCode", t.postal_code);
    }
    Reply::continue_with(ValidateInputOutput {})
}

async fn reformat(claims: Received<Reformat>) -> Reply<Reformat> {
    Reply::continue_with(ReformatOutput {
        display_name: claims.display_name.as_deref().map(capitalized),
        city: claims.city.as_deref().map(capitalized),
    })
}

async fn audit(State(apis): State<Apis>, claims: Received<Audit>) -> Reply<Audit> {
    apis.journal.write(false, claims.email.as_deref());
    Reply::continue_with(AuditOutput {})
}

async fn notify(State(apis): State<Apis>, claims: Received<Notify>) -> Reply<Notify> {
    apis.journal.write(true, claims.email.as_deref());
    Reply::continue_with(NotifyOutput {})
}

async fn enrich(claims: Received<Enrich>) -> Reply<Enrich> {
    let id = claims.object_id.as_deref().and_then(|id| id.get(..4));
    Reply::continue_with(EnrichOutput {
        loyalty_number: id.map(|id| format!("en-{id}")),
    })
}

async fn check_approval_status(
    State(apis): State<Apis>,
    claims: Received<CheckApprovalStatus>,
) -> Result<Reply<CheckApprovalStatus>, StatusCode> {
    let texts = approval_texts(texts(&claims));
    let reply = apis.approvals.check_status(&claims, &texts).await;
    reply.map_err(|error| broken(&error))
}

/// People of the own house need no approval.
async fn request_approval(
    State(apis): State<Apis>,
    claims: Received<RequestApproval>,
) -> Result<Reply<RequestApproval>, StatusCode> {
    let email = claims.email.as_deref().unwrap_or_default();
    if email.ends_with("@example.com") {
        return Ok(Reply::continue_with(RequestApprovalOutput {}));
    }
    let texts = approval_texts(texts(&claims));
    let reply = apis.approvals.request(&claims, &texts, now()).await;
    reply.map_err(|error| broken(&error))
}

/// What was to be done, and not what the database said, which may repeat values.
fn broken(error: &StoreError) -> StatusCode {
    eprintln!("{error}");
    StatusCode::INTERNAL_SERVER_ERROR
}

fn texts<P: connector_runtime::ProfileApi>(claims: &Received<P>) -> &'static Texts {
    Texts::of(claims.user_flow().ui_locales().unwrap_or_default())
}

fn approval_texts(t: &Texts) -> ApprovalTexts {
    ApprovalTexts {
        asked: t.asked.into(),
        pending: t.pending.into(),
        denied: t.denied.into(),
        nobody: t.nobody.into(),
    }
}

/// `kIM yuna` as `Kim Yuna`; letters without case stay as they are.
fn capitalized(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first
            .chain(letters.flat_map(char::to_lowercase))
            .collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

fn shortened(email: &str) -> String {
    let (name, domain) = email.split_once('@').unwrap_or((email, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}…@{domain}")
}

#[expect(
    clippy::disallowed_methods,
    reason = "an application knows what time it is"
)]
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}
