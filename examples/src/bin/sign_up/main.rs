//! A sign-up that a person walks through in a browser: a made-up identity provider, a page that an API prefills, a message
//! beside the form, an approval, and a token that an API enriches. The APIs are a second server, over real HTTP.
//!
//! `cargo run -p examples --bin sign_up` (`-- --port N`; 0 for any) prints the address of each server, one a line. `README.md`
//! beside this file shows the flow and its pages. `DATABASE_URL` names another database than a new SQLite file, and `FLOW_KEY`,
//! 64 hexadecimal digits, lets several replicas open each other's states.

#![allow(clippy::print_stdout, reason = "an example shows what it does")]
#![allow(clippy::print_stderr, reason = "what the database could not do")]
#![allow(
    missing_docs,
    reason = "the claims of an example are named for what they are"
)]

mod api;
mod connectors;
mod cookies;
mod exchanges;
mod faults;
mod flow;
mod operator;
mod pages;
mod person;
mod texts;
mod web;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use std::{env, io};

use connector_flows::{Approvals, Sealer, SqlStore};
use connector_runtime::server::Callers;
use connector_runtime::{Connector, Keys, ReqwestTransport, Tls};
use data_encoding::HEXLOWER_PERMISSIVE;
use tokio::net::TcpListener;

use crate::exchanges::{Exchanges, Watched};
use crate::web::Application;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = port()?;
    let store = SqlStore::open(&database()?).await?;
    let approvals = Approvals::new(store.clone(), store.clone());
    approvals.resume().await?;
    let (journal, exchanges, faults) = (
        api::Journal::default(),
        Exchanges::default(),
        faults::Faults::new(),
    );

    // The two servers know each other by a password of this run.
    let (password, approvals_password) = (random()?, random()?);
    let keys = Keys::new()
        .with("BasicAuthenticationUsername", "sign_up")
        .with("BasicAuthenticationPassword", password)
        .with("ApprovalsUsername", "sign_up")
        .with("ApprovalsPassword", approvals_password);
    let apis = TcpListener::bind("127.0.0.1:0").await?;
    let api_url = format!("http://{}", apis.local_addr()?);
    let transport = ReqwestTransport::new(Tls::default(), Duration::from_secs(1))?;
    let watched = Watched {
        transport: Arc::new(transport),
        exchanges: exchanges.clone(),
    };
    let builder = Connector::builder()
        .keys(keys.clone())
        .setting("ApiUrl", &api_url)
        .setting("ApprovalsUrl", &api_url)
        .transport(watched);
    let connector = connectors::connector(builder)?;

    let application = Application {
        driver: flow::driver(&connector, store)?,
        sealer: Sealer::new("1", flow_key()?)?,
        approvals: approvals.clone(),
        journal: journal.clone(),
        exchanges,
        faults: faults.clone(),
        operator_key: random()?,
        codes: person::Codes::default(),
    };
    let apis_router = api::router(api::Apis {
        callers: Callers::new(keys),
        approvals,
        journal,
    });
    let pages = TcpListener::bind(("127.0.0.1", port)).await?;
    let (address, key) = (pages.local_addr()?, application.operator_key.clone());
    let apis = tokio::spawn(faults::serve(apis, apis_router, faults));
    // Both ports are open: a connection waits at most until the loops below take it.
    println!("sign-up: http://{address}/");
    println!("APIs: {api_url}/");
    println!("approvals: http://{address}/console?key={key}");
    println!("exchanges: http://{address}/panel?key={key}");
    tokio::select! {
        served = axum::serve(pages, web::router(application)).into_future() => served?,
        served = apis => served??,
    }
    Ok(())
}

/// `--port N`.
fn port() -> Result<u16, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    match (
        arguments.next().as_deref(),
        arguments.next(),
        arguments.next(),
    ) {
        (None, ..) => Ok(8080),
        (Some("--port"), Some(port), None) => {
            let port = port.parse();
            port.map_err(|_| "help: write a number from 0 to 65535 after `--port`".into())
        }
        _ => Err("help: write `--port N`, 0 for any".into()),
    }
}

fn database() -> io::Result<String> {
    if let Ok(url) = env::var("DATABASE_URL") {
        return Ok(url);
    }
    let file = env::temp_dir().join(format!("sign_up-{}.db", &random()?[..8]));
    Ok(format!("sqlite://{}?mode=rwc", file.display()))
}

fn flow_key() -> Result<[u8; 32], Box<dyn Error>> {
    let text = env::var("FLOW_KEY").map_or_else(|_| random(), Ok)?;
    let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes());
    let key = bytes.ok().and_then(|bytes| bytes.try_into().ok());
    key.ok_or_else(|| "help: write `FLOW_KEY` as 64 hexadecimal digits".into())
}

/// 32 bytes that nobody can guess, in hexadecimal digits.
fn random() -> io::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|_| io::Error::other("the system gives no random bytes"))?;
    Ok(HEXLOWER_PERMISSIVE.encode(&bytes))
}
