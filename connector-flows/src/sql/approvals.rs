//! Requests for approval in the database.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{SqlStore, account_of, claims_of, failed, json};
use crate::account::Account;
use crate::accounts::{StoreError, StoreFuture};
use crate::approvals::{Approval, ApprovalStore, Decision, Standing};

const ASKING: &str = "asking for approval";
const READING: &str = "reading approvals";
const DECIDING: &str = "deciding an approval";
const FINISHING: &str = "finishing an approval";

const PENDING: &str = "pending";
const APPROVED: &str = "approved";
const DENIED: &str = "denied";

impl ApprovalStore for SqlStore {
    fn ask<'a>(&'a self, request: &'a Approval) -> StoreFuture<'a, Approval> {
        Box::pin(async move {
            sqlx::query(
                "INSERT INTO connector_approvals (id, account_key, account, email, claims, standing, asked_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            )
            .bind(&request.id)
            .bind(request.account.key())
            .bind(json(&request.account, ASKING)?)
            .bind(request.email.as_deref())
            .bind(json(&request.claims, ASKING)?)
            .bind(PENDING)
            .bind(stored(request.asked_at))
            .execute(&self.0)
            .await
            .map_err(failed(ASKING))?;
            let there = self.find(&request.account).await?;
            there.ok_or_else(|| StoreError::new(ASKING, "the request is gone again"))
        })
    }

    fn find<'a>(&'a self, account: &'a Account) -> StoreFuture<'a, Option<Approval>> {
        Box::pin(async move {
            let row = sqlx::query("SELECT * FROM connector_approvals WHERE account_key = $1")
                .bind(account.key())
                .fetch_optional(&self.0)
                .await
                .map_err(failed(READING))?;
            row.as_ref().map(approval).transpose()
        })
    }

    fn pending(&self) -> StoreFuture<'_, Vec<Approval>> {
        Box::pin(async move {
            let rows = sqlx::query(
                "SELECT * FROM connector_approvals WHERE standing = $1 ORDER BY asked_at, id",
            )
            .bind(PENDING)
            .fetch_all(&self.0)
            .await
            .map_err(failed(READING))?;
            rows.iter().map(approval).collect()
        })
    }

    fn unfinished(&self) -> StoreFuture<'_, Vec<Approval>> {
        Box::pin(async move {
            let rows = sqlx::query(
                "SELECT * FROM connector_approvals WHERE standing = $1 AND user_id IS NULL",
            )
            .bind(APPROVED)
            .fetch_all(&self.0)
            .await
            .map_err(failed(READING))?;
            rows.iter().map(approval).collect()
        })
    }

    fn decide<'a>(
        &'a self,
        id: &'a str,
        decision: Decision,
        by: &'a str,
        at: u64,
    ) -> StoreFuture<'a, Option<Approval>> {
        Box::pin(async move {
            let standing = match decision {
                Decision::Approve => APPROVED,
                Decision::Deny => DENIED,
            };
            // One statement: of two who decide at once, one finds it pending.
            sqlx::query(
                "UPDATE connector_approvals SET standing = $1, decided_by = $2, decided_at = $3 \
                 WHERE id = $4 AND standing = $5",
            )
            .bind(standing)
            .bind(by)
            .bind(stored(at))
            .bind(id)
            .bind(PENDING)
            .execute(&self.0)
            .await
            .map_err(failed(DECIDING))?;
            let row = sqlx::query("SELECT * FROM connector_approvals WHERE id = $1")
                .bind(id)
                .fetch_optional(&self.0)
                .await
                .map_err(failed(DECIDING))?;
            row.as_ref().map(approval).transpose()
        })
    }

    fn finish<'a>(&'a self, id: &'a str, user: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(async move {
            sqlx::query("UPDATE connector_approvals SET user_id = $1, claims = '{}' WHERE id = $2 AND standing = $3")
                .bind(user)
                .bind(id)
                .bind(APPROVED)
                .execute(&self.0)
                .await
                .map_err(failed(FINISHING))?;
            Ok(())
        })
    }
}

fn approval(row: &AnyRow) -> Result<Approval, StoreError> {
    let failed = failed(READING);
    let text = |name: &str| row.try_get::<Option<String>, _>(name).map_err(&failed);
    let standing: String = row.try_get("standing").map_err(&failed)?;
    let asked_at: i64 = row.try_get("asked_at").map_err(&failed)?;
    Ok(Approval {
        id: row.try_get("id").map_err(&failed)?,
        account: account_of(row, READING)?,
        email: text("email")?,
        claims: claims_of(row, READING)?,
        standing: match standing.as_str() {
            PENDING => Standing::Pending,
            APPROVED => Standing::Approved {
                user: text("user_id")?,
            },
            DENIED => Standing::Denied,
            _ => {
                return Err(StoreError::new(
                    READING,
                    "the column `standing` holds another word",
                ));
            }
        },
        asked_at: u64::try_from(asked_at).unwrap_or_default(),
        decided_by: text("decided_by")?,
    })
}

/// A database has no number without sign; the year 292 billion may end there.
fn stored(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX)
}
