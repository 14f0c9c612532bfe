//! [`MemoryApprovals`]: requests in memory.

use std::fmt;
use std::future;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Approval, ApprovalStore, Decision, Standing};
use crate::account::Account;
use crate::accounts::StoreFuture;
use crate::claims::Claims;

/// Requests in memory: for tests, and for one process that may forget.
#[derive(Default)]
pub struct MemoryApprovals(Mutex<Vec<Approval>>);

impl MemoryApprovals {
    /// No requests.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn rows(&self) -> MutexGuard<'_, Vec<Approval>> {
        // No method leaves a row half changed, so what a panic elsewhere poisoned is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn all(&self, standing: &Standing) -> StoreFuture<'_, Vec<Approval>> {
        let rows = self.rows();
        let found = rows.iter().filter(|row| row.standing == *standing);
        Box::pin(future::ready(Ok(found.cloned().collect())))
    }
}

impl ApprovalStore for MemoryApprovals {
    fn ask<'a>(&'a self, request: &'a Approval) -> StoreFuture<'a, Approval> {
        let mut rows = self.rows();
        let key = request.account.key();
        let there = rows.iter().find(|row| row.account.key() == key).cloned();
        let row = there.unwrap_or_else(|| {
            rows.push(request.clone());
            request.clone()
        });
        Box::pin(future::ready(Ok(row)))
    }

    fn find<'a>(&'a self, account: &'a Account) -> StoreFuture<'a, Option<Approval>> {
        let key = account.key();
        let row = self
            .rows()
            .iter()
            .find(|row| row.account.key() == key)
            .cloned();
        Box::pin(future::ready(Ok(row)))
    }

    fn pending(&self) -> StoreFuture<'_, Vec<Approval>> {
        self.all(&Standing::Pending)
    }

    fn unfinished(&self) -> StoreFuture<'_, Vec<Approval>> {
        self.all(&Standing::Approved { user: None })
    }

    fn decide<'a>(
        &'a self,
        id: &'a str,
        decision: Decision,
        by: &'a str,
        _: u64,
    ) -> StoreFuture<'a, Option<Approval>> {
        let mut rows = self.rows();
        let row = rows.iter_mut().find(|row| row.id == id);
        let row = row.map(|row| {
            if row.standing == Standing::Pending {
                row.standing = match decision {
                    Decision::Approve => Standing::Approved { user: None },
                    Decision::Deny => Standing::Denied,
                };
                row.decided_by = Some(by.to_owned());
            }
            row.clone()
        });
        Box::pin(future::ready(Ok(row)))
    }

    fn finish<'a>(&'a self, id: &'a str, user: &'a str) -> StoreFuture<'a, ()> {
        for row in self.rows().iter_mut().filter(|row| row.id == id) {
            row.standing = Standing::Approved {
                user: Some(user.to_owned()),
            };
            row.claims = Claims::new();
        }
        Box::pin(future::ready(Ok(())))
    }
}

impl fmt::Debug for MemoryApprovals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryApprovals")
            .field("requests", &self.rows().len())
            .finish_non_exhaustive()
    }
}
