//! What stands in `technical_profiles!(…)`: files, then keys.

use std::path::PathBuf;

use connector_policy::Settings;
use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Path, Token, bracketed};

use crate::support::Bag;

/// What is asked for.
pub(super) struct Request {
    /// The files as they are written; at least one.
    pub(super) names: Vec<LitStr>,
    pub(super) policy: Option<LitStr>,
    settings: Option<LitStr>,
    environment: Option<LitStr>,
    pub(super) profiles: Option<Vec<Chosen>>,
    pub(super) runtime: Path,
    first: LitStr,
}

/// `"REST-A" as Lookup`
pub(super) struct Chosen {
    pub(super) id: LitStr,
    name: Option<Ident>,
}

/// A file that was read.
pub(super) struct File {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

/// Reads the input of the macro.
pub(super) fn read(input: TokenStream, bag: &mut Bag) -> Option<Request> {
    let entries = match Punctuated::<Entry, Token![,]>::parse_terminated.parse2(input) {
        Ok(entries) => entries,
        Err(error) => {
            bag.push(error);
            return None;
        }
    };
    let mut request = Draft::default();
    for entry in entries {
        request.take(entry, bag);
    }
    let Some(first) = request.names.first().cloned() else {
        bag.error(
            TokenStream::new(),
            "`technical_profiles!` names no policy file\nhelp: write `technical_profiles!(\"policies/TrustFrameworkBase.xml\", …)`",
        );
        return None;
    };
    Some(Request {
        names: request.names,
        policy: request.policy,
        settings: request.settings,
        environment: request.environment,
        profiles: request.profiles,
        runtime: request
            .runtime
            .unwrap_or_else(|| syn::parse_quote!(::connector_runtime)),
        first,
    })
}

impl Request {
    /// What to point at where nothing nearer is.
    pub(super) fn first(&self) -> &LitStr {
        &self.first
    }

    /// The files, read; `None` where one is not there.
    pub(super) fn files(&self, bag: &mut Bag) -> Option<Vec<File>> {
        let files: Vec<_> = self.names.iter().map(|name| file(name, bag)).collect();
        files.into_iter().collect()
    }

    /// The settings; none where none are asked for.
    pub(super) fn settings(&self, bag: &mut Bag) -> Option<Settings> {
        let Some(name) = &self.settings else {
            return Some(Settings::default());
        };
        let file = file(name, bag)?;
        let text = String::from_utf8_lossy(&file.bytes);
        let environment = self.environment.as_ref().map(LitStr::value);
        match super::settings(&text, environment.as_deref()) {
            Ok(settings) => Some(settings),
            Err(error) => {
                bag.error(name, format_args!("`{}`: {error}", name.value()));
                None
            }
        }
    }
}

fn file(name: &LitStr, bag: &mut Bag) -> Option<File> {
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let path = root.join(name.value());
    match std::fs::read(&path) {
        Ok(bytes) => Some(File {
            name: name.value(),
            path: path.display().to_string(),
            bytes,
        }),
        Err(error) => {
            bag.help(
                name,
                format_args!("`{}` cannot be read: {error}", name.value()),
                "write the path as it is seen from the folder of the crate's `Cargo.toml`",
            );
            None
        }
    }
}

impl Chosen {
    pub(super) fn pair(&self) -> (String, Option<String>) {
        let name = self.name.as_ref().map(ToString::to_string);
        (self.id.value(), name)
    }
}

impl Parse for Chosen {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let id = input.parse()?;
        let name = if input.peek(Token![as]) {
            input.parse::<Token![as]>()?;
            Some(input.parse()?)
        } else {
            None
        };
        Ok(Self { id, name })
    }
}

enum Entry {
    File(LitStr),
    Text(Ident, LitStr),
    Profiles(Ident, Vec<Chosen>),
    Runtime(Ident, Path),
    Unknown(Ident),
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return input.parse().map(Self::File);
        }
        let key = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        match key.to_string().as_str() {
            "policy" | "settings" | "environment" => Ok(Self::Text(key, input.parse()?)),
            "profiles" => {
                let list;
                bracketed!(list in input);
                let chosen = Punctuated::<Chosen, Token![,]>::parse_terminated(&list)?;
                Ok(Self::Profiles(key, chosen.into_iter().collect()))
            }
            "crate" => Ok(Self::Runtime(key, input.call(Path::parse_mod_style)?)),
            _ => {
                input.parse::<syn::Expr>()?;
                Ok(Self::Unknown(key))
            }
        }
    }
}

#[derive(Default)]
struct Draft {
    names: Vec<LitStr>,
    policy: Option<LitStr>,
    settings: Option<LitStr>,
    environment: Option<LitStr>,
    profiles: Option<Vec<Chosen>>,
    runtime: Option<Path>,
}

impl Draft {
    fn take(&mut self, entry: Entry, bag: &mut Bag) {
        match entry {
            Entry::File(name) => self.names.push(name),
            Entry::Text(key, text) => {
                let slot = match key.to_string().as_str() {
                    "policy" => &mut self.policy,
                    "settings" => &mut self.settings,
                    _ => &mut self.environment,
                };
                put(slot, &key, text, bag);
            }
            Entry::Profiles(key, chosen) => put(&mut self.profiles, &key, chosen, bag),
            Entry::Runtime(key, path) => put(&mut self.runtime, &key, path, bag),
            Entry::Unknown(key) => bag.help(
                &key,
                format_args!("`{key}` is no key of `technical_profiles!`"),
                "write one of `profiles`, `policy`, `settings`, `environment`, `crate`",
            ),
        }
    }
}

fn put<T>(slot: &mut Option<T>, key: &Ident, value: T, bag: &mut Bag) {
    if slot.replace(value).is_some() {
        bag.help(
            key,
            format_args!("`{key}` is said twice"),
            "leave one of them out",
        );
    }
}
