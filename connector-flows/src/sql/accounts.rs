//! Users in the database.

use sqlx::Row;

use super::{SqlStore, claims_of, failed, json};
use crate::account::Account;
use crate::accounts::{Accounts, StoreError, StoreFuture};
use crate::next::NewUser;
use crate::state::FlowId;
use crate::transition::{Creation, User};

const FINDING: &str = "finding a user";
const CREATING: &str = "creating a user";
const ENDING: &str = "ending a sign-up";

impl Accounts for SqlStore {
    fn find<'a>(&'a self, account: &'a Account) -> StoreFuture<'a, Option<User>> {
        Box::pin(async move {
            let row = sqlx::query("SELECT id, claims FROM connector_users WHERE account_key = $1")
                .bind(account.key())
                .fetch_optional(&self.0)
                .await
                .map_err(failed(FINDING))?;
            let Some(row) = row else { return Ok(None) };
            Ok(Some(User {
                id: row.try_get("id").map_err(failed(FINDING))?,
                claims: claims_of(&row, FINDING)?,
            }))
        })
    }

    fn create<'a>(&'a self, user: &'a NewUser) -> StoreFuture<'a, Creation> {
        Box::pin(create(self, user))
    }

    fn end<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(async move {
            sqlx::query(
                "INSERT INTO connector_sign_ups (sign_up_key, user_id) VALUES ($1, NULL) ON CONFLICT DO NOTHING",
            )
            .bind(key)
            .execute(&self.0)
            .await
            .map_err(failed(ENDING))?;
            Ok(())
        })
    }
}

/// The key first: whoever inserts it creates the user, and everybody else waits for the end of that transaction. An insert as
/// the first statement also makes SQLite take its write lock at once, so that no two transactions wait for each other.
async fn create(store: &SqlStore, user: &NewUser) -> Result<Creation, StoreError> {
    let failed = failed(CREATING);
    let id = FlowId::random().map_err(|error| StoreError::new(CREATING, error))?;
    let id = id.to_string();
    let mut transaction = store.0.begin().await.map_err(&failed)?;
    let first = sqlx::query(
        "INSERT INTO connector_sign_ups (sign_up_key, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    )
    .bind(&user.key)
    .bind(&id)
    .execute(&mut *transaction)
    .await
    .map_err(&failed)?;
    if first.rows_affected() == 0 {
        let row = sqlx::query("SELECT user_id FROM connector_sign_ups WHERE sign_up_key = $1")
            .bind(&user.key)
            .fetch_one(&mut *transaction)
            .await
            .map_err(&failed)?;
        let there: Option<String> = row.try_get("user_id").map_err(&failed)?;
        return Ok(there.map_or(Creation::Ended, Creation::User));
    }
    let second = sqlx::query(
        "INSERT INTO connector_users (id, account_key, account, email, claims) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT DO NOTHING",
    )
    .bind(&id)
    .bind(user.account.key())
    .bind(json(&user.account, CREATING)?)
    .bind(user.email.as_deref())
    .bind(json(&user.claims, CREATING)?)
    .execute(&mut *transaction)
    .await
    .map_err(&failed)?;
    if second.rows_affected() == 0 {
        transaction.rollback().await.map_err(&failed)?;
        return Ok(Creation::Taken);
    }
    transaction.commit().await.map_err(&failed)?;
    Ok(Creation::User(id))
}
