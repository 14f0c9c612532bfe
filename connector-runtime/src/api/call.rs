//! What a user flow says of itself in a request.

use std::fmt;

use super::error::RequestError;
use crate::decode::{self, Read, Reader};
use crate::profile::{OutputClaim, Profile, Step};
use crate::steps::UserFlowStep;

/// What a user flow says of itself in a request of an API connector, each where it says it: the documents' own products
/// leave some of it out.
///
/// `Debug` shows the step alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct UserFlowCall {
    step: Option<UserFlowStep>,
    client_id: Option<String>,
    ui_locales: Option<String>,
}

const fn member(name: &'static str, path: &'static [Step]) -> OutputClaim {
    OutputClaim {
        name,
        path,
        ty: "String",
        optional: true,
    }
}

/// A sample of the documents says `clientId`.
const MEMBERS: &[OutputClaim] = &[
    member("step", &[Step::Name("step")]),
    member("client_id", &[Step::Name("client_id")]),
    member("clientId", &[Step::Name("clientId")]),
    member("ui_locales", &[Step::Name("ui_locales")]),
];

impl UserFlowCall {
    /// Reads it from the body of a request.
    pub(crate) fn read(profile: &Profile, body: &[u8]) -> Result<Self, RequestError> {
        let Some(step) = profile.step else {
            return Ok(Self::default());
        };
        let [mut said, mut client_id, mut other_id, mut ui_locales] =
            [(); 4].map(|()| Read::<String>::new());
        let readers: &mut [&mut dyn Reader] =
            &mut [&mut said, &mut client_id, &mut other_id, &mut ui_locales];
        decode::read(body, MEMBERS, readers).map_err(|fault| {
            RequestError::bad(fault.sentence_of("the request", MEMBERS).to_string())
        })?;
        let said = said.optional();
        if let Some(said) = &said
            && UserFlowStep::of(said) != Some(step)
        {
            return Err(RequestError::bad(format!(
                "the request is of another `step`, and this API is of `{step}`"
            )));
        }
        Ok(Self {
            step: said.map(|_| step),
            client_id: client_id.optional().or(other_id.optional()),
            ui_locales: ui_locales.optional(),
        })
    }

    /// `step`, which is the profile's where it is said at all.
    #[must_use]
    pub fn step(&self) -> Option<UserFlowStep> {
        self.step
    }

    /// `client_id`: the application that the person signs up for.
    #[must_use]
    pub fn client_id(&self) -> Option<&str> {
        self.client_id.as_deref()
    }

    /// `ui_locales`: the languages of the person's device.
    #[must_use]
    pub fn ui_locales(&self) -> Option<&str> {
        self.ui_locales.as_deref()
    }
}

impl fmt::Debug for UserFlowCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserFlowCall")
            .field("step", &self.step)
            .finish_non_exhaustive()
    }
}
