//! Places that are filled when all fields are known: their names in expressions, and the path of the catalogue.

use crate::formula::CATALOGUE;
use crate::print::field::{Field, Role};
use crate::print::name::{self, Scope};

/// Stand round the index of a field. Private characters: in a literal they are escaped.
const NAME: char = '\u{E001}';
const PLAIN: char = '\u{E002}';
const END: char = '\u{E003}';

/// The field in an expression.
pub(super) fn field(index: usize) -> String {
    format!("{NAME}{index}{END}")
}

/// The field in a resolver.
pub(super) fn resolver(index: usize) -> String {
    format!("\"{{Claim:{PLAIN}{index}{END}}}\"")
}

/// Gives the fields their names and fills the places.
pub(super) fn finish(mut fields: Vec<Field>, prefix: &str) -> Vec<Field> {
    let mut scope = Scope::default();
    // The field that holds a claim in the end has its name.
    for early in [false, true] {
        for field in fields.iter_mut().filter(|field| field.is_early == early) {
            let base = if early {
                format!("{}_before", field.base)
            } else {
                field.base.clone()
            };
            field.name = scope.field(&base, "claim");
        }
    }
    let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
    let fill = |text: &mut String| *text = filled(text, &names, prefix);
    for field in &mut fields {
        if let Role::Computed(value) = &mut field.role {
            fill(value);
        }
        for attribute in [&mut field.input, &mut field.output].into_iter().flatten() {
            let texts = [
                &mut attribute.default,
                &mut attribute.value,
                &mut attribute.resolve,
                &mut attribute.map,
            ];
            texts.into_iter().flatten().for_each(fill);
        }
    }
    fields
}

fn filled(text: &str, names: &[String], prefix: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find([NAME, PLAIN, CATALOGUE]) {
        filled.push_str(&rest[..at]);
        let mark = rest[at..].chars().next().unwrap_or(CATALOGUE);
        rest = &rest[at + mark.len_utf8()..];
        if mark == CATALOGUE {
            filled.push_str(prefix);
            filled.push_str("transformations::");
            continue;
        }
        let (index, behind) = rest.split_once(END).unwrap_or((rest, ""));
        let name = index.parse().ok().and_then(|index: usize| names.get(index));
        let name = name.map(String::as_str).unwrap_or_default();
        if mark == NAME {
            filled.push_str(&name::raw(name));
        } else {
            filled.push_str(name);
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}
