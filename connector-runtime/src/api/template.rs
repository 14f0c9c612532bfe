//! A service URL against a request's: whether it is one of the profile, and the claims in it.
//!
//! A server may be mounted elsewhere than the URL says, and a proxy may cut off what stands before; so paths are compared from
//! their end.

use http::Uri;
use percent_encoding::percent_decode_str;

use crate::endpoint::{Token, tokens};
use crate::profile::{Place, Profile};

/// The claims of the URL, by their index among the inputs; those that it does not hold are left out.
pub(crate) fn claims(profile: &'static Profile, uri: &Uri) -> Vec<(usize, String)> {
    let template = Template::of(profile);
    let mut found = Vec::new();
    template.path(uri.path(), false, &mut found);
    template.query(uri.query().unwrap_or_default(), &mut found);
    found
}

/// How well a request's URL fits.
#[cfg(feature = "testing")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Not at all.
    None,
    /// The end of the path does: the API is mounted elsewhere.
    End,
    /// The whole path does.
    Whole,
}

/// A piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    Text(&'t str),
    /// A claim, by its index among the inputs.
    Claim(usize),
    /// A setting: any text.
    Any,
}

pub(crate) struct Template<'t> {
    segments: Vec<Vec<Part<'t>>>,
    /// Name and value.
    pairs: Vec<[Vec<Part<'t>>; 2]>,
    /// Whether all of the path is known.
    whole: bool,
}

impl Template<'static> {
    pub(crate) fn of(profile: &'static Profile) -> Self {
        Self::parse(profile.service_url, |name| {
            let mut inputs = profile.inputs.iter();
            inputs.position(|claim| claim.send_in == Place::Url && claim.partner == name)
        })
    }
}

impl<'t> Template<'t> {
    pub(crate) fn parse(url: &'t str, claim: impl Fn(&str) -> Option<usize>) -> Self {
        let mut parts = Vec::new();
        let begins = url.split_once("://").map(|(scheme, _)| scheme.len() + 3);
        for token in tokens(&url[begins.unwrap_or(0)..]).flatten() {
            parts.push(match token {
                Token::Text(text) => Part::Text(text),
                Token::Setting(_) => Part::Any,
                Token::Claim(name) => claim(name).map_or(Part::Any, Part::Claim),
            });
        }
        let (path, query) = split_once(&parts, '?');
        let mut segments = split(&path, '/');
        // Host and port, or a setting that holds them.
        let host = (!segments.is_empty()).then(|| segments.remove(0));
        let pairs = split(&query, '&').into_iter().map(|pair| {
            let (name, value) = split_once(&pair, '=');
            [name, value]
        });
        Self {
            pairs: pairs.collect(),
            whole: !host.is_some_and(|host| host.contains(&Part::Any)),
            segments,
        }
    }

    /// The path, behind what holds the host; of a URL without a path none.
    #[cfg(feature = "testing")]
    pub(crate) fn segments(&self) -> &[Vec<Part<'t>>] {
        &self.segments
    }

    /// Whether all of the path is known: no setting stands where it begins.
    #[cfg(feature = "testing")]
    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether a request to this URL is one of the profile, by its path.
    #[cfg(feature = "testing")]
    pub(crate) fn fit(&self, uri: &Uri) -> Fit {
        let fits = |strictly| self.path(uri.path(), strictly, &mut Vec::new());
        if fits(true) {
            Fit::Whole
        } else if fits(false) {
            Fit::End
        } else {
            Fit::None
        }
    }

    /// Compares from the end; `strictly`, all of the path.
    fn path(&self, path: &str, strictly: bool, found: &mut Vec<(usize, String)>) -> bool {
        let given: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
        // A URL without a path is that of the root.
        let empty = [Vec::new()];
        let wanted = if self.segments.is_empty() {
            &empty[..]
        } else {
            &self.segments
        };
        if strictly && self.whole && given.len() != wanted.len() {
            return false;
        }
        if strictly && given.len() < wanted.len() {
            return false;
        }
        let mut all = true;
        for (segment, text) in wanted.iter().rev().zip(given.iter().rev()) {
            all &= part(segment, text, found);
        }
        all
    }

    fn query(&self, query: &str, found: &mut Vec<(usize, String)>) {
        let given: Vec<(&str, &str)> = query
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .collect();
        for (at, [name, value]) in self.pairs.iter().enumerate() {
            let pair = match name[..] {
                [Part::Text(name)] => given.iter().find(|(given, _)| *given == name),
                // A name that is a claim is found by its position.
                _ => given.get(at),
            };
            if let Some((given_name, given_value)) = pair {
                part(name, given_name, found);
                part(value, given_value, found);
            }
        }
    }
}

/// Takes a text apart by its pattern; what claims stand for is decoded.
fn part(pattern: &[Part<'_>], text: &str, found: &mut Vec<(usize, String)>) -> bool {
    let Some((first, rest)) = pattern.split_first() else {
        return text.is_empty();
    };
    match first {
        Part::Text(known) => text
            .strip_prefix(known)
            .is_some_and(|text| part(rest, text, found)),
        Part::Claim(_) | Part::Any => {
            let end = match rest.first() {
                Some(Part::Text(known)) => text.find(known),
                _ => Some(text.len()),
            };
            let Some(end) = end else { return false };
            if let Part::Claim(claim) = first {
                let value = percent_decode_str(&text[..end]).decode_utf8_lossy();
                found.push((*claim, value.into_owned()));
            }
            part(rest, &text[end..], found)
        }
    }
}

fn split<'t>(parts: &[Part<'t>], at: char) -> Vec<Vec<Part<'t>>> {
    let mut pieces = vec![Vec::new()];
    for part in parts {
        match part {
            Part::Text(text) => {
                for (index, piece) in text.split(at).enumerate() {
                    if index > 0 {
                        pieces.push(Vec::new());
                    }
                    if let (false, Some(last)) = (piece.is_empty(), pieces.last_mut()) {
                        last.push(Part::Text(piece));
                    }
                }
            }
            other => {
                if let Some(last) = pieces.last_mut() {
                    last.push(*other);
                }
            }
        }
    }
    pieces
}

fn split_once<'t>(parts: &[Part<'t>], at: char) -> (Vec<Part<'t>>, Vec<Part<'t>>) {
    let mut before = Vec::new();
    let mut rest = parts.iter();
    for part in rest.by_ref() {
        if let Part::Text(text) = part
            && let Some((head, tail)) = text.split_once(at)
        {
            let text = |text: &'t str| (!text.is_empty()).then_some(Part::Text(text));
            before.extend(text(head));
            let mut after: Vec<_> = text(tail).into_iter().collect();
            after.extend(rest);
            return (before, after);
        }
        before.push(*part);
    }
    (before, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::InputClaim;

    const fn input(partner: &'static str) -> InputClaim {
        InputClaim {
            name: partner,
            partner,
            send_in: Place::Url,
            key: "",
            ty: "String",
        }
    }

    fn profile(service_url: &'static str) -> &'static Profile {
        Box::leak(Box::new(Profile {
            service_url,
            inputs: const { &[input("a"), input("b")] },
            ..Profile::DEFAULT
        }))
    }

    fn found(url: &'static str, uri: &str) -> Vec<(usize, String)> {
        // In whatever order they were met.
        let mut found = claims(profile(url), &uri.parse().unwrap());
        found.sort();
        found
    }

    fn all(a: &str, b: &str) -> Vec<(usize, String)> {
        vec![(0, a.into()), (1, b.into())]
    }

    #[test]
    fn claims_stand_in_segments_in_parts_of_them_and_in_the_query() {
        assert_eq!(
            found(
                "https://x/t/{a}/users({b})/m?v=2",
                "/t/k%2Fm/users(7)/m?v=2"
            ),
            all("k/m", "7")
        );
        assert_eq!(
            found("https://x/?{a}={b}&v=2", "/?na%20me=va%26lue&v=2"),
            all("na me", "va&lue")
        );
        assert_eq!(
            found("https://x/s?q={a}&r=x-{b}", "/s?r=x-2&q=1"),
            all("1", "2")
        );
    }

    #[test]
    fn what_stands_before_may_be_cut_off_or_be_a_setting() {
        assert_eq!(found("https://x/api/v1/{a}/{b}", "/1/2"), all("1", "2"));
        assert_eq!(
            found("{Settings:Base}/{a}/{b}", "/api/v1/1/2"),
            all("1", "2")
        );
    }

    #[cfg(feature = "testing")]
    #[test]
    fn a_request_is_of_the_profile_whose_path_it_has() {
        for (url, uri, fit) in [
            ("https://x/api/m", "/api/m", Fit::Whole),
            ("https://x/api/m", "/m", Fit::End),
            ("https://x/api/m", "/api/n", Fit::None),
            ("https://x", "/", Fit::Whole),
            ("https://x/", "/", Fit::Whole),
            ("https://x/{a}", "/k", Fit::Whole),
            ("https://x/{a}", "/k/l", Fit::End),
            ("{Settings:Base}/m", "/anything/m", Fit::Whole),
            ("{Settings:Base}/m", "/anything/n", Fit::None),
            ("https://{Settings:Host}/m?x=1", "/m?x=1", Fit::Whole),
        ] {
            let template = Template::of(profile(url));
            assert_eq!(template.fit(&uri.parse().unwrap()), fit, "{url} {uri}");
        }
    }
}
