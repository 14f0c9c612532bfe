//! API connectors of a user flow: at which steps of a sign-up they are called, and what may be answered at each.
//!
//! | step | called | may be answered |
//! |---|---|---|
//! | [`PostFederationSignup`] | after federating with an identity provider during sign-up | [`Continue`, `ShowBlockPage`](post_federation_signup::Answer) |
//! | [`PostAttributeCollection`] | before creating the user | [those and `ValidationError`](post_attribute_collection::Answer) |
//! | [`PreTokenIssuance`] | before sending the token | [`Continue`](pre_token_issuance::Answer) |
//!
//! The answer of a step is an enum of its own: what cannot be answered there does not exist, and an API that answers it
//! nevertheless is a `Protocol` error.
//!
//! # What is sent
//!
//! Always a POST with a flat JSON object: the declared claims in their order, then `step`, `client_id` and `ui_locales`, each
//! left out where the call's [`Context`](crate::Context) has none. `client_id` is what the context says of
//! [`Oidc::ClientId`](crate::Oidc); `ui_locales` is the query parameter of that name, else the culture.
//!
//! A claim `extension_Name` is a custom attribute: on the wire it is `extension_<app id>_Name`, with the id of the directory's
//! extensions app from the connector's setting [`EXTENSIONS_APP_ID`], without its dashes. In answers both forms are taken.
//!
//! # What comes back
//!
//! HTTP status and `action` must agree: `Continue` and `ShowBlockPage` stand with 200, `ValidationError` with 400.

use std::fmt;

pub use crate::contract::Action;
use crate::contract::{Contract, sealed};

mod extension;
mod identity;
mod verdict;

pub(crate) use extension::{App, shorten};
pub use identity::Identity;
#[cfg(feature = "client")]
pub(crate) use verdict::acted;
pub(crate) use verdict::{Verdict, conclude, has_action, verdict};

/// The setting that holds the id of the directory's extensions app (`b2c-extensions-app`), with dashes or without.
pub const EXTENSIONS_APP_ID: &str = "ExtensionsAppId";

/// A step of a user flow at which an API connector is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserFlowStep {
    /// After federating with an identity provider during sign-up.
    PostFederationSignup,
    /// Before creating the user.
    PostAttributeCollection,
    /// Before sending the token.
    PreTokenIssuance,
}

impl UserFlowStep {
    /// The word for it on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PostFederationSignup => "PostFederationSignup",
            Self::PostAttributeCollection => "PostAttributeCollection",
            Self::PreTokenIssuance => "PreTokenIssuance",
        }
    }

    /// The step of a word on the wire. A sample of the documents says `PreTokenApplicationClaims` for the last.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "PostFederationSignup" => Self::PostFederationSignup,
            "PostAttributeCollection" => Self::PostAttributeCollection,
            "PreTokenIssuance" | "PreTokenApplicationClaims" => Self::PreTokenIssuance,
            _ => return None,
        })
    }
}

impl fmt::Display for UserFlowStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The contract of [`UserFlowStep::PostFederationSignup`].
#[derive(Debug)]
pub enum PostFederationSignup {}

/// The contract of [`UserFlowStep::PostAttributeCollection`].
#[derive(Debug)]
pub enum PostAttributeCollection {}

/// The contract of [`UserFlowStep::PreTokenIssuance`].
#[derive(Debug)]
pub enum PreTokenIssuance {}

impl sealed::Sealed for PostFederationSignup {}
impl sealed::Sealed for PostAttributeCollection {}
impl sealed::Sealed for PreTokenIssuance {}

impl Contract for PostFederationSignup {
    type Answer<C> = post_federation_signup::Answer<C>;
    const STEP: Option<UserFlowStep> = Some(UserFlowStep::PostFederationSignup);

    fn __answer<C>(action: Action<C>) -> Option<Self::Answer<C>> {
        use post_federation_signup::Answer;
        match action {
            Action::Continue(claims) => Some(Answer::Continue(claims)),
            Action::ShowBlockPage(text) => Some(Answer::ShowBlockPage(text)),
            Action::ValidationError { .. } => None,
        }
    }
}

impl Contract for PostAttributeCollection {
    type Answer<C> = post_attribute_collection::Answer<C>;
    const STEP: Option<UserFlowStep> = Some(UserFlowStep::PostAttributeCollection);

    fn __answer<C>(action: Action<C>) -> Option<Self::Answer<C>> {
        use post_attribute_collection::Answer;
        Some(match action {
            Action::Continue(claims) => Answer::Continue(claims),
            Action::ShowBlockPage(text) => Answer::ShowBlockPage(text),
            Action::ValidationError { message, .. } => Answer::ValidationError(message),
        })
    }
}

impl Contract for PreTokenIssuance {
    type Answer<C> = pre_token_issuance::Answer<C>;
    const STEP: Option<UserFlowStep> = Some(UserFlowStep::PreTokenIssuance);

    fn __answer<C>(action: Action<C>) -> Option<Self::Answer<C>> {
        match action {
            Action::Continue(claims) => Some(pre_token_issuance::Answer::Continue(claims)),
            Action::ShowBlockPage(_) | Action::ValidationError { .. } => None,
        }
    }
}

/// What may be answered after federating with an identity provider.
pub mod post_federation_signup {
    use std::fmt;

    /// The answer; the texts are for the person at the screen, cut at 1,024 bytes and free of control characters.
    #[derive(Clone, PartialEq, Eq)]
    pub enum Answer<C> {
        /// The sign-up goes on; the claims that came back **prefill** the attribute page.
        Continue(C),
        /// The sign-up ends with a page that shows this text.
        ShowBlockPage(String),
    }

    /// Lengths of texts only: they may repeat the claims that the API was sent.
    impl<C: fmt::Debug> fmt::Debug for Answer<C> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Self::Continue(claims) => f.debug_tuple("Continue").field(claims).finish(),
                Self::ShowBlockPage(text) => super::length(f, "ShowBlockPage", text),
            }
        }
    }
}

/// What may be answered before the user is created.
pub mod post_attribute_collection {
    use std::fmt;

    /// The answer; the texts are for the person at the screen, cut at 1,024 bytes and free of control characters.
    #[derive(Clone, PartialEq, Eq)]
    pub enum Answer<C> {
        /// The sign-up goes on; the claims that came back **override** what the person typed.
        Continue(C),
        /// The sign-up ends with a page that shows this text.
        ShowBlockPage(String),
        /// The person stays on the attribute page, reads this text and sends the page again.
        ValidationError(String),
    }

    /// Lengths of texts only: they may repeat the claims that the API was sent.
    impl<C: fmt::Debug> fmt::Debug for Answer<C> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Self::Continue(claims) => f.debug_tuple("Continue").field(claims).finish(),
                Self::ShowBlockPage(text) => super::length(f, "ShowBlockPage", text),
                Self::ValidationError(text) => super::length(f, "ValidationError", text),
            }
        }
    }
}

/// What may be answered before the token is sent.
pub mod pre_token_issuance {
    /// The answer: nothing but claims.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Answer<C> {
        /// The claims that came back are **put in the token**.
        Continue(C),
    }
}

fn length(f: &mut fmt::Formatter<'_>, name: &str, text: &str) -> fmt::Result {
    write!(f, "{name}({} bytes)", text.len())
}
