//! What is legal and doubtful: it compiles and runs, and a person would want to know of it.
//!
//! In: a profile and where it runs. Out: one warning for each doubt, when a connector makes the profile ready, which is once:
//! in `build` for profiles under `verify`, else before the first call.

use std::fmt;

use super::configuration::DeploymentMode;
use crate::profile::{InputClaim, Method, OutputClaim, Place, Profile};

/// Warns of all that is doubtful, through `tracing`.
pub(super) fn warn(profile: &'static Profile, mode: DeploymentMode) {
    for doubt in doubts(profile, mode) {
        tracing::warn!(profile = profile.id, "{doubt}");
    }
}

/// Something doubtful.
#[derive(Debug, PartialEq, Eq)]
enum Doubt {
    /// `debug_mode` in production.
    DebugMode,
    /// A claim that looks like a secret, in the URL.
    SecretInUrl(&'static str),
    /// A bearer token that `Debug` prints.
    PlainBearer(&'static str),
    /// An output without which the call fails, of an answer that usually has no body.
    Required(&'static str),
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DebugMode => f.write_str(
                "`debug_mode` is on in production: `details()` shows people what the API says to developers; help: leave `debug_mode` out",
            ),
            Self::SecretInUrl(claim) => write!(
                f,
                "`{claim}` looks like a secret and goes in the URL, which servers and proxies log; help: send it in the body or in a header"
            ),
            Self::PlainBearer(claim) => write!(
                f,
                "`{claim}` is a bearer token, and its type shows it in `Debug`; help: write `Secret<String>`"
            ),
            Self::Required(claim) => write!(
                f,
                "`{claim}` is required, and a DELETE is commonly answered without a body; help: write `Option<…>`, or give it a `default`"
            ),
        }
    }
}

fn doubts(profile: &'static Profile, mode: DeploymentMode) -> Vec<Doubt> {
    let debug = profile.debug_mode && mode == DeploymentMode::Production;
    let inputs = profile.inputs.iter().filter_map(of_input);
    let outputs = profile
        .outputs
        .iter()
        .filter(|claim| profile.method == Method::Delete && is_required(claim))
        .map(|claim| Doubt::Required(claim.name));
    debug
        .then_some(Doubt::DebugMode)
        .into_iter()
        .chain(inputs)
        .chain(outputs)
        .collect()
}

fn of_input(claim: &'static InputClaim) -> Option<Doubt> {
    match claim.send_in {
        Place::Url | Place::QueryString if is_secret(claim) => Some(Doubt::SecretInUrl(claim.name)),
        Place::Bearer if !claim.ty.contains("Secret") => Some(Doubt::PlainBearer(claim.name)),
        _ => None,
    }
}

/// By its type, or by a word of its names.
fn is_secret(claim: &InputClaim) -> bool {
    const SECRETS: [&str; 12] = [
        "password",
        "passwd",
        "passcode",
        "passphrase",
        "pwd",
        "pin",
        "otp",
        "secret",
        "token",
        "jwt",
        "credential",
        "credentials",
    ];
    claim.ty.contains("Secret")
        || [claim.name, claim.partner].into_iter().any(|name| {
            words(name).any(|word| {
                SECRETS
                    .iter()
                    .any(|secret| word.eq_ignore_ascii_case(secret))
            })
        })
}

/// The words of a name: `newPassword`, `new_password` and `new-password` have two.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric())
        .flat_map(|part| {
            let starts: Vec<usize> = part
                .char_indices()
                .zip(std::iter::once('A').chain(part.chars()))
                .filter(|((at, c), before)| *at == 0 || (c.is_uppercase() && before.is_lowercase()))
                .map(|((at, _), _)| at)
                .chain(std::iter::once(part.len()))
                .collect();
            let pieces: Vec<&str> = starts
                .windows(2)
                .filter_map(|pair| part.get(pair[0]..pair[1]))
                .collect();
            pieces
        })
        .filter(|word| !word.is_empty())
}

/// Whether an answer without the claim fails the call, as far as its type is written: an alias of `Option` looks required.
fn is_required(claim: &OutputClaim) -> bool {
    let outer = claim.ty.split('<').next().unwrap_or_default();
    !claim.optional && outer.rsplit("::").next() != Some("Option")
}

#[cfg(test)]
mod tests {
    use super::*;

    static INPUTS: [InputClaim; 6] = [
        input("newPassword", "String", Place::QueryString),
        input("one_time_pin", "u32", Place::Url),
        input("code", "Secret<String>", Place::QueryString),
        input("pinned", "bool", Place::QueryString),
        input("password", "String", Place::Body),
        input("session", "Option<String>", Place::Bearer),
    ];

    const fn input(name: &'static str, ty: &'static str, send_in: Place) -> InputClaim {
        InputClaim {
            name,
            partner: name,
            send_in,
            key: "",
            ty,
        }
    }

    static OUTPUTS: [OutputClaim; 4] = [
        output("deleted", "bool", false),
        output("at", "Option<String>", false),
        output("by", "std::option::Option<String>", false),
        output("count", "u32", true),
    ];

    const fn output(name: &'static str, ty: &'static str, optional: bool) -> OutputClaim {
        OutputClaim {
            name,
            path: &[],
            ty,
            optional,
        }
    }

    #[test]
    fn each_doubt_is_seen_and_nothing_else() {
        static PROFILE: Profile = Profile {
            method: Method::Delete,
            debug_mode: true,
            inputs: &INPUTS,
            outputs: &OUTPUTS,
            ..Profile::DEFAULT
        };
        let expected = [
            Doubt::DebugMode,
            Doubt::SecretInUrl("newPassword"),
            Doubt::SecretInUrl("one_time_pin"),
            Doubt::SecretInUrl("code"),
            Doubt::PlainBearer("session"),
            Doubt::Required("deleted"),
        ];
        assert_eq!(doubts(&PROFILE, DeploymentMode::Production), expected);
        assert_eq!(doubts(&PROFILE, DeploymentMode::Development), expected[1..]);
    }

    #[test]
    fn an_answer_with_a_body_may_be_required() {
        static PROFILE: Profile = Profile {
            outputs: &OUTPUTS,
            ..Profile::DEFAULT
        };
        assert_eq!(doubts(&PROFILE, DeploymentMode::Production), []);
    }

    #[test]
    fn names_fall_into_words() {
        for (name, expected) in [
            ("newPassword", vec!["new", "Password"]),
            ("X-API-Key", vec!["X", "API", "Key"]),
            ("one_time_pin", vec!["one", "time", "pin"]),
            ("été", vec!["été"]),
            ("", vec![]),
        ] {
            assert_eq!(words(name).collect::<Vec<_>>(), expected, "{name}");
        }
    }
}
