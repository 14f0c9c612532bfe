//! What binds files together: base policies, inclusions, settings. Right ones, wrong ones, and rings.

use fastrand::Rng;

use crate::policy::escaped;

/// Lets the files stand on each other, in any order, and themselves.
pub(crate) fn link(files: &mut [Vec<u8>], random: &mut Rng) {
    let ids: Vec<String> = files
        .iter()
        .map(|bytes| attribute(bytes, "PolicyId", random).unwrap_or_default())
        .collect();
    for bytes in files {
        let base = &ids[random.usize(..ids.len())];
        let base = match random.u8(..8) {
            0 => base.to_uppercase(),
            1 => format!("{base}_"),
            _ => base.clone(),
        };
        let element = format!(
            "<BasePolicy><TenantId>t</TenantId><PolicyId>{}</PolicyId></BasePolicy>",
            escaped(&base)
        );
        // The first base counts.
        if let Some(at) = behind(bytes, b"<TrustFrameworkPolicy", 0) {
            bytes.splice(at..at, element.bytes());
        }
    }
}

/// Lets profiles include others, and their claims.
pub(crate) fn include(files: &mut [Vec<u8>], random: &mut Rng) {
    let ids: Vec<String> = files
        .iter()
        .flat_map(|bytes| {
            let each = (0..4).map(|_| profile(bytes, random));
            each.collect::<Vec<_>>()
        })
        .flatten()
        .collect();
    if ids.is_empty() {
        return;
    }
    for _ in 0..random.usize(1..8) {
        let bytes = &mut files[random.usize(..files.len())];
        let start = random.usize(..bytes.len().max(1));
        let Some(at) = behind(bytes, b"<TechnicalProfile ", start) else {
            continue;
        };
        let word = if random.u8(..4) == 0 {
            "IncludeClaimsFromTechnicalProfile"
        } else {
            "IncludeTechnicalProfile"
        };
        let id = escaped(&ids[random.usize(..ids.len())]);
        let element = format!("<{word} ReferenceId=\"{id}\"/>");
        bytes.splice(at..at, element.bytes());
    }
}

/// An `appsettings.json`, and the environment that is asked for.
pub(crate) fn settings(random: &mut Rng) -> (String, Option<&'static str>) {
    let values = [
        "\"https://a.example\"",
        "\"\"",
        "\"{Settings:Base}\"",
        "\"<Item>\\u0000\\ud800\"",
        "true",
        "7",
        "null",
        "[\"a\"]",
        "{\"Inner\": \"x\"}",
        "\"한글 \\\"q\\\" {email}\"",
    ];
    let environments: Vec<String> = (0..random.usize(..3))
        .map(|index| {
            let pairs: Vec<String> = ["Base", "Host", "X", "base"]
                .iter()
                .map(|name| format!("\"{name}\": {}", values[random.usize(..values.len())]))
                .collect();
            format!(
                "{{\"Name\": \"E{index}\", \"Tenant\": \"t\", \"PolicySettings\": {{{}}}}}",
                pairs.join(", ")
            )
        })
        .collect();
    let text = format!("{{\"Environments\": [{}]}}", environments.join(", "));
    let names = [None, Some("E0"), Some("e1"), Some("Nobody")];
    (text, names[random.usize(..names.len())])
}

/// The id of a profile somewhere in the file.
fn profile(bytes: &[u8], random: &mut Rng) -> Option<String> {
    let start = random.usize(..bytes.len().max(1));
    let at = find(bytes, b"<TechnicalProfile ", start)?;
    attribute(&bytes[at..], "Id", random)
}

/// The value of an attribute's first occurrence.
fn attribute(bytes: &[u8], name: &str, random: &mut Rng) -> Option<String> {
    let quote = if random.u8(..50) == 0 { '\'' } else { '"' };
    let start = format!("{name}={quote}");
    let at = find(bytes, start.as_bytes(), 0)? + start.len();
    let end = bytes[at..].iter().position(|byte| *byte == quote as u8)?;
    Some(String::from_utf8_lossy(&bytes[at..at + end]).into_owned())
}

/// Behind the tag that begins so.
fn behind(bytes: &[u8], tag: &[u8], from: usize) -> Option<usize> {
    let at = find(bytes, tag, from)?;
    let end = bytes[at..].iter().position(|byte| *byte == b'>')?;
    (bytes.get(at + end - 1) != Some(&b'/')).then_some(at + end + 1)
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let found = bytes
        .get(from..)?
        .windows(what.len())
        .position(|window| window == what)?;
    Some(from + found)
}
