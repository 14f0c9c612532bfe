//! The query that `service_url` declares: a name in it is taken.

use crate::attr::ProfileArgs;
use crate::check::template::{self, Piece};
use crate::model::Text;
use crate::support::Bag;

/// Stands for a placeholder: a character that no URL holds.
const FILLED: &str = "\u{1}";

/// The names in the query of the URL that is written. One that a placeholder makes is known to nobody yet.
pub(crate) fn declared(args: &ProfileArgs) -> Vec<String> {
    let Some(Text::Literal(literal)) = args.service_url.value() else {
        return Vec::new();
    };
    let Ok(pieces) = template::pieces(&literal.value()) else {
        return Vec::new();
    };
    let text: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            Piece::Setting(_) | Piece::Claim(..) => FILLED,
        })
        .collect();
    let query = text.split_once('?').map_or("", |(_, query)| query);
    query
        .split('&')
        .filter_map(|pair| pair.split('=').next())
        .filter(|name| !name.is_empty() && !name.contains(FILLED))
        .map(str::to_owned)
        .collect()
}

/// An API key in the query stands in the key container, and not in the URL too.
pub(crate) fn of_keys(args: &ProfileArgs, declared: &[String], bag: &mut Bag) {
    let (Some(auth), Some(Text::Literal(url))) = (args.auth.value(), args.service_url.value())
    else {
        return;
    };
    for form in &auth.forms {
        let (Some(word), Some(name)) = (&form.word, &form.name) else {
            continue;
        };
        let name = name.value();
        if word == "ApiKeyQuery" && declared.contains(&name) {
            bag.help(
                url,
                format_args!("`{name}` carries the API key, and stands in `service_url` too"),
                format_args!(
                    "write `service_url = \"{}\"`: keys are never in source",
                    without(&url.value(), &name)
                ),
            );
        }
    }
}

/// The URL without the parameter of that name.
fn without(url: &str, name: &str) -> String {
    let Some((path, query)) = url.split_once('?') else {
        return url.to_owned();
    };
    let left: Vec<_> = query
        .split('&')
        .filter(|pair| pair.split('=').next() != Some(name))
        .collect();
    if left.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", left.join("&"))
    }
}
