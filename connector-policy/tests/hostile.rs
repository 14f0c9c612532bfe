//! Files that are made to hurt: each is refused or answered quickly, at the line and column (in characters, from 1) where it
//! is wrong, and the others go on.

#![allow(
    clippy::print_stdout,
    clippy::format_collect,
    clippy::disallowed_methods,
    reason = "a test tells how long it took, and builds its documents plainly"
)]

use std::time::Instant;

use connector_policy::{Policies, Settings};

const GOOD: &str = "<TrustFrameworkPolicy PolicyId=\"B2C_1A_Good\"><ClaimsProviders><ClaimsProvider><TechnicalProfiles>\
    <TechnicalProfile Id=\"Good\"><Protocol Handler=\"Web.TPEngine.Providers.RestfulProvider\"/><Metadata>\
    <Item Key=\"ServiceUrl\">https://a.example</Item><Item Key=\"AuthenticationType\">None</Item></Metadata>\
    </TechnicalProfile></TechnicalProfiles></ClaimsProvider></ClaimsProviders></TrustFrameworkPolicy>";

/// What is said of a file, beside a good one that is read even so.
fn said(bytes: &[u8]) -> String {
    let start = Instant::now();
    let files = [("bad.xml", bytes), ("good.xml", GOOD.as_bytes())];
    let policies = Policies::from_texts(files, &Settings::default());
    let source = policies.to_source();
    println!("{} bytes: {:?}", bytes.len(), start.elapsed());
    assert!(source.contains("pub struct Good "), "{source}");
    let lines: Vec<String> = policies
        .findings()
        .iter()
        .filter(|finding| finding.file == "bad.xml")
        .map(|finding| {
            finding
                .to_string()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    lines.join("\n")
}

#[test]
fn entities_are_never_read() {
    let laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]>\n<TrustFrameworkPolicy>&c;</TrustFrameworkPolicy>";
    assert!(said(laughs.as_bytes()).starts_with("bad.xml:2:1: error: a DOCTYPE is refused"));
    let outside = "<!-- 한글 --> <!DOCTYPE a SYSTEM \"file:///etc/passwd\"><TrustFrameworkPolicy/>";
    assert!(said(outside.as_bytes()).starts_with("bad.xml:1:13: error: a DOCTYPE is refused"));
    let inside = "<TrustFrameworkPolicy><!DOCTYPE a></TrustFrameworkPolicy>";
    assert!(said(inside.as_bytes()).starts_with("bad.xml:1:23: error: a DOCTYPE is refused"));
    let unknown = "<TrustFrameworkPolicy PolicyId=\"한글\">\n  &passwd;</TrustFrameworkPolicy>";
    assert_eq!(
        said(unknown.as_bytes()),
        "bad.xml:2:3: error: unknown entity reference 'passwd'"
    );
}

#[test]
fn depth_attributes_and_size_have_limits() {
    let deep = format!(
        "<TrustFrameworkPolicy>\n{}{}</TrustFrameworkPolicy>",
        "<한>".repeat(100_000),
        "</한>".repeat(100_000)
    );
    // The root is the first; characters are counted, not bytes.
    assert_eq!(
        said(deep.as_bytes()),
        "bad.xml:2:766: error: elements are nested more than 256 deep"
    );
    let many: String = (0..300_000).map(|index| format!(" a{index}='='")).collect();
    let many = format!("<TrustFrameworkPolicy>\n <x{many}/></TrustFrameworkPolicy>");
    assert_eq!(
        said(many.as_bytes()),
        "bad.xml:2:2: error: a tag has more than 256 attributes"
    );
    // Each of these would take over all that its ancestors declare.
    let names: String = (0..200)
        .map(|index| format!(" xmlns:n{index}='u{index}'"))
        .collect();
    let names = format!(
        "<TrustFrameworkPolicy>\n{}{}{}</TrustFrameworkPolicy>",
        (0..200)
            .map(|level| format!("<x{}>", names.replace(":n", &format!(":l{level}n"))))
            .collect::<String>(),
        "<y xmlns:z='v'/>".repeat(100_000),
        "</x>".repeat(200)
    );
    let said_of_names = said(names.as_bytes());
    assert!(
        said_of_names.ends_with("error: the file declares more than 1000 namespaces"),
        "{said_of_names}"
    );
    let large = format!(
        "<TrustFrameworkPolicy>{}</TrustFrameworkPolicy>",
        " ".repeat(16 << 20)
    );
    assert_eq!(
        said(large.as_bytes()),
        "bad.xml:1:1: error: the file is larger than 16 MiB"
    );
    let nodes = format!(
        "<TrustFrameworkPolicy>\n{}</TrustFrameworkPolicy>",
        "<a/>".repeat(1_000_001)
    );
    assert!(said(nodes.as_bytes()).contains(": error: nodes limit reached"));
}

#[test]
fn what_is_no_text_is_told_where_it_stops_being_one() {
    let mut broken = "<TrustFrameworkPolicy>\n한글".as_bytes().to_vec();
    broken.extend([0xff, b'<']);
    assert_eq!(
        said(&broken),
        "bad.xml:2:3: error: the file is not UTF-8 from here on; save it as UTF-8"
    );
    assert!(
        said(&[0xff, 0xfe, 0x00, 0xd8, 0x00])
            .starts_with("bad.xml:1:1: error: the file is not UTF-16")
    );
    assert!(
        said(b"<TrustFrameworkPolicy>\0</TrustFrameworkPolicy>")
            .starts_with("bad.xml:1:23: error: ")
    );
    assert!(said(b"").starts_with("bad.xml:1:1: error: "));
    let open = said("<!--".repeat(1_000_000).as_bytes());
    assert!(open.starts_with("bad.xml:1:"), "{open}");
    assert!(said(b"<a>").starts_with("bad.xml:1:"));
}

/// The findings over several files.
fn found(files: &[(String, String)], settings: &Settings) -> (Vec<String>, usize) {
    let start = Instant::now();
    let texts = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()));
    let policies = Policies::from_texts(texts, settings);
    let source = policies.to_source();
    println!(
        "{} files: {:?}, {} bytes printed",
        files.len(),
        start.elapsed(),
        source.len()
    );
    let errors = policies.findings().iter().map(|finding| {
        finding
            .to_string()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    (errors.collect(), policies.leaves().len())
}

fn policy(id: &str, base: &str, profiles: &str) -> String {
    let base = match base {
        "" => String::new(),
        base => format!("<BasePolicy><PolicyId>{base}</PolicyId></BasePolicy>"),
    };
    format!(
        "<TrustFrameworkPolicy PolicyId=\"{id}\">\n{base}\n\
         <ClaimsProviders><ClaimsProvider><TechnicalProfiles>\n{profiles}</TechnicalProfiles></ClaimsProvider></ClaimsProviders></TrustFrameworkPolicy>"
    )
}

#[test]
fn rings_of_policies_are_opened() {
    let none = Settings::default();
    let own = [("a.xml".to_owned(), policy("A", "a", ""))];
    let (said, _) = found(&own, &none);
    assert_eq!(
        said,
        ["a.xml:2:23: error: `a` stands on itself by its base policies"]
    );
    let ring: Vec<_> = (0..3_000)
        .map(|index| {
            let next = (index + 1) % 3_000;
            (
                format!("{index}.xml"),
                policy(&format!("P{index}"), &format!("P{next}"), ""),
            )
        })
        .collect();
    let (said, leaves) = found(&ring, &none);
    assert_eq!(
        said,
        ["2999.xml:2:23: error: `P0` stands on itself by its base policies"]
    );
    assert_eq!(leaves, 1);
}

#[test]
fn inclusions_are_bounded() {
    let none = Settings::default();
    let profile = |id: &str, includes: &[String]| {
        let includes: String = includes
            .iter()
            .map(|id| format!("<IncludeTechnicalProfile ReferenceId=\"{id}\"/>"))
            .collect();
        format!(
            "<TechnicalProfile Id=\"{id}\">{includes}<Protocol Handler=\"Web.TPEngine.Providers.RestfulProvider\"/></TechnicalProfile>\n"
        )
    };
    let one = |text: String| [("a.xml".to_owned(), policy("A", "", &text))];
    let (said, _) = found(&one(profile("Own", &["Own".to_owned()])), &none);
    assert!(
        said[0].starts_with("a.xml:4:66: error: `Own` includes itself by `Own`"),
        "{said:?}"
    );
    // A chain of 20,000, and 60 levels of which each includes the next twice.
    let chain: String = (0..20_000)
        .map(|index| profile(&format!("P{index}"), &[format!("P{}", index + 1)]))
        .collect();
    let (said, _) = found(&one(chain), &none);
    assert!(
        said.iter()
            .any(|said| said.contains("or more than 256 profiles one in the other")),
        "{:?}",
        said.first()
    );
    let twice: String = (0..60)
        .map(|index| {
            profile(
                &format!("P{index}"),
                &[format!("P{}", index + 1), format!("P{}", index + 1)],
            )
        })
        .collect();
    let (said, _) = found(&one(twice), &none);
    // The last one includes what is not there; nothing else is wrong with sixty levels.
    assert!(
        said.iter()
            .any(|said| said.contains("includes `P60`, which is not there")),
        "{said:#?}"
    );
}

#[test]
fn settings_cannot_blow_a_file_up() {
    let settings = Settings::default().with("X", &"x".repeat(1 << 20));
    let items = "<Item Key=\"ServiceUrl\">{Settings:X}</Item>".repeat(10_000);
    let profile = format!(
        "<TechnicalProfile Id=\"A\"><Protocol Handler=\"Web.TPEngine.Providers.RestfulProvider\"/><Metadata>{items}</Metadata></TechnicalProfile>"
    );
    let (said, _) = found(
        &[("a.xml".to_owned(), policy("A", "", &profile))],
        &settings,
    );
    assert_eq!(
        said,
        ["a.xml:1:1: error: with its settings filled the file is larger than 16 MiB"]
    );
}
