//! `ParseDomain`.

/// `ParseDomain`: what stands after the `@` of an e-mail address; of anything else the empty text.
///
/// ```
/// # use connector_transformations::parse_domain;
/// assert_eq!(parse_domain("joe@outlook.com"), "outlook.com");
/// ```
///
/// An address has one `@` (a second may stand in a quoted local part), something on either side of it, and no white
/// space in the domain. The domain's case is kept.
#[must_use]
pub fn parse_domain(email_address: impl AsRef<str>) -> String {
    domain(email_address.as_ref())
        .unwrap_or_default()
        .to_owned()
}

fn domain(address: &str) -> Option<&str> {
    let (local, domain) = address.rsplit_once('@')?;
    let quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
    let local_is_one = !local.is_empty() && (quoted || !local.contains(['@', '"']));
    let domain_is_one = !domain.is_empty()
        && !domain
            .contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"(),;".contains(c));
    (local_is_one && domain_is_one).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::parse_domain;

    #[test]
    fn only_an_address_has_a_domain() {
        for (address, domain) in [
            ("Joe.Doe+x@Outlook.com", "Outlook.com"),
            ("\"a@b\"@c.example", "c.example"),
            ("a@[192.0.2.1]", "[192.0.2.1]"),
            ("이@메일.한국", "메일.한국"),
        ] {
            assert_eq!(parse_domain(address), domain);
        }
        for address in [
            "",
            "@",
            "joe",
            "joe@",
            "@outlook.com",
            "a@b@c.com",
            "a@b c",
            "a@b\n",
            "Joe <joe@outlook.com>",
            "a@b, c@d",
            "\"@c",
        ] {
            assert_eq!(parse_domain(address), "", "{address:?}");
        }
    }
}
