//! Policies that are damaged, or made of any parts: nothing panics or hangs, and what is printed is Rust.
//!
//! `MUTATIONS` says how many (default 1,000), `SEED` which.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::format_collect,
    reason = "a test tells its counts, its seed and how long it took, and builds its documents plainly"
)]

#[path = "../corpus/outside.rs"]
mod outside;
mod policy;
mod structure;

use std::path::Path;
use std::time::{Duration, Instant};

use connector_policy::{Policies, Settings, Translation};
use fastrand::Rng;

/// No file takes longer; the slowest of the public ones takes some 20 ms in a debug build.
const LIMIT: Duration = Duration::from_secs(5);

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(otherwise)
}

fn random() -> Rng {
    let seed = number("SEED", fastrand::u64(..));
    println!("SEED={seed}");
    Rng::with_seed(seed)
}

#[test]
fn damaged_files_neither_panic_nor_hang() {
    let mut random = random();
    let originals = originals(&mut random);
    let count = number("MUTATIONS", 1_000);
    let (mut profiles, mut refused, mut slowest) = (0_usize, 0_usize, Duration::ZERO);
    let (mut chained, mut filled) = (0_usize, 0_usize);
    for round in 0..count {
        let mut files: Vec<Vec<u8>> = (0..random.usize(1..NAMES.len()))
            .map(|_| originals[random.usize(..originals.len())].clone())
            .collect();
        if random.bool() {
            structure::link(&mut files, &mut random);
        }
        if random.bool() {
            structure::include(&mut files, &mut random);
        }
        for _ in 0..random.usize(1..5) {
            let index = random.usize(..files.len());
            damage(&mut files[index], &originals, &mut random);
        }
        let (settings, environment) = structure::settings(&mut random);
        let mut settings = settings.into_bytes();
        if random.u8(..3) == 0 {
            damage(&mut settings, &originals, &mut random);
        }
        let start = spent();
        let settings = String::from_utf8_lossy(&settings);
        let settings = match Settings::from_json(&settings, environment) {
            Ok(settings) => {
                filled += 1;
                settings
            }
            Err(_) => Settings::default(),
        };
        let texts = files
            .iter()
            .enumerate()
            .map(|(index, bytes)| (NAMES[index], bytes.as_slice()));
        let policies = Policies::from_texts(texts, &settings);
        chained += policies
            .leaves()
            .iter()
            .filter(|leaf| leaf.files.len() > 1)
            .count();
        let source = policies.to_source();
        for leaf in policies.leaves() {
            profiles += leaf.profiles.len();
            for profile in &leaf.profiles {
                assert!(profile.to_json().is_object());
            }
        }
        let findings = policies.findings();
        refused += findings
            .iter()
            .filter(|finding| finding.refuses_file())
            .count();
        let took = spent().saturating_sub(start);
        slowest = slowest.max(took);
        assert!(took < LIMIT, "round {round} took {took:?}");
        if round > 0 && round % 50_000 == 0 {
            println!(
                "{round} rounds so far, the slowest took {slowest:?}, {}",
                memory()
            );
        }
        if round % 16 == 0
            && let Err(error) = syn::parse_file(&source)
        {
            panic!("round {round} prints no Rust: {error}\n{source}");
        }
    }
    println!(
        "{count} rounds: {profiles} profiles, {chained} chains, {filled} settings, {refused} files refused; the slowest took {slowest:?}, {} at the most",
        memory()
    );
    assert!(profiles > 0 && refused > 0 && chained > 0 && filled > 0);
}

#[test]
fn whatever_is_imported_compiles() {
    let mut random = random();
    let count = usize::try_from(number("POLICIES", 40)).expect("a number of policies");
    // Most of what is drawn is refused: it is drawn until there is something to compile, whatever the seed.
    let mut texts = Vec::new();
    let mut whole = 0;
    while texts.len() < count || whole < 40 && texts.len() < 20 * count {
        let text = policy::any(&mut random);
        let file = [("a.xml", text.as_bytes())];
        let policies = Policies::from_texts(file, &Settings::default());
        let profiles = policies.leaves().iter().flat_map(|leaf| &leaf.profiles);
        whole += profiles
            .filter(|profile| matches!(profile.translation, Translation::Whole(_)))
            .count();
        texts.push((format!("{}.xml", texts.len()), text));
    }
    let files = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()));
    let policies = Policies::from_texts(files, &Settings::default());
    let profiles = policies.leaves().iter().flat_map(|leaf| &leaf.profiles);
    let (imported, others): (Vec<_>, Vec<_>) =
        profiles.partition(|profile| matches!(profile.translation, Translation::Whole(_)));
    let source = format!("#![deny(warnings)]\n{}", policies.to_source());
    outside::cargo("check", "any", &[("src/lib.rs", &source)]);
    println!(
        "{} imported profiles compile, {} are refused",
        imported.len(),
        others.len()
    );
    assert!(imported.len() > 10);
}

/// Files of one round.
const NAMES: [&str; 5] = ["a.xml", "b.xml", "in/c.xml", "in/d.xml", "e.xml"];

/// What this thread has computed for, where the system tells: on a busy machine a clock would tell of others. Else nothing
/// is measured.
fn spent() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split(' ').next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

/// The most memory that this process had, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(
        || "memory unknown".to_owned(),
        |line| line.trim().to_owned(),
    )
}

/// Public policies with RESTful profiles where they are, and such as [`policy::any`] makes.
fn originals(random: &mut Rng) -> Vec<Vec<u8>> {
    let mut originals: Vec<Vec<u8>> = (0..20).map(|_| policy::any(random).into_bytes()).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/policies");
    if folder.is_dir() {
        let mut folders = vec![folder];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(bytes) = std::fs::read(&path) {
                    let text = String::from_utf8_lossy(&bytes);
                    if text.contains("RestfulProvider") && bytes.len() < 60_000 {
                        originals.push(bytes);
                    }
                }
            }
        }
    } else {
        println!("the public policies are not there: made ones alone are damaged");
    }
    originals
}

/// What a policy holds, and what it should not.
const WORDS: [&str; 40] = [
    "<",
    ">",
    "/>",
    "</",
    "&",
    "&amp;",
    "&#0;",
    "&#x202e;",
    "{",
    "}",
    "{Settings:X}",
    "{Claim:email}",
    "{Culture:LCID}",
    "true",
    "false",
    "Body",
    "Url",
    "Header",
    "None",
    "Bearer",
    "ApiKeyHeader",
    "\"",
    "'",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a>",
    "<?xml version=\"1.0\"?>",
    "\u{feff}",
    "\0",
    "한글",
    "a.0.b",
    "$",
    "[0]",
    "..",
    "?code=x",
    "#",
    "https://",
    "AlwaysUseDefaultValue=\"true\"",
];

fn damage(bytes: &mut Vec<u8>, originals: &[Vec<u8>], random: &mut Rng) {
    if bytes.is_empty() {
        return;
    }
    let at = random.usize(..bytes.len());
    // Most damages keep the file well-formed, so that what is behind the parser is met too.
    match random.u8(..24) {
        0 => bytes[at] = random.u8(..),
        1 => {
            let end = (at + random.usize(1..40)).min(bytes.len());
            bytes.drain(at..end);
        }
        2 => bytes.truncate(at),
        3 => {
            let word = WORDS[random.usize(..WORDS.len())];
            bytes.splice(at..at, word.bytes());
        }
        // A text or a value is replaced.
        4..=19 => {
            let quote = if random.bool() { b'"' } else { b'>' };
            let close = if quote == b'"' { b'"' } else { b'<' };
            let Some(open) = bytes[at..].iter().position(|byte| *byte == quote) else {
                return;
            };
            let start = at + open + 1;
            let Some(length) = bytes[start..].iter().position(|byte| *byte == close) else {
                return;
            };
            let word = WORDS[random.usize(..WORDS.len())];
            let word = match random.u8(..8) {
                0 => word.to_owned(),
                _ => policy::escaped(word),
            };
            bytes.splice(start..start + length, word.bytes());
        }
        // A piece stands twice, or comes from elsewhere.
        20..=22 => {
            let other = &originals[random.usize(..originals.len())];
            let from = if random.bool() {
                bytes.clone()
            } else {
                other.clone()
            };
            let start = random.usize(..from.len());
            let end = (start + random.usize(1..2_000)).min(from.len());
            bytes.splice(at..at, from[start..end].iter().copied());
        }
        _ => {
            let depth = random.usize(1..400);
            let nested = "<x>".repeat(depth) + &"</x>".repeat(depth);
            bytes.splice(at..at, nested.bytes());
        }
    }
    bytes.truncate(200_000);
}

#[test]
fn large_files_take_time_in_proportion() {
    let head = "<TrustFrameworkPolicy PolicyId=\"B2C_1A_Large\"><ClaimsProviders><ClaimsProvider><TechnicalProfiles>\
        <TechnicalProfile Id=\"A\"><Protocol Handler=\"Web.TPEngine.Providers.RestfulProvider\"/><Metadata>\
        <Item Key=\"ServiceUrl\">https://a.example</Item><Item Key=\"AuthenticationType\">None</Item></Metadata>";
    let tail = "</TechnicalProfile></TechnicalProfiles></ClaimsProvider></ClaimsProviders></TrustFrameworkPolicy>";
    let claims = |each: &dyn Fn(usize) -> String| {
        let claims: String = (0..40_000).map(each).collect();
        format!(
            "{head}<InputClaims>{claims}</InputClaims><OutputClaims>{}</OutputClaims>{tail}",
            claims.replace("InputClaim", "OutputClaim")
        )
    };
    let profiles = |first: &str, each: &dyn Fn(usize) -> String| {
        let more: String = (0..20_000).map(each).collect();
        format!(
            "{head}{first}</TechnicalProfile>{more}{}",
            tail.trim_start_matches("</TechnicalProfile>")
        )
    };
    let many: String = (0..40_000)
        .map(|index| format!("<InputClaim ClaimTypeReferenceId=\"c{index}\"/>"))
        .collect();
    for text in [
        // Each includes the next, and each the same large one: what is copied is limited.
        profiles("", &|index| {
            format!(
                "<TechnicalProfile Id=\"P{index}\"><InputClaims><InputClaim ClaimTypeReferenceId=\"c{index}\"/></InputClaims><IncludeTechnicalProfile ReferenceId=\"P{}\"/></TechnicalProfile>",
                index + 1
            )
        }),
        profiles(&format!("<InputClaims>{many}</InputClaims>"), &|index| {
            format!(
                "<TechnicalProfile Id=\"P{index}\"><IncludeTechnicalProfile ReferenceId=\"A\"/></TechnicalProfile>"
            )
        }),
        claims(&|index| format!("<InputClaim ClaimTypeReferenceId=\"c{index}\"/>")),
        claims(&|_| "<InputClaim ClaimTypeReferenceId=\"c\"/>".to_owned()),
        claims(&|index| {
            format!(
                "<InputClaim ClaimTypeReferenceId=\"C\" PartnerClaimType=\"p{index}\" DefaultValue=\"{{Claim:x}}\" AlwaysUseDefaultValue=\"true\"/>"
            )
        }),
        format!("{head}{tail}").replace("https://a.example", &"{".repeat(1_000_000)),
        format!(
            "{head}<InputClaims><InputClaim ClaimTypeReferenceId=\"c\" DefaultValue=\"{}\"/></InputClaims>{tail}",
            "{Culture:".repeat(200_000)
        ),
    ] {
        let start = Instant::now();
        let policies = Policies::from_texts([("a.xml", text.as_bytes())], &Settings::default());
        let source = policies.to_source();
        let took = start.elapsed();
        println!("{} bytes in, {} out: {took:?}", text.len(), source.len());
        assert!(took < Duration::from_secs(60), "{took:?}");
    }
}
