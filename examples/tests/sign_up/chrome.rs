//! A real browser: Chromium from the distribution's packages, through the driver that comes with it.

use std::io::{self, BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use thirtyfour::prelude::*;

use crate::program::Program;

pub(crate) struct Chrome {
    driver: Child,
    url: String,
    chromium: PathBuf,
    /// Kept open: a driver whose output nobody takes cannot print.
    _output: BufReader<ChildStdout>,
}

impl Chrome {
    /// The driver; none, with a line that says so, where the browser is not installed.
    pub(crate) fn start() -> Option<Self> {
        let (Some(chromium), Some(chromedriver)) =
            (installed("chromium"), installed("chromedriver"))
        else {
            // Past the harness, which keeps what a test that passes prints.
            let _ = writeln!(
                io::stderr(),
                "skipped: `chromium` and `chromedriver` are not installed"
            );
            return None;
        };
        let mut driver = Command::new(chromedriver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(driver.stdout.take().unwrap());
        let port = loop {
            let mut line = String::new();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "the driver ended");
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim().trim_end_matches('.').to_owned();
            }
        };
        Some(Self {
            driver,
            url: format!("http://127.0.0.1:{port}"),
            chromium,
            _output: output,
        })
    }

    /// Somebody's browser, with cookies of its own.
    pub(crate) async fn person(&self, scripts: bool) -> Person {
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(self.chromium.to_str().unwrap()).unwrap();
        for flag in [
            "--headless",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            "--window-size=900,1010",
        ] {
            wanted.add_arg(flag).unwrap();
        }
        if !scripts {
            let off =
                serde_json::json!({ "profile.managed_default_content_settings.javascript": 2 });
            wanted.add_experimental_option("prefs", off).unwrap();
        }
        // The runtime's reqwest has no cryptography of its own, and the client of the tests takes the process's.
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        Person(WebDriver::new(&self.url, wanted).await.unwrap())
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn installed(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// Somebody at a browser.
pub(crate) struct Person(pub(crate) WebDriver);

impl Person {
    pub(crate) async fn goto(&self, program: &Program, path: &str) {
        let url = format!("http://{}{path}", program.pages);
        self.0.goto(url).await.unwrap();
    }

    /// From the start to the first page of the flow, by clicks alone.
    pub(crate) async fn begin(&self, program: &Program, email: &str, lang: &str) {
        self.goto(program, &format!("/?lang={lang}")).await;
        self.click(".button").await;
        self.type_into("email", email).await;
        self.click("button").await;
        self.see("#content").await;
    }

    pub(crate) async fn type_into(&self, field: &str, text: &str) {
        let field = self.see(&format!("[name={field}]")).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    pub(crate) async fn value(&self, field: &str) -> String {
        let field = self.see(&format!("[name={field}]")).await;
        field.prop("value").await.unwrap().unwrap_or_default()
    }

    pub(crate) async fn click(&self, what: &str) {
        self.see(what).await.click().await.unwrap();
    }

    /// What is on the page; waits for a page that is still on its way.
    pub(crate) async fn see(&self, what: &str) -> WebElement {
        for _ in 0..200 {
            if let Ok(found) = self.0.find(By::Css(what)).await {
                return found;
            }
            thread::sleep(Duration::from_millis(100));
        }
        panic!("no `{what}` on {}", self.text().await);
    }

    /// Waits until the page says so.
    pub(crate) async fn reads(&self, text: &str) {
        for _ in 0..200 {
            if self.text().await.contains(text) {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
        panic!("no `{text}` on {}", self.text().await);
    }

    async fn text(&self) -> String {
        match self.0.find(By::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// The user's id on the token page.
    pub(crate) async fn user(&self) -> String {
        let id = self.see("tbody tr:first-child td").await;
        id.text().await.unwrap()
    }

    /// Where the cursor is.
    pub(crate) async fn focus(&self) -> WebElement {
        self.0.active_element().await.unwrap()
    }

    /// Keeps the page as an image, beside the example where `SCREENSHOTS=write` says so. What differs from run to run is
    /// painted over by nobody: the images are for people.
    pub(crate) async fn photograph(&self, name: &str) {
        let folder = match env::var("SCREENSHOTS").as_deref() {
            Ok("write") => concat!(env!("CARGO_MANIFEST_DIR"), "/src/bin/sign_up/screenshots"),
            _ => concat!(env!("CARGO_TARGET_TMPDIR"), "/sign_up"),
        };
        fs::create_dir_all(folder).unwrap();
        let file = Path::new(folder).join(format!("{name}.png"));
        self.see("body").await.screenshot(&file).await.unwrap();
    }

    pub(crate) async fn leave(self) {
        self.0.quit().await.unwrap();
    }
}
