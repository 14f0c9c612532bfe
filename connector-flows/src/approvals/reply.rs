//! The API's side of the pair: what each of the connectors answers.

use std::time::SystemTime;

use connector_runtime::{Blocks, OutputClaims, ProfileApi, Reply};

use super::pair::{
    CheckApprovalStatus, CheckApprovalStatusInput, CheckApprovalStatusOutput, RequestApproval,
    RequestApprovalInput, RequestApprovalOutput,
};
use super::{Approvals, Standing};
use crate::account::Account;
use crate::accounts::StoreError;

/// What the person reads on the block page. Default: English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalTexts {
    /// A request was made now.
    pub asked: String,
    /// There is a request, and nobody has decided.
    pub pending: String,
    /// Somebody has denied it.
    pub denied: String,
    /// The request says neither who signs in nor an e-mail address.
    pub nobody: String,
}

impl Default for ApprovalTexts {
    fn default() -> Self {
        Self {
            asked: "Your account is now waiting for approval. You will be told when it is ready.".to_owned(),
            pending: "Your access request is already being processed. You will be told when it has been decided.".to_owned(),
            denied: "Your sign-up was not approved. Please ask an administrator if you think that this is wrong.".to_owned(),
            nobody: "Your sign-up cannot be approved without an e-mail address.".to_owned(),
        }
    }
}

impl Approvals {
    /// Answers the connector of the first step: whoever has asked, or was denied, goes no further.
    ///
    /// # Errors
    ///
    /// The store failed: answer with 500, so that the flow stands still.
    pub async fn check_status(
        &self,
        claims: &CheckApprovalStatusInput,
        texts: &ApprovalTexts,
    ) -> Result<Reply<CheckApprovalStatus>, StoreError> {
        let Some(account) = Account::of_request(&claims.identities, claims.email.as_deref()) else {
            return Ok(Reply::show_block_page(&texts.nobody));
        };
        let standing = self.standing(&account).await?;
        Ok(Self::reply(
            standing.as_ref(),
            &texts.pending,
            &texts.denied,
            CheckApprovalStatusOutput {},
        ))
    }

    /// Answers the connector of the second step: makes the request, and ends the sign-up until somebody decides.
    ///
    /// # Errors
    ///
    /// The store failed: answer with 500, so that no user is created.
    pub async fn request(
        &self,
        claims: &RequestApprovalInput,
        texts: &ApprovalTexts,
        now: SystemTime,
    ) -> Result<Reply<RequestApproval>, StoreError> {
        let Some(account) = Account::of_request(&claims.identities, claims.email.as_deref()) else {
            return Ok(Reply::show_block_page(&texts.nobody));
        };
        let request = self
            .ask(account, claims.email.clone(), claims.claims(), now)
            .await?;
        let go_on = RequestApprovalOutput {};
        Ok(Self::reply(
            Some(&request.standing),
            &texts.asked,
            &texts.denied,
            go_on,
        ))
    }

    /// The answer to a connector of your own, by how the request stands: pending and denied end the sign-up with their text,
    /// anything else goes on with the claims.
    #[must_use]
    pub fn reply<P, O>(
        standing: Option<&Standing>,
        pending: &str,
        denied: &str,
        go_on: O,
    ) -> Reply<P>
    where
        P: ProfileApi<Returned = O, Contract: Blocks>,
        O: OutputClaims<Profile = P>,
    {
        match standing {
            Some(Standing::Pending) => Reply::show_block_page(pending),
            Some(Standing::Denied) => Reply::show_block_page(denied),
            None | Some(Standing::Approved { .. }) => Reply::continue_with(go_on),
        }
    }
}
