//! The guide "Moving off custom policies": each row of its tables is run, and its worked policy is imported.

use std::fmt::Write as _;

use connector_policy::{Policies, Settings, Translation};

const GUIDE: &str = include_str!("../../docs/moving-off-custom-policies.md");

const PROTOCOL: &str = r#"<Protocol Name="Proprietary" Handler="Web.TPEngine.Providers.RestfulProvider, Web.TPEngine, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null" />"#;

const TYPES: [(&str, &str); 6] = [
    ("email", "string"),
    ("locale", "string"),
    ("roles", "stringCollection"),
    ("isNew", "boolean"),
    ("token", "string"),
    ("payload", "string"),
];

/// A policy of these claim types and this profile.
fn policy(types: &str, profile: &str) -> String {
    let known: String = TYPES
        .map(|(id, data)| format!("<ClaimType Id=\"{id}\"><DataType>{data}</DataType></ClaimType>"))
        .concat();
    format!(
        "<TrustFrameworkPolicy xmlns=\"http://schemas.microsoft.com/online/cpim/schemas/2013/06\" PolicyId=\"B2C_1A_Guide\">\
         <BuildingBlocks><ClaimsSchema>{known}{types}</ClaimsSchema></BuildingBlocks><ClaimsProviders><ClaimsProvider><TechnicalProfiles>\
         {profile}</TechnicalProfiles></ClaimsProvider></ClaimsProviders></TrustFrameworkPolicy>"
    )
}

/// The pieces of a row, each where its element's name says.
fn profile(pieces: &str) -> String {
    let of = |name: &str| -> String {
        let mut found = String::new();
        for part in pieces.split('<').filter(|part| !part.is_empty()) {
            if part.starts_with(name) || part.starts_with(&format!("/{name}")) {
                let _ = write!(found, "<{part}");
            }
        }
        found
    };
    let (items, mut keys, inputs, outputs) =
        (of("Item"), of("Key"), of("InputClaim"), of("OutputClaim"));
    let mut metadata = String::new();
    for (key, value) in [
        ("ServiceUrl", "https://a.example/x"),
        ("AuthenticationType", "Bearer"),
    ] {
        if !items.contains(&format!("\"{key}\"")) {
            let _ = write!(metadata, "<Item Key=\"{key}\">{value}</Item>");
        }
    }
    let bearer = metadata.contains("Bearer") && !items.contains("UseClaimAsBearerToken");
    if keys.is_empty() && bearer {
        keys.push_str("<Key Id=\"BearerAuthenticationToken\" StorageReferenceId=\"B2C_1A_T\" />");
    }
    let inputs = if pieces.contains("<ClaimType ") {
        "<InputClaim ClaimTypeReferenceId=\"c\" />".to_owned()
    } else {
        inputs
    };
    format!(
        "<TechnicalProfile Id=\"P\">{PROTOCOL}<Metadata>{metadata}{items}</Metadata><CryptographicKeys>{keys}</CryptographicKeys>\
         <InputClaims>{inputs}</InputClaims><OutputClaims>{outputs}</OutputClaims></TechnicalProfile>"
    )
}

/// The printed source, where the profile is imported, and the codes of all findings.
fn imported(policy: &str) -> (Option<String>, Vec<&'static str>) {
    let policies = Policies::from_texts([("guide.xml", policy.as_bytes())], &Settings::default());
    let whole = policies.leaves().iter().all(|leaf| {
        let mut profiles = leaf.profiles.iter();
        profiles.all(|profile| matches!(profile.translation, Translation::Whole(_)))
    });
    let codes = policies.findings().iter().map(|finding| finding.code);
    (whole.then(|| policies.to_source()), codes.collect())
}

/// The text of a cell, without its backticks.
fn cell(text: &str) -> &str {
    text.trim().trim_matches('`')
}

#[test]
fn each_row_becomes_what_it_says() {
    let mut wrong = String::new();
    let mut rows = 0;
    for line in GUIDE.lines().filter(|line| line.starts_with("| `<")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        let [pieces, here, finding] = cells.as_slice() else {
            panic!("three cells: {line}");
        };
        let (pieces, here, finding) = (cell(pieces), cell(here), cell(finding));
        rows += 1;
        let types = if pieces.starts_with("<ClaimType ") {
            pieces
        } else {
            ""
        };
        let (source, codes) = imported(&policy(types, &profile(pieces)));
        let expected: Vec<&str> = Some(finding)
            .filter(|code| !code.is_empty())
            .into_iter()
            .collect();
        let becomes = match (here, &source) {
            ("refused", source) => source.is_none(),
            ("not needed", source) => source.is_some(),
            (here, Some(source)) => source.contains(here),
            (_, None) => false,
        };
        if !becomes || codes != expected {
            let _ = writeln!(wrong, "{line}\n  {codes:?}\n{}", source.unwrap_or_default());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(rows > 40, "{rows}");
}

#[test]
fn the_worked_policy_is_imported_as_it_is_printed() {
    let between = |begin: &str| {
        let from = GUIDE.split_once(begin).map_or("", |(_, rest)| rest);
        from.split_once("```").map_or("", |(block, _)| block)
    };
    let (source, codes) = imported(&policy("", between("```xml\n")));
    let source = source.expect("it is imported");
    assert!(codes.is_empty(), "{codes:?}");
    // In the source it stands in a module.
    let lines = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    let printed = lines(between("```rust,ignore\n").trim());
    assert!(
        !printed.is_empty() && lines(&source).contains(&printed),
        "{source}"
    );
}
