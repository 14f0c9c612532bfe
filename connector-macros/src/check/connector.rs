//! What holds for an API connector alone: its step, where its claims go, and the names that the documents take.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

use crate::attr::stranger::FIXED;
use crate::attr::{Options, ProfileArgs};
use crate::check::Claims;
use crate::check::claim::Checked;
use crate::model::{Choice, Declared, FlowStep, Step};
use crate::support::Bag;

/// All rules; the step, if it could be read.
pub(crate) fn connector(
    args: &ProfileArgs,
    name: &Ident,
    claims: &Claims<'_>,
    bag: &mut Bag,
) -> Option<Declared<Choice<FlowStep>>> {
    if args.step.is_absent() {
        bag.help(
            name,
            format_args!("`{name}` has no `step`"),
            "write `step = PostAttributeCollection` in `#[api_connector(…)]`",
        );
    }
    for key in [
        args.send_claims_in.key(),
        args.method.key(),
        args.content_type.key(),
    ]
    .into_iter()
    .flatten()
    {
        fixed(key, bag);
    }
    for claim in claims {
        if let Some(input) = claim.input() {
            for key in [input.payload.key(), input.send_in.key()]
                .into_iter()
                .flatten()
            {
                fixed(key, bag);
            }
        }
        sent(claim, bag);
        read(claim, bag);
    }
    let step = args.step.whole()?;
    Some(Declared {
        key: step.key.clone(),
        value: step.value.clone(),
    })
}

fn fixed(key: &Ident, bag: &mut Bag) {
    bag.help(
        key,
        format_args!("`{key}` is not needed: {FIXED}"),
        format_args!("leave `{key}` out"),
    );
}

/// What the request says of itself.
const SENT: [&str; 3] = ["step", "client_id", "ui_locales"];
/// What the answer says of itself.
const READ: [&str; 4] = ["version", "action", "userMessage", "status"];

fn sent(claim: &Checked<'_>, bag: &mut Bag) {
    let Some(sent) = claim.sent() else { return };
    let name = match &sent.path {
        Some(path) => first(&path.value),
        None => Some(sent.partner.value.as_str()),
    };
    let Some(name) = name else { return };
    let at = || at(claim, claim.input());
    if SENT.contains(&name) {
        let help = if name == "step" {
            "leave the claim out: the request says its `step`, unless `send_step = false`"
        } else {
            "leave the claim out, and set it on the `Context` of the call"
        };
        bag.help(
            at(),
            format_args!("`{name}` is what the request of an API connector says of itself"),
            help,
        );
    }
    extension(name, at, bag);
}

fn read(claim: &Checked<'_>, bag: &mut Bag) {
    let Some(read) = claim.claim.as_ref().and_then(|claim| claim.read()) else {
        return;
    };
    let at = || at(claim, claim.args.output.value());
    match first(&read.path.value) {
        None => bag.help(
            at(),
            "the answer of an API connector is an object that says what it decided, and no claim is all of it",
            "write `partner = \"…\"`, the claim's own name in it",
        ),
        Some(name) if READ.contains(&name) => bag.help(
            at(),
            format_args!("`{name}` is what the answer of an API connector says of itself"),
            "leave the claim out: what the API decided is the variant of the answer",
        ),
        // Shared with the input, it is told there.
        Some(name) if claim.sent().is_none_or(|sent| sent.partner.value != name) => {
            extension(name, at, bag);
        }
        Some(_) => {}
    }
}

/// A custom attribute is named without the id of the extensions app, which differs from directory to directory.
fn extension(name: &str, at: impl Fn() -> TokenStream, bag: &mut Bag) {
    let Some((id, rest)) = name
        .strip_prefix("extension_")
        .and_then(|rest| rest.split_once('_'))
    else {
        return;
    };
    let letters: String = id.chars().filter(|letter| *letter != '-').collect();
    if letters.len() == 32 && letters.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        bag.help(
            at(),
            format_args!("`{name}` holds the id of an extensions app, which is a setting"),
            format_args!(
                "write `partner = \"extension_{rest}\"`, and give the connector `.setting(\"ExtensionsAppId\", \"{id}\")`"
            ),
        );
    }
}

/// The name of the member in which the way to a claim begins; none for the whole body.
fn first(path: &[Step]) -> Option<&str> {
    match path.first() {
        Some(Step::Name(name)) => Some(name),
        Some(Step::Index(_)) | None => None,
    }
}

/// What says the name: the literal of `partner` or `path`, else the field.
fn at(claim: &Checked<'_>, options: Option<&Options>) -> TokenStream {
    let said = options.and_then(|options| options.path.value().or(options.partner.value()));
    match said {
        Some(literal) => literal.to_token_stream(),
        None => claim.field().to_token_stream(),
    }
}
