//! What the host of a URL is: a name or an address, as the URL standard reads it (§3.5, *host parsing*).
//!
//! Clients read `2130706433`, `0x7f.1` and `0177.0.0.1` as 127.0.0.1, so what is checked must be what they read, never the
//! text.

use std::net::{IpAddr, Ipv4Addr};

/// The host of a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Host {
    Address(IpAddr),
    /// A name, whose addresses are known only when it is resolved.
    Name,
    /// Nothing that a client could connect to.
    Invalid,
}

impl Host {
    /// Reads the host of a URL: without port, IPv6 addresses in brackets.
    pub(super) fn read(host: &str) -> Self {
        if let Some(inside) = host.strip_prefix('[') {
            return inside
                .strip_suffix(']')
                .and_then(|inside| inside.parse().ok())
                .map_or(Self::Invalid, |address| Self::Address(IpAddr::V6(address)));
        }
        // Service URLs are ASCII and hold no `%` in the host; what decoding and mapping would make of others is left open.
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        if host.is_empty() || !host.bytes().all(plain) {
            return Self::Invalid;
        }
        if !ends_in_a_number(host) {
            return Self::Name;
        }
        ipv4(host).map_or(Self::Invalid, |address| Self::Address(IpAddr::V4(address)))
    }
}

/// Whether the last label is a number: then the host is an IPv4 address or nothing.
fn ends_in_a_number(host: &str) -> bool {
    let last = host.strip_suffix('.').unwrap_or(host).rsplit('.').next();
    last.is_some_and(|last| {
        let digits = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
        digits || (last.starts_with("0x") || last.starts_with("0X")) && number(last).is_some()
    })
}

/// One to four numbers; the last fills all the bytes that are left.
fn ipv4(host: &str) -> Option<Ipv4Addr> {
    let labels = host.strip_suffix('.').unwrap_or(host).split('.');
    let numbers: Vec<u64> = labels.map(number).collect::<Option<_>>()?;
    let (last, first) = numbers.split_last()?;
    if first.len() > 3 || first.iter().any(|&number| number > 255) {
        return None;
    }
    let free = 8 * (4 - first.len());
    if *last >= 1 << free {
        return None;
    }
    let high = first
        .iter()
        .zip([24, 16, 8])
        .map(|(number, shift)| number << shift);
    let bits = high.sum::<u64>() + last;
    u32::try_from(bits).ok().map(Ipv4Addr::from_bits)
}

/// Decimal, `0x` hexadecimal, or octal after a zero. Numbers beyond 64 bits are too large for every place.
fn number(label: &str) -> Option<u64> {
    let (digits, radix) = match label.as_bytes() {
        [] => return None,
        [b'0', b'x' | b'X', ..] => (&label[2..], 16),
        [b'0', _, ..] => (&label[1..], 8),
        _ => (label, 10),
    };
    if digits.is_empty() {
        return Some(0);
    }
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    Some(u64::from_str_radix(digits, radix).unwrap_or(u64::MAX))
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn v4(text: &str) -> Host {
        Host::Address(IpAddr::V4(text.parse().unwrap()))
    }

    #[test]
    fn every_spelling_of_an_ipv4_address() {
        for host in [
            "127.0.0.1",
            "127.0.0.1.",
            "2130706433",
            "2130706433.",
            "0x7f000001",
            "0X7F000001",
            "017700000001",
            "0x7f.1",
            "0x7f.0.1",
            "0177.0.0.1",
            "0177.0.0.01",
            "127.1",
            "127.0.1",
            "0x7F.0x0.0x0.0x1",
            "0000000000000000000000000000177.0.0.1",
            "127.0x.0.1",
        ] {
            assert_eq!(Host::read(host), v4("127.0.0.1"), "{host}");
        }
        for host in [
            "255.255.255.255",
            "4294967295",
            "0xffffffff",
            "255.0xffffff",
            "255.255.65535",
        ] {
            assert_eq!(Host::read(host), v4("255.255.255.255"), "{host}");
        }
        assert_eq!(Host::read("0"), v4("0.0.0.0"));
        assert_eq!(Host::read("0x"), v4("0.0.0.0"));
        assert_eq!(Host::read("0xa9fea9fe"), v4("169.254.169.254"));
    }

    #[test]
    fn names_and_what_is_neither() {
        for host in [
            "localhost",
            "crm.example.com",
            "1.example",
            "0x7f.example",
            "a_b",
            "127.0.0.1.nip.io",
            "0xg",
        ] {
            assert_eq!(Host::read(host), Host::Name, "{host}");
        }
        for host in [
            "",
            "1.2.3.4.5",
            "1.2.3.4.0",
            "256.1.1.1",
            "1.256.1.1",
            "1.1.1.256",
            "1.1.65536",
            "1.0x1000000",
            "4294967296",
            "08",
            "09.1",
            "a.1",
            "..1",
            "1..1",
            "0x7f.0xg.1",
            "99999999999999999999999999",
            "127.0.0.1:80",
            "user@127.0.0.1",
            "127%2e1",
            "127。0。0。1",
            "１２７.0.0.1",
            "[",
            "[]",
            "[::1",
            "::1",
            "[::1]]",
            "[127.0.0.1]",
            "[fe80::1%25eth0]",
            "[fe80::1%eth0]",
        ] {
            assert_eq!(Host::read(host), Host::Invalid, "{host}");
        }
    }

    /// What the `url` crate, and with it reqwest, makes of the host.
    fn oracle(host: &str) -> Host {
        match url::Url::parse(&format!("https://{host}/")) {
            Ok(url) => match url.host() {
                Some(url::Host::Ipv4(address)) => Host::Address(address.into()),
                Some(url::Host::Ipv6(address)) => Host::Address(address.into()),
                Some(url::Host::Domain(_)) => Host::Name,
                None => Host::Invalid,
            },
            Err(_) => Host::Invalid,
        }
    }

    /// The same host in both, or none here. A name that is none there (`xn--` forms that decode to nothing) is refused by
    /// the client itself.
    fn agrees(host: &str) -> bool {
        match (Host::read(host), oracle(host)) {
            (Host::Address(ours), Host::Address(theirs)) => ours == theirs,
            (Host::Name, theirs) => !matches!(theirs, Host::Address(_)),
            (Host::Invalid, _) => true,
            (Host::Address(_), _) => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn what_looks_like_an_address_is_what_clients_make_of_it(host in "(0x|0X|0)?[0-9a-fA-FxX]{0,11}(\\.(0x|0)?[0-9a-f]{0,4}){0,4}\\.?") {
            prop_assert!(agrees(&host), "{}: {:?}, {:?}", host, Host::read(&host), oracle(&host));
            // Nothing that a client takes for an address is refused for its spelling.
            if let Host::Address(address) = oracle(&host) {
                prop_assert_eq!(Host::read(&host), Host::Address(address));
            }
        }

        #[test]
        fn ipv6_addresses_are_what_clients_make_of_them(host in "\\[[0-9a-f:.]{0,20}(::)?[0-9a-f:]{0,10}([0-9]{1,3}(\\.[0-9]{1,3}){3})?\\]") {
            prop_assert_eq!(Host::read(&host), oracle(&host));
        }

        #[test]
        fn ipv6_addresses_in_full(segments in any::<[u16; 8]>()) {
            let host = format!("[{}]", std::net::Ipv6Addr::from(segments));
            prop_assert_eq!(Host::read(&host), oracle(&host));
            prop_assert_eq!(Host::read(&host), Host::Address(IpAddr::V6(segments.into())));
        }

        #[test]
        fn whatever_stands_there_is_read_without_panic(host in "\\PC{0,30}") {
            prop_assert!(host.contains(['/', '?', '#', '\\', '@', ':']) || agrees(&host));
        }
    }
}
