//! XML to a policy: the elements that concern RESTful technical profiles, by the documents' names.

use std::cell::RefCell;

use roxmltree::{Document, Node, ParsingOptions};

use crate::policy::{
    ClaimReference, ClaimType, Item, Key, Language, LocalizedMessage, Parameter, Policy, Protocol,
    TechnicalProfile, Text, Transformation, TransformedClaim,
};
use crate::read::LARGEST;
use crate::settings::Settings;
use crate::source::{Place, Span};

/// Why there is no policy.
pub(crate) enum Fault {
    Malformed(Place, String),
    /// Well-formed, with another root element.
    NotAPolicy(String),
    /// The values of its settings are larger than a file may be.
    TooLarge,
}

/// Nodes that a file may have; the tree takes some hundred bytes for each.
const MOST_NODES: u32 = 1_000_000;

pub(super) fn policy(text: &str, file: usize, settings: &Settings) -> Result<Policy, Fault> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let pos = error.pos();
        let said = error.to_string();
        let suffix = format!(" at {pos}");
        let place = Place {
            line: pos.row as usize,
            column: pos.col as usize,
        };
        Fault::Malformed(
            place,
            said.strip_suffix(&suffix).unwrap_or(&said).to_owned(),
        )
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "TrustFrameworkPolicy" {
        return Err(Fault::NotAPolicy(root.tag_name().name().to_owned()));
    }
    let reader = Reader {
        file,
        settings,
        room: RefCell::new(Some(LARGEST)),
    };
    let policy = reader.policy(root);
    match reader.room.into_inner() {
        Some(_) => Ok(policy),
        None => Err(Fault::TooLarge),
    }
}

struct Reader<'a> {
    file: usize,
    settings: &'a Settings,
    /// How many bytes the values of settings may still take.
    room: RefCell<Option<usize>>,
}

impl Reader<'_> {
    fn policy(&self, root: Node<'_, '_>) -> Policy {
        let blocks = |name, list| {
            children(root, "BuildingBlocks")
                .flat_map(move |blocks| children(blocks, name))
                .flat_map(move |block| children(block, list))
        };
        let base = child(root, "BasePolicy").and_then(|base| child(base, "PolicyId"));
        Policy {
            file: self.file,
            id: self.attribute(root, "PolicyId").unwrap_or_else(|| Text {
                value: String::new(),
                span: self.tag(root),
            }),
            base: base.map(|id| self.content(id)),
            deployment_mode: self.attribute(root, "DeploymentMode"),
            claim_types: blocks("ClaimsSchema", "ClaimType")
                .filter_map(|node| self.claim_type(node))
                .collect(),
            transformations: blocks("ClaimsTransformations", "ClaimsTransformation")
                .filter_map(|node| self.transformation(node))
                .collect(),
            profiles: children(root, "ClaimsProviders")
                .flat_map(|node| children(node, "ClaimsProvider"))
                .flat_map(|node| children(node, "TechnicalProfiles"))
                .flat_map(|node| children(node, "TechnicalProfile"))
                .filter_map(|node| self.profile(node))
                .collect(),
            localization: blocks("Localization", "LocalizedResources")
                .flat_map(|node| self.messages(node))
                .collect(),
            languages: blocks("ContentDefinitions", "ContentDefinition")
                .flat_map(|node| children(node, "LocalizedResourcesReferences"))
                .flat_map(|node| children(node, "LocalizedResourcesReference"))
                .filter_map(|node| self.language(node))
                .collect(),
        }
    }

    fn claim_type(&self, node: Node<'_, '_>) -> Option<ClaimType> {
        Some(ClaimType {
            id: self.attribute(node, "Id")?,
            display_name: child(node, "DisplayName").map(|node| self.content(node).value),
            data_type: child(node, "DataType").map(|node| self.content(node)),
        })
    }

    fn transformation(&self, node: Node<'_, '_>) -> Option<Transformation> {
        Some(Transformation {
            id: self.attribute(node, "Id")?,
            method: self
                .attribute(node, "TransformationMethod")
                .map(|method| method.value)
                .unwrap_or_default(),
            inputs: self.transformed(node, "InputClaims", "InputClaim"),
            parameters: nested(node, "InputParameters", "InputParameter")
                .filter_map(|node| {
                    Some(Parameter {
                        id: self.attribute(node, "Id")?.value,
                        data_type: self
                            .attribute(node, "DataType")
                            .map(|text| text.value)
                            .unwrap_or_default(),
                        value: self.fill(node.attribute("Value")?),
                    })
                })
                .collect(),
            outputs: self.transformed(node, "OutputClaims", "OutputClaim"),
        })
    }

    fn transformed(&self, node: Node<'_, '_>, list: &str, each: &str) -> Vec<TransformedClaim> {
        nested(node, list, each)
            .filter_map(|node| {
                Some(TransformedClaim {
                    claim: self.attribute(node, "ClaimTypeReferenceId")?,
                    role: self
                        .attribute(node, "TransformationClaimType")
                        .map(|role| role.value)
                        .unwrap_or_default(),
                })
            })
            .collect()
    }

    fn profile(&self, node: Node<'_, '_>) -> Option<TechnicalProfile> {
        let references = |list: &str, each: &str| {
            nested(node, list, each)
                .filter_map(|node| self.attribute(node, "ReferenceId"))
                .collect()
        };
        let included = |name: &str| {
            children(node, name)
                .filter_map(|node| self.attribute(node, "ReferenceId"))
                .collect()
        };
        Some(TechnicalProfile {
            id: self.attribute(node, "Id")?,
            span: self.tag(node),
            display_name: child(node, "DisplayName").map(|node| self.content(node).value),
            protocol: child(node, "Protocol").map(|node| Protocol {
                handler: node.attribute("Handler").unwrap_or_default().to_owned(),
            }),
            metadata: nested(node, "Metadata", "Item")
                .filter_map(|item| {
                    Some(Item {
                        key: self.attribute(item, "Key")?,
                        value: self.content(item),
                    })
                })
                .collect(),
            keys: nested(node, "CryptographicKeys", "Key")
                .filter_map(|key| {
                    Some(Key {
                        id: self.attribute(key, "Id")?,
                        storage: self.attribute(key, "StorageReferenceId"),
                    })
                })
                .collect(),
            input_transformations: references(
                "InputClaimsTransformations",
                "InputClaimsTransformation",
            ),
            inputs: self.references(node, "InputClaims", "InputClaim"),
            outputs: self.references(node, "OutputClaims", "OutputClaim"),
            output_transformations: references(
                "OutputClaimsTransformations",
                "OutputClaimsTransformation",
            ),
            includes: included("IncludeTechnicalProfile"),
            includes_claims: included("IncludeClaimsFromTechnicalProfile"),
        })
    }

    fn references(&self, node: Node<'_, '_>, list: &str, each: &str) -> Vec<ClaimReference> {
        nested(node, list, each)
            .filter_map(|claim| {
                Some(ClaimReference {
                    span: self.tag(claim),
                    claim: self.attribute(claim, "ClaimTypeReferenceId")?,
                    partner: self
                        .attribute(claim, "PartnerClaimType")
                        .filter(|partner| !partner.value.is_empty()),
                    // A default is a value: its blanks are its own.
                    default: claim.attribute_node("DefaultValue").map(|node| Text {
                        value: self.fill(node.value()),
                        span: self.span(node.range_value()),
                    }),
                    always: self.attribute(claim, "AlwaysUseDefaultValue"),
                    required: self
                        .attribute(claim, "Required")
                        .is_some_and(|text| text.value.eq_ignore_ascii_case("true")),
                })
            })
            .collect()
    }

    fn messages(&self, node: Node<'_, '_>) -> Vec<LocalizedMessage> {
        let Some(resources) = self.attribute(node, "Id") else {
            return Vec::new();
        };
        nested(node, "LocalizedStrings", "LocalizedString")
            .filter(|string| string.attribute("ElementType") == Some("ErrorMessage"))
            .filter_map(|string| {
                Some(LocalizedMessage {
                    resources: resources.value.clone(),
                    id: self.attribute(string, "StringId")?.value,
                    text: self.content(string),
                })
            })
            .collect()
    }

    fn language(&self, node: Node<'_, '_>) -> Option<Language> {
        Some(Language {
            resources: self.attribute(node, "LocalizedResourcesReferenceId")?.value,
            tag: self.attribute(node, "Language")?.value,
        })
    }

    fn fill(&self, text: &str) -> String {
        self.settings.fill(text, &mut self.room.borrow_mut())
    }

    /// An attribute's text, without the blanks around it, its settings filled.
    fn attribute(&self, node: Node<'_, '_>, name: &str) -> Option<Text> {
        let attribute = node.attribute_node(name)?;
        Some(Text {
            value: self.fill(attribute.value().trim()),
            span: self.span(attribute.range_value()),
        })
    }

    /// An element's text, as [`Self::attribute`]; a comment inside does not cut it off.
    fn content(&self, node: Node<'_, '_>) -> Text {
        let texts: String = node
            .children()
            .filter(Node::is_text)
            .filter_map(|text| text.text())
            .collect();
        let mut spans = node.children().filter(|child| {
            child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty())
        });
        let span = spans.next().map_or_else(
            || self.tag(node),
            |first| {
                let range = first.range();
                // The text begins behind the blanks that are cut off.
                let raw = &node.document().input_text()[range.clone()];
                let blank = raw.len() - raw.trim_start().len();
                let start = range.start + blank;
                self.span(start..start + raw.trim().len())
            },
        );
        Text {
            value: self.fill(texts.trim()),
            span,
        }
    }

    /// The start tag.
    fn tag(&self, node: Node<'_, '_>) -> Span {
        let range = node.range();
        let text = node.document().input_text();
        let end = node
            .first_child()
            .map_or(range.end, |child| child.range().start);
        let tag = text.get(range.start..end).unwrap_or_default();
        self.span(range.start..range.start + tag.trim_end().len())
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span {
            file: self.file,
            start: range.start,
            end: range.end,
        }
    }
}

fn children<'a, 'input>(
    node: Node<'a, 'input>,
    name: &str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children()
        .filter(move |child| child.is_element() && child.tag_name().name() == name)
}

fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    children(node, name).next()
}

fn nested<'a, 'input>(
    node: Node<'a, 'input>,
    list: &str,
    each: &str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    children(node, list).flat_map(move |node| children(node, each))
}
