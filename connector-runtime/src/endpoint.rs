//! The service URL in use: the declared template, or the connector's own for that profile, with its settings filled in and
//! checked; ready to take the claims of a call.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::Uri;

use crate::encode::LONGEST;
use crate::profile::{InputClaim, Place, Profile};
use crate::steps::App;

mod rule;
mod template;

pub use rule::service_url;
pub(crate) use template::{Token, tokens};

/// A service URL without settings to fill, in pieces.
#[derive(Clone)]
pub(crate) struct Endpoint {
    pub(crate) pieces: Vec<Piece>,
    /// Whether the text has a query already.
    pub(crate) query: bool,
    /// The URL, where no claim goes into it.
    pub(crate) fixed: Option<Uri>,
    /// The template without query: what messages and logs show.
    shown: Arc<str>,
    authority: String,
    /// What spans say of it, found once.
    #[cfg(feature = "client")]
    parts: Parts,
    /// The extensions app, of a connector of a user flow.
    app: Option<App>,
}

/// Where the parts of a URL stand.
#[cfg(feature = "client")]
#[derive(Clone)]
struct Parts {
    scheme: &'static str,
    /// The length of the host in the authority.
    host: usize,
    port: u16,
    /// The path in the URL as it is shown; `None` where that has none.
    path: Option<usize>,
}

/// A piece of a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Sent as it is.
    Text(String),
    /// The input claim at this index, as a whole path segment or a part of one.
    Path(usize),
    /// The input claim at this index, in the query.
    Query(usize),
}

impl Endpoint {
    /// Fills the settings into a template, checks the whole, and finds the claims that it names among the inputs.
    ///
    /// # Errors
    ///
    /// A sentence: which rule of `service_url` is broken, or which setting is missing.
    pub(crate) fn new<'s>(
        template: &str,
        inputs: &[InputClaim],
        allow_http: bool,
        setting: impl Fn(&str) -> Option<&'s str>,
    ) -> Result<Self, String> {
        let mut pieces: Vec<Piece> = Vec::new();
        // Each claim stands as one harmless letter in the probe, so that the rules see the shape of the final URL.
        let mut probe = String::new();
        let mut placed = Vec::new();
        for token in tokens(template) {
            match token? {
                Token::Text(text) => push(&mut pieces, &mut probe, text),
                Token::Setting(name) => {
                    let value = setting(name).ok_or_else(|| {
                        format!("the setting `{name}` is missing; help: give it with `.setting(\"{name}\", …)`")
                    })?;
                    push(&mut pieces, &mut probe, value);
                }
                Token::Claim(name) => {
                    let index = claim(inputs, name)?;
                    placed.push((index, name, probe.len()));
                    pieces.push(Piece::Path(index));
                    probe.push('x');
                }
            }
        }
        if let Some(fault) = rule::fault(&probe, allow_http) {
            return Err(fault.to_owned());
        }
        for (index, input) in inputs.iter().enumerate() {
            if input.send_in == Place::Url && !placed.iter().any(|&(placed, ..)| placed == index) {
                return Err(format!(
                    "the claim `{}` goes into the URL, which has no `{{{}}}`",
                    input.name, input.partner
                ));
            }
        }

        let authority = rule::authority(&probe);
        if let Some((_, name, _)) = placed.iter().find(|(_, _, at)| *at <= authority.end) {
            return Err(format!(
                "`{{{name}}}` stands in scheme, host or port, where no claim may stand"
            ));
        }
        let question = probe.find('?');
        let mut order = placed.iter();
        for piece in &mut pieces {
            if let Piece::Path(index) = *piece
                && order
                    .next()
                    .is_some_and(|&(_, _, at)| question.is_some_and(|question| at > question))
            {
                *piece = Piece::Query(index);
            }
        }

        let shown = template.split(['?', '#']).next().unwrap_or(template);
        let shown = if template.contains("{Settings:") && placed.is_empty() {
            probe.split('?').next().unwrap_or(&probe)
        } else {
            shown
        };
        let fixed = if placed.is_empty() {
            if probe.len() > LONGEST {
                return Err("the URL is longer than 8 KiB".to_owned());
            }
            Some(
                probe
                    .parse()
                    .map_err(|_| "the URL could not be read".to_owned())?,
            )
        } else {
            None
        };
        let authority = probe[authority].to_ascii_lowercase();
        Ok(Self {
            query: question.is_some(),
            fixed,
            #[cfg(feature = "client")]
            parts: Parts::of(&probe, &authority, shown),
            shown: shown.into(),
            authority,
            pieces,
            app: None,
        })
    }

    /// The same with the extensions app of a connector of a user flow, which a setting names.
    ///
    /// # Errors
    ///
    /// A sentence: the setting is missing, or no app id.
    pub(crate) fn of_app<'s>(
        self,
        profile: &Profile,
        setting: impl Fn(&str) -> Option<&'s str>,
    ) -> Result<Self, String> {
        Ok(Self {
            app: App::of(profile, setting)?,
            ..self
        })
    }

    /// The extensions app, where it is known.
    pub(crate) fn app(&self) -> Option<&App> {
        self.app.as_ref()
    }

    /// The template in use, without query: what messages and logs may show.
    pub(crate) fn shown(&self) -> &Arc<str> {
        &self.shown
    }

    /// Host and port, in lower case.
    pub(crate) fn authority(&self) -> &str {
        &self.authority
    }

    /// The host without the port, in lower case; an IPv6 address in brackets.
    #[cfg(feature = "client")]
    pub(crate) fn host(&self) -> &str {
        &self.authority[..self.parts.host]
    }

    /// The scheme, in lower case.
    #[cfg(feature = "client")]
    pub(crate) fn scheme(&self) -> &'static str {
        self.parts.scheme
    }

    /// The port: its own, or the scheme's.
    #[cfg(feature = "client")]
    pub(crate) fn port(&self) -> u16 {
        self.parts.port
    }

    /// The path of [`Self::shown`].
    #[cfg(feature = "client")]
    pub(crate) fn shown_path(&self) -> &str {
        self.parts.path.map_or("/", |path| &self.shown[path..])
    }

    /// Scheme, host and port, the port always there: what is kept for all profiles that call the same place. It never holds
    /// a claim, so there are no more of them than service URLs.
    #[cfg(feature = "client")]
    pub(crate) fn origin(&self) -> String {
        format!("{}://{}:{}", self.scheme(), self.host(), self.port())
    }
}

#[cfg(feature = "client")]
impl Parts {
    fn of(url: &str, authority: &str, shown: &str) -> Self {
        let (scheme, usual) = if url.starts_with("https:") {
            ("https", 443)
        } else {
            ("http", 80)
        };
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().unwrap_or(usual)),
            _ => (authority, usual),
        };
        let after = shown.find("://").map_or(0, |colon| colon + 3);
        Self {
            scheme,
            host: host.len(),
            port,
            path: shown[after..].find('/').map(|slash| after + slash),
        }
    }
}

/// As messages show it: a query may hold a key, and a setting too.
impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Endpoint").field(&self.shown).finish()
    }
}

/// Appends text, in the form in which every transport sends it: the URL standard percent-encodes `'` in a query, so some
/// clients would and others would not.
fn push(pieces: &mut Vec<Piece>, probe: &mut String, text: &str) {
    let text: Cow<'_, str> = match text.find('?') {
        _ if !text.contains('\'') => text.into(),
        _ if probe.contains('?') => text.replace('\'', "%27").into(),
        Some(question) => {
            let (path, query) = text.split_at(question);
            format!("{path}{}", query.replace('\'', "%27")).into()
        }
        None => text.into(),
    };
    probe.push_str(&text);
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(&text),
        _ => pieces.push(Piece::Text(text.into_owned())),
    }
}

fn claim(inputs: &[InputClaim], name: &str) -> Result<usize, String> {
    inputs
        .iter()
        .position(|input| input.send_in == Place::Url && input.partner == name)
        .ok_or_else(|| format!("`{{{name}}}` names no claim that is placed in the URL"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(partner: &'static str) -> InputClaim {
        InputClaim {
            name: partner,
            partner,
            send_in: Place::Url,
            key: "",
            ty: "String",
        }
    }

    fn endpoint(template: &str, inputs: &[InputClaim]) -> Result<Endpoint, String> {
        Endpoint::new(template, inputs, false, |name| match name {
            "Host" => Some("https://crm.example.com"),
            "Plain" => Some("http://crm.example.com"),
            "Query" => Some("?v=1"),
            _ => None,
        })
    }

    #[test]
    fn settings_may_be_the_whole_beginning_and_are_checked_when_filled() {
        let filled = endpoint("{Settings:Host}/a", &[]).unwrap();
        assert_eq!(filled.fixed.unwrap(), "https://crm.example.com/a");
        assert!(
            endpoint("{Settings:Plain}/a", &[])
                .unwrap_err()
                .contains("https")
        );
        assert!(
            endpoint("{Settings:None}/a", &[])
                .unwrap_err()
                .contains("`None`")
        );
    }

    #[test]
    fn a_claim_after_a_question_mark_is_in_the_query_wherever_the_mark_comes_from() {
        let filled = endpoint(
            "https://a.example/{id}{Settings:Query}&x={x}",
            &[input("id"), input("x")],
        )
        .unwrap();
        assert!(filled.query);
        assert_eq!(filled.pieces[1], Piece::Path(0));
        assert_eq!(filled.pieces[3], Piece::Query(1));
    }

    #[test]
    fn no_claim_stands_before_the_path() {
        for template in [
            "https://{id}/",
            "https://a.example{id}/x",
            "https://a.example:{id}/",
            "{id}://a.example/",
        ] {
            assert!(endpoint(template, &[input("id")]).is_err(), "{template}");
        }
    }

    #[cfg(feature = "client")]
    #[test]
    fn one_place_is_one_origin_however_it_is_written() {
        for (url, origin, host) in [
            ("https://A.example/x", "https://a.example:443", "a.example"),
            (
                "https://a.example:443",
                "https://a.example:443",
                "a.example",
            ),
            (
                "https://a.example:8443/y?z=1",
                "https://a.example:8443",
                "a.example",
            ),
            ("http://127.0.0.1/", "http://127.0.0.1:80", "127.0.0.1"),
            ("http://[::1]/", "http://[::1]:80", "[::1]"),
            ("http://[::1]:9/", "http://[::1]:9", "[::1]"),
            (
                "https://a.example/{id}",
                "https://a.example:443",
                "a.example",
            ),
        ] {
            let inputs = if url.contains('{') {
                vec![input("id")]
            } else {
                vec![]
            };
            let filled = endpoint(url, &inputs).unwrap();
            assert_eq!((filled.origin().as_str(), filled.host()), (origin, host));
        }
    }

    #[test]
    fn a_quote_in_a_query_is_sent_alike_by_every_transport() {
        let filled = endpoint("https://a.example/it's?$filter='x'", &[]).unwrap();
        assert_eq!(
            filled.fixed.unwrap(),
            "https://a.example/it's?$filter=%27x%27"
        );
    }
}
