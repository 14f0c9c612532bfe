//! `connector call`: one profile, run once.
//!
//! In: the judged profile and what the command line says of its claims. The request is built by [`request`], gets its secrets
//! from [`secret`], is sent by [`transport`], and its answer read by [`answer`].

mod answer;
mod document;
mod request;
mod secret;
mod transport;
mod value;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::command::arguments::{Call, Sources};
use crate::command::{Failure, policies, told};
use crate::profile::{self, Profile, Translation};
use crate::workspace::Policies;

pub(super) fn run(arguments: &Call) -> Result<bool, Failure> {
    // What has a `=` and is no file is a claim: both stand free on the command line.
    let (claims, files): (Vec<PathBuf>, Vec<PathBuf>) = arguments
        .sources
        .policies
        .iter()
        .cloned()
        .partition(|path| path.to_string_lossy().contains('=') && !path.exists());
    let sources = Sources {
        policies: files,
        policy: arguments.sources.policy.clone(),
        settings: arguments.sources.settings.clone(),
        environment: arguments.sources.environment.clone(),
    };
    let policies = policies(&sources)?;
    told(&policies)?;
    let (profile, call) = chosen(&policies, &arguments.profile)?;
    let claims = claims
        .iter()
        .map(|path| path.to_string_lossy().into_owned());
    let claims: Vec<String> = claims.chain(arguments.claims.iter().cloned()).collect();
    let given = value::Given::read(&claims, profile).map_err(Failure::Said)?;
    let url = arguments.url.as_deref().unwrap_or(&call.service_url);
    let mut request = request::build(profile, call, url, &given).map_err(Failure::Said)?;
    if arguments.dry_run {
        request.show(&mut io::stdout(), true)?;
        return Ok(true);
    }
    let keys = secret::Keys::new(arguments.keys.as_deref().map(Path::to_path_buf));
    let identity =
        secret::authorize(&mut request, profile, call, &given, &keys).map_err(Failure::Said)?;
    if arguments.trace {
        request.show(&mut io::stderr(), false)?;
    }
    let limit = Duration::from_secs(arguments.timeout.max(1));
    let received = match transport::send(&request, identity.as_deref(), limit) {
        Ok(received) => received,
        Err(message) => {
            writeln!(io::stderr(), "error: {message}")?;
            return Ok(false);
        }
    };
    if arguments.trace {
        writeln!(
            io::stderr(),
            "< {} {} ({} bytes)",
            received.status,
            received.content_type,
            received.body.len()
        )?;
    }
    answer::write(&received, profile)
}

fn chosen<'a>(
    policies: &'a Policies,
    id: &str,
) -> Result<(&'a Profile, &'a profile::Call), Failure> {
    let profiles = || policies.leaves().iter().flat_map(|leaf| &leaf.profiles);
    let found: Vec<_> = profiles().filter(|profile| profile.id == id).collect();
    let Some(profile) = found.first() else {
        let ids: Vec<_> = profiles()
            .map(|profile| format!("`{}`", profile.id))
            .collect();
        return Err(Failure::Said(format!(
            "there is no RESTful technical profile `{id}`; there are {}",
            ids.join(", ")
        )));
    };
    // Several leaves may see the profile alike; where they do not, one must be chosen.
    if found
        .iter()
        .any(|other| other.to_json() != profile.to_json())
    {
        return Err(Failure::Said(format!(
            "several policies have a profile `{id}`, and not the same: choose one by `--policy`"
        )));
    }
    match &profile.translation {
        Translation::Whole(call) => Ok((profile, call)),
        Translation::Abstract => Err(Failure::Said(format!(
            "`{id}` is abstract: it has no `ServiceUrl`"
        ))),
        Translation::Refused(reason) => Err(Failure::Said(format!("`{id}` is refused: {reason}"))),
    }
}
