//! The rules of one claim.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{LitStr, Type};

use crate::attr::{ClaimArgs, Keyed, Options, Slot, Written};
use crate::check::scope::{Scope, Time};
use crate::check::{Ground, computed, is_carried, path};
use crate::model::{Claim, Declared, Form, Mode, Outcome, Place, Read, Sent, Step};
use crate::support::{self, Bag, serde, types};

/// A claim beside what was written of it; without a model if something is wrong with it.
pub(crate) struct Checked<'a> {
    pub(crate) args: &'a ClaimArgs,
    /// The field's name without `r#`.
    pub(crate) name: String,
    pub(crate) claim: Option<Claim>,
}

impl Checked<'_> {
    /// How it travels to the API, if it does.
    pub(crate) fn sent(&self) -> Option<&Sent> {
        self.claim.as_ref()?.sent.as_ref()
    }

    /// The field, to point at.
    pub(crate) fn field(&self) -> Option<&Ident> {
        self.args.field.ident.as_ref()
    }

    /// The keys of `#[input]`.
    pub(crate) fn input(&self) -> Option<&Options> {
        self.args.input.value()
    }

    /// What says where it goes: `send_in`'s word, or the field.
    pub(crate) fn place_at(&self) -> TokenStream {
        match self.input().and_then(|input| input.send_in.value()) {
            Some(choice) => choice.word.to_token_stream(),
            None => self.field().to_token_stream(),
        }
    }
}

/// Checks one claim by itself.
pub(crate) fn claim<'a>(
    at: usize,
    args: &'a ClaimArgs,
    ground: &Ground<'_>,
    bag: &mut Bag,
) -> Checked<'a> {
    let name = args
        .field
        .ident
        .as_ref()
        .map(|field| field.unraw().to_string())
        .unwrap_or_default();
    let before = bag.count();
    attributes(args, &name, bag);
    roles(args, &name, bag);
    effects(args, bag);
    let scope = Scope {
        claims: ground.claims,
        case: ground.case,
        at,
        time: Time::Before,
    };
    let claim = model(args, &name, ground, &scope, bag);
    let fine = bag.count() == before && !args.is_broken();
    Checked {
        args,
        name,
        claim: claim.filter(|_| fine),
    }
}

/// What other attributes may not say of a claim.
fn attributes(args: &ClaimArgs, name: &str, bag: &mut Bag) {
    let travels = [&args.input, &args.output]
        .into_iter()
        .any(|slot| !slot.is_absent());
    let named = [&args.input, &args.output]
        .into_iter()
        .filter_map(Slot::value)
        .any(|options| {
            !options.partner.is_absent()
                || !options.path.is_absent()
                || !options.bearer.is_absent()
                || !options.payload.is_absent()
        });
    for attr in &args.field.attrs {
        if attr.path().is_ident("cfg") {
            bag.help(
                attr.path(),
                format_args!("`cfg` stands on the claim `{name}`, and a macro sees fields that are configured out"),
                "write two structs, each under its own `cfg`",
            );
        }
        if let (true, false, Some((rename, to))) = (travels, named, serde::word(attr, "rename")) {
            let role = if args.input.is_absent() {
                "output"
            } else {
                "input"
            };
            bag.help(
                &rename,
                format_args!("serde's `{rename}` does not name the claim `{name}` on the wire"),
                format_args!(
                    "write `#[{role}(partner = {})]` on the field",
                    to.map_or("\"…\"".to_owned(), |to| to.to_string())
                ),
            );
        }
    }
}

/// `#[claim]` alone, `#[input]`, `#[output]` or both.
fn roles(args: &ClaimArgs, name: &str, bag: &mut Bag) {
    let role = [("input", &args.input), ("output", &args.output)]
        .into_iter()
        .find(|(_, slot)| !slot.is_absent());
    match (role, args.claim.key()) {
        (Some((role, _)), Some(key)) => bag.help(
            key,
            format_args!("`{name}` is `#[{role}]` and `#[claim]`, which is neither sent nor read"),
            "leave one of them out",
        ),
        (None, None) if args.claim.is_absent() => bag.help(
            &args.field.ident,
            format_args!("`{name}` is neither sent nor read"),
            "write `#[input]`, `#[output]` or both above it, or `#[claim]` for what is only computed with",
        ),
        _ => {}
    }
}

/// What would have no effect is an error: one line a rule.
fn effects(args: &ClaimArgs, bag: &mut Bag) {
    let attributes = [args.input.value(), args.output.value()];
    for options in attributes.into_iter().flatten() {
        let value = options.value.key();
        useless(&options.default, value, bag);
        useless(&options.map, value, bag);
        useless(&options.resolve, value, bag);
        useless(&options.default, options.resolve.key(), bag);
    }
    if let Some(input) = args.input.value() {
        for other in [input.path.key(), input.bearer.key(), input.payload.key()] {
            useless(&input.partner, other, bag);
        }
        useless(&input.send_in, input.bearer.key(), bag);
        useless(&input.path, input.bearer.key(), bag);
        useless(&input.path, input.payload.key(), bag);
        useless(&input.payload, input.bearer.key(), bag);
    }
    if let Some(output) = args.output.value() {
        for other in [output.value.key(), output.resolve.key()] {
            useless(&output.partner, other, bag);
            useless(&output.path, other, bag);
            useless(&output.coerce, other, bag);
            useless(&output.json, other, bag);
        }
        useless(&output.partner, output.path.key(), bag);
        useless(&output.coerce, output.json.key(), bag);
        if let (false, Some(key)) = (args.input.is_absent(), output.default.key()) {
            bag.help(
                key,
                "`default` never applies here: what was sent stays when the answer has no such claim",
                "leave it out, or write it in `#[input(…)]`",
            );
        }
    }
}

fn useless<T>(slot: &Slot<T>, beside: Option<&Ident>, bag: &mut Bag) {
    if let (Some(key), Some(beside)) = (slot.key(), beside) {
        bag.help(
            key,
            format_args!("`{key}` has no effect beside `{beside}`"),
            format_args!("leave `{key}` out"),
        );
    }
}

fn model(
    args: &ClaimArgs,
    name: &str,
    ground: &Ground<'_>,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Option<Claim> {
    let ty = types::peel(&args.field.ty).clone();
    let source = computed::source(args, &ty, name, scope, bag);
    let map = args.input.value().map_or(Some(None), |input| {
        computed::map(&input.map, name, &ty, bag)
    });
    let sent = sent(args, name, ground, bag);
    let outcome = outcome(args, name, &ty, ground, &scope.after(), bag);
    Some(Claim {
        field: args.field.ident.clone()?,
        name: name.to_owned(),
        vis: args.field.vis.clone(),
        attrs: args
            .field
            .attrs
            .iter()
            .filter(|attr| is_carried(attr))
            .cloned()
            .collect(),
        ty,
        source: source?,
        map: map?,
        sent: sent?,
        outcome: outcome?,
    })
}

/// The outer `None`: it could not be read. The inner one: it does not travel.
#[expect(clippy::option_option, reason = "broken and absent are two things")]
fn sent(args: &ClaimArgs, name: &str, ground: &Ground<'_>, bag: &mut Bag) -> Option<Option<Sent>> {
    let options = match &args.input {
        Written::Absent => return Some(None),
        Written::Broken => return None,
        Written::Whole(keyed) => &keyed.value,
    };
    let place = if let Some(key) = options.bearer.key() {
        Declared {
            key: key.clone(),
            value: Place::Bearer,
        }
    } else if let Some(key) = options.payload.key() {
        Declared {
            key: key.clone(),
            value: Place::Payload,
        }
    } else {
        match &options.send_in {
            Written::Absent => Declared {
                key: support::word("send_in"),
                value: Place::In(ground.mode?),
            },
            Written::Broken => return None,
            Written::Whole(keyed) => Declared {
                key: keyed.key.clone(),
                value: Place::In(keyed.value.value),
            },
        }
    };
    let path = match &options.path {
        Written::Absent => None,
        Written::Broken => return None,
        Written::Whole(keyed) => Some(nested(keyed, place.value, bag)?),
    };
    let partner = match options.path.value() {
        Some(path) => Declared {
            key: support::word("partner"),
            value: path.value(),
        },
        None => partner(options, name, ground)?,
    };
    Some(Some(Sent {
        partner,
        place,
        path,
    }))
}

/// The way of a claim into the body.
fn nested(keyed: &Keyed<LitStr>, place: Place, bag: &mut Bag) -> Option<Declared<Vec<Step>>> {
    if let Place::In(mode) = place
        && mode != Mode::Body
    {
        bag.help(
            &keyed.key,
            format_args!(
                "`path` nests a claim in the body, and this one goes in {}",
                mode.place()
            ),
            "write `send_in = Body`, or `partner` for a name",
        );
        return None;
    }
    path::input(keyed, bag).map(|steps| Declared {
        key: keyed.key.clone(),
        value: steps,
    })
}

fn partner(options: &Options, name: &str, ground: &Ground<'_>) -> Option<Declared<String>> {
    match &options.partner {
        Written::Absent => Some(Declared {
            key: support::word("partner"),
            value: ground.case?.apply(name),
        }),
        Written::Broken => None,
        Written::Whole(keyed) => Some(Declared {
            key: keyed.key.clone(),
            value: keyed.value.value(),
        }),
    }
}

/// Where the value after the call comes from.
fn outcome(
    args: &ClaimArgs,
    name: &str,
    ty: &Type,
    ground: &Ground<'_>,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Option<Outcome> {
    let options = match &args.output {
        Written::Absent => return Some(Outcome::Kept),
        Written::Broken => return None,
        Written::Whole(keyed) => &keyed.value,
    };
    let map = computed::map(&options.map, name, ty, bag);
    if let Some(computed) = computed::computed(options, ty, scope, bag)? {
        return Some(Outcome::Computed(computed, map?.map(Box::new)));
    }
    if let Type::Reference(_) = ty {
        bag.help(
            ty,
            format_args!(
                "`{name}` is read from the answer, and a reference cannot own what is read"
            ),
            "write a type that owns its value, such as `String`",
        );
    }
    let path = match &options.path {
        Written::Absent => Some(Declared {
            key: support::word("path"),
            value: vec![Step::Name(answered(args, options, name, ground)?)],
        }),
        Written::Broken => None,
        Written::Whole(keyed) => path::output(keyed, bag).map(|steps| Declared {
            key: keyed.key.clone(),
            value: steps,
        }),
    };
    let default = match (options.default.whole(), args.input.is_absent()) {
        (Some(keyed), true) => Some(computed::of_output(keyed, ty, scope, bag)),
        _ => None,
    };
    Some(Outcome::Read(Box::new(Read {
        path: path?,
        form: form(options)?,
        default,
        map: map?,
    })))
}

fn form(options: &Options) -> Option<Form> {
    match (&options.coerce, &options.json) {
        (Written::Broken, _) | (_, Written::Broken) => None,
        (_, Written::Whole(_)) => Some(Form::Json),
        (Written::Whole(_), Written::Absent) => Some(Form::Coerced),
        (Written::Absent, Written::Absent) => Some(Form::Strict),
    }
}

/// An output on an input shares its `partner` unless it names its own.
fn answered(
    args: &ClaimArgs,
    options: &Options,
    name: &str,
    ground: &Ground<'_>,
) -> Option<String> {
    let shared = args
        .input
        .value()
        .filter(|_| options.partner.is_absent())
        .unwrap_or(options);
    partner(shared, name, ground).map(|partner| partner.value)
}
