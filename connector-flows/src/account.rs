//! [`Account`] and [`Person`]: how somebody signs in, and what the flow knows of them before any attribute.

use std::fmt;

use connector_runtime::Identity;
use serde::{Deserialize, Serialize};

/// How a person signs in.
///
/// `Debug` shows the form alone.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Account {
    /// With another identity provider.
    #[serde(rename_all = "camelCase")]
    Federated {
        /// The provider: `google.com`.
        issuer: String,
        /// What it calls the person.
        issuer_assigned_id: String,
    },
    /// Here, with a name that is theirs alone: a verified e-mail address, or a user name.
    Local {
        /// The name.
        name: String,
    },
}

impl Account {
    /// An account with another identity provider.
    #[must_use]
    pub fn federated(issuer: impl Into<String>, issuer_assigned_id: impl Into<String>) -> Self {
        Self::Federated {
            issuer: issuer.into(),
            issuer_assigned_id: issuer_assigned_id.into(),
        }
    }

    /// A local account.
    #[must_use]
    pub fn local(name: impl Into<String>) -> Self {
        Self::Local { name: name.into() }
    }

    /// The claim `identities` of a connector: how the person signs in with another provider; empty for a local account, of
    /// which the documents' product sends none.
    #[must_use]
    pub fn identities(&self) -> Vec<Identity> {
        match self {
            Self::Federated {
                issuer,
                issuer_assigned_id,
            } => vec![Identity::federated(issuer, issuer_assigned_id)],
            Self::Local { .. } => Vec::new(),
        }
    }

    /// The account of a connector's request: its first identity, else a local one of that e-mail address. None where it has
    /// neither.
    #[must_use]
    pub fn of_request(identities: &[Identity], email: Option<&str>) -> Option<Self> {
        match (identities.first(), email) {
            (Some(identity), _) => Some(Self::federated(
                &identity.issuer,
                &identity.issuer_assigned_id,
            )),
            (None, Some(email)) => Some(Self::local(email)),
            (None, None) => None,
        }
    }

    /// One text for one account, to be unique in a store: no two accounts share it, and it begins with `federated:` or
    /// `local:`. Local names are compared without case, as the documents' directory does; what a provider calls a person is
    /// compared as it is.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            // The length keeps `a` + `b:c` and `a:b` + `c` apart.
            Self::Federated {
                issuer,
                issuer_assigned_id,
            } => format!("federated:{}:{issuer}:{issuer_assigned_id}", issuer.len()),
            Self::Local { name } => format!("local:{}", name.trim().to_lowercase()),
        }
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Federated { .. } => "Federated(..)",
            Self::Local { .. } => "Local(..)",
        })
    }
}

/// What is known of somebody when a flow begins: proven by the identity provider, or by the application for a local account.
///
/// `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    account: Account,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ui_locales: Option<String>,
}

impl Person {
    /// Somebody of that account.
    #[must_use]
    pub fn new(account: Account) -> Self {
        Self {
            account,
            email: None,
            client_id: None,
            ui_locales: None,
        }
    }

    /// Their e-mail address; it is no attribute, and no connector can change it.
    #[must_use]
    pub fn with_email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    /// The application that they sign up for.
    #[must_use]
    pub fn with_client_id(mut self, id: impl Into<String>) -> Self {
        self.client_id = Some(id.into());
        self
    }

    /// The languages of their device, as BCP 47 tags with blanks between.
    #[must_use]
    pub fn with_ui_locales(mut self, locales: impl Into<String>) -> Self {
        self.ui_locales = Some(locales.into());
        self
    }

    /// How they sign in.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// Their e-mail address.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// The application that they sign up for.
    #[must_use]
    pub fn client_id(&self) -> Option<&str> {
        self.client_id.as_deref()
    }

    /// The languages of their device.
    #[must_use]
    pub fn ui_locales(&self) -> Option<&str> {
        self.ui_locales.as_deref()
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(..)")
    }
}
