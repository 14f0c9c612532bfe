//! What the API of a connector decided: HTTP status, `action` and message, checked against one another and against the step.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::StatusCode;

use super::UserFlowStep;
use crate::answer::Answer;
use crate::classify::KEPT;
use crate::contract::{Action, AnswerOf, Contract};
use crate::decode::{self, Fault, Reader, Text, Texts};
use crate::error::{Error, ErrorKind, Sent, Step};
use crate::profile::{self, OutputClaim, Profile};
use crate::technical_profile::ClaimsExchange;
use crate::validation::for_display;

/// What an API decided.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Continue,
    ShowBlockPage(String),
    ValidationError(String, BTreeMap<String, String>),
}

/// From a classified answer to what an exchange returns.
pub(crate) fn conclude<P: ClaimsExchange>(
    sent: P::__Sent,
    answer: &Answer<'_>,
) -> Result<AnswerOf<P>, Error> {
    P::Contract::__answer(acted::<P>(sent, answer)?).ok_or_else(|| {
        Error::internal(
            P::DECLARED,
            "an answer came through that the profile's contract does not have",
        )
    })
}

/// The same, whatever the step.
pub(crate) fn acted<P: ClaimsExchange>(
    sent: P::__Sent,
    answer: &Answer<'_>,
) -> Result<Action<P>, Error> {
    Ok(match answer.verdict()? {
        Verdict::Continue => Action::Continue(P::__decode(sent, answer)?),
        Verdict::ShowBlockPage(text) => Action::ShowBlockPage(text),
        Verdict::ValidationError(message, fields) => Action::ValidationError { message, fields },
    })
}

/// The members that decide, whatever else the body holds.
const MEMBERS: &[OutputClaim] = &[
    member("action", &[profile::Step::Name("action")]),
    member("userMessage", &[profile::Step::Name("userMessage")]),
    member("status", &[profile::Step::Name("status")]),
    member("attributeErrors", &[profile::Step::Name("attributeErrors")]),
];

const fn member(name: &'static str, path: &'static [profile::Step]) -> OutputClaim {
    OutputClaim {
        name,
        path,
        ty: "String",
        optional: true,
    }
}

#[derive(Default)]
struct Decided {
    action: Option<String>,
    user_message: Option<String>,
    status: Option<String>,
    attribute_errors: BTreeMap<String, String>,
}

fn decided(body: &[u8]) -> Result<Decided, Fault> {
    let [mut action, mut user_message] = [(); 2].map(|()| Text::default());
    let mut status = Text::or_number();
    let mut attribute_errors = Texts::default();
    let readers: &mut [&mut dyn Reader] = &mut [
        &mut action,
        &mut user_message,
        &mut status,
        &mut attribute_errors,
    ];
    decode::read(body, MEMBERS, readers)?;
    Ok(Decided {
        action: action.text,
        user_message: user_message.text,
        status: status.text,
        attribute_errors: attribute_errors.texts,
    })
}

/// Whether the body of a 400 is an answer of the contract, which is then judged by [`verdict`].
pub(crate) fn has_action(body: &[u8]) -> bool {
    decided(body).is_ok_and(|decided| decided.action.is_some())
}

/// Judges the answer of a connector.
pub(crate) fn verdict(
    profile: &'static Profile,
    step: UserFlowStep,
    status: StatusCode,
    body: &[u8],
) -> Result<Verdict, Error> {
    let failed = |kind, reason: String| {
        let mut error = Error::new(profile, kind, Step::Decode, reason);
        let parts = error.parts_mut();
        parts.sent = Sent::Answered;
        parts.status = Some(status);
        parts.body = Bytes::copy_from_slice(&body[..body.len().min(KEPT)]);
        error
    };
    let wrong = |reason| {
        failed(ErrorKind::Protocol, reason)
            .help("the documents' table of responses says which `action` stands with which status")
    };
    let decided = decided(body)
        .map_err(|fault| failed(ErrorKind::Decode, fault.sentence(MEMBERS).to_string()))?;
    let Some(action) = decided.action else {
        return Err(wrong(format!(
            "the API answered {status} without an `action`"
        )));
    };
    let message = |name: &str| {
        decided
            .user_message
            .as_deref()
            .map(for_display)
            .ok_or_else(|| wrong(format!("the API answered `{name}` without a `userMessage`")))
    };
    let (name, wanted, verdict) = match action.as_str() {
        "Continue" => ("Continue", StatusCode::OK, Verdict::Continue),
        "ShowBlockPage" => (
            "ShowBlockPage",
            StatusCode::OK,
            Verdict::ShowBlockPage(message("ShowBlockPage")?),
        ),
        "ValidationError" => (
            "ValidationError",
            StatusCode::BAD_REQUEST,
            Verdict::ValidationError(
                message("ValidationError")?,
                decided
                    .attribute_errors
                    .iter()
                    .map(|(name, text)| (name.clone(), for_display(text)))
                    .collect(),
            ),
        ),
        _ => {
            return Err(wrong(format!(
                "the API answered {status} with an `action` that the documents do not have"
            )));
        }
    };
    let known = match &verdict {
        Verdict::Continue => true,
        Verdict::ShowBlockPage(_) => step != UserFlowStep::PreTokenIssuance,
        Verdict::ValidationError(..) => step == UserFlowStep::PostAttributeCollection,
    };
    if !known {
        return Err(wrong(format!(
            "the API answered `{name}`, which the step `{step}` does not have"
        )));
    }
    if status != wanted {
        return Err(wrong(format!(
            "the API answered `{name}` with {}, and it stands with {}",
            status.as_u16(),
            wanted.as_u16()
        )));
    }
    // A number or a string; what an API leaves out it does not contradict.
    let contradicts = decided.status.is_some_and(|status| status != "400");
    if matches!(verdict, Verdict::ValidationError(..)) && contradicts {
        return Err(wrong(
            "the API answered `ValidationError` with 400 and another `status` in the body".into(),
        ));
    }
    Ok(verdict)
}

#[cfg(test)]
mod tests {
    use UserFlowStep::{PostAttributeCollection, PostFederationSignup, PreTokenIssuance};

    use super::*;

    static PROFILE: Profile = Profile::DEFAULT;

    fn judge(step: UserFlowStep, status: u16, body: &str) -> Result<Verdict, String> {
        let status = StatusCode::from_u16(status).unwrap();
        verdict(&PROFILE, step, status, body.as_bytes()).map_err(|error| {
            assert_eq!(error.kind(), ErrorKind::Protocol);
            error.parts().reason.to_string()
        })
    }

    #[test]
    fn each_step_has_its_answers_and_no_other() {
        let block = r#"{"action":"ShowBlockPage","userMessage":"no"}"#;
        let invalid = r#"{"status":400,"action":"ValidationError","userMessage":"no"}"#;
        for (step, blocks, validates) in [
            (PostFederationSignup, true, false),
            (PostAttributeCollection, true, true),
            (PreTokenIssuance, false, false),
        ] {
            assert_eq!(
                judge(step, 200, r#"{"action":"Continue"}"#),
                Ok(Verdict::Continue)
            );
            assert_eq!(judge(step, 200, block).is_ok(), blocks, "{step}");
            assert_eq!(judge(step, 400, invalid).is_ok(), validates, "{step}");
        }
    }

    #[test]
    fn status_and_action_contradict_each_other() {
        for (status, body, told) in [
            (400, r#"{"action":"Continue"}"#, "`Continue` with 400"),
            (
                400,
                r#"{"action":"ShowBlockPage","userMessage":""}"#,
                "`ShowBlockPage` with 400",
            ),
            (
                200,
                r#"{"action":"ValidationError","userMessage":""}"#,
                "`ValidationError` with 200",
            ),
            (
                400,
                r#"{"action":"ValidationError","userMessage":"","status":409}"#,
                "another `status`",
            ),
            (200, r#"{"action":"continue"}"#, "documents do not have"),
            (200, r#"{"action":7}"#, "without an `action`"),
            (200, "", "without an `action`"),
            (200, "{}", "without an `action`"),
            (
                200,
                r#"{"action":"ShowBlockPage"}"#,
                "without a `userMessage`",
            ),
        ] {
            let error = judge(PostAttributeCollection, status, body).unwrap_err();
            assert!(error.contains(told), "{body}: {error}");
        }
    }

    #[test]
    fn the_status_in_the_body_is_a_number_a_string_or_left_out() {
        for status in [r#","status":400"#, r#","status":"400""#, ""] {
            let body = format!(r#"{{"action":"ValidationError","userMessage":"no"{status}}}"#);
            assert_eq!(
                judge(PostAttributeCollection, 400, &body),
                Ok(Verdict::ValidationError("no".into(), BTreeMap::new()))
            );
        }
    }

    #[test]
    fn texts_for_fields_are_strings_by_name() {
        for (errors, wanted) in [
            (
                r#"{"city":"none","age":"young\n"}"#,
                vec![("age", "young "), ("city", "none")],
            ),
            (r#"{"city":7,"age":"young"}"#, vec![("age", "young")]),
            (r#"["city"]"#, vec![]),
            ("null", vec![]),
        ] {
            let body = format!(
                r#"{{"action":"ValidationError","userMessage":"no","attributeErrors":{errors}}}"#
            );
            let wanted = wanted
                .into_iter()
                .map(|(name, text)| (name.to_owned(), text.to_owned()));
            assert_eq!(
                judge(PostAttributeCollection, 400, &body),
                Ok(Verdict::ValidationError("no".into(), wanted.collect())),
                "{errors}"
            );
        }
    }
}
