//! The item below the macro: a struct with named fields, taken apart into the struct and its claims.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Field, Fields, Generics, Ident, Item, ItemStruct, Path, Token, Visibility};

use crate::support::Bag;

/// What stands below the macro, without our attributes.
pub(crate) enum Shape {
    /// A struct with named fields.
    Struct(Box<ItemStruct>),
    /// Anything else; the user knows.
    Other(TokenStream, Option<Promised>),
}

/// What is promised beside an item that is no profile: a struct of that name, as far as it can be told, so that what is made of
/// its companions is no second error.
pub(crate) type Promised = Box<ItemStruct>;

fn promised(vis: &Visibility, name: &Ident, generics: Generics, mut fields: Fields) -> Promised {
    for field in &mut fields {
        field.attrs.clear();
    }
    Box::new(ItemStruct {
        attrs: Vec::new(),
        vis: vis.clone(),
        struct_token: Token![struct](name.span()),
        ident: name.clone(),
        generics,
        semi_token: None,
        fields,
    })
}

/// A field with the attributes that are ours.
pub(crate) struct OwnField {
    pub(crate) ours: Vec<Attribute>,
    pub(crate) field: Field,
}

/// Takes the item apart.
pub(crate) fn read(tokens: TokenStream, bag: &mut Bag) -> (Shape, Vec<OwnField>) {
    match syn::parse2::<Item>(tokens.clone()) {
        Ok(Item::Struct(item)) => of_struct(item, bag),
        Ok(other) => (of_other(other, bag), Vec::new()),
        // rustc reads it again, and says it better.
        Err(_) => (Shape::Other(tokens, None), Vec::new()),
    }
}

fn of_struct(mut item: ItemStruct, bag: &mut Bag) -> (Shape, Vec<OwnField>) {
    let repeated = take(&mut item.attrs, is_macro);
    if let Some(again) = repeated.first() {
        bag.help(
            again.path(),
            format_args!("`{}` is a profile already", item.ident),
            "keep one of the two attributes, or write two structs",
        );
    }
    let on_struct = take(&mut item.attrs, is_ours);
    for attr in &on_struct {
        let name = attr.path().to_token_stream();
        bag.help(
            attr.path(),
            format_args!("`#[{name}]` stands on a claim, and this is the struct"),
            format_args!("leave `#[{name}]` out here, and write it above each field that it is of"),
        );
    }
    let fields = item
        .fields
        .iter_mut()
        .map(|field| {
            let mut ours = take(&mut field.attrs, is_ours);
            if ours.is_empty() {
                // They were meant by what stands on the struct.
                ours.clone_from(&on_struct);
            }
            OwnField {
                ours,
                field: field.clone(),
            }
        })
        .collect();
    let name = &item.ident;
    let fine = match &item.fields {
        Fields::Unnamed(fields) => {
            bag.help(
                fields,
                format_args!("a profile has named fields, and `{name}` is a tuple struct"),
                format_args!("write `struct {name} {{ #[input] email: String }}`"),
            );
            false
        }
        Fields::Unit => {
            bag.help(
                name,
                format_args!("a profile has named fields, and `{name}` is a unit struct"),
                format_args!("write `struct {name} {{}}` for a profile without claims"),
            );
            false
        }
        Fields::Named(_) => true,
    };
    if fine && item.generics.params.is_empty() && item.generics.where_clause.is_none() {
        return (Shape::Struct(Box::new(item)), fields);
    }
    if !item.generics.params.is_empty() {
        bag.help(
            &item.generics,
            format_args!("a profile is not generic, and `{name}` is"),
            format_args!("write `struct {name}`, and types that own their value, such as `String`"),
        );
    } else if let Some(clause) = &item.generics.where_clause {
        bag.help(clause, "a profile has no `where` clause", "leave it out");
    }
    let promised = promised(&item.vis, name, item.generics.clone(), item.fields.clone());
    (
        Shape::Other(item.into_token_stream(), Some(promised)),
        Vec::new(),
    )
}

fn of_other(mut item: Item, bag: &mut Bag) -> Shape {
    let rule = "a profile is a struct with named fields";
    let help = |name: &dyn std::fmt::Display| {
        format!("write `struct {name} {{ #[input] email: String }}`, with a field for each claim")
    };
    let promises = match &mut item {
        Item::Enum(item) => {
            item.attrs.retain(|attr| !is_macro(attr));
            bag.help(item.enum_token, rule, help(&item.ident));
            for field in item
                .variants
                .iter_mut()
                .flat_map(|variant| variant.fields.iter_mut())
            {
                field.attrs.retain(|attr| !is_ours(attr));
            }
            Some(promised(
                &item.vis,
                &item.ident,
                Generics::default(),
                Fields::Unit,
            ))
        }
        Item::Union(item) => {
            item.attrs.retain(|attr| !is_macro(attr));
            bag.help(item.union_token, rule, help(&item.ident));
            for field in &mut item.fields.named {
                field.attrs.retain(|attr| !is_ours(attr));
            }
            Some(promised(
                &item.vis,
                &item.ident,
                Generics::default(),
                Fields::Unit,
            ))
        }
        other => {
            let tokens = other.to_token_stream();
            bag.help(keyword(tokens), rule, help(&"Lookup"));
            None
        }
    };
    Shape::Other(item.into_token_stream(), promises)
}

/// The first word of an item that is no attribute and no visibility, such as `fn`.
fn keyword(tokens: TokenStream) -> TokenStream {
    tokens
        .clone()
        .into_iter()
        .find(|token| {
            let text = token.to_string();
            [
                "fn", "mod", "impl", "trait", "type", "const", "static", "use", "extern", "async",
                "unsafe",
            ]
            .contains(&text.as_str())
        })
        .map_or(tokens, Into::into)
}

fn is_ours(attr: &Attribute) -> bool {
    ["input", "output", "claim"]
        .iter()
        .any(|ours| attr.path().is_ident(ours))
}

fn is_macro(attr: &Attribute) -> bool {
    let last = |path: &Path| path.segments.last().map(|last| last.ident.to_string());
    matches!(
        last(attr.path()).as_deref(),
        Some("technical_profile" | "api_connector")
    )
}

fn take(attrs: &mut Vec<Attribute>, ours: fn(&Attribute) -> bool) -> Vec<Attribute> {
    let (taken, left) = attrs.drain(..).partition(ours);
    *attrs = left;
    taken
}
