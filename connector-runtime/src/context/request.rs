//! A context out of the request that the application is answering: the sign-in request of the person at the screen.

use std::net::{IpAddr, SocketAddr};

use http::{Request, header, request};

use super::{Context, Oidc, Saml};

/// Parameters that have a resolver of their own beside `OAUTH-KV`. User name and password are not among them: they come in a
/// body, never in a query.
const OIDC: [(&str, Oidc); 10] = [
    ("acr_values", Oidc::AuthenticationContextReferences),
    ("client_id", Oidc::ClientId),
    ("domain_hint", Oidc::DomainHint),
    ("login_hint", Oidc::LoginHint),
    ("max_age", Oidc::MaxAge),
    ("nonce", Oidc::Nonce),
    ("prompt", Oidc::Prompt),
    ("redirect_uri", Oidc::RedirectUri),
    ("resource", Oidc::Resource),
    ("scope", Oidc::Scope),
];

impl Context {
    /// What the request of the person at the screen says, so that the calls made for it know:
    ///
    /// * each query parameter is an `{OAUTH-KV:name}`, those of OpenID Connect and `RelayState` have their `{OIDC:…}` and
    ///   `{SAML:RelayState}` too; of a parameter that stands twice the first counts;
    /// * the first tag of `ui_locales` is the culture;
    /// * `{Context:HostName}` is the host of the URL, or the `Host` header;
    /// * `{Context:IPAddress}` is a [`SocketAddr`] or [`IpAddr`] among the request's extensions, where the server has put one.
    ///   Headers such as `X-Forwarded-For` are not looked at, since anyone can send them: if a proxy of yours sets one, give
    ///   its address by [`ip_address`](Self::ip_address).
    ///
    /// Body, method and other headers are not looked at.
    ///
    /// ```
    /// # use connector_runtime::Context;
    /// let request = http::Request::get("/authorize?ui_locales=ko-KR%20en&login_hint=someone%40contoso.com").body(())?;
    /// let context = Context::from_request(&request);
    /// # Ok::<(), http::Error>(())
    /// ```
    #[must_use]
    pub fn from_request<B>(request: &Request<B>) -> Self {
        Self::read(request.uri(), request.headers(), request.extensions())
    }

    /// The same, where the request has been taken apart.
    #[must_use]
    pub fn from_parts(parts: &request::Parts) -> Self {
        Self::read(&parts.uri, &parts.headers, &parts.extensions)
    }

    fn read(uri: &http::Uri, headers: &http::HeaderMap, extensions: &http::Extensions) -> Self {
        let mut context = Self::new();
        let query = uri.query().unwrap_or_default().as_bytes();
        for (name, value) in form_urlencoded::parse(query) {
            let resolver = format!("OAUTH-KV:{name}");
            if context.value(&resolver).is_some() {
                continue;
            }
            context.put(resolver, Some(value.clone().into_owned()));
            if let Some((_, parameter)) = OIDC.iter().find(|(known, _)| *known == name) {
                context = context.oidc(*parameter, value);
            } else if name == "RelayState" {
                context = context.saml(Saml::RelayState, value);
            } else if name == "ui_locales" {
                context = context.culture(value.split_whitespace().next().unwrap_or_default());
            }
        }
        let header = headers.get(header::HOST);
        let host = uri
            .authority()
            .cloned()
            .or_else(|| http::uri::Authority::try_from(header?.as_bytes()).ok());
        if let Some(host) = host {
            context = context.host_name(host.host());
        }
        let socket = extensions.get::<SocketAddr>().map(SocketAddr::ip);
        match socket.or_else(|| extensions.get::<IpAddr>().copied()) {
            Some(address) => context.ip_address(address),
            None => context,
        }
    }
}
