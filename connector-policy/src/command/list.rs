//! `connector list`

use std::io::Write;

use anstream::stdout;

use crate::command::arguments::{Format, List};
use crate::command::{Failure, policies, table, told};
use crate::profile::{Profile, Translation};

pub(super) fn run(arguments: &List) -> Result<bool, Failure> {
    let policies = policies(&arguments.sources)?;
    let whole = told(&policies)?;
    let profiles = || {
        policies
            .leaves()
            .iter()
            .flat_map(|leaf| leaf.profiles.iter().map(move |profile| (leaf, profile)))
            .filter(|(_, profile)| profile.is_restful)
    };
    let mut out = stdout().lock();
    if arguments.format == Format::Json {
        let list: Vec<_> = profiles().map(|(_, profile)| profile.to_json()).collect();
        writeln!(out, "{:#}", serde_json::Value::from(list))?;
        return Ok(whole);
    }
    let head = [
        "POLICY",
        "PROFILE",
        "AUTH",
        "CLAIMS IN",
        "IN",
        "OUT",
        "URL",
        "",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (leaf, profile) in profiles() {
        rows.push(vec![
            leaf.policy_id.clone(),
            profile.id.clone(),
            profile.auth.clone().unwrap_or_else(|| "-".to_owned()),
            profile.send_claims_in.as_str().to_owned(),
            profile.inputs.len().to_string(),
            profile.outputs.len().to_string(),
            profile
                .service_url
                .clone()
                .unwrap_or_else(|| "-".to_owned()),
            remark(profile).to_owned(),
        ]);
    }
    table::write(&mut out, &rows)?;
    Ok(whole)
}

fn remark(profile: &Profile) -> &'static str {
    match profile.translation {
        Translation::Whole(_) => "",
        Translation::Abstract => "abstract",
        Translation::Refused(_) => "refused",
    }
}
