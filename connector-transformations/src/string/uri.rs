//! `BuildUri`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::TransformationError;

/// The parameters of [`build_uri`]; the defaults are those of a one-time password, without an issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UriParameters<'a> {
    /// `scheme`, default `otpauth`.
    pub scheme: &'a str,
    /// `host`, default `totp`.
    pub host: &'a str,
    /// `query.issuer`, default empty.
    pub query_issuer: &'a str,
}

impl Default for UriParameters<'_> {
    fn default() -> Self {
        Self {
            scheme: "otpauth",
            host: "totp",
            query_issuer: "",
        }
    }
}

/// `BuildUri`: the address that an authenticator app reads from a QR code, with the user's name as its path and the
/// secret of their one-time passwords in its query.
///
/// ```
/// # use connector_transformations::{build_uri, UriParameters};
/// let parameters = UriParameters { query_issuer: "Contoso demo", ..UriParameters::default() };
/// assert_eq!(
///     build_uri("Contoso demo:emily@fabrikam.com", "fay2lj7ynpntjgqa", parameters)?,
///     "otpauth://totp/Contoso%20demo:emily@fabrikam.com?secret=fay2lj7ynpntjgqa&issuer=Contoso+demo",
/// );
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// (The documents' example gives emily@fabrikam.com as the path, and has `Contoso demo:` before it in the result.)
/// The path is one segment: a `/` in a user's name is encoded, like all that is not a letter, a digit or one of
/// `-._~:@`. In the query a blank is `+`.
///
/// # Errors
/// Where the scheme or the host is none, where the path is empty, `.` or `..`, and where the secret is empty.
pub fn build_uri(
    path: impl AsRef<str>,
    query_secret: impl AsRef<str>,
    parameters: UriParameters<'_>,
) -> Result<String, TransformationError> {
    let refused = |text: &'static str| TransformationError::refused("BuildUri", text);
    let UriParameters {
        scheme,
        host,
        query_issuer,
    } = parameters;
    let word = |text: &str, others: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || others.as_bytes().contains(&byte))
    };
    if !scheme.starts_with(|first: char| first.is_ascii_alphabetic()) || !word(scheme, "+-.") {
        return Err(refused(
            "`scheme` is not a letter and then letters, digits, `+`, `-` and `.`",
        ));
    }
    if host.is_empty() || !word(host, "-.") {
        return Err(refused(
            "`host` is not made of letters, digits, `-` and `.`",
        ));
    }
    let (path, secret) = (path.as_ref(), query_secret.as_ref());
    if matches!(path, "" | "." | "..") {
        return Err(refused("`path` is empty, `.` or `..`"));
    }
    if secret.is_empty() {
        return Err(refused("`query.secret` is empty"));
    }
    let path = utf8_percent_encode(path, PATH);
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("secret", secret);
    if !query_issuer.is_empty() {
        query.append_pair("issuer", query_issuer);
    }
    Ok(format!("{scheme}://{host}/{path}?{}", query.finish()))
}

const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b'@');

#[cfg(test)]
mod tests {
    use super::{UriParameters, build_uri};

    const TOTP: UriParameters<'static> = UriParameters {
        scheme: "otpauth",
        host: "totp",
        query_issuer: "",
    };

    #[test]
    fn what_a_user_is_called_stays_in_its_place() {
        let uri = build_uri(
            "a/../b?secret=x#y%41 é",
            "s&t=u",
            UriParameters {
                query_issuer: "A&B",
                ..TOTP
            },
        );
        let expected = "otpauth://totp/a%2F..%2Fb%3Fsecret%3Dx%23y%2541%20%C3%A9?secret=s%26t%3Du&issuer=A%26B";
        assert_eq!(uri.as_deref(), Ok(expected));
        assert_eq!(
            build_uri("a", "s", TOTP).as_deref(),
            Ok("otpauth://totp/a?secret=s")
        );
    }

    #[test]
    fn what_makes_no_uri_is_refused() {
        for scheme in ["", "1a", "a b", "a:", "é"] {
            assert!(
                build_uri("a", "s", UriParameters { scheme, ..TOTP }).is_err(),
                "{scheme}"
            );
        }
        for host in ["", "a/b", "a@b", "a:1", "é"] {
            assert!(
                build_uri("a", "s", UriParameters { host, ..TOTP }).is_err(),
                "{host}"
            );
        }
        for path in ["", ".", ".."] {
            assert!(build_uri(path, "s", TOTP).is_err(), "{path}");
        }
        assert!(build_uri("a", "", TOTP).is_err());
    }
}
