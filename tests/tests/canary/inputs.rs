//! What is refused before anything is sent: claims, keys, settings, URLs.

use connector_runtime::auth::keys::Key;
use connector_runtime::{
    Connector, Context, DeploymentMode, EnvKeys, FileKeys, KeyContainer, Keys, MemoryTransport,
    ReqwestTransport, Secret, TechnicalProfile, Tls,
};

use super::cage::{CANARY, Cage};
use super::types::{
    Blab, Everything, Form, Hidden, Unfit, UnfitInput, UnfitPayload, UnfitPayloadInput, canary,
    everything, form, hidden, unfit,
};

pub(super) async fn run(cage: &Cage) {
    claims(cage).await;
    prepared(cage).await;
    keys(cage).await;
    builders(cage);
}

fn silent() -> Connector {
    Connector::builder()
        .transport(MemoryTransport::new(|_| {
            unreachable!("nothing may be sent")
        }))
        .build()
        .unwrap()
}

async fn claims(cage: &Cage) {
    let lines = || format!("{CANARY}\r\n{CANARY}: {CANARY}");
    let long = || CANARY.repeat(2000);
    let unfit_claims: [UnfitInput; 13] = [
        UnfitInput {
            id: String::new(),
            ..unfit()
        },
        UnfitInput {
            id: "..".into(),
            ..unfit()
        },
        UnfitInput {
            id: long(),
            ..unfit()
        },
        UnfitInput {
            filter: long(),
            ..unfit()
        },
        UnfitInput {
            trace: lines(),
            ..unfit()
        },
        UnfitInput {
            trace: format!("{CANARY}é"),
            ..unfit()
        },
        UnfitInput {
            trace: format!("{CANARY} "),
            ..unfit()
        },
        UnfitInput {
            trace: long(),
            ..unfit()
        },
        UnfitInput {
            roles: vec![format!("{CANARY},{CANARY}")],
            ..unfit()
        },
        UnfitInput {
            header_blab: Some(Blab(canary())),
            ..unfit()
        },
        UnfitInput {
            blab: Some(Blab(canary())),
            ..unfit()
        },
        UnfitInput {
            token: lines(),
            ..unfit()
        },
        UnfitInput {
            token: format!("{CANARY} {CANARY}"),
            ..unfit()
        },
    ];
    for input in unfit_claims {
        cage.error(silent().exchange(input).await.err().unwrap());
    }
    let input = UnfitPayloadInput {
        document: format!("{{ {CANARY}"),
    };
    cage.error(silent().exchange(input).await.err().unwrap());
    let error = Unfit::prepare(
        UnfitInput {
            trace: lines(),
            ..unfit()
        },
        &Context::new(),
    );
    cage.error(error.err().unwrap());
    let _ = UnfitPayload::PROFILE;
}

async fn prepared(cage: &Cage) {
    let context = Context::new().culture("ko-KR").setting("Name", CANARY);
    cage.debug(&context);
    let prepared = Everything::prepare(everything(), &context).unwrap();
    cage.debug(&prepared);
    // Claims in headers are marked, so that `http` does not print them either.
    cage.debug(&prepared.request().headers());
    cage.debug(&Form::prepare(form(), &context).unwrap());
    cage.debug(&hidden());
    cage.debug(&Hidden::prepare(hidden(), &context).unwrap());
    cage.debug(&Everything::PROFILE);

    let connector = Connector::builder()
        .keys(all_keys())
        .transport(MemoryTransport::new(|_| {
            unreachable!("nothing may be sent")
        }))
        .setting("Name", CANARY)
        .service_url::<Everything>(format!("https://api.example.com/{{id}}?code={CANARY}"))
        .build()
        .unwrap();
    cage.debug(&connector);
    cage.debug(&connector.within(&context));
    let prepared = connector.prepare(everything()).await.unwrap();
    cage.debug(&prepared);
    cage.debug(&prepared.request().headers());
    let prepared = connector.prepare(form()).await.unwrap();
    cage.debug(&prepared);
    cage.debug(&prepared.request().headers());
    let body = br#"{"code":"C4n4rySings2u"}"#;
    let decoded = Hidden::prepare(hidden(), &context)
        .unwrap()
        .decode(&http::Response::new(body));
    cage.debug(&decoded.unwrap());
}

/// The canary under every name that the profiles have.
pub(super) fn all_keys() -> Keys {
    [
        "BasicAuthenticationUsername",
        "BasicAuthenticationPassword",
        "BearerAuthenticationToken",
        "x-one",
        "x-two",
        "code",
        "client-id",
        "client-secret",
    ]
    .into_iter()
    .fold(Keys::new(), |keys, name| keys.with(name, CANARY))
}

async fn keys(cage: &Cage) {
    let good = all_keys();
    cage.debug(&good);
    cage.debug(&good.get("code").await.unwrap().unwrap());
    cage.debug(&Secret::new(canary()));
    cage.debug(&EnvKeys::new());
    cage.debug(&FileKeys::new("/run/secrets"));
    for text in [
        format!("{CANARY}\n"),
        String::new(),
        CANARY.repeat(6000),
        format!("{CANARY}\0"),
    ] {
        let error = Key::new("code", text).unwrap_err();
        cage.hear(&error.to_string());
        cage.debug(&error);
    }
    let error = Key::new(&format!("{CANARY} {CANARY}"), "x").unwrap_err();
    cage.hear(&error.to_string());
    cage.debug(&error);
    for pem in [
        canary(),
        format!("-----BEGIN PRIVATE KEY-----\n{CANARY}\n-----END PRIVATE KEY-----\n"),
    ] {
        let error = Key::from_pem("ClientCertificate", pem.as_bytes()).unwrap_err();
        cage.hear(&error.to_string());
        cage.debug(&error);
    }
    let unfit = [
        Keys::new()
            .with("BasicAuthenticationUsername", format!("{CANARY}:{CANARY}"))
            .with("BasicAuthenticationPassword", CANARY),
        all_keys().with("x-one", format!("{CANARY}é")),
        all_keys().with("x-two", format!("{CANARY} ")),
        all_keys().with("code", CANARY.repeat(2000)),
        all_keys().with_pem("code", CANARY),
    ];
    for keys in unfit {
        let connector = Connector::builder().keys(keys);
        match connector.build() {
            Ok(connector) => cage.error(connector.exchange(everything()).await.err().unwrap()),
            Err(error) => cage.hear(&format!("{error} {error:?}")),
        }
    }
}

fn builders(cage: &Cage) {
    let broken = Connector::builder()
        .keys(
            Keys::new()
                .with("code", format!("{CANARY}\n"))
                .with(&format!("{CANARY} "), CANARY)
                .with_pem("ClientCertificate", CANARY)
                .with("BearerAuthenticationToken", format!("Bearer {CANARY}")),
        )
        .deployment_mode(DeploymentMode::Development)
        .tls(Tls::default().root_certificate(CANARY))
        .setting("Login", format!("https://user:{CANARY}@login.example.com"))
        .service_url::<Everything>(format!("https://user:{CANARY}@api.example.com/{{id}}"))
        .service_url::<Form>(format!("https://api.example.com/{CANARY}#{CANARY}"))
        .verify::<super::types::Payload>()
        .verify::<super::types::Certified>();
    cage.debug(&broken);
    let error = broken.build().unwrap_err();
    cage.hear(&format!("{error} {error:?}"));
    let builder = Connector::builder()
        .keys(all_keys())
        .setting("Login", format!("https://user:{CANARY}@login.example.com"))
        .service_url::<Everything>(format!("https://user:{CANARY}@api.example.com/{{id}}"))
        .verify::<super::types::Payload>();
    let error = builder.build().unwrap_err();
    cage.hear(&format!("{error} {error:?}"));

    let tls = Tls::default().root_certificate(CANARY);
    cage.debug(&tls);
    let error = ReqwestTransport::new(tls, std::time::Duration::from_secs(1)).unwrap_err();
    cage.hear(&format!("{error} {error:?}"));
    cage.debug(&ReqwestTransport::new(Tls::default(), std::time::Duration::from_secs(1)).unwrap());
}
