//! What is known of the public policies beforehand.

use std::path::Path;

use serde_json::Value;

pub(crate) struct Manifest {
    pub(crate) files: Vec<File>,
    /// All definitions of RESTful profiles.
    pub(crate) count: usize,
}

pub(crate) struct File {
    pub(crate) name: String,
    /// The leaf first.
    pub(crate) chain: Vec<String>,
    pub(crate) is_whole: bool,
    /// Ids of its RESTful profiles.
    pub(crate) profiles: Vec<String>,
}

impl Manifest {
    pub(crate) fn read(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join("MANIFEST.json")).expect("it is there");
        let value: Value = serde_json::from_str(&text).expect("it is JSON");
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let files = list(&value["files"]).into_iter().map(|file| File {
            name: text(&file["file"]),
            chain: list(&file["chain"]).iter().map(text).collect(),
            is_whole: file["missing_base_policy"].is_null()
                && file["chain_resolvable_in_corpus"] == true,
            profiles: list(&file["rest_profiles"])
                .iter()
                .map(|profile| text(&profile["id"]))
                .collect(),
        });
        let count = value["summary"]["rest_profiles"].as_u64();
        Self {
            files: files.collect(),
            count: usize::try_from(count.expect("a count")).expect("a small one"),
        }
    }
}
