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
            match routes.iter_mut().find(|there| there.is_of(profile, call)) {
                Some(there) => there.add(profile, call),
                None => routes.push(Route::new(profile, call)),
            }
        }
    }
    if routes.is_empty() {
        return Err(Failure::Said(
            "the policies have no profile that can be called".to_owned(),
        ));
    }
    let listener = listen(&arguments.address)?;
    let mut out = io::stdout();
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    for route in &routes {
        writeln!(out, "  {} {}  {}", route.method, route.path, route.ids())?;
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

fn listen(address: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).map_err(|error| {
        let help = match error.kind() {
            io::ErrorKind::AddrInUse => {
                "another program listens there: give another port, or 0 for a free one"
            }
            io::ErrorKind::InvalidInput => "write a host and a port: `127.0.0.1:7071`",
            io::ErrorKind::PermissionDenied => "ports below 1024 are for the system: give another",
            _ => "write an address of this machine: `127.0.0.1:7071`",
        };
        Failure::Said(format!(
            "`{address}` cannot be listened on: {error}\nhelp: {help}"
        ))
    })
}

/// The answer of the first profile whose method and path fit, with a line for the person who watches.
fn answer(request: &Request, routes: &[Route]) -> Answer {
    let path = request.target.split('?').next().unwrap_or_default();
    let fits = |route: &&Route| route.method == request.method && route.takes(path);
    let answer = match routes.iter().find(fits) {
        None => not_found(request, path, routes),
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

fn not_found(request: &Request, path: &str, routes: &[Route]) -> Answer {
    let other = routes
        .iter()
        .find(|route| route.takes(path))
        .map(|route| route.method);
    let said = match other {
        Some(method) => format!(
            "profiles call this path by {method}, not {}",
            request.method
        ),
        None => "no profile has this method and path".to_owned(),
    };
    let message = serde_json::json!({
        "version": "1.0.0",
        "status": 409,
        "userMessage": said.escape_debug().to_string(),
    });
    Answer {
        status: 404,
        body: message.to_string(),
        said,
    }
}
