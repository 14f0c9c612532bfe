//! Values of keys: literals, words, paths. A value of the wrong kind gets the right one to paste.

use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, ExprPath, Ident, Lit, LitBool, LitInt, LitStr, Path, Token};

use crate::attr::entry::Given;
use crate::attr::option;
use crate::model::{Choice, Text};
use crate::support::types::{self, peel_expr};
use crate::support::{Bag, nearest, words};

/// A string literal.
pub(crate) fn text(key: &Ident, given: Given, bag: &mut Bag) -> Option<LitStr> {
    let value = value(key, given, bag)?;
    text_of(key, &value, bag)
}

/// The string literal that an expression must be.
pub(crate) fn text_of(key: &Ident, value: &Expr, bag: &mut Bag) -> Option<LitStr> {
    if let Some(literal) = types::literal(value) {
        return Some(literal.clone());
    }
    match peel_expr(value) {
        Expr::Macro(_) => through_a_constant(key, value, bag),
        _ => match meant(key, value) {
            Some(text) => bag.help(
                value,
                format_args!("`{key}` takes a string literal"),
                format_args!("write `{key} = {text:?}`"),
            ),
            None => wrong(key, value, "a string literal", bag),
        },
    }
    None
}

/// The text that was meant by an expression that is none.
fn meant(key: &Ident, value: &Expr) -> Option<String> {
    let shown = types::text(value);
    match (peel_expr(value), key.to_string().as_str()) {
        (Expr::Path(_), "content_type") => {
            let known = [
                ("json", "application/json"),
                ("xml", "application/xml"),
                ("text", "text/plain"),
                ("form", "application/x-www-form-urlencoded"),
            ];
            let folded = nearest::fold(&shown);
            known
                .into_iter()
                .find(|(word, _)| folded.ends_with(word))
                .map(|(_, text)| text.to_owned())
        }
        (Expr::Path(_), "resolve") => None,
        (Expr::Path(_), _) | (Expr::Field(_) | Expr::Index(_), "path") => Some(shown),
        // `"a" + "b"`
        _ => joined(value),
    }
}

/// Literals with `+` between.
fn joined(value: &Expr) -> Option<String> {
    match peel_expr(value) {
        Expr::Binary(sum) if matches!(sum.op, syn::BinOp::Add(_)) => {
            Some(joined(&sum.left)? + &joined(&sum.right)?)
        }
        other => types::literal(other).map(LitStr::value),
    }
}

/// A string literal or the path of a constant.
pub(crate) fn text_or_constant(key: &Ident, given: Given, bag: &mut Bag) -> Option<Text> {
    let value = value(key, given, bag)?;
    text_or_constant_of(key, &value, bag)
}

/// The string literal, or the path of a constant, that an expression must be.
pub(crate) fn text_or_constant_of(key: &Ident, value: &Expr, bag: &mut Bag) -> Option<Text> {
    match peel_expr(value) {
        Expr::Path(ExprPath {
            qself: None, path, ..
        }) => Some(Text::Constant(path.clone())),
        Expr::Lit(ExprLit {
            lit: Lit::Str(literal),
            ..
        }) => Some(Text::Literal(literal.clone())),
        Expr::Macro(_) => {
            through_a_constant(key, value, bag);
            None
        }
        _ => {
            let what = "a string literal or the path of a constant";
            match joined(value) {
                Some(text) => bag.help(
                    value,
                    format_args!("`{key}` takes {what}"),
                    format_args!("write `{key} = {text:?}`"),
                ),
                None => wrong(key, value, what, bag),
            }
            None
        }
    }
}

/// `true` or `false`.
pub(crate) fn boolean(key: &Ident, given: Given, bag: &mut Bag) -> Option<LitBool> {
    if matches!(given, Given::Nothing) {
        bag.help(
            key,
            format_args!("`{key}` takes `true` or `false`"),
            format_args!("write `{key} = true`"),
        );
        return None;
    }
    let value = value(key, given, bag)?;
    if let Expr::Lit(ExprLit {
        lit: Lit::Bool(literal),
        ..
    }) = peel_expr(&value)
    {
        return Some(literal.clone());
    }
    let meant = match nearest::fold(&types::text(&value)).as_str() {
        "false" | "no" | "off" | "0" => "false",
        _ => "true",
    };
    bag.help(
        &value,
        format_args!("`{key}` takes `true` or `false`"),
        format_args!("write `{key} = {meant}`"),
    );
    None
}

/// A whole number.
pub(crate) fn integer(key: &Ident, given: Given, bag: &mut Bag) -> Option<LitInt> {
    let value = value(key, given, bag)?;
    if let Expr::Lit(ExprLit {
        lit: Lit::Int(literal),
        ..
    }) = peel_expr(&value)
    {
        return Some(literal.clone());
    }
    wrong(key, &value, "a whole number", bag);
    None
}

/// A path.
pub(crate) fn path(key: &Ident, given: Given, bag: &mut Bag) -> Option<Path> {
    let value = value(key, given, bag)?;
    if let Expr::Path(ExprPath {
        qself: None, path, ..
    }) = peel_expr(&value)
    {
        return Some(path.clone());
    }
    if let Some(path) = types::literal(&value).and_then(|text| text.parse::<Path>().ok()) {
        bag.help(
            &value,
            format_args!("`{key}` takes a path, not a string"),
            format_args!("write `{key} = {}`", types::text(&path)),
        );
    } else {
        wrong(key, &value, "a path", bag);
    }
    None
}

/// `key(path, path)`
pub(crate) fn paths(key: &Ident, given: Given, bag: &mut Bag) -> Option<Vec<Path>> {
    match given {
        Given::List(tokens) => {
            match Punctuated::<Path, Token![,]>::parse_terminated.parse2(tokens.clone()) {
                Ok(paths) => return Some(paths.into_iter().collect()),
                Err(error) => match quoted(key, tokens) {
                    Some((at, help)) => {
                        bag.help(at, format_args!("`{key}` takes paths, not strings"), help);
                    }
                    None => bag.push(error),
                },
            }
        }
        Given::Value(value) => bag.help(
            &value,
            format_args!("`{key}` takes its derives in parentheses"),
            format_args!(
                "write `{key}({})`",
                types::text(&value).trim_matches(['"', '[', ']'])
            ),
        ),
        Given::Nothing => bag.help(
            key,
            format_args!("`{key}` takes paths of derives"),
            format_args!("write `{}`", sample(key)),
        ),
        Given::Broken => {}
    }
    None
}

/// Derives that stand in quotes.
fn quoted(key: &Ident, tokens: TokenStream) -> Option<(Punctuated<LitStr, Token![,]>, String)> {
    let texts = Punctuated::<LitStr, Token![,]>::parse_terminated
        .parse2(tokens)
        .ok()?;
    let paths: Vec<_> = texts.iter().map(LitStr::value).collect();
    Some((texts, format!("write `{key}({})`", paths.join(", "))))
}

/// Any expression.
pub(crate) fn expression(key: &Ident, given: Given, bag: &mut Bag) -> Option<Expr> {
    value(key, given, bag)
}

/// A key that takes no value.
pub(crate) fn flag(key: &Ident, given: Given, bag: &mut Bag) -> Option<()> {
    let rule = format!("`{key}` takes no value");
    match given {
        Given::Nothing => return Some(()),
        Given::Value(value) if types::text(&value) == "false" => {
            bag.help(&value, rule, format_args!("leave `{key}` out"));
        }
        Given::Value(value) => bag.help(&value, rule, format_args!("write `{key}` alone")),
        Given::List(tokens) if tokens.is_empty() => {
            bag.help(key, rule, format_args!("write `{key}` alone"));
        }
        Given::List(tokens) => bag.help(tokens, rule, format_args!("write `{key}` alone")),
        Given::Broken => {}
    }
    None
}

/// One of a few words.
pub(crate) fn word<T: Copy>(
    key: &Ident,
    given: Given,
    words: &[(&str, T)],
    bag: &mut Bag,
) -> Option<Choice<T>> {
    let value = value(key, given, bag)?;
    let names = || words.iter().map(|(name, _)| *name);
    let shown = types::text(&value);
    let said = shown.trim_matches('"');
    if let Expr::Path(ExprPath {
        qself: None, path, ..
    }) = peel_expr(&value)
        && let Some(word) = path.get_ident()
        && let Some((_, value)) = words.iter().find(|(name, _)| word == name)
    {
        return Some(Choice {
            word: word.clone(),
            value: *value,
        });
    }
    let rule = if types::literal(&value).is_some() {
        format!("`{key}` takes a word, not a string")
    } else {
        format!("`{said}` is no value of `{key}`")
    };
    let word = said.rsplit("::").next().unwrap_or(said);
    let place =
        option::place(&nearest::fold(word)).filter(|place| names().any(|name| name == *place));
    let step = option::step(said).filter(|step| names().any(|name| name == *step));
    match nearest::nearest(word, names()).or(place).or(step) {
        Some(meant) => bag.help(&value, rule, format_args!("write `{key} = {meant}`")),
        None => bag.help(
            &value,
            rule,
            format_args!("write one of {}", nearest::list(names())),
        ),
    }
    None
}

/// What stands behind `=`, or the error that there is nothing of that kind.
pub(crate) fn value(key: &Ident, given: Given, bag: &mut Bag) -> Option<Expr> {
    match given {
        Given::Value(value) => Some(value),
        Given::Nothing | Given::List(_) => {
            let help = match &given {
                Given::List(tokens) => in_parentheses(key, tokens),
                _ => None,
            };
            bag.help(
                key,
                format_args!("`{key}` takes a value"),
                format_args!("write `{}`", help.unwrap_or_else(|| sample(key))),
            );
            None
        }
        Given::Broken => None,
    }
}

/// What stands in parentheses, behind `=`. In `auth` there may be a secret, which is not repeated.
fn in_parentheses(key: &Ident, tokens: &TokenStream) -> Option<String> {
    let value = syn::parse2::<Expr>(tokens.clone()).ok()?;
    let told = key != "auth" || matches!(value, Expr::Path(_));
    told.then(|| format!("{key} = {}", types::text(&value)))
}

fn sample(key: &Ident) -> String {
    let name = key.to_string();
    words::paste(&name).unwrap_or(&name).to_owned()
}

fn through_a_constant(key: &Ident, value: &Expr, bag: &mut Bag) {
    let shown = types::text(value);
    let made = match peel_expr(value) {
        Expr::Macro(call) => call
            .mac
            .path
            .segments
            .last()
            .map(|last| last.ident.to_string()),
        _ => None,
    };
    if made.as_deref() == Some("format") {
        let help = if ["service_url", "token_url"].iter().any(|url| key == url) {
            format!(
                "write `{key} = \"https://{{Settings:Host}}/\"`, and give the connector `.setting(\"Host\", …)`"
            )
        } else {
            format!("write `{}`", sample(key))
        };
        bag.help(
            value,
            format_args!("`{key}` is known when the program is compiled, and `format!` makes its text when it runs"),
            help,
        );
    } else if words::constant(&key.to_string()) {
        bag.help(
            value,
            format_args!("`{key}` takes a string literal or the path of a constant, and a macro goes through a constant"),
            format_args!("write `const TEXT: &str = {shown};` above, and `{key} = TEXT` here"),
        );
    } else {
        wrong(key, value, "a string literal, and a macro is none", bag);
    }
}

fn wrong(key: &Ident, value: impl ToTokens, what: impl Display, bag: &mut Bag) {
    bag.help(
        value,
        format_args!("`{key}` takes {what}"),
        format_args!("write `{}`", sample(key)),
    );
}
