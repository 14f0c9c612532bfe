//! `import`, compile, `export`, `import` again: the second source is the first.
//!
//! What is compared is what a profile is: keys and claims with their attributes. Left out is what a compiled profile does not
//! hold: warnings and doc comments of claims. The order of claims is compared among those that are sent, and among those that
//! are read: there it can be seen.

use std::collections::BTreeMap;

use connector_policy::{Policies, Settings};
use syn::__private::ToTokens as _;

use crate::built::{self, Built};

pub(crate) fn compare(built: &Built) {
    let (mut same, mut remarks, mut differences) =
        (0, BTreeMap::<String, usize>::new(), Vec::new());
    let modules = built::modules(&built.source);
    assert_eq!(modules.len(), built.exported.len());
    for (module, exported) in modules.iter().zip(&built.exported) {
        assert_eq!(exported["module"], module.ident.to_string());
        let xml = exported["xml"].as_str().expect("a text");
        for remark in exported["remarks"].as_array().expect("a list") {
            *remarks.entry(remark.to_string()).or_default() += 1;
        }
        let again = Policies::from_texts([("exported.xml", xml.as_bytes())], &Settings::default());
        let second = again.to_source();
        let second = built::modules(&second);
        let second = second.first().map(profiles).unwrap_or_default();
        for (id, first) in profiles(module) {
            match second.get(&id) {
                Some(second) if *second == first => same += 1,
                other => differences.push(format!(
                    "{}::{id}\n{first:#?}\n{other:#?}\n{xml}",
                    module.ident
                )),
            }
        }
        let errors: Vec<_> = again
            .findings()
            .iter()
            .filter(|finding| finding.severity == connector_policy::Severity::Error)
            .map(ToString::to_string)
            .collect();
        assert!(errors.is_empty(), "{errors:#?}\n{xml}");
    }
    println!(
        "{same} profiles and their messages are imported again as they were, {} differ; what is said beside them:",
        differences.len()
    );
    for (remark, count) in &remarks {
        println!("  {count:4} {remark}");
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

/// The items of a module by name, each in a form that can be compared.
fn profiles(module: &syn::ItemMod) -> BTreeMap<String, Vec<String>> {
    let items = module.content.iter().flat_map(|(_, items)| items);
    let compared = items.filter_map(|item| match item {
        syn::Item::Struct(item) => Some((item.ident.to_string(), profile(item))),
        syn::Item::Fn(item) => Some((
            item.sig.ident.to_string(),
            vec![item.block.to_token_stream().to_string()],
        )),
        _ => None,
    });
    compared.collect()
}

fn profile(item: &syn::ItemStruct) -> Vec<String> {
    let mut lines: Vec<String> = item.attrs.iter().filter_map(attribute).collect();
    let (mut sent, mut read, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for field in &item.fields {
        let attributes: Vec<String> = field.attrs.iter().filter_map(attribute).collect();
        let name = field.ident.as_ref().expect("a name");
        let line = format!(
            "{} {name}: {}",
            attributes.join(" "),
            field.ty.to_token_stream()
        );
        let is = |word: &str| attributes.iter().any(|attribute| attribute.contains(word));
        if is("input") {
            sent.push(line.clone());
        }
        if is("output") && !is("output (value =") {
            read.push(line);
        } else if !is("input") {
            others.push(line);
        }
    }
    // Claims that do not travel have no order.
    others.sort();
    lines.extend([sent, read, others].concat());
    lines
}

/// An attribute without what says nothing: how a header and a path are spelt.
fn attribute(attribute: &syn::Attribute) -> Option<String> {
    let syn::Meta::List(list) = &attribute.meta else {
        let word = attribute.path().to_token_stream().to_string();
        return (!attribute.path().is_ident("doc")).then_some(word);
    };
    let text = attribute.to_token_stream().to_string();
    if list.path.is_ident("technical_profile") {
        return Some(lowered(&text));
    }
    Some(bracketed(&text))
}

/// The names of headers in lower case, as a compiled profile has them.
fn lowered(text: &str) -> String {
    let mut parts = text.split("ApiKeyHeader (\"");
    let mut lowered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('"').expect("a literal ends");
        lowered.extend(["ApiKeyHeader (\"", &name.to_lowercase(), "\"", rest]);
    }
    lowered
}

/// Indices in brackets.
fn bracketed(text: &str) -> String {
    let Some((before, rest)) = text.split_once("path = \"") else {
        return text.to_owned();
    };
    let (path, after) = rest.split_once('"').expect("a literal ends");
    let mut steps = path.split('.');
    let mut written = steps.next().unwrap_or_default().to_owned();
    for step in steps {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            written.extend(["[", step, "]"]);
        } else {
            written.extend([".", step]);
        }
    }
    format!("{before}path = \"{written}\"{after}")
}
