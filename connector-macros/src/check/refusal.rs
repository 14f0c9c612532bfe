//! The rules of `#[derive(Refusal)]`: every variant has its codes, no code stands twice, and one variant takes the rest.

use syn::{Fields, LitStr};

use crate::attr::{Code, Keyed, RefusalArgs, VariantArgs, Written};
use crate::model::{Other, Refusal};
use crate::support::Bag;
use crate::support::{self, types};

/// Checks the enum, and makes the model if all of it holds.
pub(crate) fn refusal(args: &RefusalArgs, bag: &mut Bag) -> Option<Refusal> {
    let name = &args.name;
    let variants = args.variants.as_ref()?;
    if !args.generics.params.is_empty() {
        bag.help(
            &args.generics,
            format_args!("a refusal is not generic, and `{name}` is"),
            "leave the parameters out",
        );
    }
    let mut cases: Vec<(&LitStr, &VariantArgs)> = Vec::new();
    let mut other: Option<(&Keyed<Code>, &VariantArgs)> = None;
    let mut uncoded = Vec::new();
    for variant in variants {
        match &variant.code {
            Written::Absent => uncoded.push(variant),
            Written::Broken => {}
            Written::Whole(keyed) => match &keyed.value {
                Code::Of(codes) => {
                    bare(variant, bag);
                    for code in codes {
                        put(&mut cases, code, variant, bag);
                    }
                }
                Code::Other => match other {
                    None => other = Some((keyed, variant)),
                    Some((first, _)) => bag.twice(
                        (
                            &keyed.key,
                            format_args!("`{}` is a second variant for all other codes\nhelp: keep `#[code(other)]` on one", variant.name),
                        ),
                        (&first.key, "the first stands here"),
                    ),
                },
            },
        }
    }
    // The one variant without a code is plainly the one for all others; of several, who knows.
    let rest = match (other, uncoded.as_slice()) {
        (None, [variant]) => Some(*variant),
        (other, uncoded) => {
            for variant in uncoded {
                bag.help(
                    &variant.name,
                    format_args!("`{}` has no code", variant.name),
                    "write `#[code(\"API12345\")]` above it, or `#[code(other)]` for all other codes",
                );
            }
            other.map(|(_, variant)| variant)
        }
    };
    let broken = variants
        .iter()
        .any(|variant| variant.code.whole().is_none());
    if rest.is_none() && !broken {
        bag.help(
            name,
            format_args!("`{name}` has no variant for other codes, and an API may send any"),
            "write `#[code(other)] Other(Option<String>)` in the enum",
        );
    }
    let other = rest.and_then(|variant| self::other(variant, bag));
    Some(Refusal {
        runtime: match &args.runtime {
            Written::Broken => return None,
            Written::Absent => support::runtime(),
            Written::Whole(keyed) => quote::ToTokens::to_token_stream(&keyed.value),
        },
        name: name.clone(),
        cases: cases
            .into_iter()
            .map(|(code, variant)| (code.clone(), variant.name.clone()))
            .collect(),
        other: other?,
    })
}

fn put<'a>(
    cases: &mut Vec<(&'a LitStr, &'a VariantArgs)>,
    code: &'a LitStr,
    variant: &'a VariantArgs,
    bag: &mut Bag,
) {
    let text = code.value();
    match cases.iter().find(|(there, _)| there.value() == text) {
        None => cases.push((code, variant)),
        Some((first, of)) => bag.twice(
            (
                code,
                format_args!(
                    "`{text}` is a code of `{}` already\nhelp: leave `{text}` out here",
                    of.name
                ),
            ),
            (first, "first said here"),
        ),
    }
}

/// A variant for a code says all by its name.
fn bare(variant: &VariantArgs, bag: &mut Bag) {
    if !matches!(variant.fields, Fields::Unit) {
        bag.help(
            &variant.fields,
            format_args!("`{}` stands for its code, and holds nothing", variant.name),
            "leave its fields out: what else the API said is in `error.validation()`",
        );
    }
}

/// The variant for all others: it holds nothing, or the code.
fn other(variant: &VariantArgs, bag: &mut Bag) -> Option<Other> {
    let name = variant.name.clone();
    match &variant.fields {
        Fields::Unit => return Some(Other { name, code: false }),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            let field = fields.unnamed.first()?;
            if types::optional(&field.ty).is_some() {
                return Some(Other { name, code: true });
            }
            bag.help(
                &field.ty,
                format_args!("`{name}` holds the code, which the API may leave out"),
                "write `Option<String>`",
            );
        }
        fields => bag.help(
            fields,
            format_args!("`{name}` holds the code, or nothing"),
            "write `(Option<String>)`, or nothing",
        ),
    }
    None
}
