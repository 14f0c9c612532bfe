//! A case's source, taken apart: attributes with their entries, fields with their types.

use std::ops::Range;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute as Syntax, Field, Item, Meta};

use super::Place;

pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    attributes: Vec<Attribute>,
    fields: Vec<OneField>,
    /// The item below the macro.
    item: Range<usize>,
}

/// `#[name(…)]`
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) range: Range<usize>,
    pub(crate) path: Range<usize>,
    /// What stands in its parentheses.
    pub(crate) inside: Option<Range<usize>>,
    pub(crate) entries: Vec<Entry>,
    /// The field that it stands on.
    pub(crate) field: Option<usize>,
}

/// `key`, `key = value`, `key(…)`, or an element of a list.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_range: Range<usize>,
    pub(crate) range: Range<usize>,
    inner: Vec<Entry>,
}

struct OneField {
    name: String,
    range: Range<usize>,
    ty: Range<usize>,
}

impl<'a> Source<'a> {
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let file = syn::parse_file(text).ok()?;
        let mut source = Self {
            text,
            attributes: Vec::new(),
            fields: Vec::new(),
            item: 0..0,
        };
        for item in &file.items {
            let mut variants = Vec::new();
            let (attrs, fields): (_, Vec<&Field>) = match item {
                Item::Struct(item) => (&item.attrs, item.fields.iter().collect()),
                Item::Union(item) => (&item.attrs, item.fields.named.iter().collect()),
                Item::Enum(item) => {
                    variants.extend(item.variants.iter());
                    (&item.attrs, Vec::new())
                }
                Item::Fn(item) => (&item.attrs, Vec::new()),
                Item::Mod(item) => (&item.attrs, Vec::new()),
                _ => continue,
            };
            let ours = |attr: &Syntax| {
                let last = attr.path().segments.last();
                last.is_some_and(|last| last.ident == "technical_profile")
                    || attr.to_token_stream().to_string().contains("Refusal")
            };
            if !attrs.iter().any(ours) {
                continue;
            }
            source.item = range(item.span());
            source.take(attrs, None);
            for (index, field) in fields.into_iter().enumerate() {
                source.take(&field.attrs, Some(index));
                source.fields.push(OneField {
                    name: field
                        .ident
                        .as_ref()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                    range: range(field.span()),
                    ty: range(field.ty.span()),
                });
            }
            for (index, variant) in variants.into_iter().enumerate() {
                source.take(&variant.attrs, Some(index));
                let field = variant.fields.iter().next();
                source.fields.push(OneField {
                    name: variant.ident.to_string(),
                    range: range(variant.span()),
                    ty: field.map_or(0..0, |field| range(field.span())),
                });
            }
            break;
        }
        Some(source)
    }

    fn take(&mut self, attrs: &[Syntax], field: Option<usize>) {
        for attr in attrs {
            let inside = match &attr.meta {
                Meta::List(list) => Some((list.tokens.clone(), list.delimiter.span().open().end())),
                _ => None,
            };
            let path = range(attr.path().span());
            let range = range(attr.span());
            self.attributes.push(Attribute {
                name: attr
                    .path()
                    .segments
                    .last()
                    .map(|last| last.ident.to_string())
                    .unwrap_or_default(),
                inside: inside.as_ref().map(|_| path.end + 1..range.end - 2),
                entries: inside
                    .map(|(tokens, _)| entries(tokens))
                    .unwrap_or_default(),
                path,
                range,
                field,
            });
        }
    }

    /// A place as a range of bytes.
    pub(crate) fn range(&self, place: Place) -> Range<usize> {
        let line_start: usize = self
            .text
            .split_inclusive('\n')
            .take(place.line - 1)
            .map(str::len)
            .sum();
        let line = &self.text[line_start..];
        let byte = |column: usize| {
            line.char_indices()
                .nth(column)
                .map_or(line.len(), |(at, _)| at)
        };
        let start = byte(place.column - 1);
        line_start + start..line_start + byte(place.column - 1 + place.width)
    }

    pub(crate) fn attribute(&self, under: &Range<usize>) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| contains(&attribute.range, under))
    }

    pub(crate) fn profile(&self) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == "technical_profile")
    }

    pub(crate) fn attributes_of(&self, field: usize) -> impl Iterator<Item = &Attribute> {
        self.attributes
            .iter()
            .filter(move |attribute| attribute.field == Some(field))
    }

    /// The innermost entry around a range.
    pub(crate) fn entry(&self, under: &Range<usize>) -> Option<Entry> {
        self.path_to(under).pop()
    }

    /// The innermost entry around a range that has this key.
    pub(crate) fn entry_with_key(&self, under: &Range<usize>, key: &str) -> Option<Entry> {
        self.path_to(under)
            .into_iter()
            .rev()
            .find(|entry| entry.key == key)
    }

    fn path_to(&self, under: &Range<usize>) -> Vec<Entry> {
        let mut path = Vec::new();
        let mut level = match self.attribute(under) {
            Some(attribute) => &attribute.entries,
            None => return path,
        };
        while let Some(entry) = level.iter().find(|entry| contains(&entry.range, under)) {
            path.push(entry.clone());
            level = &entry.inner;
        }
        path
    }

    pub(crate) fn is_type(&self, under: &Range<usize>) -> bool {
        self.fields.iter().any(|field| contains(&field.ty, under))
    }

    pub(crate) fn is_item(&self, under: &Range<usize>) -> bool {
        contains(&self.item, under)
            && self.field(under).is_none()
            && self.attribute(under).is_none()
    }

    /// The type, or the item without its attributes, that a range stands in.
    pub(crate) fn whole(&self, under: &Range<usize>) -> Range<usize> {
        if let Some(field) = self.fields.iter().find(|field| contains(&field.ty, under)) {
            return if under.len() < field.ty.len() {
                under.clone()
            } else {
                field.ty.clone()
            };
        }
        let attributes = self
            .attributes
            .iter()
            .filter(|attribute| attribute.field.is_none())
            .map(|attribute| attribute.range.end)
            .max()
            .unwrap_or(self.item.start);
        attributes + 1..self.item.end
    }

    pub(crate) fn field(&self, under: &Range<usize>) -> Option<usize> {
        self.fields
            .iter()
            .position(|field| contains(&field.range, under))
    }

    pub(crate) fn field_named(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    pub(crate) fn start_of_field(&self, field: usize) -> Option<usize> {
        self.fields.get(field).map(|field| field.range.start)
    }

    pub(crate) fn whole_field(&self, field: usize) -> Option<Range<usize>> {
        self.fields.get(field).map(|field| field.range.clone())
    }

    pub(crate) fn start_of_item(&self) -> usize {
        self.item.start
    }

    pub(crate) fn first_field(&self) -> Option<usize> {
        self.start_of_field(0).or_else(|| {
            self.text[self.item.clone()]
                .rfind('}')
                .map(|at| self.item.start + at)
        })
    }
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn range(span: Span) -> Range<usize> {
    span.byte_range()
}

fn entries(tokens: TokenStream) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut current: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                entries.extend(entry(&std::mem::take(&mut current)));
            }
            _ => current.push(token),
        }
    }
    entries.extend(entry(&current));
    entries
}

fn entry(tokens: &[TokenTree]) -> Option<Entry> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let inner = tokens
        .iter()
        .filter_map(|token| match token {
            TokenTree::Group(group)
                if matches!(
                    group.delimiter(),
                    Delimiter::Parenthesis | Delimiter::Bracket
                ) =>
            {
                Some(entries(group.stream()))
            }
            _ => None,
        })
        .flatten()
        .collect();
    Some(Entry {
        key: first.to_string(),
        key_range: range(first.span()),
        range: range(first.span()).start..range(last.span()).end,
        inner,
    })
}
