//! What a client reports → what happened. Clients' own texts may print the URL, so none of them goes on.

use std::error::Error;
use std::io;
use std::time::Duration;

use http::HeaderMap;
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use rustls::{AlertDescription, CertificateError};

use super::names::Refused;
use crate::admit::EgressError;
use crate::error::{ErrorKind, Sent};
use crate::transport::TransportError;

/// What a client says of a failure before the answer's head had come.
pub(super) struct Fault<'e> {
    pub(super) error: &'e (dyn Error + 'static),
    /// Whether there was no connection yet.
    pub(super) connecting: bool,
    /// Whether the name was not found.
    pub(super) name: bool,
    /// Whether the limit of the connection was hit.
    pub(super) late: bool,
}

impl<'e> Fault<'e> {
    /// What broke on a connection that was there.
    #[cfg(feature = "hyper")]
    pub(super) fn of(error: &'e (dyn Error + 'static)) -> Self {
        Self {
            error,
            connecting: false,
            name: false,
            late: false,
        }
    }
}

/// A failure before the answer's head had come.
///
/// The order counts: a failed name is a failed connection too for a client, and a TLS refusal an I/O error.
pub(super) fn before_head(
    fault: &Fault<'_>,
    connect: Duration,
    identified: bool,
) -> TransportError {
    let error = fault.error;
    let sent = if fault.connecting {
        Sent::NotSent
    } else {
        Sent::MaybeSent
    };
    let transport = |kind, reason: &str| TransportError {
        sent,
        ..TransportError::not_sent(kind, reason)
    };
    match find::<Refused>(error) {
        Some(Refused::Egress(refused)) => return of_egress(refused),
        Some(Refused::TookTooLong) => {
            return transport(
                ErrorKind::Timeout,
                "the host's name was not resolved within the limit of the connection",
            )
            .limit(connect)
            .resolving();
        }
        _ => {}
    }
    if fault.name {
        return transport(ErrorKind::Dns, "the host's name could not be resolved")
            .help("check the host in `service_url`");
    }
    if fault.connecting && fault.late {
        return transport(
            ErrorKind::Timeout,
            &format!("no connection was made within the limit of {connect:?}"),
        )
        .help("raise `connect` of `timeouts`, if the host may take that long")
        .limit(connect);
    }
    if let Some(tls) = find::<rustls::Error>(error) {
        return of_tls(tls, sent, identified);
    }
    if fault.connecting {
        return transport(
            ErrorKind::Connect,
            &format!("no connection could be made{}", io_kind(error)),
        );
    }
    if find::<io::Error>(error).is_some_and(tokio::runtime::is_rt_shutdown_err) {
        return transport(
            ErrorKind::Shutdown,
            "the runtime was shut down during the call",
        );
    }
    // Requests have no bodies that could fail: what is left of the caller's own faults is that the task which held the
    // connection is gone, and that goes with its runtime.
    if find::<hyper::Error>(error).is_some_and(hyper::Error::is_user) {
        return transport(
            ErrorKind::Shutdown,
            "the runtime was shut down during the call",
        );
    }
    if identified {
        // TLS 1.3 servers refuse a certificate after the handshake, and the alert may be lost on the way.
        return transport(
            ErrorKind::ClientCertificate,
            "the server closed the connection, probably because it refuses the client certificate",
        );
    }
    match find::<hyper::Error>(error) {
        Some(hyper) if hyper.is_parse() => transport(
            ErrorKind::Protocol,
            "what came back is no valid answer of HTTP/1.1",
        ),
        Some(hyper) if hyper.is_canceled() => transport(
            ErrorKind::Shutdown,
            "the runtime was shut down during the call",
        ),
        _ => transport(
            ErrorKind::Transport,
            &format!(
                "the connection broke before the answer came{}",
                io_kind(error)
            ),
        ),
    }
}

/// Whether an answer says its length in two ways.
pub(super) fn is_smuggled(headers: &HeaderMap) -> bool {
    headers.contains_key(CONTENT_LENGTH) && headers.contains_key(TRANSFER_ENCODING)
}

/// An answer that says its length in two ways.
pub(super) fn smuggled() -> TransportError {
    TransportError {
        sent: Sent::Answered,
        ..TransportError::not_sent(
            ErrorKind::Protocol,
            "the answer says its length in two ways, which is how answers are smuggled",
        )
    }
}

/// An address that is not called.
fn of_egress(refused: &EgressError) -> TransportError {
    TransportError::not_sent(ErrorKind::Egress, refused.to_string())
        .help("if the API is there, allow its network with `.egress(Egress::default().allow(…))`")
}

/// A failure while the answer's body came.
pub(super) fn in_body(error: &(dyn Error + 'static)) -> TransportError {
    // hyper tells a body that ends too early as an I/O error.
    let ended = find::<io::Error>(error)
        .is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof)
        || find::<hyper::Error>(error).is_some_and(hyper::Error::is_incomplete_message);
    let reason = if ended {
        "the answer ended before it was whole".to_owned()
    } else {
        format!(
            "the connection broke while the answer came{}",
            io_kind(error)
        )
    };
    TransportError {
        sent: Sent::Answered,
        ..TransportError::not_sent(ErrorKind::Transport, reason)
    }
}

fn of_tls(error: &rustls::Error, sent: Sent, identified: bool) -> TransportError {
    let transport = |kind, reason: &str| TransportError {
        sent,
        ..TransportError::not_sent(kind, reason)
    };
    match error {
        rustls::Error::AlertReceived(alert) if identified => transport(
            ErrorKind::ClientCertificate,
            &format!(
                "the server does not accept the client certificate{}",
                of_alert(*alert)
            ),
        )
        .help("check the certificate behind `ClientCertificate(key = …)`"),
        rustls::Error::AlertReceived(alert) if is_about_certificate(*alert) => transport(
            ErrorKind::ClientCertificate,
            "the server asks for a client certificate, and the profile shows none",
        )
        .help("add `ClientCertificate` to `auth`"),
        rustls::Error::InvalidCertificate(cause) => {
            let (reason, help) = of_certificate(cause);
            transport(ErrorKind::Tls, reason).help(help)
        }
        rustls::Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType) => {
            transport(ErrorKind::Tls, "the server does not speak TLS on this port")
        }
        rustls::Error::PeerIncompatible(_)
        | rustls::Error::AlertReceived(AlertDescription::ProtocolVersion) => transport(
            ErrorKind::Tls,
            "the server speaks no TLS that is safe (1.2 or 1.3 with its ciphers)",
        ),
        _ => transport(ErrorKind::Tls, "TLS with the server failed"),
    }
}

fn is_about_certificate(alert: AlertDescription) -> bool {
    matches!(
        alert,
        AlertDescription::NoCertificate
            | AlertDescription::BadCertificate
            | AlertDescription::UnsupportedCertificate
            | AlertDescription::CertificateRevoked
            | AlertDescription::CertificateExpired
            | AlertDescription::CertificateUnknown
            | AlertDescription::CertificateRequired
            | AlertDescription::UnknownCA
    )
}

/// What an alert says of the client certificate, where it says anything.
fn of_alert(alert: AlertDescription) -> &'static str {
    match alert {
        AlertDescription::CertificateExpired => ": it has expired, or is not valid yet",
        AlertDescription::UnknownCA => ": it comes from no authority that the server trusts",
        AlertDescription::CertificateRevoked => ": it was revoked",
        AlertDescription::UnsupportedCertificate => ": it is no certificate for clients",
        _ => "",
    }
}

/// What is wrong with the server's certificate, and what to change.
fn of_certificate(cause: &CertificateError) -> (&'static str, &'static str) {
    const OWNER: &str = "the API's owner has to renew it";
    match cause {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            ("the server's certificate has expired", OWNER)
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => (
            "the server's certificate is not valid yet",
            "check the clocks of both machines",
        ),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => (
            "the server's certificate is for another host",
            "let `service_url` name the host as the certificate does",
        ),
        // A root of the same name with another key shows as a bad signature.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => (
            "the server's certificate comes from no trusted authority",
            "an own certificate authority is trusted with `.tls(Tls::default().root_certificate(…))`",
        ),
        CertificateError::Revoked => ("the server's certificate was revoked", OWNER),
        _ => ("the server's certificate cannot be accepted", OWNER),
    }
}

fn io_kind(error: &(dyn Error + 'static)) -> &'static str {
    match find::<io::Error>(error).map(io::Error::kind) {
        Some(io::ErrorKind::ConnectionRefused) => ": the connection was refused",
        Some(io::ErrorKind::ConnectionReset) => ": the connection was reset",
        Some(io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable) => {
            ": there is no way to the host"
        }
        _ => "",
    }
}

/// The innermost cause of this type. An `io::Error` shows what it wraps through `get_ref`, not always through `source`.
pub(super) fn find<'e, T: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e T> {
    let mut found = None;
    let mut next = Some(error);
    while let Some(error) = next {
        found = error.downcast_ref::<T>().or(found);
        let inside = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        next = inside
            .map(|inside| inside as &(dyn Error + 'static))
            .or_else(|| error.source());
    }
    found
}
