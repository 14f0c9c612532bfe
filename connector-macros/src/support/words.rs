//! The word list: every key of the language, with what it takes and a line of reference text.
//!
//! The reference docs of the macro are this list printed; a test compares them.

pub(crate) use auth::AUTH;
pub(crate) use claim::CLAIM;
pub(crate) use profile::PROFILE;

use crate::model::Contract;

mod auth;
mod claim;
mod profile;

/// A key.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the reference docs are checked against all of it")
)]
pub(crate) struct Word {
    pub(crate) name: &'static str,
    /// What it takes, and what holds without it.
    pub(crate) takes: &'static str,
    /// The reference text.
    pub(crate) text: &'static str,
    /// The documents' word for it.
    pub(crate) documents: &'static str,
    /// The key as people write it, fit to paste.
    pub(crate) sample: &'static str,
    /// Whether it also takes the path of a constant.
    pub(crate) constant: bool,
    /// The attributes that it stands in.
    pub(crate) on: &'static [On],
}

/// An attribute of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Profile,
    Connector,
    Input,
    Output,
    Claim,
}

impl On {
    /// The attribute of the struct.
    pub(crate) fn of(contract: Contract) -> Self {
        match contract {
            Contract::TechnicalProfile => Self::Profile,
            Contract::ApiConnector => Self::Connector,
        }
    }

    /// Whether it stands on the struct.
    pub(crate) fn is_struct(self) -> bool {
        matches!(self, Self::Profile | Self::Connector)
    }

    /// As it is written.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Profile => "technical_profile",
            Self::Connector => "api_connector",
            Self::Input => "input",
            Self::Output => "output",
            Self::Claim => "claim",
        }
    }
}

/// A form of `auth`.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the reference docs are checked against all of it")
)]
pub(crate) struct Form {
    pub(crate) name: &'static str,
    /// Whether a name as a string comes first.
    pub(crate) named: bool,
    /// What it takes after that.
    pub(crate) keys: &'static [&'static str],
    /// Its shortest form.
    pub(crate) sample: &'static str,
    /// Its longest form.
    pub(crate) full: &'static str,
    pub(crate) text: &'static str,
}

/// The key of that name.
pub(crate) fn find(name: &str) -> Option<&'static Word> {
    PROFILE.iter().chain(CLAIM).find(|word| word.name == name)
}

/// How a key is written.
pub(crate) fn sample(name: &str) -> Option<&'static str> {
    find(name).map(|word| word.sample)
}

/// The key with a value that compiles wherever the key does.
pub(crate) fn paste(name: &str) -> Option<&'static str> {
    match name {
        "default" => Some("default = Default::default()"),
        "map" => Some("map = |value| value"),
        _ => sample(name),
    }
}

/// Whether a key takes the path of a constant too.
pub(crate) fn constant(name: &str) -> bool {
    find(name).map_or(name == "token_url", |word| word.constant)
}

/// The form of `auth` of that name.
pub(crate) fn auth(name: &str) -> Option<&'static Form> {
    AUTH.iter().find(|form| form.name == name)
}

/// What stands behind a key of a form of `auth`, such as people write it.
pub(crate) fn value(key: &str) -> &'static str {
    match key {
        "username_key" => "B2C_1A_Id",
        "password_key" => "B2C_1A_Secret",
        "client_id_key" => "B2C_1A_ClientId",
        "client_secret_key" => "B2C_1A_ClientSecret",
        "token_url" => "https://login.example.com/token",
        "scope" => "https://api.example.com/.default",
        "audience" => "https://api.example.com",
        _ => "B2C_1A_Token",
    }
}
