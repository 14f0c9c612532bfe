//! [`Accounts`]: the directory in which users are created, and [`MemoryAccounts`], one for tests.

use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::future::{self, Future};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::account::Account;
use crate::next::NewUser;
use crate::transition::{Creation, User};

/// The future of a store.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// The directory. Its three promises are what makes "exactly one user" true however often a page is sent, an answer lost or a
/// replica killed; each needs one unique key and one transaction.
pub trait Accounts: Send + Sync {
    /// The user who signs in so.
    fn find<'a>(&'a self, account: &'a Account) -> StoreFuture<'a, Option<User>>;

    /// Creates a user, at once whole or not at all: `User` with the same id for every further try under the same
    /// [`key`](NewUser::key), `Ended` where the key was ended before, `Taken` where [`Account::key`] is another's.
    fn create<'a>(&'a self, user: &'a NewUser) -> StoreFuture<'a, Creation>;

    /// Ends a key under which no user was created: none ever will be.
    fn end<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()>;
}

/// One directory, shared.
impl<T: Accounts + ?Sized> Accounts for Arc<T> {
    fn find<'a>(&'a self, account: &'a Account) -> StoreFuture<'a, Option<User>> {
        (**self).find(account)
    }

    fn create<'a>(&'a self, user: &'a NewUser) -> StoreFuture<'a, Creation> {
        (**self).create(user)
    }

    fn end<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        (**self).end(key)
    }
}

/// A store failed.
///
/// `Display` says what was to be done; what the store said is the source.
pub struct StoreError {
    doing: &'static str,
    source: Box<dyn Error + Send + Sync>,
}

impl StoreError {
    /// The store failed while doing this: `creating a user`.
    #[must_use]
    pub fn new(doing: &'static str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            doing,
            source: source.into(),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the store failed while {}", self.doing)
    }
}

/// As `Display`: a database's text may repeat values.
impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreError")
            .field("doing", &self.doing)
            .finish_non_exhaustive()
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

/// A directory in memory: for tests, and for one process that may forget.
#[derive(Default)]
pub struct MemoryAccounts(Mutex<Directory>);

#[derive(Default)]
struct Directory {
    /// What became of each key: a user's id, or the end.
    keys: HashMap<String, Option<String>>,
    /// By the account's key.
    users: HashMap<String, User>,
}

impl MemoryAccounts {
    /// A directory without users.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many users there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.directory().users.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn directory(&self) -> MutexGuard<'_, Directory> {
        // No method leaves the maps half changed, so what a panic elsewhere poisoned is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Accounts for MemoryAccounts {
    fn find<'a>(&'a self, account: &'a Account) -> StoreFuture<'a, Option<User>> {
        let user = self.directory().users.get(&account.key()).cloned();
        Box::pin(future::ready(Ok(user)))
    }

    fn create<'a>(&'a self, user: &'a NewUser) -> StoreFuture<'a, Creation> {
        let mut directory = self.directory();
        let creation = match directory.keys.get(&user.key) {
            Some(Some(id)) => Creation::User(id.clone()),
            Some(None) => Creation::Ended,
            None if directory.users.contains_key(&user.account.key()) => Creation::Taken,
            None => {
                let id = format!("user-{}", directory.users.len() + 1);
                let claims = user.claims.clone();
                let new = User {
                    id: id.clone(),
                    claims,
                };
                directory.users.insert(user.account.key(), new);
                directory.keys.insert(user.key.clone(), Some(id.clone()));
                Creation::User(id)
            }
        };
        Box::pin(future::ready(Ok(creation)))
    }

    fn end<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        self.directory().keys.entry(key.to_owned()).or_insert(None);
        Box::pin(future::ready(Ok(())))
    }
}

impl fmt::Debug for MemoryAccounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryAccounts")
            .field("users", &self.len())
            .finish_non_exhaustive()
    }
}
