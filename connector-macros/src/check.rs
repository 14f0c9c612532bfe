//! Stage 2: what the user wrote → the model. Every rule across words stands here, one function a rule.
//!
//! In: a [`Declaration`]. Out: a [`Profile`], or nothing, and then the bag holds all that is wrong. A word that could not be
//! read is `Broken`; the rules that need it stay silent.

use syn::{Attribute, Path, PathArguments, PathSegment};

use crate::attr::{ClaimArgs, Declaration, Keyed, ProfileArgs, Shape, Slot, Written};
use crate::check::claim::Checked;
use crate::model::{Carried, Choice, Contract, Declared, Method, Mode, Profile};
use crate::support::{self, Bag};

mod auth;
mod body;
mod case;
mod claim;
mod computed;
mod connector;
mod endpoint;
mod key;
mod limit;
mod name;
mod option;
mod parameter;
mod path;
mod payload;
mod place;
mod placeholder;
mod refusal;
mod resolver;
mod scope;
mod template;
mod url;

pub(crate) use refusal::refusal;

/// Checks everything, and makes the model if all of it holds.
pub(crate) fn profile(written: &Declaration, bag: &mut Bag) -> Option<Profile> {
    let Shape::Struct(item) = &written.shape else {
        return None;
    };
    let args = &written.profile;
    let ground = Ground {
        mode: mode(args),
        case: case::case(&args.rename_all, bag),
        claims: &written.claims,
    };
    let claims: Vec<_> = written
        .claims
        .iter()
        .enumerate()
        .map(|(at, claim)| claim::claim(at, claim, &ground, bag))
        .collect();
    let carried = carried(&item.attrs);
    let auth = auth::auth(args, &item.ident, &claims, bag);
    if written.contract == Contract::TechnicalProfile {
        place::places(args, &ground, &claims, bag);
    }
    place::secrets(&claims, bag);
    payload::payload(args, written.contract, &claims, bag);
    name::names(args, &claims, auth.as_ref(), bag);
    case::of_serde(args, &item.attrs, &claims, bag);
    let step = match written.contract {
        Contract::TechnicalProfile => None,
        Contract::ApiConnector => connector::connector(args, &item.ident, &claims, bag),
    };
    let body = body::body(&claims, bag);
    let service_url = url::service_url(args, &item.ident, &claims, bag);
    let options = option::options(args, bag);
    let input_derives = derives(&args.input_derive, &carried, bag);
    let output_derives = derives(&args.output_derive, &carried, bag);
    if (0..written.claims.len()).any(|at| is_repeated(&written.claims, at)) {
        // rustc tells it of the struct.
        return None;
    }

    Some(Profile {
        runtime: runtime(args),
        method: method(args, ground.mode?),
        item: (**item).clone(),
        carried,
        input_derives,
        output_derives,
        service_url: service_url?,
        auth: auth?,
        options,
        claims: claims
            .into_iter()
            .map(|checked| checked.claim)
            .collect::<Option<_>>()?,
        body,
        refusal: args.refusal.whole().map(|keyed| Declared {
            key: keyed.key.clone(),
            value: keyed.value.clone(),
        }),
        step,
    })
}

/// Whether a field of that name stands before.
pub(crate) fn is_repeated(claims: &[ClaimArgs], at: usize) -> bool {
    let name = |claim: &ClaimArgs| claim.field.ident.as_ref().map(ToString::to_string);
    let mut earlier = claims.iter().take(at);
    claims
        .get(at)
        .is_some_and(|claim| earlier.any(|other| name(other) == name(claim)))
}

/// What the rules of one claim need to know of the profile.
pub(crate) struct Ground<'a> {
    /// Where claims go that say nothing; nothing if that could not be read.
    pub(crate) mode: Option<Mode>,
    /// The case of names on the wire; nothing if that could not be read.
    pub(crate) case: Option<case::Case>,
    /// All claims, as written.
    pub(crate) claims: &'a [ClaimArgs],
}

/// All claims, in declaration order.
pub(crate) type Claims<'a> = [Checked<'a>];

fn mode(args: &ProfileArgs) -> Option<Mode> {
    match &args.send_claims_in {
        Written::Absent => Some(Mode::Body),
        Written::Broken => None,
        Written::Whole(keyed) => {
            let Choice { value, .. } = keyed.value;
            Some(value)
        }
    }
}

/// The verb that is written, else the mode's where that is not the runtime's default.
fn method(args: &ProfileArgs, mode: Mode) -> Option<Declared<Choice<Method>>> {
    match args.method.whole() {
        Some(Keyed { key, value }) => Some(Declared {
            key: key.clone(),
            value: value.clone(),
        }),
        None => (mode.verb() != Method::Post).then(|| Declared {
            key: support::word("method"),
            value: Choice {
                word: support::word(mode.verb().name()),
                value: mode.verb(),
            },
        }),
    }
}

/// Where the runtime is.
pub(crate) fn runtime(args: &ProfileArgs) -> proc_macro2::TokenStream {
    match args.runtime.value() {
        Some(path) => quote::ToTokens::to_token_stream(path),
        None => support::runtime(),
    }
}

/// What the generated structs take over from the struct.
pub(crate) fn carried(attrs: &[Attribute]) -> Carried {
    let mut carried = Carried::default();
    for attr in attrs {
        if attr.path().is_ident("cfg") {
            carried.cfgs.push(attr.clone());
        } else if is_carried(attr) {
            carried.attrs.push(attr.clone());
        } else if attr
            .path()
            .segments
            .last()
            .is_some_and(|last| last.ident == "derive")
        {
            // What is no list of paths is rustc's to say.
            let _ = attr.parse_nested_meta(|meta| {
                if derive_name(&meta.path).is_some_and(|name| CARRIED.contains(&name.as_str())) {
                    carried.derives.push(meta.path);
                }
                Ok(())
            });
        }
    }
    carried
}

/// Attributes that stand on the generated structs and their fields too.
pub(crate) fn is_carried(attr: &Attribute) -> bool {
    ["doc", "deprecated", "allow"]
        .iter()
        .any(|name| attr.path().is_ident(name))
}

const CARRIED: [&str; 5] = ["Debug", "Clone", "PartialEq", "Eq", "Hash"];

fn derive_name(path: &Path) -> Option<String> {
    match path.segments.last() {
        Some(PathSegment {
            ident,
            arguments: PathArguments::None,
        }) => Some(ident.to_string()),
        _ => None,
    }
}

fn derives(slot: &Slot<Vec<Path>>, carried: &Carried, bag: &mut Bag) -> Vec<Path> {
    for path in slot
        .value()
        .into_iter()
        .flatten()
        .filter(|path| carried.has(path))
    {
        let name = derive_name(path).unwrap_or_default();
        bag.help(
            path,
            format_args!(
                "`{name}` is derived already: the derives below the macro go to all three structs"
            ),
            format_args!("leave `{name}` out here"),
        );
    }
    more_derives(slot, carried)
}

/// The derives that a key adds to those carried over.
pub(crate) fn more_derives(slot: &Slot<Vec<Path>>, carried: &Carried) -> Vec<Path> {
    let paths = slot.value().into_iter().flatten();
    paths.filter(|path| !carried.has(path)).cloned().collect()
}

impl Carried {
    fn has(&self, derive: &Path) -> bool {
        let name = derive_name(derive);
        self.derives.iter().any(|there| derive_name(there) == name)
    }
}
