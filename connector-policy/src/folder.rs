//! Arguments to files: a file stands for itself, a folder for all policy files in it and below.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::finding::Finding;
use crate::source::Place;

/// A policy file to read.
pub(crate) struct Entry {
    pub(crate) path: PathBuf,
    /// Named itself, not found in a folder.
    pub(crate) given: bool,
}

/// All files that the arguments name, each once, in the order of the arguments; those of a folder by name.
pub(crate) fn entries(arguments: &[PathBuf], refused: &mut Vec<Finding>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |path: PathBuf, given: bool, entries: &mut Vec<Entry>| {
        let known = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if seen.insert(known) {
            entries.push(Entry { path, given });
        }
    };
    for argument in arguments {
        if argument.is_dir() {
            let mut files = Vec::new();
            walk(argument, &mut files, refused);
            for file in files {
                add(file, false, &mut entries);
            }
        } else {
            add(argument.clone(), true, &mut entries);
        }
    }
    entries
}

/// Folders that are links are not followed: they may lead back.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, refused: &mut Vec<Finding>) {
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) => {
            refused.push(unreadable(folder, &error));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let is_link = fs::symlink_metadata(&path).is_ok_and(|data| data.is_symlink());
        if path.is_dir() {
            if !is_link {
                walk(&path, files, refused);
            }
        } else if path.is_file()
            && path
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("xml"))
        {
            files.push(path);
        }
    }
}

/// A file or folder that the system does not give out.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Finding {
    Finding::refused_file(
        "unreadable",
        &path.display().to_string(),
        Place::START,
        format!("the file cannot be read: {error}"),
    )
}
