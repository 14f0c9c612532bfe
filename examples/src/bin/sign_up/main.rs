//! A sign-up that a person walks through in a browser: a made-up identity provider, a page that an API prefills, a validation
//! message beside the form, an approval, and a token that an API enriches. The APIs are a second server, over real HTTP.
//!
//! `cargo run -p examples --bin sign_up` (`-- --port N`; 0 for any). `DATABASE_URL` names another database than a new SQLite
//! file, and `FLOW_KEY`, 64 hexadecimal digits, lets several replicas open each other's states.

#![allow(clippy::print_stdout, reason = "an example shows what it does")]
#![allow(
    missing_docs,
    reason = "the claims of an example are named for what they are"
)]

mod api;
mod flow;
mod pages;
mod texts;
mod web;

use std::collections::HashMap;
use std::error::Error;
use std::sync::Mutex;
use std::{env, io};

use connector_flows::{Approvals, Sealer, SqlStore};
use connector_runtime::server::Callers;
use connector_runtime::{Connector, Keys};
use data_encoding::HEXLOWER_PERMISSIVE;
use tokio::net::TcpListener;

use crate::web::Application;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = port()?;
    let store = SqlStore::open(&database()?).await?;
    let approvals = Approvals::new(store.clone(), store.clone());
    approvals.resume().await?;

    // The two servers know each other by a password of this run.
    let (password, approvals_password) = (random()?, random()?);
    let keys = Keys::new()
        .with("BasicAuthenticationUsername", "sign_up")
        .with("BasicAuthenticationPassword", password)
        .with("ApprovalsUsername", "sign_up")
        .with("ApprovalsPassword", approvals_password);
    let apis = TcpListener::bind("127.0.0.1:0").await?;
    let api_url = format!("http://{}", apis.local_addr()?);
    let builder = Connector::builder()
        .keys(keys.clone())
        .setting("ApiUrl", &api_url)
        .setting("ApprovalsUrl", &api_url);
    let connector = api::verified(builder)?;

    let application = Application {
        driver: flow::driver(&connector, store)?,
        sealer: Sealer::new("1", flow_key()?)?,
        approvals: approvals.clone(),
        console_key: random()?,
        codes: Mutex::new(HashMap::new()),
    };
    let pages = TcpListener::bind(("127.0.0.1", port)).await?;
    let address = pages.local_addr()?;
    let console = format!("http://{address}/console?key={}", application.console_key);
    let apis_router = api::router(api::Apis {
        callers: Callers::new(keys),
        approvals,
    });
    let apis = tokio::spawn(async { axum::serve(apis, apis_router).await });
    println!("sign-up: http://{address}/");
    println!("approvals: {console}");
    println!("APIs: {api_url}/");
    axum::serve(pages, web::router(application)).await?;
    apis.await??;
    Ok(())
}

/// `--port N`.
fn port() -> Result<u16, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => Ok(8080),
        (Some("--port"), Some(port)) => Ok(port.parse()?),
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
