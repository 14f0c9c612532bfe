//! A PostgreSQL of the test's own, from the distribution's packages: made, started and stopped here.

use std::io::{self, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use crate::folder::Folder;

pub(crate) struct Server {
    postgres: Child,
    programs: PathBuf,
    port: u16,
    folder: Folder,
}

impl Server {
    /// A server; none, with a line that says so, where PostgreSQL is not installed.
    pub(crate) fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            // Past the harness, which keeps what a test that passes prints.
            let _ = writeln!(
                io::stderr(),
                "skipped: `initdb`, `pg_ctl` and `postgres` are not installed"
            );
            return None;
        };
        let folder = Folder::new();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        if root() {
            // PostgreSQL does not run as root: the folder is the helper's.
            let owned = Command::new("chown")
                .args(["-R", helper()])
                .arg(folder.path())
                .status();
            assert!(owned.unwrap().success());
        }
        let made = program(&programs, "initdb", folder.path())
            .args([
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
                "--no-sync",
                "-D",
            ])
            .arg(&data)
            .output()
            .unwrap();
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        // Free now; whoever takes it in between makes the test fail, not pass.
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let postgres = program(&programs, "postgres", folder.path())
            .args([
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
            ])
            .args(["-p", &port.to_string(), "-D"])
            .arg(&data)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self {
            postgres,
            programs,
            port,
            folder,
        };
        server.wait();
        Some(server)
    }

    pub(crate) fn url(&self) -> String {
        format!(
            "postgres://postgres@127.0.0.1:{}/postgres?sslmode=disable",
            self.port
        )
    }

    /// It listens before it answers: `pg_isready` is not always there, so a port that takes a connection, and a moment.
    fn wait(&self) {
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                thread::sleep(Duration::from_millis(500));
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("PostgreSQL does not listen");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = program(&self.programs, "pg_ctl", self.folder.path());
        let stopped = stop
            .args(["stop", "-m", "immediate", "-D"])
            .arg(self.folder.path().join("data"))
            .output();
        if !stopped.is_ok_and(|output| output.status.success()) {
            let _ = self.postgres.kill();
        }
        let _ = self.postgres.wait();
    }
}

/// A program of PostgreSQL; as root, in the name of somebody else.
fn program(programs: &Path, name: &str, folder: &Path) -> Command {
    let path = programs.join(name);
    let mut command = if root() {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid", helper(), "--regid", helper(), "--clear-groups"])
            .arg(path);
        command
    } else {
        Command::new(path)
    };
    command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

/// The folder with all three of the programs.
fn programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let debian = debian.map(|version| version.path().join("bin"));
    let mut folders = env::split_paths(&path).chain(debian);
    folders.find(|folder| {
        ["initdb", "pg_ctl", "postgres"]
            .iter()
            .all(|name| folder.join(name).is_file())
    })
}

fn root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout == b"0\n")
}

/// Who runs PostgreSQL where the test is root.
fn helper() -> &'static str {
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    if users.lines().any(|line| line.starts_with("postgres:")) {
        "postgres"
    } else {
        "nobody"
    }
}
