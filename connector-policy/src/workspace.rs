//! The whole way: files in, leaves out.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::chain::Bases;
use crate::finding::{Finding, Findings};
use crate::folder;
use crate::judge;
use crate::merge::Merged;
use crate::policy::Policy;
use crate::profile::Profile;
use crate::read;
use crate::settings::Settings;
use crate::source::Sources;

/// Policies that were read, merged and judged.
#[derive(Debug)]
pub struct Policies {
    leaves: Vec<Leaf>,
    findings: Vec<Finding>,
    sources: Sources,
}

/// A policy that no other stands on, with all that it stands on.
#[derive(Debug)]
pub struct Leaf {
    /// `PolicyId`.
    pub policy_id: String,
    /// The files of its chain as they were named, the base first.
    pub files: Vec<String>,
    /// Its RESTful technical profiles, in the order in which they are first defined, the base first.
    pub profiles: Vec<Profile>,
    pub(crate) messages: Vec<crate::print::Localized>,
}

impl Policies {
    /// Reads files and folders, in any order; each policy that no other stands on is a leaf.
    #[must_use]
    pub fn read(arguments: &[PathBuf], settings: &Settings) -> Self {
        Self::read_with(arguments, settings, None, |_, _, _| {})
    }

    /// As [`Self::read`], for one policy alone where `policy` names it by its id, in any case; `told` hears of each file
    /// before it is read: how many were read, of how many, and its name.
    #[must_use]
    pub fn read_with(
        arguments: &[PathBuf],
        settings: &Settings,
        policy: Option<&str>,
        mut told: impl FnMut(usize, usize, &str),
    ) -> Self {
        let mut refused = Vec::new();
        let mut files = Vec::new();
        let entries = folder::entries(arguments, &mut refused);
        for (index, entry) in entries.iter().enumerate() {
            let name = entry.path.display().to_string();
            told(index, entries.len(), &name);
            match bytes(&entry.path) {
                Ok(bytes) => files.push((name, bytes, entry.given)),
                Err(error) => refused.push(folder::unreadable(&entry.path, &error)),
            }
        }
        let files = files
            .iter()
            .map(|(name, bytes, given)| (name.as_str(), bytes.as_slice(), *given));
        Self::build(files, refused, settings, policy)
    }

    /// Policies from texts, each under the name that findings call it.
    pub fn from_texts<'a>(
        texts: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        settings: &Settings,
    ) -> Self {
        Self::from_texts_with(texts, settings, None)
    }

    /// As [`Self::from_texts`], for one policy alone where `policy` names it by its id, in any case.
    pub fn from_texts_with<'a>(
        texts: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        settings: &Settings,
        policy: Option<&str>,
    ) -> Self {
        let files = texts.into_iter().map(|(name, bytes)| (name, bytes, true));
        Self::build(files, Vec::new(), settings, policy)
    }

    fn build<'a>(
        files: impl Iterator<Item = (&'a str, &'a [u8], bool)>,
        refused: Vec<Finding>,
        settings: &Settings,
        only: Option<&str>,
    ) -> Self {
        let mut findings = Findings::default();
        let mut sources = Sources::default();
        let mut policies: Vec<Policy> = Vec::new();
        for finding in refused {
            findings.push(finding);
        }
        for (name, bytes, given) in files {
            match read::policy(name, bytes, given, settings, &mut sources) {
                Ok(policy) => policies.extend(policy),
                Err(finding) => findings.push(*finding),
            }
        }
        let bases = Bases::new(&policies, &sources, &mut findings);
        let chosen: Vec<usize> = match only {
            Some(id) => (0..policies.len())
                .filter(|index| policies[*index].id.value.eq_ignore_ascii_case(id))
                .collect(),
            None => bases.leaves().collect(),
        };
        let mut leaves = Vec::new();
        for leaf in chosen {
            let chain = bases.chain(leaf, &policies);
            let merged = Merged::new(&chain, &sources, &mut findings);
            let messages = crate::print::localized(&merged, &sources, &mut findings);
            leaves.push(Leaf {
                policy_id: merged.policy_id.value.clone(),
                files: chain
                    .policies
                    .iter()
                    .map(|policy| sources.0[policy.file].name.clone())
                    .collect(),
                profiles: judge::profiles(&merged, &sources, &mut findings),
                messages,
            });
        }
        Self {
            leaves,
            findings: findings.sorted(&sources),
            sources,
        }
    }

    /// The leaves, in the order in which their files were given.
    #[must_use]
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// All findings, by file and place.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The text that a finding points into, and the range in bytes.
    #[must_use]
    pub fn excerpt(&self, finding: &Finding) -> Option<(&str, std::ops::Range<usize>)> {
        let span = finding.span?;
        let source = self.sources.0.get(span.file)?;
        Some((&source.text, span.start..span.end))
    }
}

/// What a file holds; of one that is too large so much that it is seen to be: a device has no end.
fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = read::LARGEST as u64 + 1;
    fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
