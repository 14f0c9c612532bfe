//! Which addresses may be called: the policy, asked with the host of a service URL before a call, and with each address of a
//! name when it is dialled.
//!
//! Both are needed. A name is judged by the addresses that it has at that moment, on each dial, so that a name that changes its
//! mind is no way around; an address in the URL itself is never resolved, so no resolver sees it.

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;

use super::address::{never, not_public, only_wraps, wrapped};
use super::host::Host;

/// Which addresses a connector may call.
///
/// The service URL is the developer's own, so by default private networks and loopback are allowed, and refused is what no
/// API has and attackers look for: link-local addresses, the metadata services of clouds, and the unspecified, multicast and
/// broadcast addresses. Where a part of a service URL comes from elsewhere, [`Egress::public_only`] refuses all that is not on
/// the public internet.
///
/// Both the address in a URL, in every spelling that clients understand, and the addresses of a name are checked, the latter
/// whenever it is dialled. IPv6 addresses that wrap an IPv4 address (v4-mapped, NAT64, 6to4, Teredo) are judged by that.
///
/// ```
/// # use connector_runtime::Egress;
/// let egress = Egress::public_only().allow("10.20.0.0/16");
/// assert!(egress.allows("10.20.0.7".parse()?));
/// assert!(!egress.allows("10.21.0.7".parse()?));
/// # Ok::<(), std::net::AddrParseError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Egress {
    public_only: bool,
    allowed: Vec<IpNet>,
    /// What was to be allowed and is no network; told when the connector is built.
    unread: Vec<String>,
}

impl Egress {
    /// Addresses of the public internet only: no private, loopback, shared, benchmarking, documentation and reserved ones
    /// either.
    #[must_use]
    pub fn public_only() -> Self {
        Self {
            public_only: true,
            ..Self::default()
        }
    }

    /// Allows a network (`10.20.0.0/16`, `fd12::/16`) or a single address, whatever else holds: the metadata services in it
    /// too.
    ///
    /// What is no network is reported when the connector is built.
    #[must_use]
    pub fn allow(mut self, network: &str) -> Self {
        let read = network
            .parse::<IpNet>()
            .or_else(|_| network.parse::<IpAddr>().map(IpNet::from));
        match read {
            Ok(network) => self.allowed.push(network),
            Err(_) => self.unread.push(network.to_owned()),
        }
        self
    }

    /// Whether this address may be called.
    #[must_use]
    pub fn allows(&self, address: IpAddr) -> bool {
        self.check(address).is_ok()
    }

    /// Checks an address.
    ///
    /// # Errors
    ///
    /// [`EgressError`] with the address and why it is refused.
    pub fn check(&self, address: IpAddr) -> Result<(), EgressError> {
        if self.is_allowed(address) {
            return Ok(());
        }
        for inside in wrapped(address).map(IpAddr::V4) {
            if !self.is_allowed(inside) {
                self.judge(inside, address)?;
            }
        }
        if only_wraps(address) {
            return Ok(());
        }
        self.judge(address, address)
    }

    /// Checks the host of a URL, without port, as far as it is an address: a name is checked when it is dialled.
    ///
    /// # Errors
    ///
    /// [`EgressError`] where the address is refused, or the host is nothing that could be dialled.
    pub fn check_host(&self, host: &str) -> Result<(), EgressError> {
        match Host::read(host) {
            Host::Address(address) => self.check(address),
            Host::Name => Ok(()),
            Host::Invalid => Err(EgressError(Refused::Invalid)),
        }
    }

    /// What cannot be meant, one sentence each.
    pub(crate) fn faults(&self) -> impl Iterator<Item = String> {
        self.unread.iter().map(|network| {
            format!("`{network}` of `egress` is no network; help: write it as in `10.20.0.0/16`, or a single address")
        })
    }

    fn is_allowed(&self, address: IpAddr) -> bool {
        self.allowed
            .iter()
            .any(|network| network.contains(&address))
    }

    fn judge(&self, judged: IpAddr, address: IpAddr) -> Result<(), EgressError> {
        let word = if self.public_only {
            not_public(judged)
        } else {
            never(judged)
        };
        match word {
            Some(word) => Err(EgressError(Refused::Address { address, word })),
            None => Ok(()),
        }
    }
}

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EgressError(Refused);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    Address { address: IpAddr, word: &'static str },
    Invalid,
}

impl fmt::Display for EgressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Refused::Address { address, word } => {
                write!(f, "`{address}` is {word} address, which is not called")
            }
            Refused::Invalid => f.write_str("the host is neither a name nor an address"),
        }
    }
}

impl std::error::Error for EgressError {}

#[cfg(all(test, not(interleavings)))]
mod tests;
