//! Names become addresses: a host goes in, those of its addresses that may be called come out, on every dial.
//!
//! An address that stands in the URL itself never comes here: no client resolves it. It is checked before the call.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
#[cfg(feature = "hyper")]
use std::task::{Context, Poll};
use std::time::Duration;

use crate::admit::{Egress, EgressError};
use crate::transport::BoxFuture;

/// Finds the addresses of a host's name, where not the system's resolver is to do it.
///
/// It is asked on each dial. What it finds is checked by the connector's [`Egress`] in any case.
pub trait Resolver: Send + Sync + 'static {
    /// The addresses of this name, the preferred ones first.
    fn resolve(&self, host: &str) -> BoxFuture<'static, io::Result<Vec<IpAddr>>>;
}

/// The system's resolver.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemResolver;

impl Resolver for SystemResolver {
    fn resolve(&self, host: &str) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> {
        let host = host.to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((host, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// The resolver that the clients ask.
#[derive(Clone)]
pub(super) struct Names {
    egress: Egress,
    resolver: Arc<dyn Resolver>,
    limit: Duration,
}

impl Names {
    /// `connect` is the limit of the whole connection. The name gets nearly all of it, but not the last of it: so a resolver
    /// that hangs is known as one, where the client's own limit would only say that there was no connection.
    pub(super) fn new(egress: Egress, resolver: Arc<dyn Resolver>, connect: Duration) -> Self {
        Self {
            egress,
            resolver,
            limit: connect.saturating_sub(connect / 20),
        }
    }

    async fn addresses(self, host: String) -> Result<Vec<SocketAddr>, Refused> {
        let found = tokio::time::timeout(self.limit, self.resolver.resolve(&host))
            .await
            .map_err(|_| Refused::TookTooLong)?
            .map_err(Refused::Failed)?;
        let mut refused = None;
        let mut allowed = Vec::with_capacity(found.len());
        for address in found {
            match self.egress.check(address) {
                // The client puts the URL's port in the place of 0.
                Ok(()) => allowed.push(SocketAddr::new(address, 0)),
                Err(error) => refused = Some(error),
            }
        }
        match refused {
            Some(refused) if allowed.is_empty() => Err(Refused::Egress(refused)),
            None if allowed.is_empty() => Err(Refused::Failed(io::ErrorKind::NotFound.into())),
            _ => Ok(allowed),
        }
    }
}

#[cfg(feature = "reqwest")]
impl reqwest::dns::Resolve for Names {
    fn resolve(&self, name: reqwest::dns::Name) -> reqwest::dns::Resolving {
        let found = self.clone().addresses(name.as_str().to_owned());
        Box::pin(async move {
            let addresses = found.await?;
            Ok(Box::new(addresses.into_iter()) as reqwest::dns::Addrs)
        })
    }
}

#[cfg(feature = "hyper")]
impl tower_service::Service<hyper_util::client::legacy::connect::dns::Name> for Names {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = Refused;
    type Future = BoxFuture<'static, Result<Self::Response, Refused>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Refused>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: hyper_util::client::legacy::connect::dns::Name) -> Self::Future {
        let found = self.clone().addresses(name.as_str().to_owned());
        Box::pin(async move { Ok(found.await?.into_iter()) })
    }
}

/// Why a name has no address that could be called.
#[derive(Debug)]
pub(super) enum Refused {
    /// All that it has are refused.
    Egress(EgressError),
    TookTooLong,
    Failed(io::Error),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Egress(error) => error.fmt(f),
            Self::TookTooLong => f.write_str("the host's name was not resolved within the limit"),
            Self::Failed(_) => f.write_str("the host's name could not be resolved"),
        }
    }
}

impl std::error::Error for Refused {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Egress(_) | Self::TookTooLong => None,
        }
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Names")
            .field("egress", &self.egress)
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}

#[cfg(all(test, not(interleavings), feature = "reqwest"))]
mod tests;
