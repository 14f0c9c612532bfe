//! What is known about one call: what claim resolvers yield, its deadline, and settings for a call without connector.
//!
//! Values come in by typed setters, or out of the request that the application is answering; they go out by the resolver's
//! name, to claims that say `resolve`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

mod culture;
mod date;
mod lcid;
mod protocol;
mod request;
mod resolver;

pub use protocol::{OAuth2, Oidc, Saml};
pub use resolver::ClaimResolver;

use crate::clock::{Clock as _, SystemClock};
use culture::Culture;

/// What is known about one call, given with [`Connector::within`](crate::Connector::within) or to
/// [`TechnicalProfile::prepare`](crate::TechnicalProfile::prepare).
///
/// It fills the claims that say `resolve` (the documents' claim resolvers, all of them in [`ClaimResolver::ALL`]), says the
/// language of messages, and carries the call's correlation id and deadline. It is cheap to clone. Nothing that is set here
/// stands in its `Debug`.
///
/// ```
/// use connector_runtime::{Context, Oidc};
///
/// let context = Context::new()
///     .culture("ko-KR")
///     .correlation_id("50f0bd91-2ff4-4b8f-828f-00f170519ddb")
///     .oidc(Oidc::LoginHint, "someone@contoso.com")
///     .query_parameter("campaignId", "hawaii");
/// ```
#[derive(Clone, Default)]
pub struct Context(Arc<Known>);

#[derive(Clone, Default)]
struct Known {
    /// By the resolver's name, `Culture:RFC5646`.
    values: BTreeMap<Cow<'static, str>, String>,
    deadline: Option<Instant>,
    settings: Vec<(String, String)>,
}

/// The resolver that the messages' language comes from.
const TAG: &str = "Culture:RFC5646";
const CORRELATION: &str = "Context:CorrelationId";
const NOW: &str = "Context:DateTimeInUtc";
const MODE: &str = "Context:DeploymentMode";

impl Context {
    /// A context in which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The language of the person at the screen, as a BCP 47 tag (`ko-KR`): the messages of the call are in it.
    ///
    /// | resolver | yields for `ko-KR` |
    /// |---|---|
    /// | `{Culture:RFC5646}` | `ko-KR` |
    /// | `{Culture:LanguageName}` | `ko` |
    /// | `{Culture:RegionName}` | `KR`; nothing for a tag without region |
    /// | `{Culture:LCID}` | `1042`; nothing for a culture to which Windows has given no number |
    ///
    /// Case and `_` are put right (`ko_kr` is `ko-KR`). A text that is no tag is as good as none: it mostly comes from a
    /// request, and then from anyone.
    #[must_use]
    pub fn culture(mut self, tag: impl AsRef<str>) -> Self {
        let Some(culture) = Culture::read(tag.as_ref()) else {
            return self;
        };
        let Culture {
            tag,
            language,
            region,
            lcid,
        } = culture;
        self.put(TAG, Some(tag));
        self.put("Culture:LanguageName", Some(language));
        self.put("Culture:RegionName", region);
        self.put("Culture:LCID", lcid.map(|lcid| lcid.to_string()));
        self
    }

    /// `{Policy:PolicyId}`: the policy that runs, `B2C_1A_signup_signin`.
    #[must_use]
    pub fn policy_id(self, id: impl Into<String>) -> Self {
        self.with("Policy:PolicyId", id)
    }

    /// `{Policy:RelyingPartyTenantId}`: the tenant of the relying party's policy, `your-tenant.onmicrosoft.com`.
    #[must_use]
    pub fn relying_party_tenant_id(self, id: impl Into<String>) -> Self {
        self.with("Policy:RelyingPartyTenantId", id)
    }

    /// `{Policy:TenantObjectId}`: the tenant's object id, `00000000-0000-0000-0000-000000000000`.
    #[must_use]
    pub fn tenant_object_id(self, id: impl Into<String>) -> Self {
        self.with("Policy:TenantObjectId", id)
    }

    /// `{Policy:TrustFrameworkTenantId}`: the tenant of the trust framework, `your-tenant.onmicrosoft.com`.
    #[must_use]
    pub fn trust_framework_tenant_id(self, id: impl Into<String>) -> Self {
        self.with("Policy:TrustFrameworkTenantId", id)
    }

    /// `{Context:BuildNumber}`: the version of the system that calls, `1.0.507.0`.
    #[must_use]
    pub fn build_number(self, number: impl Into<String>) -> Self {
        self.with("Context:BuildNumber", number)
    }

    /// `{Context:CorrelationId}`: the id that joins what different systems write of the same call,
    /// `00000000-0000-0000-0000-000000000000`; it stands in the call's trace too.
    #[must_use]
    pub fn correlation_id(self, id: impl Into<String>) -> Self {
        self.with(CORRELATION, id)
    }

    /// `{Context:DateTimeInUtc}`: the time of the call, in the documents' form, which is that of the United States:
    /// `10/10/2021 12:00:00 PM`. Default: the time at which the claim is resolved.
    #[must_use]
    pub fn date_time(self, at: SystemTime) -> Self {
        self.with(NOW, date::in_utc(at))
    }

    /// `{Context:DeploymentMode}`: `Production` or `Development`. Default: the connector's.
    #[must_use]
    pub fn deployment_mode(self, mode: impl Into<String>) -> Self {
        self.with(MODE, mode)
    }

    /// `{Context:HostName}`: the host that the person called, `contoso.b2clogin.com`.
    #[must_use]
    pub fn host_name(self, name: impl Into<String>) -> Self {
        self.with("Context:HostName", name)
    }

    /// `{Context:IPAddress}`: the address that the person called from, `11.111.111.11`.
    #[must_use]
    pub fn ip_address(self, address: impl Into<IpAddr>) -> Self {
        self.with("Context:IPAddress", address.into().to_string())
    }

    /// `{Context:KMSI}`: whether the person asked to stay signed in, as `true` or `false`.
    #[must_use]
    pub fn kmsi(self, keep: bool) -> Self {
        self.with("Context:KMSI", if keep { "true" } else { "false" })
    }

    /// `{OIDC:…}`: a parameter of the sign-in request, by OpenID Connect.
    #[must_use]
    pub fn oidc(self, parameter: Oidc, value: impl Into<String>) -> Self {
        self.with(parameter.resolver(), value)
    }

    /// `{oauth2:…}`: a member of the token answer of the identity provider that the person signed in with.
    #[must_use]
    pub fn oauth2(self, member: OAuth2, value: impl Into<String>) -> Self {
        self.with(member.resolver(), value)
    }

    /// `{SAML:…}`: a part of the sign-in request, by SAML 2.0.
    #[must_use]
    pub fn saml(self, part: Saml, value: impl Into<String>) -> Self {
        self.with(part.resolver(), value)
    }

    /// `{OAUTH-KV:name}`: a query parameter of the sign-in request, whatever its name: `campaignId` → `hawaii`.
    #[must_use]
    pub fn query_parameter(mut self, name: impl AsRef<str>, value: impl Into<String>) -> Self {
        let name = format!("OAUTH-KV:{}", name.as_ref());
        self.put(name, Some(value.into()));
        self
    }

    /// Any resolver by its name, with braces or without: `.resolver("Culture:RFC5646", "en-US")`. Names are case-sensitive,
    /// and nothing is derived from the value: [`culture`](Self::culture) does that.
    #[must_use]
    pub fn resolver(mut self, name: impl AsRef<str>, value: impl Into<String>) -> Self {
        let name = name.as_ref();
        let bare = name
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'))
            .unwrap_or(name);
        self.put(bare.to_owned(), Some(value.into()));
        self
    }

    /// When the call must be over, whatever its own limits say; the earlier of the two counts.
    #[must_use]
    pub fn deadline(mut self, at: Instant) -> Self {
        self.known().deadline = Some(at);
        self
    }

    /// A setting that fills `{Settings:Name}` of a service URL, for a request that is prepared without a connector. It is
    /// inserted as it is.
    #[must_use]
    pub fn setting(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.known().settings.push((name.into(), value.into()));
        self
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.put(name, Some(value.into()));
        self
    }

    /// Sets a value, or takes it away.
    fn put(&mut self, name: impl Into<Cow<'static, str>>, value: Option<String>) {
        let name = name.into();
        let values = &mut self.known().values;
        match value {
            Some(value) => values.insert(name, value),
            None => values.remove(&name),
        };
    }

    fn known(&mut self) -> &mut Known {
        Arc::make_mut(&mut self.0)
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.0.values.get(name).map(String::as_str)
    }

    /// What a resolver yields, by its name without braces.
    pub(crate) fn resolved(&self, name: &str) -> Option<Cow<'_, str>> {
        match self.value(name) {
            None if name == NOW => Some(date::in_utc(SystemClock.system()).into()),
            value => value.map(Cow::Borrowed),
        }
    }

    /// The same context, in a connector of that mode.
    #[cfg(feature = "client")]
    pub(crate) fn deployed(self, mode: &'static str) -> Self {
        if self.value(MODE).is_some() {
            self
        } else {
            self.deployment_mode(mode)
        }
    }

    /// The language of the call's messages.
    #[cfg(any(test, feature = "client"))]
    pub(crate) fn culture_tag(&self) -> Option<&str> {
        self.value(TAG)
    }

    #[cfg(feature = "client")]
    pub(crate) fn correlation(&self) -> Option<&str> {
        self.value(CORRELATION)
    }

    #[cfg(feature = "client")]
    pub(crate) fn deadline_at(&self) -> Option<Instant> {
        self.0.deadline
    }

    pub(crate) fn setting_value(&self, name: &str) -> Option<&str> {
        let settings = self.0.settings.iter();
        settings
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Names only: every value may be personal, and some are secrets (`{OIDC:Password}`). A query parameter's name is somebody
/// else's text, so those are only counted.
impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = &self.0.values;
        let resolvers: Vec<&str> = values
            .keys()
            .map(AsRef::as_ref)
            .filter(|name| ClaimResolver::find(name).is_some())
            .collect();
        let settings: Vec<&str> = self.0.settings.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("Context")
            .field("resolvers", &resolvers)
            .field("others", &(values.len() - resolvers.len()))
            .field("deadline", &self.0.deadline)
            .field("settings", &settings)
            .finish()
    }
}

#[cfg(test)]
mod tests;
