//! `#[derive(Refusal)]`: the enum, and the codes on its variants.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Fields, Generics, Ident, Item, LitStr, Meta, Path, Token};

use crate::attr::entry;
use crate::attr::{Keyed, Slot, Written, value};
use crate::support::types::{self, literal, peel_expr};
use crate::support::{Bag, nearest};

/// What stands at the derive.
pub(crate) struct RefusalArgs {
    /// `#[refusal(crate = …)]`
    pub(crate) runtime: Slot<Path>,
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    /// The variants, if it is an enum.
    pub(crate) variants: Option<Vec<VariantArgs>>,
}

/// A variant, and what is said of it.
pub(crate) struct VariantArgs {
    pub(crate) name: Ident,
    pub(crate) fields: Fields,
    /// `#[code(…)]`
    pub(crate) code: Slot<Code>,
}

/// What a variant stands for.
pub(crate) enum Code {
    /// `#[code("…")]`
    Of(Vec<LitStr>),
    /// `#[code(other)]`
    Other,
}

/// Reads the enum.
pub(crate) fn read(item: TokenStream, bag: &mut Bag) -> Option<RefusalArgs> {
    let (attrs, name, generics, variants) = match syn::parse2(item) {
        Ok(Item::Enum(item)) => (item.attrs, item.ident, item.generics, Some(item.variants)),
        Ok(Item::Struct(item)) => {
            not_an_enum(item.struct_token, &item.ident, bag);
            (item.attrs, item.ident, item.generics, None)
        }
        Ok(Item::Union(item)) => {
            not_an_enum(item.union_token, &item.ident, bag);
            (item.attrs, item.ident, item.generics, None)
        }
        // rustc lets nothing else come here.
        Ok(_) => return None,
        Err(error) => {
            bag.push(error);
            return None;
        }
    };
    let mut runtime = Slot::default();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("refusal")) {
        options(attr, &mut runtime, bag);
    }
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("code")) {
        bag.help(
            attr.path(),
            "`#[code]` names the codes of a variant, and this is the enum",
            format_args!("leave `#[code]` out here, and write it above a variant of `{name}`"),
        );
    }
    let variants = variants.map(|variants| {
        let variant = |variant: syn::Variant| VariantArgs {
            code: code(&variant.attrs, bag),
            name: variant.ident,
            fields: variant.fields,
        };
        variants.into_iter().map(variant).collect()
    });
    Some(RefusalArgs {
        runtime,
        name,
        generics,
        variants,
    })
}

fn not_an_enum(at: impl ToTokens, name: &Ident, bag: &mut Bag) {
    bag.help(
        at,
        "a refusal is an enum, with a variant for each code",
        format_args!(
            "write `enum {name} {{ #[code(\"API12345\")] Known, #[code(other)] Other(Option<String>) }}`"
        ),
    );
}

fn options(attr: &Attribute, runtime: &mut Slot<Path>, bag: &mut Bag) {
    let Meta::List(list) = &attr.meta else {
        bag.help(
            attr.path(),
            "`refusal` takes its key in parentheses",
            "write `#[refusal(crate = connector_runtime)]`",
        );
        return;
    };
    for entry in entry::entries(list.tokens.clone(), "crate", bag) {
        if entry.key == "crate" {
            runtime.fill(entry, value::path, bag);
        } else {
            bag.help(
                &entry.key,
                format_args!("`{}` is no key of `#[refusal]`", entry.key),
                "write `crate = connector_runtime`",
            );
        }
    }
}

fn code(attrs: &[Attribute], bag: &mut Bag) -> Slot<Code> {
    let mut slot: Slot<Code> = Written::Absent;
    // rustc says of a name that no derive knows which one is near.
    let misspelt = |attr: &&Attribute| {
        let name = types::text(attr.path());
        name != "code" && nearest::nearest(&name, ["code"]).is_some()
    };
    if attrs.iter().any(|attr| misspelt(&attr)) {
        slot = Written::Broken;
    }
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("code")) {
        if let Written::Whole(first) = &slot {
            bag.twice(
                (
                    attr.path(),
                    "`#[code]` stands twice on one variant\nhelp: join them into one `#[code(\"…\", \"…\")]`",
                ),
                (&first.key, "first stands here"),
            );
            continue;
        }
        slot = match (attr.path().get_ident(), codes(attr, bag)) {
            (Some(key), Some(value)) => Written::Whole(Keyed {
                key: key.clone(),
                value,
            }),
            _ => Written::Broken,
        };
    }
    slot
}

const SAMPLE: &str = "write `#[code(\"API12345\")]`, or `#[code(other)]` for all other codes";

fn codes(attr: &Attribute, bag: &mut Bag) -> Option<Code> {
    let list = match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => list,
        Meta::NameValue(pair) => {
            bag.help(
                &pair.value,
                "`#[code]` takes its codes in parentheses",
                format_args!("write `#[code({})]`", types::text(&pair.value)),
            );
            return None;
        }
        Meta::Path(_) | Meta::List(_) => {
            bag.help(attr.path(), "`#[code]` names no code", SAMPLE);
            return None;
        }
    };
    let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
    let written = match list.parse_args_with(parser) {
        Ok(written) => written,
        Err(error) => {
            bag.push(error);
            return None;
        }
    };
    let is_other =
        |expr: &Expr| matches!(peel_expr(expr), Expr::Path(path) if path.path.is_ident("other"));
    if let Some(other) = written.iter().find(|expr| is_other(expr)) {
        if written.len() > 1 {
            bag.help(
                other,
                "`other` stands for all codes that no variant names, and these are named",
                "write `#[code(other)]` alone, or leave `other` out",
            );
            return None;
        }
        return Some(Code::Other);
    }
    let mut codes = Vec::new();
    for expr in &written {
        match literal(expr) {
            Some(literal) if literal.value().is_empty() => {
                bag.help(literal, "a code is not empty", SAMPLE);
            }
            Some(literal) => codes.push(literal.clone()),
            None => {
                let text = types::text(expr);
                let rest = [
                    "_", "*", "default", "else", "rest", "any", "unknown", "fallback",
                ];
                let meant = if rest.contains(&text.to_lowercase().as_str()) {
                    Some("other")
                } else {
                    nearest::nearest(&text, ["other"])
                };
                bag.help(
                    expr,
                    format_args!("`{text}` is no code: a code is a string"),
                    match meant {
                        Some(_) => "write `#[code(other)]`".to_owned(),
                        None => format!("write `#[code(\"{text}\")]`"),
                    },
                );
            }
        }
    }
    (codes.len() == written.len()).then_some(Code::Of(codes))
}
