//! The files of one key: which there are, whether they changed, and what they hold.

use std::{
    fs::{self, File, Metadata},
    io::{self, Read},
    path::Path,
    time::{Duration, SystemTime},
};

use zeroize::Zeroizing;

use super::super::{
    Key, KeyError,
    key::{SIZE_LIMIT, looks_like_pem},
};
#[cfg(feature = "pkcs12")]
use crate::secret::Secret;

/// The endings that are looked for, in this order.
const ENDINGS: [&str; 7] = ["", ".pem", ".crt", ".key", ".pfx", ".p12", ".password"];

/// The form of a key is that of its first file.
const FORMS: [&str; 5] = ["", ".pem", ".crt", ".pfx", ".p12"];

/// What the file system says of each file that a key may be made of: equal means that nothing changed.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Stamp([Option<FileStamp>; ENDINGS.len()]);

/// What the file system says of one file.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum FileStamp {
    File {
        modified: Option<SystemTime>,
        length: u64,
        inode: u64,
    },
    NotAFile,
    Unreadable(io::ErrorKind),
}

impl Stamp {
    pub(super) fn of(root: &Path, name: &str) -> Self {
        Self(ENDINGS.map(|ending| FileStamp::of(&root.join(format!("{name}{ending}")))))
    }

    /// Whether any file changed less than `limit` ago, or after `now` by somebody else's clock.
    pub(super) fn younger_than(&self, limit: Duration, now: SystemTime) -> bool {
        self.0.iter().flatten().any(|file| match file {
            FileStamp::File {
                modified: Some(modified),
                ..
            } => now
                .duration_since(*modified)
                .map_or(true, |age| age < limit),
            FileStamp::File { modified: None, .. } => true,
            FileStamp::NotAFile | FileStamp::Unreadable(_) => false,
        })
    }

    fn has(&self, ending: &str) -> bool {
        ENDINGS
            .iter()
            .zip(&self.0)
            .any(|(known, file)| *known == ending && file.is_some())
    }
}

impl FileStamp {
    /// `None` if there is no such file.
    fn of(path: &Path) -> Option<Self> {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_file() => Some(Self::File {
                modified: metadata.modified().ok(),
                length: metadata.len(),
                inode: Self::inode(&metadata),
            }),
            Ok(_) => Some(Self::NotAFile),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => Some(Self::Unreadable(error.kind())),
        }
    }

    /// Which file it is, where the system numbers them.
    #[cfg(unix)]
    pub(super) fn inode(metadata: &Metadata) -> u64 {
        std::os::unix::fs::MetadataExt::ino(metadata)
    }

    #[cfg(not(unix))]
    pub(super) fn inode(_: &Metadata) -> u64 {
        0
    }
}

/// Reads the key in the form that `stamp` found.
pub(super) fn read(root: &Path, name: &str, stamp: &Stamp) -> Result<Option<Key>, KeyError> {
    let forms: Vec<&str> = FORMS.into_iter().filter(|form| stamp.has(form)).collect();
    let files = Files { root, name };
    match forms.as_slice() {
        [] => Ok(None),
        ["", ..] => files.plain().map(Some),
        [".pem"] => Key::from_pem(name, &files.bytes(".pem")?).map(Some),
        [".crt"] => files.pair().map(Some),
        [form] => files.pkcs12(form, stamp).map(Some),
        [one, other, ..] => Err(KeyError::new(
            name,
            format!("stands in two files, `{name}{one}` and `{name}{other}`: keep one"),
        )),
    }
}

/// The files of one key in one folder.
struct Files<'a> {
    root: &'a Path,
    name: &'a str,
}

impl Files<'_> {
    fn plain(&self) -> Result<Key, KeyError> {
        let bytes = self.bytes("")?;
        let Ok(text) = str::from_utf8(&bytes) else {
            return Err(KeyError::new(
                self.name,
                format!(
                    "is not UTF-8 text (PKCS#12 stands in a file `{}.pfx`)",
                    self.name
                ),
            ));
        };
        if looks_like_pem(text) {
            Key::from_pem(self.name, &bytes)
        } else {
            Key::new(self.name, without_one_line_break(text))
        }
    }

    fn pair(&self) -> Result<Key, KeyError> {
        let certificate = self.bytes(".crt")?;
        let private_key = self.bytes(".key")?;
        // Room for all at once: a buffer that grows leaves a copy behind.
        let mut pem = Zeroizing::new(Vec::with_capacity(
            certificate.len() + private_key.len() + 1,
        ));
        pem.extend_from_slice(&certificate);
        pem.push(b'\n');
        pem.extend_from_slice(&private_key);
        Key::from_pem(self.name, &pem)
    }

    #[cfg(feature = "pkcs12")]
    fn pkcs12(&self, form: &str, stamp: &Stamp) -> Result<Key, KeyError> {
        let password = if stamp.has(".password") {
            let bytes = self.bytes(".password")?;
            let text = str::from_utf8(&bytes)
                .map_err(|_| KeyError::new(self.name, "has a password that is not UTF-8 text"))?;
            Secret::from(without_one_line_break(text))
        } else {
            Secret::default()
        };
        Key::from_pkcs12(self.name, &self.bytes(form)?, &password)
    }

    #[cfg(not(feature = "pkcs12"))]
    fn pkcs12(&self, form: &str, _: &Stamp) -> Result<Key, KeyError> {
        Err(KeyError::new(
            self.name,
            format!(
                "stands in `{}{form}`, which takes the feature `pkcs12` of connector-runtime to read",
                self.name
            ),
        ))
    }

    /// At most one byte more than is allowed, wiped when dropped.
    fn bytes(&self, ending: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let file = format!("{}{ending}", self.name);
        let path = self.root.join(&file);
        let unreadable = |error: &dyn std::fmt::Display| {
            KeyError::new(
                self.name,
                format!("could not be read: the file `{file}`: {error}"),
            )
        };
        // A pipe would block when it is opened.
        if !fs::metadata(&path)
            .map_err(|error| unreadable(&error))?
            .is_file()
        {
            return Err(unreadable(&"not a regular file"));
        }
        // Room for all at once, as above.
        let mut bytes = Zeroizing::new(Vec::with_capacity(SIZE_LIMIT + 2));
        File::open(&path)
            .and_then(|file| file.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes))
            .map_err(|error| unreadable(&error))?;
        if bytes.len() > SIZE_LIMIT {
            return Err(KeyError::new(self.name, "is larger than 64 KiB"));
        }
        Ok(bytes)
    }
}

/// Editors end a file with a line break, and `echo` does; a second one is no accident of theirs.
fn without_one_line_break(text: &str) -> &str {
    match text.strip_suffix('\n') {
        Some(line) => line.strip_suffix('\r').unwrap_or(line),
        None => text,
    }
}
