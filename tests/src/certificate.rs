//! Certificates made on the spot: authorities, servers, clients, and what is wrong with them.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose, date_time_ymd,
};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

/// A certificate authority.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

/// From when to when a certificate holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// In the year of the test, whenever that is.
    Now,
    /// Until 2001.
    Expired,
    /// From 2100.
    NotYet,
}

/// A certificate and its private key.
pub struct Certified {
    certificate: CertificateDer<'static>,
    pem: String,
    key: KeyPair,
}

impl Authority {
    /// An authority of this name, with a key of its own: two of one name are two.
    ///
    /// # Panics
    ///
    /// Where no key can be made.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let mut params = params(name, &[], Validity::Now);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let key = KeyPair::generate().expect("a key can be made");
        Self(CertifiedIssuer::self_signed(params, key).expect("the authority can sign itself"))
    }

    /// Its certificate in PEM.
    #[must_use]
    pub fn pem(&self) -> String {
        self.0.pem()
    }

    pub(crate) fn certificate(&self) -> CertificateDer<'static> {
        self.0.der().clone()
    }

    /// The certificate of a server with these names.
    ///
    /// # Panics
    ///
    /// Where a name is none.
    #[must_use]
    pub fn server(&self, names: &[&str], validity: Validity) -> Certified {
        self.leaf(
            params("server", names, validity),
            ExtendedKeyUsagePurpose::ServerAuth,
        )
    }

    /// The certificate of a client of this name.
    ///
    /// # Panics
    ///
    /// Where no key can be made.
    #[must_use]
    pub fn client(&self, name: &str, validity: Validity) -> Certified {
        self.leaf(
            params(name, &[], validity),
            ExtendedKeyUsagePurpose::ClientAuth,
        )
    }

    fn leaf(&self, mut params: CertificateParams, usage: ExtendedKeyUsagePurpose) -> Certified {
        params.extended_key_usages = vec![usage];
        let key = KeyPair::generate().expect("a key can be made");
        let certificate = params
            .signed_by(&key, &self.0)
            .expect("the authority can sign");
        Certified {
            pem: certificate.pem(),
            certificate: certificate.der().clone(),
            key,
        }
    }
}

impl Certified {
    /// Certificate and private key in PEM, as a key container takes them.
    #[must_use]
    pub fn pem(&self) -> String {
        format!("{}{}", self.pem, self.key.serialize_pem())
    }

    /// The private key in PEM.
    #[must_use]
    pub fn key_pem(&self) -> String {
        self.key.serialize_pem()
    }

    /// The certificate in PEM.
    #[must_use]
    pub fn certificate_pem(&self) -> &str {
        &self.pem
    }

    /// The certificate in DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.certificate
    }

    pub(crate) fn chain(&self) -> Vec<CertificateDer<'static>> {
        vec![self.certificate.clone()]
    }

    pub(crate) fn key(&self) -> PrivateKeyDer<'static> {
        PrivatePkcs8KeyDer::from(self.key.serialize_der()).into()
    }
}

fn params(name: &str, names: &[&str], validity: Validity) -> CertificateParams {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    let mut params = CertificateParams::new(names).expect("the names are names");
    params.distinguished_name.push(DnType::CommonName, name);
    let (from, to) = match validity {
        Validity::Now => (2020, 2090),
        Validity::Expired => (2000, 2001),
        Validity::NotYet => (2100, 2110),
    };
    params.not_before = date_time_ymd(from, 1, 1);
    params.not_after = date_time_ymd(to, 1, 1);
    params
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Authority(..)")
    }
}

impl std::fmt::Debug for Certified {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Certified(..)")
    }
}
