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
use crate::command::{Failure, message, policies, told};
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
    if sources.policies.is_empty() {
        return Err(Failure::Said(
            "there is no policy: write a file or a folder before the claims".to_owned(),
        ));
    }
    let policies = policies(&sources)?;
    told(&policies)?;
    let (profile, call) = chosen(&policies, &arguments.profile)?;
    let claims = claims
        .iter()
        .map(|path| path.to_string_lossy().into_owned());
    let claims: Vec<String> = claims.chain(arguments.claims.iter().cloned()).collect();
    let given = value::Given::read(&claims, profile).map_err(Failure::Said)?;
    let url = match &arguments.url {
        Some(url) => request::elsewhere(url, &call.service_url).map_err(Failure::Said)?,
        None => call.service_url.clone(),
    };
    let absent = given.check(profile).map_err(Failure::Said)?;
    let mut request = request::build(profile, call, &url, &given).map_err(Failure::Said)?;
    for claim in absent {
        message::note(&format!("`{claim}` has no value, and is left out"))?;
    }
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
            message::error(&message)?;
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
        return Err(Failure::Said(unknown(
            id,
            profiles().map(|profile| profile.id.as_str()),
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

/// Ids that are shown where a wrong one was given.
const MOST_IDS: usize = 20;

fn unknown<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    known.dedup();
    let near = known.iter().find(|known| known.eq_ignore_ascii_case(id));
    match (near, known.len()) {
        (Some(near), _) => format!(
            "there is no RESTful technical profile `{id}`; ids are exact: write `--profile {near}`"
        ),
        (None, 0) => "the policies have no RESTful technical profile".to_owned(),
        (None, count) => {
            let shown = known[..count.min(MOST_IDS)].join("`, `");
            let more = match count.saturating_sub(MOST_IDS) {
                0 => String::new(),
                more => format!(" and {more} more: see `connector list`"),
            };
            format!("there is no RESTful technical profile `{id}`; there are `{shown}`{more}")
        }
    }
}
