//! The text of a URL: what RFC 3986 allows, and what a service URL may be.

use std::fmt::Write;

use crate::check::template::{Fault, Piece, Region};

/// Stands for a setting or a claim while the text is looked at: a character that no URL holds.
const FILLED: char = '\u{1}';

/// Checks all but which claims there are.
pub(crate) fn check(pieces: &[Piece], allow_http: bool) -> Result<(), Fault> {
    let text: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Setting(_) | Piece::Claim(..) => FILLED.to_string(),
        })
        .collect();
    if !text.starts_with(FILLED) && !text.contains("://") {
        // A claim in it stands nowhere yet.
        scheme(&text, &written(pieces))?;
    }
    regions(pieces)?;
    // A setting may be the whole beginning: it is checked when the connector is built.
    if text.starts_with(FILLED) {
        return rest(&text);
    }
    let (scheme, host) = scheme(&text, &written(pieces))?;
    let (authority, rest_of) = host.split_at(host.find(['/', '?', '#']).unwrap_or(host.len()));
    self::authority(authority, &written(pieces))?;
    rest(rest_of)?;
    if scheme == "http" && !allow_http && !loopback(authority) {
        return Err(Fault::new(
            format!(
                "`http:` sends everything to `{}` in the clear",
                authority.replace(FILLED, "…")
            ),
            "write `https:`, or add `allow_http = true`",
        ));
    }
    Ok(())
}

fn regions(pieces: &[Piece]) -> Result<(), Fault> {
    for piece in pieces {
        let Piece::Claim(name, region) = piece else {
            continue;
        };
        let part = match region {
            Region::Scheme => "scheme",
            // Most likely a `/` was forgotten.
            Region::Beginning => {
                return Err(Fault::new(
                    format!(
                        "`{{{name}}}` stands in the host, or what else the setting before it ends in"
                    ),
                    format!("write `/{{{name}}}`"),
                ));
            }
            Region::Host => "host",
            Region::Port => "port",
            Region::Path | Region::Query => continue,
        };
        return Err(Fault::new(
            format!(
                "`{{{name}}}` stands in the {part}, and a claim stands in the path or the query"
            ),
            format!("write `{{Settings:{name}}}` for what the connector's settings hold"),
        ));
    }
    Ok(())
}

/// The template as it is written.
fn written(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Setting(name) => format!("{{Settings:{name}}}"),
            Piece::Claim(name, _) => format!("{{{name}}}"),
        })
        .collect()
}

fn scheme<'a>(text: &'a str, written: &str) -> Result<(&'a str, &'a str), Fault> {
    if text.is_empty() {
        return Err(Fault::new(
            "the URL is empty",
            "write `https://api.example.com/`",
        ));
    }
    let relative = || {
        let help = match written.strip_prefix('/') {
            Some(path) => format!(
                "write `https://api.example.com/{}`",
                path.trim_start_matches('/')
            ),
            None => format!("write `https://{written}`"),
        };
        Fault::new(format!("`{written}` is not absolute"), help)
    };
    let (scheme, left) = text.split_once(':').ok_or_else(relative)?;
    if !scheme
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        || scheme.is_empty()
    {
        return Err(relative());
    }
    match (scheme, left.strip_prefix("//")) {
        ("http" | "https", Some(host)) => Ok((scheme, host)),
        ("http" | "https", None) => Err(Fault::new(
            format!(
                "`//` is missing: the URL begins with `{scheme}:{}`",
                if left.starts_with('/') { "/" } else { "" }
            ),
            format!("write `{scheme}://`"),
        )),
        // `localhost:8080/x`: the host was meant.
        (_, None) => Err(relative()),
        (_, Some(_)) => Err(Fault::new(
            format!("`{scheme}:` is no scheme of a service URL"),
            "write `https:`",
        )),
    }
}

/// A URL without user name and password, which are not repeated.
fn without_user(url: &str) -> String {
    match (url.split_once("://"), url.split_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => url.to_owned(),
    }
}

fn authority(authority: &str, written: &str) -> Result<(), Fault> {
    if authority.contains('@') {
        return Err(Fault::new(
            "user name and password do not stand in a URL",
            format!("write `{}` and `auth = Basic`", without_user(written)),
        ));
    }
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    if host.is_empty() {
        return Err(Fault::new(
            "the URL has no host",
            "write `https://api.example.com/`",
        ));
    }
    if !host.is_ascii() {
        return Err(Fault::new(
            format!("the host `{}` is not ASCII", host.replace(FILLED, "…")),
            "write its ASCII form, `xn--…`",
        ));
    }
    let stray = match host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        Some(address) if !address.contains(FILLED) => {
            return match address.parse::<std::net::Ipv6Addr>() {
                Ok(_) => self::port(port),
                Err(_) => Err(Fault::new(
                    format!("`[{address}]` is no IPv6 address"),
                    "write `[::1]`",
                )),
            };
        }
        Some(address) => address
            .chars()
            .find(|c| !c.is_ascii_hexdigit() && *c != ':' && *c != FILLED),
        None => host
            .chars()
            .find(|c| !c.is_ascii_alphanumeric() && !"-._".contains(*c) && *c != FILLED),
    };
    match stray {
        Some(stray) => Err(Fault::new(
            format!("a host does not hold `{}`", stray.escape_default()),
            "write `https://api.example.com/`",
        )),
        None => self::port(port),
    }
}

fn port(port: Option<&str>) -> Result<(), Fault> {
    match port {
        None => Ok(()),
        Some(port) if port.contains(FILLED) => Ok(()),
        Some(port) => match port.parse::<u16>() {
            Ok(number) if number > 0 && !port.starts_with('+') => Ok(()),
            _ => Err(Fault::new(
                format!("`{port}` is no port"),
                "write `443`, or another from 1 to 65535",
            )),
        },
    }
}

/// Path and query: what RFC 3986 §3.3 and §3.4 allow.
fn rest(text: &str) -> Result<(), Fault> {
    if text.contains('#') {
        return Err(Fault::new(
            "a fragment is never sent",
            "write `%23` for `#`, or leave out what begins there",
        ));
    }
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let fine = c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?[]".contains(c) || c == FILLED;
        if c == '%' {
            let digits: String = chars.by_ref().take(2).collect();
            if digits.len() != 2 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
                return Err(Fault::new(
                    format!("`%{digits}` is no percent-encoded byte").replace(FILLED, "…"),
                    "write `%25` for a percent sign",
                ));
            }
        } else if !fine {
            return Err(Fault::new(
                format!("a URL does not hold `{}`", c.escape_default()),
                format!("write `{}`", encoded(c)),
            ));
        }
    }
    let path = text.split('?').next().unwrap_or(text);
    match path.split('/').skip(1).find(|segment| dots(segment)) {
        Some(segment) => Err(Fault::new(
            format!("`{segment}` is a step and no segment: servers and proxies take it away"),
            "write the path that is meant",
        )),
        None => Ok(()),
    }
}

fn dots(segment: &str) -> bool {
    matches!(
        segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
        "." | ".."
    )
}

fn encoded(c: char) -> String {
    let mut text = String::new();
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a `String` does not fail.
        let _ = write!(text, "%{byte:02X}");
    }
    text
}

/// Hosts that never leave the machine; one that a setting fills is checked when the connector is built.
fn loopback(authority: &str) -> bool {
    if authority.starts_with('[') {
        return authority.starts_with("[::1]");
    }
    let host = authority
        .split(':')
        .next()
        .unwrap_or(authority)
        .to_ascii_lowercase();
    host.contains(FILLED)
        || host == "localhost"
        || host.ends_with(".localhost")
        || host
            .parse::<std::net::Ipv4Addr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::template::pieces;

    fn checked(template: &str, allow_http: bool) -> Result<(), Fault> {
        pieces(template).and_then(|pieces| check(&pieces, allow_http))
    }

    #[test]
    fn what_a_service_url_may_be() {
        for template in [
            "https://crm.example.com/api/identity/signup",
            "https://crm.example.com",
            "https://crm.example.com:8443?x=1&$select=id",
            "https://[2001:db8::1]:443/",
            "https://{Settings:Tenant}.b2clogin.com/{Settings:Policy}/x",
            "{Settings:Base}/users/{id}?a={b}",
            "{Settings:Base}",
            "https://x/users({id})/%7B%7D",
            "http://localhost:8080/x",
            "http://api.localhost/x",
            "http://127.3.2.1/x",
            "http://[::1]:80/x",
            "http://{Settings:Host}/x",
            "https://under_score.example.com/",
        ] {
            assert_eq!(checked(template, false), Ok(()), "{template}");
        }
        assert_eq!(checked("http://crm.example.com/", true), Ok(()));
    }

    #[test]
    fn what_it_may_not_be_is_said() {
        for (template, said) in [
            ("", "is empty"),
            ("/api", "not absolute"),
            ("api.example.com/x", "not absolute"),
            ("localhost:8080/x", "not absolute"),
            ("//x/y", "not absolute"),
            ("https:/x", "`//` is missing"),
            ("ftp://x/", "`ftp:` is no scheme"),
            ("HTTPS://x/", "`HTTPS:` is no scheme"),
            ("http://crm.example.com/", "in the clear"),
            ("http://localhost.example.com/", "in the clear"),
            ("http://128.0.0.1/", "in the clear"),
            ("https://user:pass@x/", "user name and password"),
            ("https:///x", "no host"),
            ("https://:80/", "no host"),
            ("https://bücher.example/", "not ASCII"),
            ("https://a b/", "does not hold ` `"),
            ("https://x:99999/", "no port"),
            ("https://x:/", "no port"),
            ("https://[::g]/", "no IPv6"),
            ("https://x/#a", "fragment"),
            ("https://x#a", "fragment"),
            ("https://x/a b", "`%20`"),
            ("https://x/ü", "%C3%BC"),
            ("https://x/a\\b", "%5C"),
            ("https://x/%zz", "percent-encoded"),
            ("https://x/%2", "percent-encoded"),
            ("https://x/a/../b", "`..` is a step"),
            ("https://x/%2e%2E/b", "is a step"),
            ("{scheme}://x", "in the scheme"),
            ("https://{host}/", "in the host"),
            ("https://x:{port}/", "in the port"),
            ("{Settings:Base}{id}", "in the host"),
        ] {
            let Fault { rule, help } = checked(template, false).unwrap_err();
            assert!(
                rule.contains(said) || help.contains(said),
                "{template}: {rule}, {help}"
            );
        }
    }
}
