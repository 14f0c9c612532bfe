//! What fails before anything could be sent.

use connector_runtime::{
    Connector, Context, MemoryTransport, Secret, TechnicalProfile, technical_profile,
};
use connector_tests::connector_builder;

use super::record::Record;

/// A connector that cannot send.
fn connector() -> Connector {
    let transport = MemoryTransport::new(|_| unreachable!("nothing may be sent"));
    connector_builder().transport(transport).build().unwrap()
}

#[technical_profile(
    service_url = "https://api.example.com/{tenant}/users({id})",
    auth = None,
    allow_insecure_auth_in_production = true,
    method = Put,
)]
struct Write {
    #[input(send_in = Url)]
    tenant: String,
    #[input(send_in = Url)]
    id: String,
    #[input(send_in = Header, partner = "X-Name")]
    name: Option<String>,
    #[input(send_in = Header, partner = "X-Roles")]
    roles: Vec<String>,
    #[input(send_in = QueryString)]
    filter: Option<String>,
    #[input]
    ratio: f64,
}
fn fits() -> WriteInput {
    WriteInput {
        tenant: "a".into(),
        id: "b".into(),
        name: None,
        roles: Vec::new(),
        filter: None,
        ratio: 0.0,
    }
}

#[tokio::test]
async fn input_claims() {
    let mut record = Record::default();

    let cases: [(&str, WriteInput); 12] = [
        (
            "a line break in a header",
            WriteInput {
                name: Some("a\r\nb".into()),
                ..fits()
            },
        ),
        (
            "a letter outside ASCII in a header",
            WriteInput {
                name: Some("José".into()),
                ..fits()
            },
        ),
        (
            "a space at the end of a header",
            WriteInput {
                name: Some("a ".into()),
                ..fits()
            },
        ),
        (
            "a header beyond 8 KiB",
            WriteInput {
                name: Some("a".repeat(8193)),
                ..fits()
            },
        ),
        (
            "a comma in an element of a header",
            WriteInput {
                roles: vec!["a,b".into()],
                ..fits()
            },
        ),
        (
            "an empty path segment",
            WriteInput {
                tenant: String::new(),
                ..fits()
            },
        ),
        (
            "`..` as a path segment",
            WriteInput {
                tenant: "..".into(),
                ..fits()
            },
        ),
        (
            "a URL beyond 8 KiB",
            WriteInput {
                filter: Some("a".repeat(8192)),
                ..fits()
            },
        ),
        (
            "NaN",
            WriteInput {
                ratio: f64::NAN,
                ..fits()
            },
        ),
        (
            "infinity",
            WriteInput {
                ratio: f64::INFINITY,
                ..fits()
            },
        ),
        (
            "a path beyond 8 KiB",
            WriteInput {
                id: "a".repeat(9000),
                ..fits()
            },
        ),
        (
            "a tab in an element of a header",
            WriteInput {
                roles: vec!["a\tb".into()],
                ..fits()
            },
        ),
    ];
    for (what, input) in cases {
        let error = connector().exchange(input).await.err().unwrap();
        record.add(what, &error, None);
    }
    record.assert("input_claims");
}

#[tokio::test]
async fn payloads_and_tokens() {
    let mut record = Record::default();

    #[technical_profile(service_url = "https://api.example.com/send", auth = None, allow_insecure_auth_in_production = true)]
    struct Send {
        #[input(payload)]
        document: String,
    }
    let error = connector()
        .exchange(SendInput {
            document: "{".into(),
        })
        .await
        .err()
        .unwrap();
    record.add("a payload that is no JSON", &error, None);

    #[technical_profile(service_url = "https://api.example.com/known", auth = Bearer)]
    struct Known {
        #[input(bearer)]
        token: Option<Secret<String>>,
    }
    for (what, token) in [
        ("a bearer claim with a line break", Some("a\nb")),
        ("an empty bearer claim", Some("")),
        ("no bearer claim", None),
    ] {
        let input = KnownInput {
            token: token.map(Into::into),
        };
        let error = connector().exchange(input).await.err().unwrap();
        record.add(what, &error, None);
    }
    record.assert("payloads_and_tokens");
}

#[tokio::test]
async fn settings() {
    #[technical_profile(service_url = "https://{Settings:Host}/lookup?key=1", auth = None, allow_insecure_auth_in_production = true)]
    struct Lookup {
        #[input]
        id: u32,
    }
    let mut record = Record::default();
    let error = connector()
        .exchange(LookupInput { id: 1 })
        .await
        .err()
        .unwrap();
    record.add("a setting that is missing", &error, None);
    let error = Lookup::prepare(LookupInput { id: 1 }, &Context::new())
        .err()
        .unwrap();
    record.add(
        "a setting that is missing, without a connector",
        &error,
        None,
    );
    for host in [
        "user:canary@api.example.com",
        "api.example.com#x",
        "",
        "a b",
    ] {
        let connector = connector_builder()
            .transport(MemoryTransport::new(|_| {
                unreachable!("nothing may be sent")
            }))
            .setting("Host", host)
            .build()
            .unwrap();
        let error = connector
            .exchange(LookupInput { id: 1 })
            .await
            .err()
            .unwrap();
        record.add(&format!("the setting `{host}`"), &error, None);
    }
    let builder = connector_builder().verify::<Lookup>();
    let faults = builder.build().unwrap_err();
    assert_eq!(
        faults.to_string(),
        "the connector cannot be built\n  \
         `Lookup`: the setting `Host` is missing; help: give it with `.setting(\"Host\", …)`"
    );
    record.assert("settings");
}

#[tokio::test]
async fn development_only() {
    #[technical_profile(service_url = "https://api.example.com/lookup", auth = None, development_only = true)]
    struct Lookup {
        #[input]
        id: u32,
    }
    let mut record = Record::default();
    let error = connector()
        .exchange(LookupInput { id: 1 })
        .await
        .err()
        .unwrap();
    record.add("a development-only profile in production", &error, None);
    record.assert("development_only");
}
