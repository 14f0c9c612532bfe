//! What is settled where the documents are silent or disagree: one small policy a rule.

use connector_policy::{Policies, Settings, Translation};
use serde_json::{Value, json};

const PROTOCOL: &str = r#"<Protocol Name="Proprietary" Handler="Web.TPEngine.Providers.RestfulProvider, Web.TPEngine, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null" />"#;

/// A policy of this id, base and profiles; its claim types are strings but for those that say otherwise.
fn policy(id: &str, base: Option<&str>, profiles: &str) -> String {
    let base = base.map_or_else(String::new, |base| {
        format!("<BasePolicy><TenantId>t</TenantId><PolicyId>{base}</PolicyId></BasePolicy>")
    });
    let types: String = [
        ("email", "string"),
        ("givenName", "string"),
        ("locale", "string"),
        ("lcid", "int"),
        ("roles", "stringCollection"),
        ("isNew", "boolean"),
        ("token", "string"),
        ("payload", "string"),
    ]
    .map(|(id, data)| format!("<ClaimType Id=\"{id}\"><DataType>{data}</DataType></ClaimType>"))
    .concat();
    format!(
        "<TrustFrameworkPolicy xmlns=\"http://schemas.microsoft.com/online/cpim/schemas/2013/06\" PolicyId=\"{id}\">{base}\
         <BuildingBlocks><ClaimsSchema>{types}</ClaimsSchema></BuildingBlocks><ClaimsProviders><ClaimsProvider><TechnicalProfiles>\
         {profiles}</TechnicalProfiles></ClaimsProvider></ClaimsProviders></TrustFrameworkPolicy>"
    )
}

/// A profile with this metadata and these other elements, bearing its protocol itself.
fn profile(id: &str, metadata: &[(&str, &str)], others: &str) -> String {
    format!(
        "<TechnicalProfile Id=\"{id}\">{PROTOCOL}{}{others}</TechnicalProfile>",
        items(metadata)
    )
}

fn items(metadata: &[(&str, &str)]) -> String {
    let items: Vec<String> = metadata
        .iter()
        .map(|(key, value)| format!("<Item Key=\"{key}\">{value}</Item>"))
        .collect();
    format!("<Metadata>{}</Metadata>", items.concat())
}

fn read(texts: &[(&str, &str)]) -> Policies {
    let texts = texts.iter().map(|(name, text)| (*name, text.as_bytes()));
    Policies::from_texts(texts, &Settings::default())
}

const URL: (&str, &str) = ("ServiceUrl", "https://a.example/x");
const BEARER: (&str, &str) = ("AuthenticationType", "Bearer");
const KEY: &str = r#"<CryptographicKeys><Key Id="BearerAuthenticationToken" StorageReferenceId="B2C_1A_T" /></CryptographicKeys>"#;

/// One profile of one policy.
struct One {
    list: Value,
    /// `None` if it is refused.
    source: Option<String>,
    reason: String,
    codes: Vec<&'static str>,
}

fn one(metadata: &[(&str, &str)], others: &str) -> One {
    let text = policy("B2C_1A_One", None, &profile("P", metadata, others));
    let policies = read(&[("one.xml", &text)]);
    let [leaf] = policies.leaves() else {
        panic!("one leaf");
    };
    let [profile] = leaf.profiles.as_slice() else {
        panic!("one profile");
    };
    let reason = match &profile.translation {
        Translation::Refused(reason) => reason.clone(),
        _ => String::new(),
    };
    One {
        list: profile.to_json(),
        source: matches!(profile.translation, Translation::Whole(_)).then(|| policies.to_source()),
        reason,
        codes: policies
            .findings()
            .iter()
            .map(|finding| finding.code)
            .collect(),
    }
}

fn inputs(claims: &str) -> String {
    format!("{KEY}<InputClaims>{claims}</InputClaims>")
}

fn outputs(claims: &str) -> String {
    format!("{KEY}<OutputClaims>{claims}</OutputClaims>")
}

impl One {
    #[track_caller]
    fn prints(&self, text: &str) {
        let source = self.source.as_ref().expect("it is imported");
        assert!(source.contains(text), "{source}");
    }
}

#[test]
fn a_profile_is_merged_over_the_chain_in_any_order_of_files() {
    let base = policy(
        "B2C_1A_Base",
        None,
        &profile(
            "P",
            &[URL, BEARER, ("DebugMode", "true")],
            &inputs(
                "<InputClaim ClaimTypeReferenceId=\"email\" PartnerClaimType=\"mail\" DefaultValue=\"x\"/><InputClaim ClaimTypeReferenceId=\"givenName\"/>",
            ),
        ),
    );
    let leaf = policy(
        "B2C_1A_Leaf",
        Some("b2c_1a_BASE"),
        &format!(
            "<TechnicalProfile Id=\"P\">{}<InputClaims><InputClaim ClaimTypeReferenceId=\"locale\"/><InputClaim ClaimTypeReferenceId=\"email\"/></InputClaims></TechnicalProfile>",
            items(&[("DebugMode", "FALSE"), ("SendClaimsIn", "querystring")])
        ),
    );
    for texts in [
        [("base.xml", base.as_str()), ("leaf.xml", leaf.as_str())],
        [("leaf.xml", &leaf), ("base.xml", &base)],
    ] {
        let policies = read(&texts);
        let [only] = policies.leaves() else {
            panic!("the base is no leaf");
        };
        assert_eq!(only.files, ["base.xml", "leaf.xml"]);
        let list = only.profiles[0].to_json();
        assert_eq!(list["file"], "leaf.xml");
        assert_eq!(list["debug_mode"], false);
        assert_eq!(
            (&list["method"], &list["send_claims_in"]),
            (&json!("GET"), &json!("QueryString"))
        );
        let claims: Vec<_> = list["inputs"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|input| (&input["claim"], &input["wire"], &input["default"]))
            .collect();
        // The override replaces the whole element in the base's place; what is new stands behind.
        assert_eq!(
            claims,
            [
                (&json!("email"), &json!("email"), &Value::Null),
                (&json!("givenName"), &json!("givenName"), &Value::Null),
                (&json!("locale"), &json!("locale"), &Value::Null),
            ]
        );
    }
}

#[test]
fn own_wins_over_included_after_the_chain() {
    let base = policy("B2C_1A_Base", None, &[
        profile("Common", &[BEARER, ("DebugMode", "true")], KEY),
        format!("<TechnicalProfile Id=\"P\">{}<IncludeTechnicalProfile ReferenceId=\"Common\"/></TechnicalProfile>", items(&[URL])),
    ].concat());
    let leaf = policy(
        "B2C_1A_Leaf",
        Some("B2C_1A_Base"),
        &format!(
            "<TechnicalProfile Id=\"Common\">{}</TechnicalProfile>",
            items(&[("AuthenticationType", "None")])
        ),
    );
    let policies = read(&[("base.xml", &base), ("leaf.xml", &leaf)]);
    let profiles = &policies.leaves()[0].profiles;
    let auth: Vec<_> = profiles
        .iter()
        .map(|profile| {
            (
                profile.id.as_str(),
                profile.auth.as_deref(),
                profile.service_url.is_some(),
            )
        })
        .collect();
    assert_eq!(
        auth,
        [("Common", Some("None"), false), ("P", Some("None"), true)]
    );
    assert!(matches!(profiles[0].translation, Translation::Abstract));
    assert!(profiles[1].debug_mode);
}

#[test]
fn a_missing_base_is_an_error_and_others_go_on() {
    let leaf = policy("B2C_1A_Leaf", Some("B2C_1A_Gone"), &[
        profile("Whole", &[URL, BEARER], KEY),
        format!("<TechnicalProfile Id=\"Needs\">{PROTOCOL}{}<IncludeTechnicalProfile ReferenceId=\"Common\"/></TechnicalProfile>", items(&[URL])),
        format!("<TechnicalProfile Id=\"Override\">{}</TechnicalProfile>", items(&[URL])),
    ].concat());
    let policies = read(&[("leaf.xml", &leaf)]);
    let outcome: Vec<_> = policies.leaves()[0]
        .profiles
        .iter()
        .map(|profile| {
            (
                profile.id.as_str(),
                profile.is_restful,
                matches!(profile.translation, Translation::Whole(_)),
            )
        })
        .collect();
    assert_eq!(
        outcome,
        [
            ("Whole", true, true),
            ("Needs", true, false),
            ("Override", false, false)
        ]
    );
    assert!(
        policies
            .findings()
            .iter()
            .any(|finding| finding.code == "missing-base-policy"
                && finding.message.contains("`B2C_1A_Gone`"))
    );
    assert!(policies.to_source().contains("// refused: `Override` (leaf.xml:1): it has no `Protocol`; the base policy `B2C_1A_Gone` is missing"));
}

#[test]
fn claim_ids_are_exact_first_and_then_without_case() {
    let one = one(
        &[URL, BEARER],
        &inputs(
            "<InputClaim ClaimTypeReferenceId=\"ISNEW\"/><InputClaim ClaimTypeReferenceId=\"nobody\"/>",
        ),
    );
    assert_eq!(one.codes, ["claim-type-case", "undeclared-claim-type"]);
    assert_eq!(one.list["inputs"][0]["claim"], "ISNEW");
    assert_eq!(one.list["inputs"][0]["wire"], "ISNEW");
    assert_eq!(one.list["inputs"][0]["type"], "boolean");
    assert_eq!(one.list["inputs"][1]["type"], "string");
}

#[test]
fn none_without_its_switch_is_for_development() {
    let none = ("AuthenticationType", "None");
    let without = one(&[URL, none], "");
    without.prints("development_only = true,");
    assert_eq!(without.codes, ["insecure-auth"]);
    let with = one(&[URL, none, ("AllowInsecureAuthInProduction", "TRUE")], "");
    with.prints("allow_insecure_auth_in_production = true,");
    assert!(with.codes.is_empty());
}

#[test]
fn keys_and_tokens() {
    let header = ("AuthenticationType", "ApiKeyHeader");
    let two = one(
        &[URL, header],
        r#"<CryptographicKeys><Key Id="x-a" StorageReferenceId="A"/><Key Id="x-b" StorageReferenceId="B"/></CryptographicKeys>"#,
    );
    two.prints(r#"auth = [ApiKeyHeader("x-a", key = "A"), ApiKeyHeader("x-b", key = "B")],"#);
    assert_eq!(two.codes, ["several-api-key-headers"]);

    one(&[URL, BEARER], "").prints("auth = Bearer,");
    let both = one(
        &[URL, BEARER, ("UseClaimAsBearerToken", "token")],
        &inputs("<InputClaim ClaimTypeReferenceId=\"token\"/>"),
    );
    both.prints("#[input(bearer)]\n        pub token: Secret<String>,");
    assert_eq!(both.codes, ["two-tokens"]);
    assert_eq!(
        (
            &both.list["inputs"][0]["bearer"],
            &both.list["inputs"][0]["send_in"]
        ),
        (&json!(true), &Value::Null)
    );

    let unfilled = one(
        &[URL, BEARER],
        r#"<CryptographicKeys><Key Id="BearerAuthenticationToken" StorageReferenceId="{Settings:Key}"/></CryptographicKeys>"#,
    );
    assert!(
        unfilled.reason.contains("storage name"),
        "{}",
        unfilled.reason
    );
}

#[test]
fn urls() {
    let url = |url: &str, mode: &str, claims: &str| {
        one(
            &[("ServiceUrl", url), BEARER, ("SendClaimsIn", mode)],
            &inputs(claims),
        )
    };
    let email = "<InputClaim ClaimTypeReferenceId=\"email\"/>";
    url("https://a.example/a b?x='{y}'", "Body", email)
        .prints(r#"service_url = "https://a.example/a%20b?x=%27%7By%7D%27","#);
    url("http://a.example/", "Body", email).prints("allow_http = true,");
    url("HTTPS://A.example/x", "Body", email).prints("service_url = \"https://A.example/x\",");
    let placed = url(
        "https://a.example/{email}/{Settings:T}",
        "Url",
        &format!("{email}<InputClaim ClaimTypeReferenceId=\"givenName\"/>"),
    );
    placed.prints(r#"service_url = "https://a.example/{email}/{Settings:T}","#);
    placed.prints("#[claim]\n        pub given_name: Option<String>,");
    assert_eq!(
        (
            &placed.list["inputs"][0]["send_in"],
            &placed.list["inputs"][1]["send_in"]
        ),
        (&json!("Url"), &Value::Null)
    );
    for none in [
        "@api@/x",
        "{Api}/x",
        "your URL",
        "https://{host}/x",
        "ftp://a.example",
        "https://u:p@a.example/",
        "##X##",
    ] {
        let refused = url(none, "Url", email);
        assert!(
            refused.reason.contains("ServiceUrl") && !refused.reason.contains("u:p"),
            "{none}: {}",
            refused.reason
        );
        assert_eq!(refused.list["service_url"], none);
    }
    let key = url("https://a.example/x?code=s3cr3t==&amp;v=2", "Body", email);
    key.prints(r#"service_url = "https://a.example/x?v=2","#);
    key.prints(r#"ApiKeyQuery("code", key = "P-code")"#);
    assert!(!key.source.expect("it is imported").contains("s3cr3t"));
    assert_eq!(key.codes, ["function-key-in-url"]);
}

#[test]
fn resolvers_need_both_switches_and_an_input() {
    let on = ("IncludeClaimResolvingInClaimsHandling", "True");
    let both = one(
        &[URL, BEARER, on],
        &inputs(
            "<InputClaim ClaimTypeReferenceId=\"lcid\" DefaultValue=\"{Culture:LCID}\" AlwaysUseDefaultValue=\"true\"/>\
         <InputClaim ClaimTypeReferenceId=\"locale\" DefaultValue=\"{Claim:givenName}\" AlwaysUseDefaultValue=\"true\"/>\
         <InputClaim ClaimTypeReferenceId=\"email\" DefaultValue=\"{Culture:LCID}\"/>\
         <InputClaim ClaimTypeReferenceId=\"token\" DefaultValue=\"\"/>\
         <InputClaim ClaimTypeReferenceId=\"isNew\" AlwaysUseDefaultValue=\"true\"/>",
        ),
    );
    both.prints("#[input(resolve = \"{Culture:LCID}\")]\n        pub lcid: Option<i32>,");
    both.prints("#[claim]\n        pub given_name: Option<String>,");
    both.prints("#[input(resolve = \"{Claim:given_name}\")]");
    both.prints("default = String::from(\"{Culture:LCID}\")");
    both.prints("#[input(default = \"\")]");
    assert_eq!(both.codes, ["resolver-not-resolved"]);
    let listed: Vec<_> = both.list["inputs"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|input| [&input["default"], &input["value"], &input["resolve"]].map(Value::as_str))
        .collect();
    assert_eq!(
        listed,
        [
            [None, None, Some("{Culture:LCID}")],
            [None, None, Some("{Claim:givenName}")],
            [Some("{Culture:LCID}"), None, None],
            [Some(""), None, None],
            [None, None, None],
        ]
    );
    let output = one(
        &[URL, BEARER, on],
        &outputs(
            "<OutputClaim ClaimTypeReferenceId=\"email\" DefaultValue=\"{OIDC:ClientId}\" AlwaysUseDefaultValue=\"true\"/>",
        ),
    );
    output.prints("#[output(value = String::from(\"{OIDC:ClientId}\"))]");
    assert_eq!(output.codes, ["resolver-in-output"]);
}

#[test]
fn paths_and_dotted_names() {
    let claims = "<OutputClaim ClaimTypeReferenceId=\"email\" PartnerClaimType=\"data.0.mail\"/><OutputClaim ClaimTypeReferenceId=\"isNew\" PartnerClaimType=\"new\"/>";
    let on = one(
        &[URL, BEARER, ("ResolveJsonPathsInJsonTokens", "true")],
        &outputs(claims),
    );
    on.prints("#[output(path = \"data.0.mail\", coerce)]");
    assert_eq!(on.codes, ["dotted-index"]);
    assert_eq!(
        (
            &on.list["outputs"][0]["wire"],
            &on.list["outputs"][0]["path"]
        ),
        (&Value::Null, &json!("data.0.mail"))
    );
    assert_eq!(
        (
            &on.list["outputs"][1]["wire"],
            &on.list["outputs"][1]["path"]
        ),
        (&json!("new"), &Value::Null)
    );
    let off = one(&[URL, BEARER], &outputs(claims));
    off.prints("#[output(partner = \"data.0.mail\", coerce)]");
    assert_eq!(off.codes, ["path-without-switch"]);
}

#[test]
fn names_that_stand_twice() {
    let twice = one(
        &[URL, BEARER],
        &inputs(
            "<InputClaim ClaimTypeReferenceId=\"email\"/><InputClaim ClaimTypeReferenceId=\"givenName\" PartnerClaimType=\"email\"/>",
        ),
    );
    assert!(
        twice.reason.contains("two inputs are sent as `email`"),
        "{}",
        twice.reason
    );
    // One claim under two names is sent twice, and given once.
    one(&[URL, BEARER], &inputs("<InputClaim ClaimTypeReferenceId=\"email\"/><InputClaim ClaimTypeReferenceId=\"email\" PartnerClaimType=\"mail\"/>"))
        .prints("#[input(partner = \"mail\", value = email.clone())]");
}

#[test]
fn the_payload_stands_alone() {
    let payload = one(
        &[URL, BEARER, ("ClaimUsedForRequestPayload", "payload")],
        &inputs(
            "<InputClaim ClaimTypeReferenceId=\"payload\"/><InputClaim ClaimTypeReferenceId=\"email\"/>",
        ),
    );
    payload.prints("#[input(payload)]\n        pub payload: String,");
    payload.prints("#[claim]\n        pub email: Option<String>,");
    let listed: Vec<_> = payload.list["inputs"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|input| (&input["payload"], &input["send_in"]))
        .collect();
    assert_eq!(
        listed,
        [
            (&json!(true), &json!("Body")),
            (&json!(false), &Value::Null)
        ]
    );
}

#[test]
fn settings_fill_everything() {
    let text = policy(
        "B2C_1A_{Settings:Name}",
        None,
        &profile(
            "P",
            &[
                ("ServiceUrl", "{Settings:Api}/x"),
                BEARER,
                ("DebugMode", "{Settings:Debug}"),
            ],
            KEY,
        ),
    );
    let settings = Settings::default()
        .with("Api", "https://a.example")
        .with("Debug", "true")
        .with("Name", "Filled");
    let policies = Policies::from_texts([("a.xml", text.as_bytes())], &settings);
    let leaf = &policies.leaves()[0];
    assert_eq!(leaf.policy_id, "B2C_1A_Filled");
    assert!(leaf.profiles[0].debug_mode);
    assert_eq!(
        leaf.profiles[0].service_url.as_deref(),
        Some("https://a.example/x")
    );
    let unfilled = read(&[("a.xml", &text)]);
    assert!(!unfilled.leaves()[0].profiles[0].debug_mode);
    assert!(
        unfilled
            .findings()
            .iter()
            .all(|finding| finding.code == "unfilled-setting")
    );
}

#[test]
fn metadata_that_nobody_reads() {
    let unknown = one(
        &[
            URL,
            BEARER,
            ("HttpMethod", "PUT"),
            ("debugmode", "true"),
            ("ClaimsFormat", "Body"),
        ],
        KEY,
    );
    assert_eq!(unknown.codes, ["unknown-metadata", "unknown-metadata"]);
    assert_eq!(unknown.list["debug_mode"], false);
}

#[test]
fn files_that_are_refused() {
    let good = policy("B2C_1A_Good", None, &profile("P", &[URL, BEARER], KEY));
    let deep = format!(
        "<TrustFrameworkPolicy>{}{}</TrustFrameworkPolicy>",
        "<a>".repeat(256),
        "</a>".repeat(256)
    );
    let large = vec![b' '; (16 << 20) + 1];
    let texts: [(&str, &[u8]); 6] = [
        ("good.xml", good.as_bytes()),
        ("doctype.xml", b"\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n  <!DOCTYPE a [<!ENTITY b \"c\">]><TrustFrameworkPolicy/>"),
        ("deep.xml", deep.as_bytes()),
        ("large.xml", &large),
        ("malformed.xml", "<TrustFrameworkPolicy>\n<한글><b></한글></TrustFrameworkPolicy>".as_bytes()),
        ("latin.xml", b"<TrustFrameworkPolicy>\n caf\xE9</TrustFrameworkPolicy>"),
    ];
    let policies = Policies::from_texts(texts, &Settings::default());
    assert_eq!(policies.leaves().len(), 1);
    let mut told: Vec<String> = policies
        .findings()
        .iter()
        .map(|finding| {
            assert!(finding.refuses_file());
            let text = finding.to_string();
            text.split(": ").take(2).collect::<Vec<_>>().join(": ")
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "deep.xml:1:788: error",
            "doctype.xml:2:3: error",
            "large.xml:1:1: error",
            "latin.xml:2:5: error",
            "malformed.xml:2:8: error",
        ]
    );
}

/// A page's messages of one language each.
fn localized(pages: &[(&str, &str, &str)]) -> String {
    let resources: Vec<String> = pages
        .iter()
        .map(|(page, language, text)| {
            format!(
                "<LocalizedResources Id=\"{page}.{language}\"><LocalizedStrings>\
                 <LocalizedString ElementType=\"ErrorMessage\" StringId=\"UserMessageIfRequestTimeout\">{text}</LocalizedString>\
                 <LocalizedString ElementType=\"ErrorMessage\" StringId=\"UserMessageIfInvalidPassword\">of another profile</LocalizedString>\
                 </LocalizedStrings></LocalizedResources>"
            )
        })
        .collect();
    let references: Vec<String> = pages
        .iter()
        .map(|(page, language, _)| {
            format!(
                "<ContentDefinition Id=\"{page}\"><LocalizedResourcesReferences>\
                 <LocalizedResourcesReference Language=\"{language}\" LocalizedResourcesReferenceId=\"{page}.{language}\" />\
                 </LocalizedResourcesReferences></ContentDefinition>"
            )
        })
        .collect();
    policy("B2C_1A_One", None, &profile("P", &[URL, BEARER], KEY)).replace(
        "<BuildingBlocks>",
        &format!(
            "<BuildingBlocks><ContentDefinitions>{}</ContentDefinitions><Localization>{}</Localization>",
            references.concat(),
            resources.concat()
        ),
    )
}

#[test]
fn messages_are_one_set_a_language_and_a_conflict_is_told() {
    let text = localized(&[
        ("api.signin", "en", "Too slow"),
        ("api.signup", "EN", "Too slow"),
        ("api.signup", "ko", "늦었습니다"),
    ]);
    let policies = read(&[("one.xml", &text)]);
    assert!(policies.findings().is_empty(), "{:?}", policies.findings());
    let source = policies.to_source();
    assert_eq!(source.matches("MessageId::RequestTimeout").count(), 2);
    assert!(source.contains(".add(\"ko\", MessageId::RequestTimeout, \"늦었습니다\")"));
    assert!(!source.contains("of another profile"));

    let text = localized(&[
        ("api.signin", "en", "Too slow"),
        ("api.signup", "en", "Try again"),
    ]);
    let policies = read(&[("one.xml", &text)]);
    let [conflict] = policies.findings() else {
        panic!("{:?}", policies.findings());
    };
    assert_eq!(conflict.code, "conflicting-messages");
    assert!(policies.to_source().contains("\"Too slow\""));
}

#[test]
fn a_setting_that_is_not_filled_stays_in_urls_and_defaults_and_is_false_for_a_switch() {
    let one = one(
        &[
            ("ServiceUrl", "https://{Settings:Host}/x"),
            BEARER,
            ("DebugMode", "{Settings:Debug}"),
        ],
        &format!(
            "{KEY}{}",
            inputs(
                "<InputClaim ClaimTypeReferenceId=\"email\" DefaultValue=\"{Settings:Mail}\" AlwaysUseDefaultValue=\"true\"/>"
            )
        ),
    );
    one.prints("service_url = \"https://{Settings:Host}/x\",");
    one.prints("#[input(value = String::from(\"{Settings:Mail}\"))]");
    assert_eq!(one.list["debug_mode"], false);
    assert_eq!(one.list["inputs"][0]["value"], "{Settings:Mail}");
    assert_eq!(one.codes, ["unfilled-setting"; 3]);
}

#[test]
fn claims_of_another_profile_are_copied_and_own_ones_win() {
    let text = policy(
        "B2C_1A_One",
        None,
        &[
            profile(
                "Other",
                &[URL, BEARER, ("DebugMode", "true")],
                &format!(
                    "{KEY}{}{}",
                    inputs("<InputClaim ClaimTypeReferenceId=\"email\"/><InputClaim ClaimTypeReferenceId=\"givenName\"/>"),
                    outputs("<OutputClaim ClaimTypeReferenceId=\"isNew\"/>")
                ),
            ),
            profile(
                "P",
                &[URL, BEARER],
                &format!(
                    "{KEY}{}<IncludeClaimsFromTechnicalProfile ReferenceId=\"Other\"/>",
                    inputs("<InputClaim ClaimTypeReferenceId=\"email\" PartnerClaimType=\"mail\"/>")
                ),
            ),
        ]
        .concat(),
    );
    let policies = read(&[("one.xml", &text)]);
    let list = policies.leaves()[0].profiles[1].to_json();
    let wires: Vec<_> = list["inputs"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|input| input["wire"].as_str().expect("a name"))
        .collect();
    assert_eq!(wires, ["mail", "givenName"]);
    assert_eq!(list["outputs"][0]["claim"], "isNew");
    // The claims alone.
    assert_eq!(list["debug_mode"], false);
}

#[test]
fn transformations_that_cannot_be_written_refuse_the_profile() {
    let transformed = |transformation: &str, reference: &str| {
        let profile = profile(
            "P",
            &[URL, BEARER],
            &format!(
                "{KEY}<InputClaimsTransformations><InputClaimsTransformation ReferenceId=\"{reference}\"/></InputClaimsTransformations>"
            ),
        );
        let text = policy("B2C_1A_One", None, &profile).replace(
            "</BuildingBlocks>",
            &format!(
                "<ClaimsTransformations>{transformation}</ClaimsTransformations></BuildingBlocks>"
            ),
        );
        let policies = read(&[("one.xml", &text)]);
        let [found] = policies.findings() else {
            panic!("{:?}", policies.findings());
        };
        assert_eq!((found.file.as_str(), found.line), ("one.xml", 1));
        assert!(found.column > 1 && found.help.is_some());
        match &policies.leaves()[0].profiles[0].translation {
            Translation::Refused(reason) => format!("{}: {reason}", found.code),
            _ => found.code.to_owned(),
        }
    };
    let written = |method: &str, claims: &str| {
        transformed(
            &format!(
                "<ClaimsTransformation Id=\"T\" TransformationMethod=\"{method}\">{claims}</ClaimsTransformation>"
            ),
            "T",
        )
    };
    let input = |claim: &str, role: &str| {
        format!(
            "<InputClaims><InputClaim ClaimTypeReferenceId=\"{claim}\" TransformationClaimType=\"{role}\"/></InputClaims>"
        )
    };
    let output = |claim: &str| {
        format!(
            "<OutputClaims><OutputClaim ClaimTypeReferenceId=\"{claim}\" TransformationClaimType=\"outputClaim\"/></OutputClaims>"
        )
    };
    for (said, why) in [
        (
            transformed("", "Gone"),
            "missing-transformation: the claims transformation `Gone` is not there",
        ),
        (
            written("Base64", ""),
            "wrong-transformation: the claims transformation `T` (Base64) cannot be written: `Base64` is no method",
        ),
        (
            written("NotClaims", &output("isNew")),
            "wrong-transformation: the claims transformation `T` (NotClaims) cannot be written: it has no input claim `inputClaim`",
        ),
        (
            written(
                "NotClaims",
                &(input("email", "inputClaim") + &output("isNew")),
            ),
            "wrong-transformation: the claims transformation `T` (NotClaims) cannot be written: its input claim `inputClaim` is a `boolean`, and `email` is none",
        ),
        (
            written(
                "NotClaims",
                &(input("isNew", "inputClaim") + &output("email")),
            ),
            "wrong-transformation: the claims transformation `T` (NotClaims) cannot be written: its output claim `outputClaim` is written as `bool`, and `email` is of another type",
        ),
        (
            written(
                "ChangeCase",
                &(input("email", "inputClaim1") + &output("email")),
            ),
            "wrong-transformation: the claims transformation `T` (ChangeCase) cannot be written: it has no input parameter `toCase`",
        ),
        (
            written(
                "GenerateJson",
                &(input("email", "a..b") + &output("payload")),
            ),
            "wrong-transformation: the paths of the claims transformation `T` make no JSON document",
        ),
        (
            written("FormatLocalizedString", &output("email")),
            "untranslated-transformation",
        ),
    ] {
        assert!(said.starts_with(why), "{said}");
    }
}
