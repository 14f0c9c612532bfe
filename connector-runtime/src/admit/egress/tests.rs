//! Rows 108 to 113, as far as no socket is needed, and the oracle: an independent table.

#![expect(clippy::print_stdout, reason = "a random test tells its seed")]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::Egress;

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn by_default_what_is_no_api_is_refused_and_private_networks_are_not() {
    let egress = Egress::default();
    for refused in [
        "169.254.169.254",
        "169.254.0.1",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "fe80::1",
        "febf::1",
        "ff02::1",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "fd20:ce::254",
    ] {
        assert!(!egress.allows(address(refused)), "{refused}");
    }
    for allowed in [
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "100.64.0.1",
        "198.18.0.1",
        "203.0.113.1",
        "168.63.129.17",
        "8.8.8.8",
        "::1",
        "fd12::1",
        "fd00:ec2::255",
        "2001:4860:4860::8888",
    ] {
        assert!(egress.allows(address(allowed)), "{allowed}");
    }
}

#[test]
fn public_only_refuses_what_is_not_on_the_public_internet() {
    let egress = Egress::public_only();
    for refused in [
        "10.0.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "127.0.0.1",
        "100.127.255.255",
        "198.19.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "192.88.99.1",
        "240.0.0.1",
        "168.63.129.16",
        "169.254.169.254",
        "::1",
        "::",
        "fd12::1",
        "fc00::1",
        "fec0::1",
        "2001:db8::1",
        "3fff::1",
        "2001:2::1",
        "2001:10::1",
        "100::1",
        "5f00::1",
        "4000::1",
        "64:ff9b:1::8.8.8.8",
        "::8.8.8.8",
        "::ffff:0:8.8.8.8",
    ] {
        assert!(!egress.allows(address(refused)), "{refused}");
    }
    for allowed in [
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "198.20.0.1",
        "2606:4700::1111",
        "2a00::1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
    ] {
        assert!(egress.allows(address(allowed)), "{allowed}");
    }
}

/// The ways to wrap an IPv4 address, written out by arithmetic on the whole 128 bits.
fn wrappings(inside: Ipv4Addr) -> [Ipv6Addr; 7] {
    let bits = u128::from(inside.to_bits());
    let teredo = 0x2001_0000_u128 << 96;
    [
        0xffff_0000_0000 | bits,
        0xffff_0000_0000_0000 | bits,
        0x0064_ff9b_u128 << 96 | bits,
        0x0064_ff9b_0001_u128 << 80 | bits,
        0x2002_u128 << 112 | bits << 80 | 7,
        // The client, inverted, behind a public server; then the server.
        teredo | 0x0808_0808_u128 << 64 | (bits ^ 0xffff_ffff),
        teredo | bits << 64 | 0xf7f7_f7f7,
    ]
    .map(Ipv6Addr::from_bits)
}

#[test]
fn a_wrapped_address_is_judged_by_what_is_inside() {
    for metadata in ["169.254.169.254", "168.63.129.16", "100.100.100.200"] {
        for outside in wrappings(metadata.parse().unwrap()) {
            assert!(!Egress::default().allows(outside.into()), "{outside}");
            assert!(!Egress::public_only().allows(outside.into()), "{outside}");
        }
    }
    for outside in wrappings(Ipv4Addr::new(10, 0, 0, 1)) {
        assert!(Egress::default().allows(outside.into()), "{outside}");
        assert!(!Egress::public_only().allows(outside.into()), "{outside}");
    }
}

#[test]
fn exceptions_hold_over_everything() {
    let egress = Egress::public_only()
        .allow("10.20.0.0/16")
        .allow("169.254.169.254")
        .allow("fd12::/16");
    for allowed in [
        "10.20.3.4",
        "169.254.169.254",
        "::ffff:10.20.3.4",
        "fd12::1",
    ] {
        assert!(egress.allows(address(allowed)), "{allowed}");
    }
    for refused in ["10.21.3.4", "169.254.169.253", "::ffff:10.21.3.4"] {
        assert!(!egress.allows(address(refused)), "{refused}");
    }
    // A Teredo address has two ends, and both must be allowed.
    let [.., server] = wrappings(Ipv4Addr::new(10, 21, 0, 1));
    assert!(!egress.allows(server.into()));
}

#[test]
fn what_is_no_network_is_told() {
    let egress = Egress::default()
        .allow("10.0.0.0/33")
        .allow("crm.example.com")
        .allow("::1");
    let faults: Vec<String> = egress.faults().collect();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].contains("`10.0.0.0/33`") && faults[1].contains("`crm.example.com`"));
}

#[test]
fn every_spelling_of_a_refused_host_is_refused() {
    for host in [
        "169.254.169.254",
        "169.254.169.254.",
        "2852039166",
        "0xa9fea9fe",
        "0xA9.0xFE.0xA9.0xFE",
        "0251.0376.0251.0376",
        "169.254.43518",
        "169.16689662",
        "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::a9fe:a9fe]",
        "[fe80::1]",
        "0",
        "0x0",
        "1.2.3.4.5",
        "１６９.254.169.254",
        "①②⑦.0.0.1",
        "169。254。169。254",
        "",
    ] {
        assert!(Egress::default().check_host(host).is_err(), "{host}");
    }
    for host in [
        "crm.example.com",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "10.0.0.1",
        "metadata.google.internal",
    ] {
        assert!(Egress::default().check_host(host).is_ok(), "{host}");
    }
    for host in [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "[::1]",
        "10.1",
    ] {
        assert!(Egress::public_only().check_host(host).is_err(), "{host}");
    }
}

#[test]
fn says_what_is_refused_and_why() {
    let error = Egress::default()
        .check_host("2852039166")
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "`169.254.169.254` is a link-local address, which is not called"
    );
}

/// A second opinion, written as bounds of whole numbers rather than prefixes: first and last address of each range.
mod oracle {
    pub(super) const NEVER: &[(&str, &str)] = &[
        ("0.0.0.0", "0.255.255.255"),
        ("100.100.100.200", "100.100.100.200"),
        ("168.63.129.16", "168.63.129.16"),
        ("169.254.0.0", "169.254.255.255"),
        ("192.0.0.192", "192.0.0.192"),
        ("224.0.0.0", "239.255.255.255"),
        ("255.255.255.255", "255.255.255.255"),
    ];
    pub(super) const NOT_PUBLIC: &[(&str, &str)] = &[
        ("10.0.0.0", "10.255.255.255"),
        ("100.64.0.0", "100.127.255.255"),
        ("127.0.0.0", "127.255.255.255"),
        ("172.16.0.0", "172.31.255.255"),
        ("192.0.0.0", "192.0.0.255"),
        ("192.0.2.0", "192.0.2.255"),
        ("192.88.99.0", "192.88.99.255"),
        ("192.168.0.0", "192.168.255.255"),
        ("198.18.0.0", "198.19.255.255"),
        ("198.51.100.0", "198.51.100.255"),
        ("203.0.113.0", "203.0.113.255"),
        ("240.0.0.0", "255.255.255.255"),
    ];
    pub(super) const NEVER_V6: &[(&str, &str)] = &[
        ("::", "::"),
        ("fd00:ec2::23", "fd00:ec2::23"),
        ("fd00:ec2::254", "fd00:ec2::254"),
        ("fd20:ce::254", "fd20:ce::254"),
        ("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ];
    /// What is left between these is public.
    pub(super) const NOT_PUBLIC_V6: &[(&str, &str)] = &[
        ("::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("2001:1::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ];
}

fn bounds(table: &[(&str, &str)]) -> Vec<(u128, u128)> {
    let bits = |text: &str| match address(text) {
        IpAddr::V4(address) => u128::from(address.to_bits()),
        IpAddr::V6(address) => address.to_bits(),
    };
    table
        .iter()
        .map(|(first, last)| (bits(first), bits(last)))
        .collect()
}

fn within(bounds: &[(u128, u128)], bits: u128) -> bool {
    bounds
        .iter()
        .any(|&(first, last)| first <= bits && bits <= last)
}

#[test]
fn agrees_with_an_independent_table() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let (never, not_public) = (bounds(oracle::NEVER), bounds(oracle::NOT_PUBLIC));
    let (default, public_only) = (Egress::default(), Egress::public_only());
    let check_v4 = |bits: u32| {
        let v4 = Ipv4Addr::from_bits(bits);
        let bits = u128::from(bits);
        let expected = (
            !within(&never, bits),
            !within(&never, bits) && !within(&not_public, bits),
        );
        let judge = |address: IpAddr| (default.allows(address), public_only.allows(address));
        assert_eq!(judge(v4.into()), expected, "{v4}, seed {seed}");
        for (index, outside) in wrappings(v4).into_iter().enumerate() {
            // `64:ff9b:1::` and the SIIT form are for one network's own use.
            let expected = (expected.0, expected.1 && index != 1 && index != 3);
            assert_eq!(judge(outside.into()), expected, "{outside}, seed {seed}");
        }
    };
    // Both sides of every bound, then everywhere.
    for (first, last) in never.iter().chain(&not_public) {
        for bits in [first.wrapping_sub(1), *first, *last, last + 1] {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the neighbour of the last address is the first"
            )]
            check_v4(bits as u32);
        }
    }
    for _ in 0..100_000 {
        check_v4(random.u32(..));
    }

    let (never, not_public) = (bounds(oracle::NEVER_V6), bounds(oracle::NOT_PUBLIC_V6));
    let check_v6 = |bits: u128| {
        let v6 = Ipv6Addr::from_bits(bits);
        let high = bits >> 96;
        let wraps =
            high == 0 || high == 0x0064_ff9b || high == 0x2001_0000 || bits >> 112 == 0x2002;
        if wraps && bits > 1 {
            return;
        }
        assert_eq!(
            default.allows(v6.into()),
            !within(&never, bits),
            "{v6}, seed {seed}"
        );
        let public = !within(&never, bits) && !within(&not_public, bits);
        assert_eq!(public_only.allows(v6.into()), public, "{v6}, seed {seed}");
    };
    for (first, last) in never.iter().chain(&not_public) {
        for bits in [first.wrapping_sub(1), *first, *last, last.wrapping_add(1)] {
            check_v6(bits);
        }
    }
    for _ in 0..100_000 {
        check_v6(random.u128(..));
        // Nearly all addresses lie in the dull parts; these lie where the ranges are.
        let prefix = u128::from(
            *random
                .choice(&[0x2000_u16, 0x2001, 0x3fff, 0xfd00, 0xfe80, 0xfec0])
                .unwrap(),
        );
        check_v6(prefix << 112 | random.u128(..) >> random.u32(16..100));
    }
}
