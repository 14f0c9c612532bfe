//! [`Approvals`]: sign-ups that a person decides: none → pending → approved | denied.
//!
//! The documents do it with two connectors: the first asks, after the identity provider, whether there is a request already;
//! the second makes one before the user would be created, and ends the flow with a block page. Whoever approves has the user
//! created from the claims that were kept.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::accounts::{Accounts, StoreError, StoreFuture};
use crate::claims::Claims;
use crate::next::NewUser;
use crate::state::{FlowId, seconds};
use crate::transition::Creation;

mod memory;
mod pair;
#[cfg(feature = "axum")]
mod reply;

pub use memory::MemoryApprovals;
pub use pair::{
    CheckApprovalStatus, CheckApprovalStatusInput, CheckApprovalStatusOutput, RequestApproval,
    RequestApprovalInput, RequestApprovalOutput,
};
#[cfg(feature = "axum")]
pub use reply::ApprovalTexts;

/// A request for approval.
///
/// `Debug` shows the id and how it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Approval {
    /// The request's id.
    pub id: String,
    /// Who asks.
    pub account: Account,
    /// Their e-mail address.
    pub email: Option<String>,
    /// The attributes with which the user will be created; none any more once the user is there.
    pub claims: Claims,
    /// How it stands.
    pub standing: Standing,
    /// When it was made, in seconds since 1970.
    pub asked_at: u64,
    /// Who decided.
    pub decided_by: Option<String>,
}

impl fmt::Debug for Approval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Approval")
            .field("id", &self.id)
            .field("standing", &self.standing)
            .finish_non_exhaustive()
    }
}

/// How a request stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Nobody has decided.
    Pending,
    /// Somebody has approved; the user, once created.
    Approved {
        /// The user's id.
        user: Option<String>,
    },
    /// Somebody has denied. There is no second request for the same account.
    Denied,
}

/// What somebody decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// The user is created.
    Approve,
    /// No user is created.
    Deny,
}

/// Where requests are kept. One row for one account; a decision is made once.
pub trait ApprovalStore: Send + Sync {
    /// Keeps a request, unless there is one for the account; returns the one that is there then.
    fn ask<'a>(&'a self, request: &'a Approval) -> StoreFuture<'a, Approval>;

    /// The request for an account.
    fn find<'a>(&'a self, account: &'a Account) -> StoreFuture<'a, Option<Approval>>;

    /// The requests that are pending, the oldest first.
    fn pending(&self) -> StoreFuture<'_, Vec<Approval>>;

    /// Those that are approved and have no user yet.
    fn unfinished(&self) -> StoreFuture<'_, Vec<Approval>>;

    /// Decides a request that is pending, and leaves any other as it is; returns it as it is then.
    fn decide<'a>(
        &'a self,
        id: &'a str,
        decision: Decision,
        by: &'a str,
        at: u64,
    ) -> StoreFuture<'a, Option<Approval>>;

    /// Notes the user of an approved request, and forgets its claims.
    fn finish<'a>(&'a self, id: &'a str, user: &'a str) -> StoreFuture<'a, ()>;
}

/// One store, shared.
impl<T: ApprovalStore + ?Sized> ApprovalStore for Arc<T> {
    fn ask<'a>(&'a self, request: &'a Approval) -> StoreFuture<'a, Approval> {
        (**self).ask(request)
    }

    fn find<'a>(&'a self, account: &'a Account) -> StoreFuture<'a, Option<Approval>> {
        (**self).find(account)
    }

    fn pending(&self) -> StoreFuture<'_, Vec<Approval>> {
        (**self).pending()
    }

    fn unfinished(&self) -> StoreFuture<'_, Vec<Approval>> {
        (**self).unfinished()
    }

    fn decide<'a>(
        &'a self,
        id: &'a str,
        decision: Decision,
        by: &'a str,
        at: u64,
    ) -> StoreFuture<'a, Option<Approval>> {
        (**self).decide(id, decision, by, at)
    }

    fn finish<'a>(&'a self, id: &'a str, user: &'a str) -> StoreFuture<'a, ()> {
        (**self).finish(id, user)
    }
}

/// Requests for approval, and the directory in which the approved become users.
///
/// ```
/// # use std::time::SystemTime;
/// use connector_flows::{Account, Accounts, Approvals, Claims, Decision, MemoryAccounts, MemoryApprovals, Standing};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let now = SystemTime::UNIX_EPOCH;
/// let kim = Account::federated("google.com", "0123");
/// let approvals = Approvals::new(MemoryApprovals::new(), MemoryAccounts::new());
/// assert_eq!(approvals.standing(&kim).await?, None);
///
/// let request = approvals.ask(kim.clone(), None, Claims::new().with("city", "Seoul"), now).await?;
/// assert_eq!(request.standing, Standing::Pending);
///
/// let decided = approvals.decide(&request.id, Decision::Approve, "boss", now).await?.unwrap();
/// assert!(matches!(decided.standing, Standing::Approved { user: Some(_) }));
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Approvals {
    store: Arc<dyn ApprovalStore>,
    accounts: Arc<dyn Accounts>,
}

impl Approvals {
    /// Approvals kept in the store, whose users come into the directory.
    #[must_use]
    pub fn new(store: impl ApprovalStore + 'static, accounts: impl Accounts + 'static) -> Self {
        Self {
            store: Arc::new(store),
            accounts: Arc::new(accounts),
        }
    }

    /// How the request for an account stands, where there is one: what the connector of the first step asks.
    ///
    /// # Errors
    ///
    /// The store failed.
    pub async fn standing(&self, account: &Account) -> Result<Option<Standing>, StoreError> {
        Ok(self
            .store
            .find(account)
            .await?
            .map(|request| request.standing))
    }

    /// Asks for approval: what the connector of the second step does. The claims are kept until the user is created. Where
    /// there is a request for the account already, that one is returned and nothing changes: who was denied cannot ask again.
    ///
    /// # Errors
    ///
    /// The store failed.
    pub async fn ask(
        &self,
        account: Account,
        email: Option<String>,
        claims: Claims,
        now: SystemTime,
    ) -> Result<Approval, StoreError> {
        let id = FlowId::random().map_err(|error| StoreError::new("making an id", error))?;
        let request = Approval {
            id: id.to_string(),
            account,
            email,
            claims,
            standing: Standing::Pending,
            asked_at: seconds(now),
            decided_by: None,
        };
        self.store.ask(&request).await
    }

    /// The requests that wait for a decision, the oldest first.
    ///
    /// # Errors
    ///
    /// The store failed.
    pub async fn pending(&self) -> Result<Vec<Approval>, StoreError> {
        self.store.pending().await
    }

    /// Decides a request; `by` is the name of who decides. The first decision stands: a later one changes nothing and returns
    /// the request as it is. None where there is no such request.
    ///
    /// An approval creates the user exactly once, however often and wherever it is repeated.
    ///
    /// # Errors
    ///
    /// The store or the directory failed; the decision stands if it was made, and [`resume`](Self::resume) goes on with it.
    pub async fn decide(
        &self,
        id: &str,
        decision: Decision,
        by: &str,
        now: SystemTime,
    ) -> Result<Option<Approval>, StoreError> {
        match self.store.decide(id, decision, by, seconds(now)).await? {
            Some(request) => self.finish(request).await.map(Some),
            None => Ok(None),
        }
    }

    /// Creates the users of approvals that were interrupted between the decision and the user; to be called when the
    /// application starts. How many there were.
    ///
    /// # Errors
    ///
    /// The store or the directory failed.
    pub async fn resume(&self) -> Result<usize, StoreError> {
        let unfinished = self.store.unfinished().await?;
        let count = unfinished.len();
        for request in unfinished {
            self.finish(request).await?;
        }
        Ok(count)
    }

    async fn finish(&self, mut request: Approval) -> Result<Approval, StoreError> {
        if request.standing != (Standing::Approved { user: None }) {
            return Ok(request);
        }
        let user = NewUser {
            key: format!("approval:{}", request.id),
            account: request.account.clone(),
            email: request.email.clone(),
            claims: request.claims.clone(),
        };
        let user = match self.accounts.create(&user).await? {
            Creation::User(id) => Some(id),
            // They came in by another way, in the meantime.
            Creation::Taken => self
                .accounts
                .find(&request.account)
                .await?
                .map(|user| user.id),
            Creation::Ended => None,
        };
        if let Some(user) = &user {
            self.store.finish(&request.id, user).await?;
            request.claims = Claims::new();
        }
        request.standing = Standing::Approved { user };
        Ok(request)
    }
}

impl fmt::Debug for Approvals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Approvals(..)")
    }
}
