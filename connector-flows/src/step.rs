//! [`UserFlowStep`]: the three places of a flow at which connectors are called.

use std::fmt;

/// A step of a user flow at which connectors are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserFlowStep {
    /// After federating with an identity provider during sign-up.
    PostFederationSignup,
    /// Before creating the user.
    PostAttributeCollection,
    /// Before sending the token.
    PreTokenIssuance,
}

impl fmt::Display for UserFlowStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PostFederationSignup => "PostFederationSignup",
            Self::PostAttributeCollection => "PostAttributeCollection",
            Self::PreTokenIssuance => "PreTokenIssuance",
        })
    }
}
