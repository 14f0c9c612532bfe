//! What compiles and is doubtful is said once, when a connector makes the profile ready.

#![expect(dead_code, reason = "no call is made: only the declarations matter")]

use std::io;
use std::sync::{Arc, Mutex};

use connector_runtime::{Connector, DeploymentMode, Keys, technical_profile};

#[technical_profile(
    id = "REST-Doubtful",
    service_url = "https://crm.example.com/sessions/{token}",
    auth = Bearer,
    method = Delete,
    debug_mode = true
)]
struct Doubtful {
    #[input(send_in = Url)]
    token: String,
    #[input(bearer)]
    session: String,
    #[output]
    deleted: bool,
}

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Sound {
    #[input]
    password: String,
    #[output]
    name: String,
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn said(within: impl FnOnce()) -> Vec<String> {
    let log = Log::default();
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(move || written.clone())
        .without_time()
        .with_ansi(false)
        .finish();
    tracing::subscriber::with_default(subscriber, within);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    text.lines()
        .filter(|line| line.contains("WARN"))
        .map(str::to_owned)
        .collect()
}

fn keys() -> Keys {
    Keys::new().with("BearerAuthenticationToken", "t")
}

#[test]
fn building_a_connector_says_each_doubt_once() {
    let lines = said(|| {
        let connector = Connector::builder()
            .keys(keys())
            .verify::<Doubtful>()
            .verify::<Sound>()
            .build()
            .unwrap();
        // Ready is ready: nothing is said again.
        let again = connector.verify::<Doubtful>();
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
            .block_on(again)
            .unwrap();
    });
    let about = |what: &str| lines.iter().filter(|line| line.contains(what)).count();
    assert_eq!(lines.len(), 4, "{lines:#?}");
    for what in [
        "`debug_mode` is on in production",
        "`token` looks like a secret",
        "`session` is a bearer token",
        "`deleted` is required",
    ] {
        assert_eq!(about(what), 1, "{what}: {lines:#?}");
    }
    assert_eq!(about("REST-Doubtful"), 4);
}

#[test]
fn debug_mode_belongs_into_development() {
    let lines = said(|| {
        Connector::builder()
            .keys(keys())
            .deployment_mode(DeploymentMode::Development)
            .verify::<Doubtful>()
            .build()
            .unwrap();
    });
    assert_eq!(lines.len(), 3, "{lines:#?}");
}
