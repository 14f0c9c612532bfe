//! One crate of all that is imported, outside of the workspace: it compiles, and tells what each profile sends and reads.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use connector_policy::{Leaf, Policies, Translation};
use serde_json::Value;

use crate::expected::{Exchange, samples};
use crate::outside;
use crate::xml::View;

/// What the program of all imported profiles says.
pub(crate) struct Built {
    pub(crate) source: String,
    /// Of each profile, what it sends and reads.
    told: Vec<Value>,
    /// Of each module, the policy that its profiles are exported as, and what that cannot say.
    pub(crate) exported: Vec<Value>,
}

impl Built {
    pub(crate) fn new(policies: &Policies) -> Self {
        let source = policies.to_source();
        let modules = modules(&source);
        let ids: Vec<_> = leaves(policies)
            .map(|leaf| leaf.policy_id.as_str())
            .collect();
        assert_eq!(ids.len(), modules.len());
        let files = [
            ("src/imported.rs", source.as_str()),
            ("src/main.rs", &main(&modules, &ids)),
        ];
        let lines = outside::cargo("run", "imported", &files);
        let lines = lines
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("a JSON line"));
        let (exported, told) = lines.partition(|line| line.get("xml").is_some());
        Self {
            source,
            told,
            exported,
        }
    }
}

/// The modules of a printed source.
pub(crate) fn modules(source: &str) -> Vec<syn::ItemMod> {
    let file = syn::parse_file(source).expect("the source is Rust");
    let modules = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Mod(module) => Some(module),
        _ => None,
    });
    modules.collect()
}

fn leaves(policies: &Policies) -> impl Iterator<Item = &Leaf> {
    policies
        .leaves()
        .iter()
        .filter(|leaf| !leaf.profiles.is_empty())
}

pub(crate) fn compare(policies: &Policies, built: &Built, folder: &Path) {
    let (modules, told) = (modules(&built.source), &built.told);
    let mut compared = 0;
    let inside = |leaf: &Leaf| {
        leaf.files
            .iter()
            .all(|file| Path::new(file).starts_with(folder))
    };
    let modules: Vec<_> = leaves(policies)
        .zip(modules)
        .filter(|(leaf, _)| inside(leaf))
        .collect();
    let names: Vec<_> = modules
        .iter()
        .map(|(_, module)| module.ident.to_string())
        .collect();
    let told: Vec<_> = told
        .iter()
        .filter(|told| names.iter().any(|name| told["module"] == *name))
        .collect();
    for (leaf, module) in modules {
        let view = View::read(&leaf.files);
        let imported: Vec<_> = leaf
            .profiles
            .iter()
            .filter(|profile| matches!(profile.translation, Translation::Whole(_)))
            .collect();
        for profile in &imported {
            let found = *told
                .iter()
                .find(|told| told["module"] == module.ident.to_string() && told["id"] == profile.id)
                .unwrap_or_else(|| panic!("`{}` of {} is not built", profile.id, leaf.policy_id));
            let expected = Exchange::of(&view.profile(&profile.id), &view);
            assert_eq!(
                sent(found),
                expected,
                "`{}` of {}: {found:#}",
                profile.id,
                leaf.files.last().expect("a leaf has a file")
            );
            compared += 1;
        }
    }
    println!("{compared} imported profiles compiled and compared with the XML");
    assert_eq!(compared, told.len());
}

/// What the built crate says of a profile.
fn sent(told: &Value) -> Exchange {
    let list = |key: &str| -> Vec<String> {
        let list = told[key].as_array().expect("a list");
        list.iter()
            .map(|text| text.as_str().expect("a text").to_owned())
            .collect()
    };
    let text = |key: &str| told[key].as_str().expect("a text").to_owned();
    let set = |key: &str| -> BTreeSet<String> { list(key).into_iter().collect() };
    let body = match text("body") {
        body if body.is_empty() => BTreeSet::new(),
        body if told["is_payload"] == true => {
            BTreeSet::from([if body == "{}" { "payload" } else { "" }.to_owned()])
        }
        body if text("content_type").starts_with("application/json") => {
            let body: Value = serde_json::from_str(&body).expect("a JSON body");
            body.as_object()
                .expect("an object")
                .keys()
                .cloned()
                .collect()
        }
        body => body
            .split('&')
            .map(|pair| pair.split('=').next().unwrap_or_default().to_owned())
            .collect(),
    };
    // The declared query stands before that of the claims.
    let (uri, declared) = (text("uri"), text("service_url"));
    let query = |url: &str| -> Vec<String> {
        let query = url.split_once('?').map(|(_, query)| query.to_owned());
        query
            .map(|query| query.split('&').map(str::to_owned).collect())
            .unwrap_or_default()
    };
    let of_claims = query(&uri).split_off(query(&declared).len());
    Exchange {
        method: text("method"),
        url: declared,
        headers: set("headers"),
        body,
        query: of_claims
            .iter()
            .map(|pair| pair.split('=').next().unwrap_or_default().to_owned())
            .collect(),
        outputs: set("outputs"),
        auth: list("auth"),
    }
}

/// A program that prints a line of JSON for each profile, and one for each module.
fn main(modules: &[syn::ItemMod], ids: &[&str]) -> String {
    let mut main = String::from(MAIN);
    main.push_str("\nfn main() {\n");
    for (module, id) in modules.iter().zip(ids) {
        let name = module.ident.to_string();
        let mut policy = format!("Policy::new({id:?})");
        for item in module.content.iter().flat_map(|(_, items)| items) {
            match item {
                syn::Item::Struct(item) => {
                    call(&mut main, &name, item);
                    let _ = write!(policy, ".with::<imported::{name}::{}>()", item.ident);
                }
                syn::Item::Fn(item) if item.sig.ident == "messages" => {
                    let _ = write!(policy, ".messages(&imported::{name}::messages())");
                }
                _ => {}
            }
        }
        let _ = writeln!(main, "    export({name:?}, &{policy});");
    }
    main.push_str("}\n");
    main
}

fn call(main: &mut String, module: &str, item: &syn::ItemStruct) {
    let samples = samples();
    let (mut fields, mut payload) = (String::new(), false);
    for field in &item.fields {
        let attribute = |name: &str| {
            field
                .attrs
                .iter()
                .find(|attribute| attribute.path().is_ident(name))
                .map(|attribute| match &attribute.meta {
                    syn::Meta::List(list) => list.tokens.to_string(),
                    _ => String::new(),
                })
        };
        let Some(keys) = attribute("input").or_else(|| attribute("claim")) else {
            continue;
        };
        let has = |key: &str| {
            keys.split([',', '('])
                .any(|part| part.trim().starts_with(key))
        };
        if has("value =") || has("resolve =") {
            continue;
        }
        let ty = quote(&field.ty);
        let inner = ty
            .strip_prefix("Option<")
            .and_then(|ty| ty.strip_suffix('>'));
        payload |= has("payload");
        let mut value = if has("payload") {
            "String::from(\"{}\")".to_owned()
        } else {
            samples[inner.unwrap_or(&ty)].to_owned()
        };
        if inner.is_some() {
            value = format!("Some({value})");
        }
        let name = field.ident.as_ref().expect("a name");
        let _ = write!(fields, "{name}: {value}, ");
    }
    let name = &item.ident;
    let _ = writeln!(
        main,
        "    tell::<imported::{module}::{name}>({module:?}, {payload}, imported::{module}::{name}Input {{ {fields}}});"
    );
}

fn quote(ty: &syn::Type) -> String {
    use syn::__private::ToTokens as _;
    ty.to_token_stream().to_string().replace(' ', "")
}

const MAIN: &str = r#"#![deny(warnings)]
#![allow(dead_code, reason = "the structs are described and sent, their fields are not read")]
mod imported;

use connector_runtime::export::Policy;
use connector_runtime::{Auth, Context, PathStep, TechnicalProfile};

fn tell<P: TechnicalProfile>(module: &str, is_payload: bool, input: P::Input) {
    let profile = P::PROFILE;
    let prepared = match P::prepare(input, &context()) {
        Ok(prepared) => prepared,
        Err(error) => panic!("`{}` of {module}: {error}", profile.id),
    };
    let request = prepared.request();
    let outputs: Vec<String> = profile.outputs.iter().map(|output| {
        let steps: Vec<String> = output.path.iter().map(|step| match step {
            PathStep::Name(name) => (*name).to_owned(),
            PathStep::Index(index) => index.to_string(),
        }).collect();
        format!("{steps:?}")
    }).collect();
    let auth: Vec<String> = profile.auth.iter().map(|auth| match auth {
        Auth::Basic { username_key, password_key } => format!("Basic {username_key} {password_key}"),
        Auth::Bearer { key } => format!("Bearer {key}"),
        Auth::BearerClaim => "BearerClaim".to_owned(),
        Auth::ClientCertificate { key } => format!("ClientCertificate {key}"),
        Auth::ApiKeyHeader { name, key } => format!("ApiKeyHeader {name} {key}"),
        Auth::ApiKeyQuery { name, .. } => format!("ApiKeyQuery {name}"),
        other => format!("{other:?}"),
    }).collect();
    let own = ["accept", "content-type", "content-length", "host", "user-agent"];
    let headers: Vec<String> = request.headers().keys().map(|name| name.to_string()).filter(|name| !own.contains(&name.as_str())).collect();
    let content_type = request.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    println!(
        "{{\"module\":{module:?},\"id\":{},\"is_payload\":{is_payload},\"method\":{:?},\"service_url\":{},\"uri\":{},\"headers\":[{}],\"content_type\":{},\"body\":{},\"outputs\":[{}],\"auth\":[{}]}}",
        json(profile.id), request.method().as_str(), json(profile.service_url), json(&request.uri().to_string()),
        list(&headers), json(content_type), json(&String::from_utf8_lossy(request.body())), list(&outputs), list(&auth),
    );
}

fn export(module: &str, policy: &Policy) {
    println!("{{\"module\":{module:?},\"xml\":{},\"remarks\":[{}]}}", json(&policy.to_xml()), list(&policy.remarks()));
}

fn list(texts: &[String]) -> String {
    texts.iter().map(|text| json(text)).collect::<Vec<_>>().join(",")
}

fn json(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => { json.push('\\'); json.push(c); }
            c if c < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

fn context() -> Context {
    ["OIDC:ClientId", "OIDC:Scope", "OIDC:DomainHint", "OAUTH-KV:tenant"]
        .into_iter()
        .fold(Context::new(), |context, name| context.resolver(name, "v"))
        .setting("Host", "api.example.com")
        .setting("Version", "1")
}
"#;
