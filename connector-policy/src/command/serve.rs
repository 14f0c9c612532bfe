//! `connector serve`: a fake API that answers for the profiles of a policy.
//!
//! In: judged profiles. Out: an HTTP server on this machine that knows their methods and paths, checks that a request holds
//! what the profile sends, and answers with claims of the right types.

mod exchange;
mod route;

use std::io::{self, Write};
use std::net::TcpListener;

use crate::command::arguments::Serve;
use crate::command::{Failure, policies, told};
use crate::profile::Translation;
use exchange::{Answer, Request};
use route::Route;

pub(super) fn run(arguments: &Serve) -> Result<bool, Failure> {
    let policies = policies(&arguments.sources)?;
    told(&policies)?;
    let mut routes: Vec<Route> = Vec::new();
    for profile in policies.leaves().iter().flat_map(|leaf| &leaf.profiles) {
        if let Translation::Whole(call) = &profile.translation {
            let route = Route::new(profile, call);
            if !routes.iter().any(|there| there.is_same(&route)) {
                routes.push(route);
            }
        }
    }
    if routes.is_empty() {
        return Err(Failure::Said(
            "the policies have no profile that can be called".to_owned(),
        ));
    }
    let listener = TcpListener::bind(&arguments.address).map_err(|error| {
        Failure::Said(format!(
            "`{}` cannot be listened on: {error}",
            arguments.address
        ))
    })?;
    let mut out = io::stdout();
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    for route in &routes {
        writeln!(out, "  {} {}  {}", route.method, route.path, route.id)?;
    }
    out.flush()?;
    std::thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            let routes = &routes;
            scope.spawn(move || {
                // A client that goes away is its own affair.
                let _ = exchange::answer(stream, |request| answer(request, routes));
            });
        }
    });
    Ok(true)
}

/// The answer of the first profile whose method and path fit, with a line for the person who watches.
fn answer(request: &Request, routes: &[Route]) -> Answer {
    let path = request.target.split('?').next().unwrap_or_default();
    let fits = |route: &&Route| route.method == request.method && route.takes(path);
    let answer = match routes.iter().find(fits) {
        None => Answer {
            status: 404,
            body: r#"{"userMessage":"no profile of the policy has this method and path"}"#
                .to_owned(),
            said: "no profile has this method and path".to_owned(),
        },
        Some(route) => route.answer(request),
    };
    // Values are claims of people: names and sizes are enough to watch.
    let _ = writeln!(
        io::stdout(),
        "{} {} ({} bytes): {} {}",
        request.method,
        path.escape_debug(),
        request.body.len(),
        answer.status,
        answer.said
    );
    answer
}
