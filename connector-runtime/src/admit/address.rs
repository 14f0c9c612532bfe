//! What an address is: an IP address in, the address that its packets go to and the word for its range out.
//!
//! The ranges are those of the IANA special-purpose address registries (RFC 6890 and its updates), and the addresses at which
//! clouds answer their own machines.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

/// Ranges that are refused unless they are allowed by name: no API is there, but what an attacker wants is.
const NEVER_V4: &[(Ipv4Net, &str)] = &[
    (v4([0, 0, 0, 0], 8), "an unspecified"),
    // Azure's WireServer looks like a public address.
    (v4([168, 63, 129, 16], 32), "a cloud metadata"),
    // Alibaba Cloud.
    (v4([100, 100, 100, 200], 32), "a cloud metadata"),
    // Oracle Cloud, beside 169.254.169.254.
    (v4([192, 0, 0, 192], 32), "a cloud metadata"),
    // 169.254.169.254, 169.254.170.2 and their like are in here.
    (v4([169, 254, 0, 0], 16), "a link-local"),
    (v4([224, 0, 0, 0], 4), "a multicast"),
    (v4([255, 255, 255, 255], 32), "a broadcast"),
];

const NEVER_V6: &[(Ipv6Net, &str)] = &[
    (v6([0, 0, 0, 0, 0, 0, 0, 0], 128), "an unspecified"),
    // Amazon's metadata and pod identity, Google's metadata.
    (
        v6([0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254], 128),
        "a cloud metadata",
    ),
    (
        v6([0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x23], 128),
        "a cloud metadata",
    ),
    (
        v6([0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254], 128),
        "a cloud metadata",
    ),
    (v6([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10), "a link-local"),
    (v6([0xff00, 0, 0, 0, 0, 0, 0, 0], 8), "a multicast"),
];

/// What is not reachable over the public internet, beside the ranges above.
const NOT_PUBLIC_V4: &[(Ipv4Net, &str)] = &[
    (v4([10, 0, 0, 0], 8), "a private"),
    (v4([172, 16, 0, 0], 12), "a private"),
    (v4([192, 168, 0, 0], 16), "a private"),
    (v4([127, 0, 0, 0], 8), "a loopback"),
    (v4([100, 64, 0, 0], 10), "a shared (carrier-grade NAT)"),
    (v4([198, 18, 0, 0], 15), "a benchmarking"),
    (v4([192, 0, 2, 0], 24), "a documentation"),
    (v4([198, 51, 100, 0], 24), "a documentation"),
    (v4([203, 0, 113, 0], 24), "a documentation"),
    // Two addresses in it are public (RFC 7723, RFC 8155); neither is an API.
    (v4([192, 0, 0, 0], 24), "a reserved"),
    // The deprecated anycast of 6to4 relays.
    (v4([192, 88, 99, 0], 24), "a reserved"),
    (v4([240, 0, 0, 0], 4), "a reserved"),
];

const NOT_PUBLIC_V6: &[(Ipv6Net, &str)] = &[
    (v6([0, 0, 0, 0, 0, 0, 0, 1], 128), "a loopback"),
    (v6([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7), "a private"),
    (v6([0xfec0, 0, 0, 0, 0, 0, 0, 0], 10), "a private"),
    (v6([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32), "a documentation"),
    (v6([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20), "a documentation"),
    (v6([0x2001, 2, 0, 0, 0, 0, 0, 0], 48), "a benchmarking"),
    (v6([0x2001, 0, 0, 0, 0, 0, 0, 0], 23), "a reserved"),
];

/// All that is given out for use on the public internet.
const PUBLIC_V6: Ipv6Net = v6([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);

const fn v4(address: [u8; 4], length: u8) -> Ipv4Net {
    let [a, b, c, d] = address;
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}

const fn v6(address: [u16; 8], length: u8) -> Ipv6Net {
    let mut bits = 0;
    let mut at = 0;
    while at < address.len() {
        bits = bits << 16 | address[at] as u128;
        at += 1;
    }
    Ipv6Net::new_assert(Ipv6Addr::from_bits(bits), length)
}

/// The word for an address that is refused unless it is allowed by name.
pub(super) fn never(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => word(NEVER_V4, |net| net.contains(&address)),
        IpAddr::V6(address) => word(NEVER_V6, |net| net.contains(&address)),
    }
}

/// The word for an address that is not reachable over the public internet.
pub(super) fn not_public(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => word(NOT_PUBLIC_V4, |net| net.contains(&address)),
        IpAddr::V6(address) => word(NOT_PUBLIC_V6, |net| net.contains(&address))
            .or_else(|| (!PUBLIC_V6.contains(&address)).then_some("a reserved")),
    }
    .or_else(|| never(address))
}

fn word<N>(ranges: &[(N, &'static str)], within: impl Fn(&N) -> bool) -> Option<&'static str> {
    ranges
        .iter()
        .find_map(|(net, word)| within(net).then_some(*word))
}

/// The IPv4 addresses that packets to this address may go to, where it only wraps one: v4-mapped and v4-compatible addresses,
/// SIIT, NAT64, 6to4, and Teredo (whose server counts too).
pub(super) fn wrapped(address: IpAddr) -> impl Iterator<Item = Ipv4Addr> {
    const NONE: [Option<Ipv4Addr>; 2] = [None, None];
    let IpAddr::V6(address) = address else {
        return NONE.into_iter().flatten();
    };
    let segments = address.segments();
    let two = |at: usize| {
        let [a, b] = segments[at].to_be_bytes();
        let [c, d] = segments[at + 1].to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    let last = Some(two(6));
    match segments {
        // `::` and `::1` are addresses of their own.
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => NONE,
        // NAT64 has a well-known prefix, and one for local use, which fills 96 bits in its usual form.
        [0, 0, 0, 0, 0, 0 | 0xffff, _, _]
        | [0, 0, 0, 0, 0xffff, 0, _, _]
        | [0x64, 0xff9b, 0, 0, 0, 0, _, _]
        | [0x64, 0xff9b, 1, ..] => [last, None],
        [0x2002, ..] => [Some(two(1)), None],
        [0x2001, 0, ..] => [Some(Ipv4Addr::from_bits(!two(6).to_bits())), Some(two(2))],
        _ => NONE,
    }
    .into_iter()
    .flatten()
}

/// Whether the address means nothing but the one that it wraps. The other forms are for one network's own use.
pub(super) fn only_wraps(address: IpAddr) -> bool {
    let IpAddr::V6(address) = address else {
        return false;
    };
    matches!(
        address.segments(),
        [0, 0, 0, 0, 0, 0xffff, _, _]
            | [0x64, 0xff9b, 0, 0, 0, 0, _, _]
            | [0x2002, ..]
            | [0x2001, 0, ..]
    )
}
