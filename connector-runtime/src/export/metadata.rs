//! `Metadata`: what the profile says of the call; and what of it a policy has no key for.

use crate::profile::{Method, Place, Profile, SendClaimsIn};

/// The documents' word.
pub(super) fn mode(mode: SendClaimsIn) -> &'static str {
    match mode {
        SendClaimsIn::Body => "Body",
        SendClaimsIn::Form => "Form",
        SendClaimsIn::Header => "Header",
        SendClaimsIn::Url => "Url",
        SendClaimsIn::QueryString => "QueryString",
    }
}

/// The messages, by the documents' names.
pub(super) fn messages(profile: &Profile) -> [(&'static str, Option<&'static str>); 4] {
    [
        (
            "DefaultUserMessageIfRequestFailed",
            profile.default_user_message_if_request_failed,
        ),
        (
            "UserMessageIfCircuitOpen",
            profile.user_message_if_circuit_open,
        ),
        (
            "UserMessageIfDnsResolutionFailed",
            profile.user_message_if_dns_resolution_failed,
        ),
        (
            "UserMessageIfRequestTimeout",
            profile.user_message_if_request_timeout,
        ),
    ]
}

/// What a policy cannot say of the call.
pub(super) fn remarks(profile: &Profile) -> Vec<String> {
    let mut remarks = Vec::new();
    let fixed = match profile.send_claims_in {
        SendClaimsIn::Body | SendClaimsIn::Form => Method::Post,
        SendClaimsIn::Header | SendClaimsIn::Url | SendClaimsIn::QueryString => Method::Get,
    };
    if profile.method != fixed {
        remarks.push(format!(
            "its verb is {}, and `SendClaimsIn` fixes {}",
            http::Method::from(profile.method),
            http::Method::from(fixed)
        ));
    }
    let said = [
        ("timeout", profile.timeout.is_some()),
        ("attempt_timeout", profile.attempt_timeout.is_some()),
        ("retries", profile.retries.is_some()),
        ("idempotent", profile.idempotent.is_some()),
        ("response_limit", profile.response_limit.is_some()),
        (
            "content_type",
            profile.content_type != Profile::DEFAULT.content_type,
        ),
    ];
    for (key, _) in said.iter().filter(|(_, said)| *said) {
        remarks.push(format!("`{key}` is fixed in the documents' system"));
    }
    let own = match profile.send_claims_in {
        SendClaimsIn::Body => Place::Body,
        SendClaimsIn::Form => Place::Form,
        SendClaimsIn::Header => Place::Header,
        SendClaimsIn::Url => Place::Url,
        SendClaimsIn::QueryString => Place::QueryString,
    };
    for input in profile.inputs {
        if input.send_in != own && !matches!(input.send_in, Place::Payload | Place::Bearer) {
            remarks.push(format!(
                "`{}` goes to another place ({:?}) than `SendClaimsIn` says, and a policy has one place for all",
                input.name, input.send_in
            ));
        }
    }
    remarks
}
