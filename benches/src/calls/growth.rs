//! What becomes of the cost of a call with their number, and what a call holds of memory while it is under way.

use std::io;

use tokio::runtime::{Builder, Runtime};

use super::server::Below;
use super::{PATH, by_hyper, by_reqwest, by_us, provider, rival, server};
use crate::harness::Rival;
use crate::table::Grown;
use crate::{allocator, clock};

/// By whom a call is made.
const WHO: [(&str, &str); 4] = [
    ("tuned", "reqwest, tuned"),
    ("reqwest", "profile over reqwest, every protection on"),
    ("hand", "hyper-util's client by hand, no limits"),
    ("hyper", "profile over hyper, every protection on"),
];

fn caller<'r>(
    who: &str,
    runtime: &'r Runtime,
    server: &server::Process,
    workers: usize,
) -> io::Result<Rival<'r>> {
    let url = format!("{}{PATH}", server.url);
    Ok(match who {
        "idiom" => rival("idiom", runtime, workers, by_reqwest::idiom(url, None)),
        "tuned" => rival("tuned", runtime, workers, by_reqwest::tuned(&url, None)),
        "hand" => rival("hand", runtime, workers, by_hyper::call(&url, None)),
        "reqwest" => rival(
            "reqwest",
            runtime,
            workers,
            by_us::call(&server.url, None, workers, false),
        ),
        "hyper" => rival(
            "hyper",
            runtime,
            workers,
            by_us::call(&server.url, None, workers, true),
        ),
        _ => {
            return Err(io::Error::other(
                "WHO is idiom, tuned, hand, reqwest or hyper",
            ));
        }
    })
}

/// One of the rivals, so many times, 64 at a time, for a profiler.
pub(crate) fn alone(who: &str, times: u64) -> io::Result<()> {
    clock::pin(0);
    provider();
    let server = server::Process::start(Below::Tcp, 0)?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    caller(who, &runtime, &server, 64)?.go(times);
    Ok(())
}

/// What a call costs after one, ten, … a million of them by the same connector, and what is in use then.
pub(crate) fn growth() -> io::Result<Vec<Grown>> {
    clock::pin(0);
    provider();
    let server = server::Process::start(Below::Tcp, 0)?;
    let mut rows = Vec::new();
    for who in ["reqwest", "hyper"] {
        println!(
            "\n| calls over {who} so far | CPU a call since the row before | bytes of the heap in use |\n|---:|---:|---:|"
        );
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let mut calls = caller(who, &runtime, &server, 64)?;
        let mut so_far = 0;
        for decade in 0..=6 {
            let until = 10_u32.pow(decade);
            let times = until - so_far;
            so_far = until;
            let started = clock::Moment::now();
            calls.go(times.into());
            let took = started.elapsed().processor;
            let each = took.as_nanos() / u128::from(times);
            println!("| {until} | {each} ns | {} |", allocator::in_use());
            rows.push(Grown {
                figure: "CPU of a call, by how many have been made".to_owned(),
                series: format!("profile over {who}"),
                count: until.into(),
                nanoseconds: took.as_secs_f64() / f64::from(times) * 1e9,
            });
        }
    }
    Ok(rows)
}

/// What a call holds while ten thousand are under way, the connection included, beside the client that it goes over.
pub(crate) fn memory() -> io::Result<()> {
    const AT_ONCE: usize = 10_000;
    provider();
    println!("| {AT_ONCE} calls under way | bytes of the heap a call |\n|---|---:|");
    let server = server::Process::start(Below::Tcp, AT_ONCE)?;
    for (who, name) in WHO {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let before = allocator::in_use();
        caller(who, &runtime, &server, AT_ONCE)?.go(AT_ONCE as u64);
        let each = (allocator::most() - before) / AT_ONCE;
        println!("| {name} | {each} |");
    }
    Ok(())
}
