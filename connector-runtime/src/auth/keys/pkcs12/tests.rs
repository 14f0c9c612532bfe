//! Files made by another program, `openssl`; each test is skipped with a line where that is missing.

use super::{
    super::fixture::{Certified, Folder, chain},
    *,
};

/// The files of one export, and its certificates in the order of the chain.
struct Export {
    folder: Folder,
    certificates: [String; 3],
}

impl Export {
    /// The issuers stand in the wrong order, as some programs leave them, beside one that does not belong there.
    fn new() -> Self {
        let folder = Folder::new();
        let (certificates, key) = chain();
        let [leaf, between, root] = &certificates;
        folder.write("key.pem", key);
        folder.write("leaf.pem", leaf);
        folder.write(
            "issuers.pem",
            format!("{}{root}{between}", Certified::new("stranger").certificate),
        );
        Self {
            folder,
            certificates,
        }
    }

    /// `None` where `openssl` cannot do this.
    fn run(&self, password: &str, more: &[&str]) -> Option<Vec<u8>> {
        let password = format!("pass:{password}");
        let arguments = [
            "pkcs12",
            "-export",
            "-inkey",
            "key.pem",
            "-in",
            "leaf.pem",
            "-certfile",
            "issuers.pem",
        ];
        let output = ["-out", "out.pfx", "-passout", &password];
        self.folder
            .openssl(&[&arguments[..], more, &output].concat())?;
        Some(self.folder.read("out.pfx"))
    }

    fn check(&self, identity: &ClientIdentity) {
        use rustls_pki_types::pem::PemObject;

        let der = |pem: &String| CertificateDer::from_pem_slice(pem.as_bytes()).unwrap();
        let key = PrivateKeyDer::from_pem_slice(&self.folder.read("key.pem")).unwrap();
        assert_eq!(identity.chain(), self.certificates.each_ref().map(der));
        assert!(
            identity.private_key() == key.secret_der(),
            "another private key"
        );
    }
}

fn secret(text: &str) -> Secret<String> {
    Secret::from(text)
}

#[test]
fn files_under_every_encryption_are_read_and_the_chain_is_put_in_order() {
    let export = Export::new();
    let triple_des = [
        "-certpbe",
        "PBE-SHA1-3DES",
        "-keypbe",
        "PBE-SHA1-3DES",
        "-macalg",
        "sha1",
    ];
    for how in [
        &[][..],
        &["-legacy"],
        &triple_des,
        &[
            "-certpbe",
            "AES-128-CBC",
            "-keypbe",
            "AES-128-CBC",
            "-macalg",
            "sha512",
        ],
        &["-certpbe", "NONE", "-keypbe", "NONE"],
        &["-nomac"],
    ] {
        if let Some(bytes) = export.run("canary-7f3a91", how) {
            let identity = read(&bytes, &secret("canary-7f3a91"))
                .unwrap_or_else(|problem| panic!("{how:?}: {problem}"));
            export.check(&identity);
        }
    }
}

#[test]
fn a_password_may_be_empty_or_beyond_ascii() {
    let export = Export::new();
    for password in ["", "pässwört", "비밀번호", "two words"] {
        for how in [&[][..], &["-legacy"]] {
            if let Some(bytes) = export.run(password, how) {
                let identity = read(&bytes, &secret(password))
                    .unwrap_or_else(|problem| panic!("{password:?} {how:?}: {problem}"));
                export.check(&identity);
            }
        }
    }
}

#[test]
fn a_wrong_password_is_said_and_not_repeated() {
    let export = Export::new();
    for how in [&[][..], &["-legacy"]] {
        let Some(bytes) = export.run("right", how) else {
            return;
        };
        for wrong in ["canary-7f3a91", "", "Right", "right "] {
            let problem = read(&bytes, &secret(wrong)).unwrap_err();
            assert_eq!(
                problem, "is PKCS#12 under another password, or damaged",
                "{how:?}"
            );
        }
    }
    let Some(bytes) = export.run("right", &["-nomac"]) else {
        return;
    };
    let problem = read(&bytes, &secret("canary-7f3a91")).unwrap_err();
    assert!(problem.contains("another password"), "{problem}");
    assert!(!problem.contains("canary"), "{problem}");
}

#[test]
fn a_file_without_key_or_certificate_is_refused() {
    let export = Export::new();
    let run = |command: &str| {
        export
            .folder
            .openssl(&command.split(' ').collect::<Vec<_>>())
    };
    if run("pkcs12 -export -nokeys -in leaf.pem -out out.pfx -passout pass:x").is_some() {
        assert_eq!(
            read(&export.folder.read("out.pfx"), &secret("x")).unwrap_err(),
            "is PKCS#12 without a private key: export it together with its key"
        );
    }
    if run("pkcs12 -export -nocerts -inkey key.pem -out out.pfx -passout pass:x").is_some() {
        assert_eq!(
            read(&export.folder.read("out.pfx"), &secret("x")).unwrap_err(),
            "is PKCS#12 without a certificate: export it together with its certificate"
        );
    }
}

#[test]
fn what_is_no_such_file_is_refused_with_a_way_out() {
    let large = vec![0x30; 65_537];
    assert_eq!(
        read(&large, &secret("x")).unwrap_err(),
        "is larger than 64 KiB"
    );
    for bytes in [&b""[..], b"canary-7f3a91", b"\x30\x82\x00\x03\x02\x01\x03"] {
        let problem = read(bytes, &secret("x")).unwrap_err();
        assert!(
            problem.starts_with("cannot be read as PKCS#12"),
            "{problem}"
        );
        assert!(
            problem.contains("`openssl pkcs12 -in file.pfx -nodes -out file.pem`"),
            "{problem}"
        );
    }
    let export = Export::new();
    if let Some(bytes) = export.run("x", &["-iter", "1000001"]) {
        let problem = read(&bytes, &secret("x")).unwrap_err();
        assert!(problem.contains("more than 1,000,000 rounds"), "{problem}");
    }
    if let Some(bytes) = export.run("x", &[]) {
        // Every cut is an error and no panic.
        for length in (0..bytes.len()).step_by(7) {
            assert!(
                read(&bytes[..length], &secret("x")).is_err(),
                "{length} of {} bytes",
                bytes.len()
            );
        }
    }
}

#[test]
fn several_keys_are_one_too_many() {
    let export = Export::new();
    let Some(bytes) = export.run("x", &[]) else {
        return;
    };
    let mut archive = Pkcs12Archive::from_pkcs12(&bytes, "x").unwrap();
    archive.keys.push(archive.keys[0].clone());
    assert_eq!(
        identity(&archive).unwrap_err(),
        "is PKCS#12 with 2 private keys: export one alone"
    );
}

#[test]
fn without_marks_the_certificate_of_the_key_is_found_by_itself() {
    let export = Export::new();
    let Some(bytes) = export.run("x", &[]) else {
        return;
    };
    let mut archive = Pkcs12Archive::from_pkcs12(&bytes, "x").unwrap();
    archive.keys[0].local_key_id = None;
    for bag in &mut archive.certs {
        bag.local_key_id = None;
    }
    let found = identity(&archive);
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    export.check(&found.unwrap());
    #[cfg(not(any(feature = "hyper", feature = "reqwest")))]
    found.unwrap_err();

    archive.certs.retain(|bag| bag.cert.subject() != "CN=leaf");
    assert_eq!(
        identity(&archive).unwrap_err(),
        "is PKCS#12 with no certificate that belongs to its private key"
    );
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[test]
fn a_mark_on_the_wrong_certificate_is_found_at_once() {
    let export = Export::new();
    let Some(bytes) = export.run("x", &[]) else {
        return;
    };
    let mut archive = Pkcs12Archive::from_pkcs12(&bytes, "x").unwrap();
    let mark = archive
        .certs
        .iter_mut()
        .find_map(|bag| bag.local_key_id.take());
    archive
        .certs
        .iter_mut()
        .find(|bag| bag.cert.subject() == "CN=stranger")
        .unwrap()
        .local_key_id = mark;
    assert_eq!(
        identity(&archive).unwrap_err(),
        "holds a private key that does not belong to its certificate"
    );
}

#[test]
fn issuers_that_sign_each_other_end_the_chain() {
    use super::super::fixture::authority;

    let (one, other, leaf) = (authority("one"), authority("other"), authority("leaf"));
    let bag = |der: &[u8]| CertificateBag {
        friendly_name: None,
        local_key_id: None,
        trusted: false,
        cert: p12_keystore::Certificate::from_der(der).unwrap(),
    };
    let bags = [
        bag(&one.signed_by(&other)),
        bag(&other.signed_by(&one)),
        bag(&leaf.signed_by(&one)),
    ];
    let expected: Vec<_> = [&bags[2], &bags[0], &bags[1]].map(certificate).into();
    assert_eq!(super::chain(&bags[2], &bags), expected);
}

#[test]
fn a_container_keeps_the_error_under_the_name() {
    use super::super::{KeyContainer, Keys};

    let export = Export::new();
    let Some(bytes) = export.run("right", &[]) else {
        return;
    };
    let keys = Keys::new()
        .with_pkcs12("B2C_1A_Good", &bytes, "right")
        .with_pkcs12("B2C_1A_Bad", &bytes, "wrong");
    let problems: Vec<_> = keys.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        ["key `B2C_1A_Bad` is PKCS#12 under another password, or damaged"]
    );
    let good = keys.get_now("B2C_1A_Good").unwrap().unwrap().unwrap();
    export.check(good.certificate().unwrap());
}
