//! Names on the wire: what a header takes, and that none stands twice in one place.

use std::collections::HashSet;

use crate::judge::Judge;
use crate::profile::{Auth, Input, Mode};

/// Headers that the connector or the connection sets.
const RESERVED: [&str; 15] = [
    "host",
    "content-length",
    "content-type",
    "transfer-encoding",
    "connection",
    "keep-alive",
    "te",
    "trailer",
    "upgrade",
    "expect",
    "accept",
    "authorization",
    "proxy-authorization",
    "cookie",
    "set-cookie",
];

/// Why it cannot be a header; `Authorization` may carry an API key.
pub(super) fn no_header(name: &str, of_key: bool) -> Option<String> {
    let stray = name
        .chars()
        .find(|c| !c.is_ascii_alphanumeric() && !"!#$%&'*+-.^_`|~".contains(*c));
    if name.is_empty() {
        Some("it is empty".to_owned())
    } else if let Some(stray) = stray {
        Some(format!(
            "a header does not hold `{}`",
            stray.escape_default()
        ))
    } else if of_key && name.eq_ignore_ascii_case("authorization") {
        None
    } else if RESERVED
        .iter()
        .any(|reserved| name.eq_ignore_ascii_case(reserved))
    {
        Some("the connection itself sets it".to_owned())
    } else {
        None
    }
}

impl Judge<'_> {
    pub(super) fn names(&mut self, inputs: &[Input], auth: &[Auth], mode: Mode) {
        let mut sent = HashSet::new();
        for input in inputs {
            let (wire, span) = (&input.wire, input.meta.span);
            let Some(place) = input.send_in.filter(|_| !input.payload) else {
                continue;
            };
            let folded = match place {
                Mode::Header => wire.to_ascii_lowercase(),
                _ => wire.clone(),
            };
            let twice = !sent.insert(folded);
            if twice {
                self.refuse(
                    span,
                    "duplicate-wire-name",
                    format!("two inputs are sent as `{wire}`, and one of them would be lost"),
                    "write another `PartnerClaimType`",
                );
            }
            if mode == Mode::Header {
                self.header(input, auth);
            }
            if place == Mode::Url && input.meta.ty.is_many() {
                self.refuse(
                    span,
                    "collection-in-url",
                    format!(
                        "the collection `{}` stands in the URL, which takes one value",
                        input.claim
                    ),
                    "send a claim of type `string`",
                );
            }
        }
    }

    fn header(&mut self, input: &Input, auth: &[Auth]) {
        let wire = &input.wire;
        let carries_key = auth.iter().any(
            |form| matches!(form, Auth::ApiKeyHeader { name, .. } if name.eq_ignore_ascii_case(wire)),
        );
        let why = if carries_key {
            Some("it carries the API key".to_owned())
        } else {
            no_header(wire, false)
        };
        if let Some(why) = why {
            self.refuse(
                input.meta.span,
                "illegal-header-name",
                format!(
                    "`{}` is to be sent as the header `{wire}`, and {why}",
                    input.claim
                ),
                "write another `PartnerClaimType`",
            );
        }
    }
}
