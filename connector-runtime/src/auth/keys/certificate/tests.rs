use super::{
    super::fixture::{Certified, Folder, chain, own_pem},
    *,
};

const CANARY: &str = "canary-7f3a91";

fn refused(pem: impl AsRef<[u8]>) -> String {
    ClientIdentity::from_pem(pem.as_ref()).unwrap_err()
}

#[test]
fn certificate_and_key_are_read_in_any_order_and_remarks_are_skipped() {
    let own = Certified::new("own");
    for pem in [
        own.pem(),
        format!("{}{}", own.key, own.certificate),
        format!(
            "Bag Attributes\n  friendlyName: x\n{}\r\n\r\n{}",
            own.certificate, own.key
        ),
        own.pem().replace('\n', "\r\n"),
    ] {
        let identity = ClientIdentity::from_pem(pem.as_bytes()).unwrap();
        assert_eq!(identity.certificates().len(), 1);
        assert!(!identity.private_key().is_empty());
    }
}

#[test]
fn a_chain_keeps_its_order() {
    let ([leaf, between, root], key) = chain();
    let identity =
        ClientIdentity::from_pem(format!("{key}{leaf}{between}{root}").as_bytes()).unwrap();
    let der = |pem: &str| CertificateDer::from_pem_slice(pem.as_bytes()).unwrap();
    let expected = [&leaf, &between, &root].map(|pem| der(pem));
    assert!(
        identity
            .certificates()
            .eq(expected.iter().map(AsRef::as_ref))
    );
    assert_eq!(identity.chain(), expected);
}

#[test]
fn what_is_missing_or_too_many_is_said() {
    let own = Certified::new("own");
    assert_eq!(
        refused(CANARY),
        "holds no PEM certificate and no private key"
    );
    assert_eq!(refused(""), "holds no PEM certificate and no private key");
    assert_eq!(
        refused(&own.certificate),
        "holds no private key (PKCS#8, PKCS#1 or SEC1): write it beside its certificate"
    );
    assert_eq!(
        refused(&own.key),
        "holds no certificate: write it beside its private key"
    );
    assert_eq!(
        refused(format!("{}{}", own.pem(), own.key)),
        "holds 2 private keys: keep the one that belongs to the certificate"
    );
    assert_eq!(refused("x".repeat(65_537)), "is larger than 64 KiB");
}

#[test]
fn damaged_pem_is_refused_without_quoting_it() {
    let own = own_pem();
    let cut = &own[..own.len() - 40];
    let one_line = own.replace('\n', "\\n");
    let characters = "-----BEGIN PRIVATE KEY-----\ncanary-7f3a91\n-----END PRIVATE KEY-----\n";
    for pem in [cut, &one_line, characters, "-----BEGIN canary-7f3a91"] {
        assert_eq!(
            refused(pem),
            "is damaged PEM: each section needs its `BEGIN` and `END` line and its line breaks"
        );
    }
}

#[test]
fn a_locked_key_is_told_how_to_unlock() {
    let own = Certified::new("own");
    let pkcs8 =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n";
    let older = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\r\nDEK-Info: DES-EDE3-CBC,00\n\nMIIB\n";
    for locked in [pkcs8, older] {
        let problem = refused(format!("{}{locked}", own.certificate));
        assert!(
            problem.contains("`openssl pkey -in locked.pem -out key.pem`"),
            "{problem}"
        );
    }
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[test]
fn a_key_of_another_certificate_is_found_at_once() {
    let (one, other) = (Certified::new("one"), Certified::new("other"));
    assert_eq!(
        refused(format!("{}{}", one.certificate, other.key)),
        "holds a private key that does not belong to its certificate"
    );
    let ([leaf, between, root], key) = chain();
    assert_eq!(
        refused(format!("{key}{root}{between}{leaf}")),
        "holds certificates in the wrong order: write the one of the private key first, then its issuers"
    );
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[test]
fn damaged_der_is_found_at_once() {
    let own = Certified::new("own");
    let certificate = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
    assert_eq!(
        refused(format!("{certificate}{}", own.key)),
        "holds a certificate that is damaged or no X.509 of version 3"
    );
    let key = "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n";
    let problem = refused(format!("{}{key}", own.certificate));
    assert!(
        problem.starts_with("holds a private key that TLS cannot use"),
        "{problem}"
    );
}

/// PKCS#8, PKCS#1 and SEC1 as another program writes them, and the same keys locked by a password.
#[test]
fn keys_of_every_form_are_read_from_another_program() {
    let folder = Folder::new();
    for (algorithm, option, traditional) in [
        ("RSA", "rsa_keygen_bits:2048", "BEGIN RSA PRIVATE KEY"),
        ("EC", "ec_paramgen_curve:P-256", "BEGIN EC PRIVATE KEY"),
        ("EC", "ec_paramgen_curve:P-384", "BEGIN EC PRIVATE KEY"),
    ] {
        let run = |command: &str| folder.openssl(&command.split(' ').collect::<Vec<_>>());
        let made = run(&format!(
            "genpkey -algorithm {algorithm} -pkeyopt {option} -out pkcs8.pem"
        ))
        .and_then(|()| {
            run("req -x509 -key pkcs8.pem -subj /CN=client -days 1 -out certificate.pem")
        })
        .and_then(|()| run("pkey -in pkcs8.pem -traditional -out traditional.pem"))
        .and_then(|()| run("pkcs8 -topk8 -in pkcs8.pem -passout pass:x -out locked.pem"))
        .and_then(|()| {
            run("pkey -in pkcs8.pem -traditional -aes128 -passout pass:x -out locked-older.pem")
        });
        if made.is_none() {
            return;
        }
        let beside = |key: &str| [folder.read("certificate.pem"), folder.read(key)].concat();
        for (file, title) in [
            ("pkcs8.pem", "BEGIN PRIVATE KEY"),
            ("traditional.pem", traditional),
        ] {
            let pem = beside(file);
            assert!(
                String::from_utf8_lossy(&pem).contains(title),
                "{file} of {option}"
            );
            assert_eq!(
                ClientIdentity::from_pem(&pem).unwrap().certificates().len(),
                1
            );
        }
        for file in ["locked.pem", "locked-older.pem"] {
            let problem = refused(beside(file));
            assert!(
                problem.starts_with("holds a private key that is locked"),
                "{problem}"
            );
        }
    }
}

#[test]
fn debug_shows_nothing_of_certificate_or_key() {
    let identity = ClientIdentity::from_pem(own_pem().as_bytes()).unwrap();
    assert_eq!(
        format!("{identity:?}"),
        "ClientIdentity { certificates: 1, private_key: Secret(..) }"
    );
}

#[test]
fn another_certificate_is_another_version() {
    use super::super::Key;

    let version = |pem: &str| Key::from_pem("k", pem.as_bytes()).unwrap().version();
    let (one, renewed) = (own_pem(), own_pem());
    assert_eq!(version(&one), version(&one.replace('\n', "\r\n")));
    assert_ne!(version(&one), version(&renewed));

    let key = Key::from_pem("k", one.as_bytes()).unwrap();
    assert_eq!(
        key.text().unwrap_err().to_string(),
        "key `k` is a certificate where a secret text is needed"
    );
}
