//! What the tests of this folder share: certificates made on the spot, a folder of their own, the `openssl` command.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};

/// A certificate that signed itself, and its private key, in PEM.
pub(super) struct Certified {
    pub(super) certificate: String,
    pub(super) key: String,
}

impl Certified {
    pub(super) fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = params(name).self_signed(&key).unwrap().pem();
        Self {
            certificate,
            key: key.serialize_pem(),
        }
    }

    pub(super) fn pem(&self) -> String {
        format!("{}{}", self.certificate, self.key)
    }
}

/// A certificate with its private key.
pub(super) fn own_pem() -> String {
    Certified::new("own").pem()
}

/// The certificates of a leaf, an intermediate and a root, in this order, and the key of the leaf.
pub(super) fn chain() -> ([String; 3], String) {
    let (root, between, leaf) = (authority("root"), authority("between"), authority("leaf"));
    let pem = |der: Vec<u8>| {
        let base64 = data_encoding::BASE64.encode(&der);
        format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n")
    };
    (
        [
            pem(leaf.signed_by(&between)),
            pem(between.signed_by(&root)),
            pem(root.signed_by(&root)),
        ],
        leaf.key.serialize_pem(),
    )
}

/// Somebody who can sign, and be signed.
pub(super) struct Authority {
    params: CertificateParams,
    key: KeyPair,
}

pub(super) fn authority(name: &str) -> Authority {
    let mut params = params(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    Authority { params, key }
}

impl Authority {
    /// Its certificate by that issuer, in DER.
    pub(super) fn signed_by(&self, issuer: &Self) -> Vec<u8> {
        let issuer = Issuer::from_params(&issuer.params, &issuer.key);
        self.params
            .signed_by(&self.key, &issuer)
            .unwrap()
            .der()
            .to_vec()
    }
}

fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(vec!["client.example.com".to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

/// A folder that is removed with its owner.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "connector-keys-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn write(&self, file: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(file);
        fs::write(&path, content).unwrap();
        path
    }

    pub(super) fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.0.join(file)).unwrap()
    }

    /// Runs `openssl` in this folder. `None`, and a line that says so, where it is missing or cannot do this.
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    pub(super) fn openssl(&self, arguments: &[&str]) -> Option<()> {
        let skipped = |why: &str| eprintln!("skipped: `openssl {}`: {why}", arguments.join(" "));
        match Command::new("openssl")
            .args(arguments)
            .current_dir(&self.0)
            .output()
        {
            Ok(output) if output.status.success() => Some(()),
            Ok(output) => {
                skipped(
                    String::from_utf8_lossy(&output.stderr)
                        .lines()
                        .next()
                        .unwrap_or("no reason given"),
                );
                None
            }
            Err(error) => {
                skipped(&error.to_string());
                None
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind in the system's folder for such things harms no test.
        let _ = fs::remove_dir_all(&self.0);
    }
}
