//! `value`, `default`, `resolve` and `map`: claims that are computed, before the call or after it.

use syn::{Expr, Type};

use crate::attr::{ClaimArgs, Keyed, Options, Slot, Written};
use crate::check::resolver;
use crate::check::scope::{Scope, Time};
use crate::model::{Computed, Expression, Map, Source};
use crate::support::mention::Mentions;
use crate::support::{Bag, types};

/// Where the value before the call comes from.
pub(crate) fn source(
    args: &ClaimArgs,
    ty: &Type,
    name: &str,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Option<Source> {
    let options = match (&args.input, &args.claim) {
        (Written::Broken, _) | (Written::Absent, Written::Broken) => return None,
        (Written::Absent, Written::Absent) => return Some(Source::Answer),
        (Written::Whole(keyed), _) | (Written::Absent, Written::Whole(keyed)) => &keyed.value,
    };
    if let Some(computed) = computed(options, ty, scope, bag)? {
        return Some(Source::Computed(computed));
    }
    match options.default.whole() {
        None => Some(Source::Caller(None)),
        Some(keyed) => of_input(keyed, ty, name, scope, bag)
            .map(|default| Source::Caller(Some(Box::new(default)))),
    }
}

/// How the claim computes itself. The outer `None`: it could not be read. The inner one: it does not.
#[expect(clippy::option_option, reason = "broken and absent are two things")]
pub(crate) fn computed(
    options: &Options,
    ty: &Type,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Option<Option<Computed>> {
    match (&options.value, &options.resolve) {
        (Written::Broken, _) | (Written::Absent, Written::Broken) => None,
        (Written::Absent, Written::Absent) => Some(None),
        (Written::Whole(keyed), _) => {
            literal(keyed, bag);
            // A text becomes what an `Option` holds, any other expression is the claim itself.
            let inner = types::literal(&keyed.value).and_then(|_| types::optional(ty));
            let value = expression(keyed, inner.unwrap_or(ty), inner.is_some(), scope, bag);
            Some(Some(Computed::Value(Box::new(value))))
        }
        (Written::Absent, Written::Whole(keyed)) => {
            let resolver = resolver::resolver(keyed, scope, bag)?;
            Some(Some(Computed::Resolved(resolver)))
        }
    }
}

/// The default of a claim that the caller may leave out.
fn of_input(
    keyed: &Keyed<Expr>,
    ty: &Type,
    name: &str,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Option<Expression> {
    literal(keyed, bag);
    let Some(inner) = types::optional(ty) else {
        let shown = types::text(ty);
        bag.help(
            ty,
            format_args!(
                "`{name}` has a default that never applies: the caller always gives a `{shown}`"
            ),
            format_args!("write `Option<{shown}>`"),
        );
        return None;
    };
    Some(expression(keyed, inner, true, scope, bag))
}

/// The default of a claim that the answer may leave out.
pub(crate) fn of_output(
    keyed: &Keyed<Expr>,
    ty: &Type,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Expression {
    literal(keyed, bag);
    let inner = types::optional(ty);
    expression(keyed, inner.unwrap_or(ty), inner.is_some(), scope, bag)
}

fn expression(
    keyed: &Keyed<Expr>,
    ty: &Type,
    optional: bool,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Expression {
    // A text is a text, whatever stands in it.
    let mentions = match types::literal(&keyed.value) {
        Some(_) => Mentions::default(),
        None => Mentions::of(&keyed.value),
    };
    Expression {
        ty: ty.clone(),
        optional,
        value: keyed.value.clone(),
        names: scope.names(&mentions, bag),
        leaves: mentions.leaves(),
    }
}

/// The function of a `map`. The outer `None`: it could not be read.
#[expect(clippy::option_option, reason = "broken and absent are two things")]
pub(crate) fn map(slot: &Slot<Expr>, ty: &Type, bag: &mut Bag) -> Option<Option<Map>> {
    let function = match slot {
        Written::Broken => return None,
        Written::Absent => return Some(None),
        Written::Whole(keyed) => &keyed.value,
    };
    let inner = types::optional(ty);
    let claim = inner.unwrap_or(ty);
    match types::peel_expr(function) {
        Expr::Lit(_) | Expr::Macro(_) | Expr::Unary(_) | Expr::Binary(_) => {
            let shown = types::text(claim);
            bag.help(
                function,
                format_args!("`map` takes a function of the claim's value"),
                format_args!(
                    "write a closure, such as `map = |value| value`, or the path of a `fn({shown}) -> {shown}`"
                ),
            );
            None
        }
        _ => Some(Some(Map {
            ty: claim.clone(),
            optional: inner.is_some(),
            function: function.clone(),
        })),
    }
}

/// A string literal that is a resolver would be sent as it stands.
fn literal(keyed: &Keyed<Expr>, bag: &mut Bag) {
    let Some(literal) = types::literal(&keyed.value) else {
        return;
    };
    let text = literal.value();
    if resolver::is_resolver(&text) {
        bag.help(
            literal,
            format_args!(
                "`{text}` is a claim resolver, and `{}` would hold it as a text",
                keyed.key
            ),
            format_args!("write `resolve = \"{text}\"`"),
        );
    }
}

impl Scope<'_> {
    /// The same claim after the call.
    pub(crate) fn after(&self) -> Self {
        Self {
            time: Time::After,
            ..*self
        }
    }
}
