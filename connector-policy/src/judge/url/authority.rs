//! Scheme and host: what makes a URL absolute.

use crate::judge::url::piece::Piece;

/// Why it is no URL that can be called. What could be a secret is not repeated.
pub(super) fn check(pieces: &[Piece], url: &str) -> Result<(), String> {
    // What the setting holds is checked when the connector is built.
    if matches!(pieces.first(), Some(Piece::Setting(_))) {
        return match pieces.get(1) {
            Some(Piece::Claim(name)) => Err(format!("has the claim `{name}` in its host")),
            Some(Piece::Text(text))
                if !text.starts_with(['/', '?', ':', '.']) && text.contains("://") =>
            {
                Err("is not absolute".to_owned())
            }
            _ => Ok(()),
        };
    }
    let shown = || {
        let raw: String = pieces.iter().map(shown).collect();
        let path = raw.split('?').next().unwrap_or_default();
        // A password stands between `:` and `@`.
        let secret = path.find(':').is_some_and(|at| path[at..].contains('@'));
        let cut = if secret {
            path.split(':').next().unwrap_or_default()
        } else {
            path
        };
        format!("is no absolute URL: `{}`", cut.trim())
    };
    let Some((scheme, rest)) = url.split_once("://") else {
        return Err(shown());
    };
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        let is_scheme = !scheme.is_empty()
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        return Err(if is_scheme {
            format!("has the scheme `{scheme}:`, and a service is called by `https:`")
        } else {
            shown()
        });
    }
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    host(authority)
}

fn shown(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Setting(name) => format!("{{Settings:{name}}}"),
        Piece::Claim(name) => format!("{{{name}}}"),
    }
}

fn host(authority: &str) -> Result<(), String> {
    if authority.contains('@') {
        return Err(
            "has a user name or a password in it, which belong into the key container".to_owned(),
        );
    }
    // A setting stands for a name; a claim does not stand here at all.
    let mut plain = authority.to_owned();
    while let Some(setting) = crate::settings::first(&plain) {
        let range = setting.start..setting.end;
        plain.replace_range(range, "s1");
    }
    if plain.contains(['{', '}']) || plain.to_ascii_uppercase().contains("%7B") {
        return Err("has a placeholder in its host".to_owned());
    }
    let settings = plain != authority;
    let (host, port) = match plain.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (plain.as_str(), None),
    };
    let address = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let fine = match address {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            !host.is_empty()
                && host
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
        }
    };
    if !fine {
        return Err(format!("has no host that can be called: `{host}`"));
    }
    match port {
        Some(port) if !settings && !port.parse::<u16>().is_ok_and(|port| port > 0) => {
            Err("has a port that is none".to_owned())
        }
        _ => Ok(()),
    }
}
