//! Questions about `syn::Type`. Answers come from the syntax: an alias is not seen through.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprLit, GenericArgument, Lit, LitStr, PathArguments, PathSegment, Type};

/// The type without the invisible group that `$t:ty` brings, and without parentheses.
pub(crate) fn peel(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => peel(&group.elem),
        Type::Paren(paren) => peel(&paren.elem),
        other => other,
    }
}

/// The expression without the invisible group that `$e:expr` brings.
pub(crate) fn peel_expr(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => peel_expr(&group.expr),
        Expr::Paren(paren) => peel_expr(&paren.expr),
        other => other,
    }
}

/// The string literal that the expression is.
pub(crate) fn literal(expr: &Expr) -> Option<&LitStr> {
    match peel_expr(expr) {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text),
        _ => None,
    }
}

/// Whether the type borrows: `&'static str`, also in an `Option` or a `Vec`.
pub(crate) fn borrows(ty: &Type) -> bool {
    let ty = peel(ty);
    matches!(ty, Type::Reference(_))
        || optional(ty).is_some_and(borrows)
        || many(ty).is_some_and(borrows)
}

/// The `T` of an `Option<T>`.
pub(crate) fn optional(ty: &Type) -> Option<&Type> {
    argument(ty, "Option")
}

/// The `T` of a `Vec<T>`.
pub(crate) fn many(ty: &Type) -> Option<&Type> {
    argument(ty, "Vec")
}

/// The `T` of a `Secret<T>`.
pub(crate) fn secret(ty: &Type) -> Option<&Type> {
    argument(ty, "Secret")
}

/// Whether it is a `Secret<T>`.
pub(crate) fn is_secret(ty: &Type) -> bool {
    secret(ty).is_some()
}

fn argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = peel(ty) else {
        return None;
    };
    let last = path
        .path
        .segments
        .last()
        .filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(argument)) if arguments.args.len() == 1 => Some(peel(argument)),
        _ => None,
    }
}

/// What decides whether the type can be serialized and deserialized, where that is one type inside of it: containers of the
/// standard library can exactly if what they hold can.
pub(crate) fn inner(ty: &Type) -> Option<&Type> {
    let mut open = Vec::new();
    hold(ty, &mut open);
    match open[..] {
        [inner] if !std::ptr::eq(inner, peel(ty)) => Some(inner),
        _ => None,
    }
}

/// The types inside of whose names say nothing of their traits.
fn hold<'a>(ty: &'a Type, open: &mut Vec<&'a Type>) {
    const HOLDERS: [&str; 11] = [
        "Secret", "Option", "Vec", "VecDeque", "HashMap", "BTreeMap", "HashSet", "BTreeSet", "Box",
        "Rc", "Arc",
    ];
    let ty = peel(ty);
    match ty {
        Type::Array(array) => hold(&array.elem, open),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|ty| hold(ty, open)),
        Type::Path(path) => match path.path.segments.last() {
            Some(PathSegment {
                ident,
                arguments: PathArguments::AngleBracketed(arguments),
            }) if HOLDERS.iter().any(|holder| ident == holder) => {
                for argument in &arguments.args {
                    if let GenericArgument::Type(ty) = argument {
                        hold(ty, open);
                    }
                }
            }
            _ if is_scalar(ty) || path.path.is_ident("String") || path.path.is_ident("str") => {}
            _ => open.push(ty),
        },
        _ => {}
    }
}

/// Whether no string can become it by `Into`: numbers, `bool` and `char`.
pub(crate) fn is_scalar(ty: &Type) -> bool {
    const SCALARS: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize",
    ];
    match peel(ty) {
        Type::Path(path) if path.qself.is_none() => {
            SCALARS.iter().any(|scalar| path.path.is_ident(scalar))
        }
        _ => false,
    }
}

/// Tokens as people write them, without the blanks that a token stream prints: `Option<Vec<u8>>`.
pub(crate) fn text(tokens: &impl ToTokens) -> String {
    let mut out = String::new();
    write(tokens.to_token_stream(), &mut out);
    out
}

fn write(tokens: TokenStream, out: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                write(group.stream(), out);
                out.push_str(close);
            }
            TokenTree::Punct(punct) => {
                if matches!(punct.as_char(), '=' | '+' | '-') && punct.spacing() == Spacing::Alone {
                    out.push(' ');
                }
                out.push(punct.as_char());
                if matches!(punct.as_char(), ',' | ';' | '=' | '+')
                    && punct.spacing() == Spacing::Alone
                {
                    out.push(' ');
                }
            }
            word => {
                if out.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                    out.push(' ');
                }
                out.push_str(&word.to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ty(source: &str) -> Type {
        syn::parse_str(source).unwrap()
    }

    #[test]
    fn a_type_reads_as_it_was_written() {
        for source in [
            "String",
            "Option<Vec<u8>>",
            "std::collections::HashMap<String, i64>",
            "[u8; 4]",
            "&'static str",
            "Box<dyn Fn(u8)>",
            "(String, bool)",
        ] {
            assert_eq!(text(&ty(source)), source);
        }
    }

    #[test]
    fn what_decides_is_the_one_type_of_an_unknown_name() {
        for (source, expected) in [
            ("Vec<Plain>", Some("Plain")),
            ("Option<Vec<std::sync::Arc<my::Plain>>>", Some("my::Plain")),
            ("HashMap<String, [Plain; 2]>", Some("Plain")),
            ("Vec<Wrap<Plain>>", Some("Wrap<Plain>")),
            ("(u8, Plain)", Some("Plain")),
            ("Plain", None),
            ("Wrap<Plain>", None),
            ("Vec<String>", None),
            ("HashMap<Key, Plain>", None),
            ("Box<dyn Any>", None),
        ] {
            assert_eq!(
                inner(&ty(source)).map(text).as_deref(),
                expected,
                "{source}"
            );
        }
    }

    #[test]
    fn an_option_is_seen_by_any_of_its_paths_and_not_by_its_looks() {
        for source in ["Option<u8>", "(Option<u8>)", "::core::option::Option<u8>"] {
            assert_eq!(
                optional(&ty(source)).map(text),
                Some("u8".to_owned()),
                "{source}"
            );
        }
        for source in ["Optional<u8>", "Option", "Vec<u8>"] {
            assert!(optional(&ty(source)).is_none(), "{source}");
        }
    }
}
