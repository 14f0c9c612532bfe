//! `XmlStringToJsonString`: an XML text becomes a JSON text, in Newtonsoft's convention, which is the one that the
//! documents' system is written with.

use std::collections::HashMap;
use std::fmt::Write as _;

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use crate::TransformationError;

const METHOD: &str = "XmlStringToJsonString";

/// One claim, not a file.
const MAX_LENGTH: usize = 1 << 20;
/// The parser takes time quadratic in the attributes of one tag.
const MAX_ATTRIBUTES: usize = 256;
/// It also copies the namespaces in scope for every element that declares one: gigabytes, if a megabyte is made for it.
const MAX_NAMESPACES: usize = 256;
const MAX_NODES: u32 = 100_000;
/// As deep as `serde_json` reads.
const MAX_DEPTH: usize = 120;

/// `XmlStringToJsonString`: the same data as a JSON text.
///
/// ```
/// # use connector_transformations::xml_string_to_json_string;
/// let xml = "<user>\n  <name>Someone</name>\n  <email>someone@example.com</email>\n</user>";
/// assert_eq!(xml_string_to_json_string(xml)?, r#"{"user":{"name":"Someone","email":"someone@example.com"}}"#);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// An element is a member by its name, prefix included; elements of one name are one member, an array, in the place of
/// the first. An attribute `x` is a member `@x`, before the elements. An element of text alone is a string; text beside
/// attributes or elements is `#text`. `<a/>` is `null`, `<a></a>` is `""`. All values are strings: XML has no other.
/// Left out are white space between elements, the XML declaration, comments and processing instructions.
///
/// # Errors
/// Where the text is no XML, has a document type (entities are what attacks are made of), is longer than 1 MiB, has a
/// tag of more than 256 attributes, more than 256 declarations of namespaces, more than 100,000 nodes, or elements more
/// than 120 deep.
pub fn xml_string_to_json_string(xml: impl AsRef<str>) -> Result<String, TransformationError> {
    let xml = xml.as_ref();
    let refused = |text: &'static str| TransformationError::refused(METHOD, text);
    if xml.len() > MAX_LENGTH {
        return Err(refused("the text is longer than 1 MiB"));
    }
    if attributes_of_the_widest_tag(xml) > MAX_ATTRIBUTES {
        return Err(refused("a tag has more than 256 attributes"));
    }
    if xml.matches("xmlns").count() > MAX_NAMESPACES {
        return Err(refused("the text declares more than 256 namespaces"));
    }
    let options = ParsingOptions {
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(xml, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => refused("the text has a document type, which is not read"),
        roxmltree::Error::NodesLimitReached => refused("the text has more than 100,000 nodes"),
        // The error's own text may quote the document; where it is wrong is safe to say.
        error => TransformationError::refused(
            METHOD,
            format!("the text is no XML (at row:column {})", error.pos()),
        ),
    })?;
    let root = document.root_element();
    let mut json = String::with_capacity(xml.len());
    // `Value`'s `Display` cannot fail, nor can writing to a `String`; the same holds for all that follows.
    let _ = write!(json, "{{{}:", quoted(name(root)));
    write_element(root, &mut json, 1)?;
    json.push('}');
    Ok(json)
}

/// What stands under one name in an object.
enum Item<'a, 'input> {
    Text(&'a str),
    Element(Node<'a, 'input>),
}

fn write_element(
    element: Node<'_, '_>,
    json: &mut String,
    depth: usize,
) -> Result<(), TransformationError> {
    if depth > MAX_DEPTH {
        return Err(TransformationError::refused(
            METHOD,
            "the elements are more than 120 deep",
        ));
    }
    let members = members(element);
    match members.as_slice() {
        [] => json.push_str(if source(element).ends_with("/>") {
            "null"
        } else {
            "\"\""
        }),
        [(name, items)] if name == "#text" && items.len() == 1 => {
            write_item(&items[0], json, depth)?;
        }
        members => {
            for (index, (name, items)) in members.iter().enumerate() {
                let _ = write!(
                    json,
                    "{}{}:",
                    if index == 0 { '{' } else { ',' },
                    quoted(name)
                );
                if let [item] = items.as_slice() {
                    write_item(item, json, depth)?;
                    continue;
                }
                for (index, item) in items.iter().enumerate() {
                    json.push(if index == 0 { '[' } else { ',' });
                    write_item(item, json, depth)?;
                }
                json.push(']');
            }
            json.push('}');
        }
    }
    Ok(())
}

fn write_item(
    item: &Item<'_, '_>,
    json: &mut String,
    depth: usize,
) -> Result<(), TransformationError> {
    match item {
        Item::Text(text) => {
            let _ = write!(json, "{}", quoted(text));
            Ok(())
        }
        Item::Element(element) => write_element(*element, json, depth + 1),
    }
}

/// The members of an element's object, each with all that has its name.
fn members<'a, 'input>(element: Node<'a, 'input>) -> Vec<(String, Vec<Item<'a, 'input>>)> {
    let mut members: Vec<(String, Vec<Item<'a, 'input>>)> = Vec::new();
    let declares = source(element)
        .split('>')
        .next()
        .is_some_and(|tag| tag.contains("xmlns"));
    for namespace in element.namespaces().filter(|_| declares) {
        let inherited = |node: Node<'a, 'input>| node.namespaces().any(|there| there == namespace);
        if namespace.name() == Some("xml") || element.parent_element().is_some_and(inherited) {
            continue;
        }
        let name = namespace
            .name()
            .map_or_else(|| "@xmlns".to_owned(), |prefix| format!("@xmlns:{prefix}"));
        members.push((name, vec![Item::Text(namespace.uri())]));
    }
    for attribute in element.attributes() {
        let name = &element.document().input_text()[attribute.range_qname()];
        members.push((format!("@{name}"), vec![Item::Text(attribute.value())]));
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    for child in element.children() {
        let (name, item) = match (child.node_type(), child.text()) {
            (NodeType::Element, _) => (name(child), Item::Element(child)),
            (NodeType::Text, Some(text)) if !text.trim_ascii().is_empty() => {
                ("#text", Item::Text(text))
            }
            _ => continue,
        };
        let place = *places.entry(name).or_insert_with(|| {
            members.push((name.to_owned(), Vec::new()));
            members.len() - 1
        });
        members[place].1.push(item);
    }
    members
}

/// The name of an element as it is written, with its prefix.
fn name<'a>(element: Node<'a, '_>) -> &'a str {
    let tag = source(element).trim_start_matches('<');
    let end = tag
        .find(|character: char| character.is_ascii_whitespace() || matches!(character, '/' | '>'));
    &tag[..end.unwrap_or(tag.len())]
}

fn source<'a>(element: Node<'a, '_>) -> &'a str {
    &element.document().input_text()[element.range()]
}

fn quoted(text: &str) -> serde_json::Value {
    serde_json::Value::from(text)
}

/// Counts `=` outside quotes in each tag; comments, sections and instructions have no attributes.
fn attributes_of_the_widest_tag(xml: &str) -> usize {
    let mut widest = 0;
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open));
        if let Some((open, close)) = skipped {
            let inside = &rest[open.len()..];
            rest = inside.find(close).map_or("", |end| &inside[end..]);
            continue;
        }
        let (mut attributes, mut quote, mut end) = (0, None, rest.len());
        for (position, byte) in rest.bytes().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    end = position;
                    break;
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => attributes += 1,
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
        }
        widest = widest.max(attributes);
        rest = &rest[end..];
    }
    widest
}

#[cfg(test)]
mod tests {
    use super::xml_string_to_json_string;

    fn json(xml: &str) -> String {
        let json = xml_string_to_json_string(xml).unwrap();
        serde_json::from_str::<serde_json::Value>(&json).unwrap();
        json
    }

    #[test]
    fn newtonsofts_convention() {
        for (xml, expected) in [
            ("<a/>", r#"{"a":null}"#),
            ("<a />", r#"{"a":null}"#),
            ("<a></a>", r#"{"a":""}"#),
            ("<a> </a>", r#"{"a":""}"#),
            ("<a>1</a>", r#"{"a":"1"}"#),
            ("<a>a &lt; &#34;b&#34;</a>", r#"{"a":"a < \"b\""}"#),
            ("<a><![CDATA[<x>]]></a>", r#"{"a":"<x>"}"#),
            ("<a x='1' y='&amp;'/>", r#"{"a":{"@x":"1","@y":"&"}}"#),
            ("<a x='1'>t</a>", r##"{"a":{"@x":"1","#text":"t"}}"##),
            (
                "<a><b>1</b><c/><b>2</b></a>",
                r#"{"a":{"b":["1","2"],"c":null}}"#,
            ),
            ("<a>x<b/>y</a>", r##"{"a":{"#text":["x","y"],"b":null}}"##),
            (
                "<?xml version='1.0'?><!-- c --><a><!-- d --><?p i?>t</a>",
                r#"{"a":"t"}"#,
            ),
            (
                "<p:a xmlns:p='urn:p' xmlns='urn:d'><b p:x='1'/></p:a>",
                r#"{"p:a":{"@xmlns:p":"urn:p","@xmlns":"urn:d","b":{"@p:x":"1"}}}"#,
            ),
            ("\u{feff}<é>ü</é>", r#"{"é":"ü"}"#),
        ] {
            assert_eq!(json(xml), expected, "{xml}");
        }
    }

    #[test]
    fn what_is_no_xml_is_refused_without_being_quoted() {
        for xml in [
            "",
            "secret",
            "<secret",
            "<secret></other>",
            "<a>&secret;</a>",
            "<a/><secret/>",
            "<a x='1' x='2'/>",
            "<!DOCTYPE a [<!ENTITY e 'secret'>]><a>&e;</a>",
            "<a x=secret/>",
            "<?xml version='1.0'",
            "<!--",
            "<![CDATA[",
        ] {
            let error = xml_string_to_json_string(xml).unwrap_err();
            assert!(
                !format!("{error} {error:?}").contains("secret"),
                "{error:?}"
            );
        }
    }

    #[test]
    fn what_would_take_the_machine_down_is_refused() {
        let deep = |levels| format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels));
        assert_eq!(json(&deep(120)).len(), 120 * 6 + 2);
        let wide = |attributes: usize| {
            format!(
                "<a {}/>",
                (0..attributes)
                    .map(|n| format!("x{n}='=>'"))
                    .collect::<Vec<_>>()
                    .join(" ")
            )
        };
        assert!(xml_string_to_json_string(wide(256)).is_ok());
        for (xml, text) in [
            (deep(121), "more than 120 deep"),
            (deep(99_000), "more than 120 deep"),
            (wide(257), "more than 256 attributes"),
            (
                format!(
                    "<a>{}</a>",
                    (0..257)
                        .map(|n| format!("<b xmlns:x{n}='u'/>"))
                        .collect::<Vec<_>>()
                        .concat()
                ),
                "256 namespaces",
            ),
            (format!("<!--<-->{}", wide(257)), "more than 256 attributes"),
            (
                format!("<a>{}</a>", "<b/>".repeat(100_001)),
                "more than 100,000 nodes",
            ),
            (" ".repeat((1 << 20) + 1), "longer than 1 MiB"),
        ] {
            let error = xml_string_to_json_string(xml).unwrap_err().to_string();
            assert!(error.ends_with(text), "{error}");
        }
    }
}
