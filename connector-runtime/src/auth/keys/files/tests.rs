use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use super::{
    super::fixture::{Certified, Folder, own_pem},
    *,
};
use crate::clock::ManualClock;

const CANARY: &str = "canary-7f3a91";

/// A container over a folder of its own, and the clock that it asks.
struct Mount {
    folder: Folder,
    clock: Arc<ManualClock>,
    keys: FileKeys,
}

impl Mount {
    fn new() -> Self {
        let folder = Folder::new();
        let clock = Arc::new(ManualClock::new());
        let keys = FileKeys::on(folder.path(), clock.clone());
        Self {
            folder,
            clock,
            keys,
        }
    }

    /// Past the next look, and past the time in which a file is too new to be trusted.
    fn later(&self) {
        self.clock.advance(Duration::from_secs(3));
    }

    fn key(&self, name: &str) -> Result<Option<Key>, String> {
        self.keys
            .get_now(name)
            .unwrap()
            .map_err(|error| error.to_string())
    }

    fn text(&self, name: &str) -> String {
        self.key(name).unwrap().unwrap().text().unwrap().to_owned()
    }

    fn refused(&self, name: &str) -> String {
        self.key(name).unwrap_err()
    }
}

#[test]
fn a_file_loses_exactly_one_line_break() {
    let mount = Mount::new();
    for (file, content) in [
        ("none", "canary"),
        ("newline", "canary\n"),
        ("windows", "canary\r\n"),
        ("blank", "canary \n"),
    ] {
        mount.folder.write(file, content);
    }
    assert_eq!(mount.text("none"), "canary");
    assert_eq!(mount.text("newline"), "canary");
    assert_eq!(mount.text("windows"), "canary");
    assert_eq!(mount.text("blank"), "canary ");

    for (file, content) in [
        ("two", "canary\n\n"),
        ("carriage", "canary\r"),
        ("lines", "a\nb\n"),
    ] {
        mount.folder.write(file, content);
        assert_eq!(
            mount.refused(file),
            format!("key `{file}` holds a line break: write the secret without it, at its end too")
        );
    }
    for content in ["", "\n", "\r\n"] {
        mount.folder.write("empty", content);
        mount.later();
        assert_eq!(mount.refused("empty"), "key `empty` is empty");
    }
}

#[test]
fn what_is_no_secret_is_refused() {
    let mount = Mount::new();
    mount.folder.write("binary", b"canary\xff");
    assert_eq!(
        mount.refused("binary"),
        "key `binary` is not UTF-8 text (PKCS#12 stands in a file `binary.pfx`)"
    );
    mount.folder.write("large", "x".repeat(65_537));
    assert_eq!(mount.refused("large"), "key `large` is larger than 64 KiB");
    mount.folder.write("largest", "x".repeat(65_536));
    assert_eq!(mount.text("largest").len(), 65_536);
    fs::create_dir(mount.folder.path().join("folder")).unwrap();
    assert_eq!(
        mount.refused("folder"),
        "key `folder` could not be read: the file `folder`: not a regular file"
    );
    assert!(mount.key("absent").unwrap().is_none());
}

#[test]
fn a_name_is_no_path() {
    let mount = Mount::new();
    let inside = mount.folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    mount.folder.write("outside", CANARY);
    let keys = FileKeys::new(&inside);
    for name in ["../outside", "..", ".", "/etc/passwd", "a/../outside", ""] {
        let error = keys.get_now(name).unwrap().unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("what was given as the name of a key is none"),
            "{name}: {error}"
        );
    }
}

#[test]
fn a_certificate_is_found_in_each_of_its_forms() {
    let mount = Mount::new();
    let own = Certified::new("own");
    mount.folder.write("by-content", own.pem());
    mount.folder.write("one.pem", own.pem());
    mount.folder.write("tls.crt", own.certificate.trim_end());
    mount.folder.write("tls.key", &own.key);
    for name in ["by-content", "one", "one.pem", "tls"] {
        let key = mount.key(name).unwrap().unwrap();
        assert_eq!(key.certificate().unwrap().certificates().len(), 1, "{name}");
        assert_eq!(key.name(), name);
    }

    mount.folder.write("lonely.crt", &own.certificate);
    let problem = mount.refused("lonely");
    assert!(
        problem.starts_with("key `lonely` could not be read: the file `lonely.key`: "),
        "{problem}"
    );

    mount.folder.write("twice.pem", own.pem());
    mount.folder.write("twice.crt", &own.certificate);
    assert_eq!(
        mount.refused("twice"),
        "key `twice` stands in two files, `twice.pem` and `twice.crt`: keep one"
    );
    mount.folder.write("twice", CANARY);
    mount.later();
    assert_eq!(mount.text("twice"), CANARY);

    // A private key alone is the half of a pair, not a form.
    mount.folder.write("half.key", CANARY);
    assert!(mount.key("half").unwrap().is_none());
    assert_eq!(mount.text("half.key"), CANARY);
}

#[cfg(feature = "pkcs12")]
#[test]
fn a_certificate_in_pkcs12_has_its_password_beside_it() {
    let mount = Mount::new();
    let own = Certified::new("own");
    mount.folder.write("own.pem", own.pem());
    for (file, password) in [("with.pfx", "pass:canary"), ("without.p12", "pass:")] {
        let command = [
            "pkcs12", "-export", "-in", "own.pem", "-out", file, "-passout", password,
        ];
        if mount.folder.openssl(&command).is_none() {
            return;
        }
    }
    assert!(mount.key("without").unwrap().unwrap().certificate().is_ok());
    assert_eq!(
        mount.refused("with"),
        "key `with` is PKCS#12 under another password, or damaged"
    );
    mount.folder.write("with.password", "canary\n");
    mount.later();
    assert!(mount.key("with").unwrap().unwrap().certificate().is_ok());
}

#[cfg(not(feature = "pkcs12"))]
#[test]
fn without_the_feature_pkcs12_is_named() {
    let mount = Mount::new();
    mount.folder.write("with.pfx", CANARY);
    assert_eq!(
        mount.refused("with"),
        "key `with` stands in `with.pfx`, which takes the feature `pkcs12` of connector-runtime to read"
    );
}

#[test]
fn a_changed_file_counts_a_second_later() {
    let mount = Mount::new();
    mount.folder.write("token", "one");
    let before = mount.key("token").unwrap().unwrap();
    mount.folder.write("token", "two");
    mount.clock.advance(Duration::from_millis(999));
    assert_eq!(
        mount.text("token"),
        "one",
        "looked at again within the second"
    );
    mount.clock.advance(Duration::from_millis(1));
    let after = mount.key("token").unwrap().unwrap();
    assert_eq!(after.text().unwrap(), "two");
    assert_ne!(before.version(), after.version());

    mount.later();
    assert_eq!(
        mount.key("token").unwrap().unwrap().version(),
        after.version()
    );

    fs::remove_file(mount.folder.path().join("token")).unwrap();
    mount.later();
    assert!(mount.key("token").unwrap().is_none());
    mount.folder.write("token", "three");
    mount.later();
    assert_eq!(mount.text("token"), "three");
}

/// Same length, same inode, same time of change: nothing but reading it again shows that a new file changed.
#[test]
fn a_second_change_in_the_same_instant_is_not_missed() {
    let mount = Mount::new();
    let path = mount.folder.write("token", "one");
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(mount.text("token"), "one");
    mount.folder.write("token", "two");
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(modified)
        .unwrap();
    mount.clock.advance(POLL);
    assert_eq!(mount.text("token"), "two");
}

#[test]
fn an_old_file_is_read_once() {
    let mount = Mount::new();
    let path = mount.folder.write("token", "one");
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let date = || {
        fs::File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(old)
            .unwrap();
    };
    date();
    assert_eq!(mount.text("token"), "one");
    // Nothing that is looked at tells the difference, so what was read before is given out.
    mount.folder.write("token", "two");
    date();
    mount.later();
    assert_eq!(mount.text("token"), "one");
}

#[tokio::test]
async fn a_key_that_is_asked_for_later_fits_those_read_before() {
    let mount = Mount::new();
    mount.folder.write("user", "1");
    mount.folder.write("password", "1");
    assert_eq!(mount.text("user"), "1");
    mount.folder.write("user", "two");
    mount.folder.write("password", "two");
    // No second has passed, but the password was never read.
    let pair = mount.keys.get_all(&["user", "password"]).await.unwrap();
    let texts: Vec<_> = pair
        .iter()
        .map(|key| key.as_ref().unwrap().text().unwrap())
        .collect();
    assert_eq!(texts, ["two", "two"]);
}

#[test]
fn a_folder_that_is_missing_is_a_problem_of_its_own() {
    let mount = Mount::new();
    let path = mount.folder.path().join("not-mounted");
    let keys = FileKeys::new(&path);
    let problems: Vec<_> = keys.problems().iter().map(ToString::to_string).collect();
    let expected = format!(
        "the keys could not be read: the folder `{}`: ",
        path.display()
    );
    assert!(
        problems.len() == 1 && problems[0].starts_with(&expected),
        "{problems:?}"
    );
    let error = keys.get_now("token").unwrap().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("key `token` could not be read: the folder `"),
        "{error}"
    );

    let problems = FileKeys::new(mount.folder.write("file", "")).problems();
    assert!(
        problems.len() == 1 && problems[0].name().is_none(),
        "{problems:?}"
    );

    assert!(mount.keys.problems().is_empty());
    fs::create_dir(&path).unwrap();
    fs::write(path.join("token"), "one").unwrap();
    assert!(keys.get_now("token").unwrap().unwrap().is_some());
}

#[test]
fn debug_shows_the_folder_alone() {
    let mount = Mount::new();
    mount.folder.write("token", CANARY);
    mount.folder.write("tls.pem", own_pem());
    mount.text("token");
    mount.key("tls").unwrap();
    let text = format!("{:?}", mount.keys);
    assert!(
        text.starts_with("FileKeys(\"") && !text.contains(CANARY),
        "{text}"
    );
}

/// A folder as Kubernetes mounts a secret: visible files are links through `..data`, which is swapped by a rename.
#[cfg(unix)]
mod mounted {
    use std::os::unix::fs::symlink;

    use super::*;

    fn mount() -> Mount {
        let mount = Mount::new();
        update(mount.folder.path(), 0);
        for name in ["user", "password"] {
            symlink(format!("..data/{name}"), mount.folder.path().join(name)).unwrap();
        }
        mount
    }

    /// The steps of the platform's own updater, the old files being removed last.
    fn update(folder: &Path, generation: usize) {
        let data = format!("..generation-{generation}");
        fs::create_dir(folder.join(&data)).unwrap();
        fs::write(
            folder.join(&data).join("user"),
            format!("user-{generation}"),
        )
        .unwrap();
        fs::write(
            folder.join(&data).join("password"),
            format!("password-{generation}\n"),
        )
        .unwrap();
        let old = fs::read_link(folder.join("..data")).ok();
        symlink(&data, folder.join("..data_tmp")).unwrap();
        fs::rename(folder.join("..data_tmp"), folder.join("..data")).unwrap();
        if let Some(old) = old {
            fs::remove_dir_all(folder.join(old)).unwrap();
        }
    }

    #[test]
    fn a_swapped_link_counts_a_second_later() {
        let mount = mount();
        assert_eq!(mount.text("user"), "user-0");
        update(mount.folder.path(), 1);
        assert_eq!(mount.text("user"), "user-0");
        mount.clock.advance(POLL);
        assert_eq!(mount.text("password"), "password-1");
        assert_eq!(mount.text("user"), "user-1");
    }

    #[test]
    fn a_folder_that_is_itself_a_link_may_be_swapped() {
        let folder = Folder::new();
        let clock = Arc::new(ManualClock::new());
        let link = folder.path().join("current");
        for version in ["one", "two"] {
            fs::create_dir(folder.path().join(version)).unwrap();
            folder.write(&format!("{version}/token"), version);
        }
        symlink("one", &link).unwrap();
        let keys = FileKeys::on(&link, clock.clone());
        let text = || {
            keys.get_now("token")
                .unwrap()
                .unwrap()
                .unwrap()
                .text()
                .unwrap()
                .to_owned()
        };
        assert_eq!(text(), "one");
        fs::remove_file(&link).unwrap();
        symlink("two", &link).unwrap();
        clock.advance(POLL);
        assert_eq!(text(), "two");
    }

    /// Every read is a new look, while another thread swaps some hundred times a second.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_pair_is_never_mixed_while_the_link_is_swapped() {
        const READS: usize = 10_000;

        let mount = mount();
        // Once in peace: from then on a look at a folder that does not hold still, which a busy machine may make of each,
        // ends with the pair that was seen last.
        mount.keys.get_all(&["user", "password"]).await.unwrap();
        let folder = mount.folder.path().to_owned();
        let done = Arc::new(AtomicBool::new(false));
        let swaps = Arc::new(AtomicUsize::new(0));
        let updater = thread::spawn({
            let (done, swaps) = (done.clone(), swaps.clone());
            move || {
                while !done.load(Ordering::Relaxed) {
                    update(&folder, swaps.fetch_add(1, Ordering::Relaxed) + 1);
                    thread::sleep(Duration::from_millis(3));
                }
            }
        });

        let mut seen = BTreeSet::new();
        for read in 0..READS {
            mount.clock.advance(POLL);
            let pair = mount.keys.get_all(&["user", "password"]).await.unwrap();
            let text = |index: usize| pair[index].as_ref().unwrap().text().unwrap().to_owned();
            let (user, password) = (text(0), text(1));
            let generation = user.strip_prefix("user-").unwrap();
            assert_eq!(password, format!("password-{generation}"), "read {read}");
            seen.insert(generation.to_owned());
        }
        done.store(true, Ordering::Relaxed);
        updater.join().unwrap();
        let swaps = swaps.load(Ordering::Relaxed);
        assert!(
            swaps > 100 && seen.len() > 100,
            "{swaps} swaps, {} seen: nothing was tested",
            seen.len()
        );
    }

    /// A reader that trusts the visible names does mix them: the test above can fail.
    #[test]
    fn reading_through_the_visible_names_would_mix_them() {
        let mount = mount();
        let user = fs::read_to_string(mount.folder.path().join("user")).unwrap();
        update(mount.folder.path(), 1);
        let password = fs::read_to_string(mount.folder.path().join("password")).unwrap();
        assert_eq!(
            (user.as_str(), password.as_str()),
            ("user-0", "password-1\n")
        );
    }

    /// Asked for the date, which happens in the middle of each look, it swaps the link.
    struct Restless {
        time: ManualClock,
        folder: PathBuf,
        generation: AtomicUsize,
        quiet: AtomicBool,
    }

    impl Clock for Restless {
        fn now(&self) -> Instant {
            self.time.advance(POLL);
            self.time.now()
        }

        fn system(&self) -> SystemTime {
            if !self.quiet.load(Ordering::Relaxed) {
                update(
                    &self.folder,
                    self.generation.fetch_add(1, Ordering::Relaxed),
                );
            }
            self.time.system()
        }
    }

    #[test]
    fn where_the_folder_never_holds_still_the_last_look_holds() {
        let mount = mount();
        let clock = Arc::new(Restless {
            time: ManualClock::new(),
            folder: mount.folder.path().to_owned(),
            generation: AtomicUsize::new(1),
            quiet: AtomicBool::new(false),
        });
        let keys = FileKeys::on(mount.folder.path(), clock.clone());
        let error = keys.get_now("user").unwrap().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "key `user` could not be read: the folder `{}` keeps changing",
                mount.folder.path().display()
            )
        );
        assert_eq!(clock.generation.load(Ordering::Relaxed), 1 + TRIES);

        let text = || {
            keys.get_now("user")
                .unwrap()
                .unwrap()
                .unwrap()
                .text()
                .unwrap()
                .to_owned()
        };
        clock.quiet.store(true, Ordering::Relaxed);
        let before = text();
        assert_eq!(before, format!("user-{TRIES}"));
        clock.quiet.store(false, Ordering::Relaxed);
        assert_eq!(text(), before);
        clock.quiet.store(true, Ordering::Relaxed);
        assert_eq!(text(), format!("user-{}", 2 * TRIES));
    }

    #[test]
    fn a_pipe_is_not_opened() {
        let mount = Mount::new();
        let path = mount.folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        if made.is_ok_and(|status| status.success()) {
            assert_eq!(
                mount.refused("pipe"),
                "key `pipe` could not be read: the file `pipe`: not a regular file"
            );
        }
    }
}
