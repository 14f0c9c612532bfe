//! [`FileKeys`]: a folder of mounted secrets, watched by looking again.
//!
//! In come names; out come keys as they stood in the folder at one moment. How the files of one key look is the matter
//! of [`entry`]; here it is when they are read, and that all of them belong to the same state of the folder.

mod entry;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use self::entry::{FileStamp, Stamp};
use super::{Key, KeyContainer, KeyError, KeyFuture, key::check_name};
use crate::clock::{Clock, SystemClock};

/// The folder is looked at no more often than this.
const POLL: Duration = Duration::from_secs(1);

/// How often one look begins anew because the folder changed under it. A look takes well under a millisecond, a
/// rotation happens once in minutes: the second one succeeds.
const TRIES: usize = 16;

/// A file changed this short a time ago is read again at the next look: file systems that count time coarsely (two
/// seconds is the coarsest in use) give a second change the same time stamp.
const YOUNG: Duration = Duration::from_secs(2);

/// Keys in a folder of files, as container platforms mount secrets; a changed file counts at the latest a second later,
/// without a restart.
///
/// # Files
///
/// The key `B2C_1A_Token` is, in this order,
///
/// | file | read as |
/// |---|---|
/// | `B2C_1A_Token` | PEM where it is PEM, else a secret text, less one line break at its end |
/// | `B2C_1A_Token.pem` | certificate and private key in PEM |
/// | `B2C_1A_Token.crt` with `B2C_1A_Token.key` | the same in two files: a mounted TLS secret is the key `tls` |
/// | `B2C_1A_Token.pfx` or `.p12` | PKCS#12 (feature `pkcs12`), its password in `B2C_1A_Token.password`, or none |
///
/// The first form wins over the rest, two of the others side by side are an error. A file holds at most 64 KiB and is a
/// regular one (or a link to one). Names of keys hold no path, so that nothing outside the folder can be asked for.
///
/// # Rotation
///
/// The folder is looked at when a key is asked for, at most once a second; there is no thread and nothing that could miss
/// an event. A file counts as changed when its time of change, length or inode does. All keys of one call are read from
/// the same folder: the link `..data` that Kubernetes swaps, or the folder where it is itself a link, is followed first
/// and compared again afterwards, as are all files, and if anything moved, the look begins anew. So a user name and its
/// password are never mixed when such a link is swapped. A writer that changes two plain files in place, one after the
/// other, leaves a moment in which the two do not fit, for everybody who looks.
///
/// The files are small and read in place, without handing over to another thread: on a network mount that hangs, the
/// call hangs with it, up to its deadline.
pub struct FileKeys {
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    seen: Mutex<Seen>,
}

/// The folder as it was at the last look.
#[derive(Default)]
struct Seen {
    at: Option<Instant>,
    root: Option<Root>,
    entries: BTreeMap<String, Entry>,
}

/// One key as it was read.
#[derive(Clone)]
struct Entry {
    stamp: Stamp,
    /// Too new to trust its stamp.
    young: bool,
    key: Result<Option<Key>, KeyError>,
}

impl FileKeys {
    /// The keys in this folder. It need not be there yet: that is an error when a connector is built with it.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self::on(folder, Arc::new(SystemClock))
    }

    fn on(folder: impl Into<PathBuf>, clock: Arc<dyn Clock>) -> Self {
        Self {
            folder: folder.into(),
            clock,
            seen: Mutex::default(),
        }
    }

    fn find(&self, names: &[&str]) -> Result<Vec<Option<Key>>, KeyError> {
        for name in names {
            check_name(name)?;
        }
        let now = self.clock.now();
        // A panic elsewhere leaves nothing half done: what was seen is replaced as a whole.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = seen
            .at
            .is_some_and(|at| now.saturating_duration_since(at) < POLL);
        if !(recent && seen.holds(names)) {
            match self.look(&seen, names, now) {
                Ok(Some(fresh)) => *seen = fresh,
                // What was seen last belongs together and was true a moment ago.
                Ok(None) if seen.holds(names) => seen.at = Some(now),
                Ok(None) => {
                    let problem = format!(
                        "could not be read: the folder `{}` keeps changing",
                        self.folder.display()
                    );
                    return Err(about_first(names, problem));
                }
                Err(error) => return Err(about_first(names, self.unreadable(&error))),
            }
        }
        names
            .iter()
            .filter_map(|name| seen.entries.get(*name))
            .map(|entry| entry.key.clone())
            .collect()
    }

    /// Reads what changed of `names` and of all that was ever asked for, since a key that is read now must fit those
    /// that were read before. `None` if the folder did not hold still.
    fn look(&self, seen: &Seen, names: &[&str], now: Instant) -> io::Result<Option<Seen>> {
        let mut names: BTreeSet<&str> = names.iter().copied().collect();
        names.extend(seen.entries.keys().map(String::as_str));
        let mut missing = None;
        for _ in 0..TRIES {
            let root = match Root::of(&self.folder) {
                // What a link led to was removed on the way, or the folder is not there at all.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    missing = Some(error);
                    continue;
                }
                root => root?,
            };
            missing = None;
            let known = if seen.root.as_ref() == Some(&root) {
                Some(&seen.entries)
            } else {
                None
            };
            let entries: BTreeMap<String, Entry> = names
                .iter()
                .map(|&name| {
                    let known = known.and_then(|entries| entries.get(name));
                    (
                        name.to_owned(),
                        Entry::read(&root.path, name, known, self.clock.system()),
                    )
                })
                .collect();
            let still =
                |(name, entry): (&String, &Entry)| Stamp::of(&root.path, name) == entry.stamp;
            if Root::of(&self.folder).is_ok_and(|now| now == root) && entries.iter().all(still) {
                return Ok(Some(Seen {
                    at: Some(now),
                    root: Some(root),
                    entries,
                }));
            }
        }
        missing.map_or(Ok(None), Err)
    }

    fn unreadable(&self, error: &io::Error) -> String {
        format!(
            "could not be read: the folder `{}`: {error}",
            self.folder.display()
        )
    }
}

impl Seen {
    fn holds(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.entries.contains_key(*name))
    }
}

impl Entry {
    /// Keeps what is `known` if the files have not changed since.
    fn read(root: &Path, name: &str, known: Option<&Self>, now: SystemTime) -> Self {
        // Before the files: a change while they are read is then seen at the next look, if not at the end of this one.
        let stamp = Stamp::of(root, name);
        match known {
            Some(known) if known.stamp == stamp && !known.young => known.clone(),
            _ => Self {
                young: stamp.younger_than(YOUNG, now),
                key: entry::read(root, name, &stamp),
                stamp,
            },
        }
    }
}

/// Where the files really are, and which folder that is: a name can be given to another one.
#[derive(Debug, PartialEq, Eq)]
struct Root {
    path: PathBuf,
    inode: u64,
}

impl Root {
    fn of(folder: &Path) -> io::Result<Self> {
        // An updater swaps `..data`; the visible files are links through it, and would be followed one by one.
        let data = folder.join("..data");
        let path = match fs::symlink_metadata(&data) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::canonicalize(folder)?,
            link => link.and_then(|_| fs::canonicalize(data))?,
        };
        let metadata = fs::metadata(&path)?;
        Ok(Self {
            inode: FileStamp::inode(&metadata),
            path,
        })
    }
}

impl KeyContainer for FileKeys {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        Box::pin(async move { Ok(self.find(&[name])?.pop().flatten()) })
    }

    fn get_all<'a>(&'a self, names: &'a [&'a str]) -> KeyFuture<'a, Vec<Option<Key>>> {
        Box::pin(async move { self.find(names) })
    }

    fn get_now(&self, name: &str) -> Option<Result<Option<Key>, KeyError>> {
        Some(self.find(&[name]).map(|mut keys| keys.pop().flatten()))
    }

    fn problems(&self) -> Vec<KeyError> {
        let problem = Root::of(&self.folder)
            .err()
            .map(|error| self.unreadable(&error));
        problem
            .map(|problem| KeyError::nameless(format!("the keys {problem}")))
            .into_iter()
            .collect()
    }
}

impl fmt::Debug for FileKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FileKeys").field(&self.folder).finish()
    }
}

/// What is wrong with the folder is wrong with all keys; one is named, so that the reader knows which call it was.
fn about_first(names: &[&str], problem: String) -> KeyError {
    match names.first() {
        Some(name) => KeyError::new(name, problem),
        None => KeyError::nameless(format!("the keys {problem}")),
    }
}

#[cfg(test)]
mod tests;
