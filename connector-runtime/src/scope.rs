//! What computed claims see of a call.

use crate::context::Context;
use crate::profile::Profile;

/// What computed claims see of a call; made by the runtime, handed to generated code.
#[derive(Debug)]
pub struct Scope<'a> {
    pub(crate) profile: &'static Profile,
    pub(crate) context: &'a Context,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(profile: &'static Profile, context: &'a Context) -> Self {
        Self { profile, context }
    }
}
