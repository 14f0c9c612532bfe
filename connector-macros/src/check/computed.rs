//! `value`, `default`, `resolve` and `map`: claims that are computed, before the call or after it.

use syn::{Expr, Type};

use crate::attr::{ClaimArgs, Keyed, Options, Slot, Written};
use crate::check::resolver;
use crate::check::scope::{Named, Scope, Time};
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
            literal(keyed, ty, scope, bag);
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
    let before = bag.count();
    literal(keyed, ty, scope, bag);
    if bag.count() > before {
        return None;
    }
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
    wrapped(keyed, bag);
    Some(expression(keyed, inner, true, scope, bag))
}

/// A default is what the `Option` holds.
fn wrapped(keyed: &Keyed<Expr>, bag: &mut Bag) {
    let Keyed { key, value } = keyed;
    match types::peel_expr(value) {
        Expr::Path(path) if path.path.is_ident("None") => bag.help(
            value,
            format_args!("an `Option` that is absent is `None` without a `{key}`"),
            format_args!("leave `{key}` out"),
        ),
        Expr::Call(call) if types::text(&call.func) == "Some" && call.args.len() == 1 => {
            bag.help(
                &call.func,
                format_args!("`{key}` is what the `Option` holds, without `Some`"),
                format_args!("write `{key} = {}`", types::text(&call.args)),
            );
        }
        _ => {}
    }
}

/// The default of a claim that the answer may leave out.
pub(crate) fn of_output(
    keyed: &Keyed<Expr>,
    ty: &Type,
    scope: &Scope<'_>,
    bag: &mut Bag,
) -> Expression {
    literal(keyed, ty, scope, bag);
    let inner = types::optional(ty);
    if inner.is_some() {
        wrapped(keyed, bag);
    }
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
    if let Some(receiver) = mentions.free("self") {
        let bare = types::text(&keyed.value).replace("self.", "");
        bag.help(
            receiver,
            "there is no `self` where a claim is computed: other claims are named alone",
            format_args!("write `{} = {bare}`", keyed.key),
        );
    }
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
pub(crate) fn map(slot: &Slot<Expr>, name: &str, ty: &Type, bag: &mut Bag) -> Option<Option<Map>> {
    let function = match slot {
        Written::Broken => return None,
        Written::Absent => return Some(None),
        Written::Whole(keyed) => &keyed.value,
    };
    let inner = types::optional(ty);
    let claim = inner.unwrap_or(ty);
    if let Some(argument) = applied(function, name) {
        bag.help(
            function,
            "`map` takes a function, and this is what one gives",
            format_args!("write `map = |{argument}| {}`", types::text(function)),
        );
        return None;
    }
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

/// What a function is applied to already, where that is the claim: `trimmed(value)`, `email.trim()`.
fn applied<'a>(function: &Expr, name: &'a str) -> Option<&'a str> {
    match types::peel_expr(function) {
        function @ (Expr::Call(_) | Expr::MethodCall(_)) => {
            let mentions = Mentions::of(function);
            ["value", name]
                .into_iter()
                .find(|name| mentions.free(name).is_some())
        }
        _ => None,
    }
}

/// A string literal that is a resolver, or a format of claims, would be sent as it stands.
fn literal(keyed: &Keyed<Expr>, ty: &Type, scope: &Scope<'_>, bag: &mut Bag) {
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
    } else if let Some(first) = formatted(&text, scope)
        && types::text(types::optional(ty).unwrap_or(ty)) == "String"
    {
        let made = format!("format!({})", types::text(literal));
        let made = match types::optional(ty) {
            Some(_) if keyed.key == "value" => format!("Some({made})"),
            _ => made,
        };
        bag.help(
            literal,
            format_args!("`{{{first}}}` stands in a text, and is not replaced there by the claim"),
            format_args!("write `{} = {made}`", keyed.key),
        );
    }
}

/// The first claim that a text names in braces, where nothing else stands in any.
fn formatted(text: &str, scope: &Scope<'_>) -> Option<String> {
    let mut names = text
        .split('{')
        .skip(1)
        .map(|rest| rest.split_once('}').map(|(name, _)| name));
    let field = |name: &str| {
        scope.claims.iter().any(|claim| {
            claim
                .field
                .ident
                .as_ref()
                .is_some_and(|field| field == name)
        })
    };
    let known = |name: &str| field(name) && matches!(scope.named(name), Named::Known(_));
    if !names.clone().all(|name| name.is_some_and(known)) {
        return None;
    }
    names.next().flatten().map(str::to_owned)
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
