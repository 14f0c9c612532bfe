//! A reading of policies that shares nothing with the importer: profiles as trees of elements, merged by the documented rules.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// An element: its attributes, its text, its children by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    pub(crate) handler: Option<String>,
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) keys: BTreeMap<String, String>,
    pub(crate) inputs: Vec<Claim>,
    pub(crate) outputs: Vec<Claim>,
    pub(crate) transformations: Vec<String>,
    include: Option<String>,
    include_claims: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) id: String,
    pub(crate) partner: Option<String>,
    pub(crate) default: Option<String>,
    pub(crate) always: bool,
}

impl Claim {
    pub(crate) fn wire(&self) -> &str {
        self.partner.as_deref().unwrap_or(&self.id)
    }
}

/// What a leaf sees.
#[derive(Debug, Default)]
pub(crate) struct View {
    profiles: BTreeMap<String, Profile>,
    /// Paths that a `GenerateJson` fills, by the claim that it writes and its own id.
    pub(crate) documents: BTreeMap<String, (String, Vec<String>)>,
}

impl View {
    /// The files of a chain, the base first.
    pub(crate) fn read(files: &[String]) -> Self {
        let mut view = Self::default();
        for file in files {
            let text = std::fs::read_to_string(file).expect("the file is there");
            let text = text.trim_start_matches('\u{feff}');
            let document = Document::parse(text).expect("the file was imported");
            view.add(document.root_element());
        }
        view
    }

    fn add(&mut self, root: Node<'_, '_>) {
        for node in root.descendants() {
            match node.tag_name().name() {
                "TechnicalProfile" if is_in(node, "ClaimsProvider") => {
                    let own = profile(node);
                    let id = node.attribute("Id").unwrap_or_default().to_owned();
                    let base = self.profiles.remove(&id).unwrap_or_default();
                    self.profiles.insert(id, over(base, own));
                }
                "ClaimsTransformation"
                    if node.attribute("TransformationMethod") == Some("GenerateJson") =>
                {
                    let paths =
                        node.descendants()
                            .filter_map(|part| match part.tag_name().name() {
                                "InputClaim" => part.attribute("TransformationClaimType"),
                                "InputParameter" => part.attribute("Id"),
                                _ => None,
                            });
                    let output = node
                        .descendants()
                        .find(|part| part.tag_name().name() == "OutputClaim");
                    let output = output.and_then(|part| part.attribute("ClaimTypeReferenceId"));
                    let id = node.attribute("Id").unwrap_or_default().to_owned();
                    let entry = (
                        output.unwrap_or_default().to_owned(),
                        paths.map(str::to_owned).collect(),
                    );
                    self.documents.insert(id, entry);
                }
                _ => {}
            }
        }
    }

    /// A profile with what it includes.
    pub(crate) fn profile(&self, id: &str) -> Profile {
        let own = self.profiles[id].clone();
        let mut base = Profile::default();
        if let Some(include) = &own.include {
            base = self.profile(include);
        }
        if let Some(claims) = &own.include_claims {
            let claims = self.profile(claims);
            base = over(
                base,
                Profile {
                    inputs: claims.inputs,
                    outputs: claims.outputs,
                    ..Profile::default()
                },
            );
        }
        over(base, own)
    }
}

fn is_in(node: Node<'_, '_>, name: &str) -> bool {
    node.ancestors()
        .any(|parent| parent.tag_name().name() == name)
}

fn profile(node: Node<'_, '_>) -> Profile {
    let mut profile = Profile::default();
    for part in node.descendants() {
        let attribute = |name: &str| part.attribute(name).map(|text| text.trim().to_owned());
        let list = part
            .parent()
            .map(|parent| parent.tag_name().name().to_owned());
        match (list.as_deref(), part.tag_name().name()) {
            (_, "Protocol") => profile.handler = attribute("Handler"),
            (Some("Metadata"), "Item") => {
                let text = part.text().unwrap_or_default().trim().to_owned();
                profile
                    .metadata
                    .insert(attribute("Key").unwrap_or_default(), text);
            }
            (Some("CryptographicKeys"), "Key") => {
                let name = attribute("StorageReferenceId").unwrap_or_default();
                profile
                    .keys
                    .insert(attribute("Id").unwrap_or_default(), name);
            }
            (Some("InputClaims"), "InputClaim") => profile.inputs.push(claim(part)),
            (Some("OutputClaims"), "OutputClaim") => profile.outputs.push(claim(part)),
            (_, "InputClaimsTransformation") => {
                profile.transformations.extend(attribute("ReferenceId"));
            }
            (_, "IncludeTechnicalProfile") => profile.include = attribute("ReferenceId"),
            (_, "IncludeClaimsFromTechnicalProfile") => {
                profile.include_claims = attribute("ReferenceId");
            }
            _ => {}
        }
    }
    profile
}

fn claim(node: Node<'_, '_>) -> Claim {
    let attribute = |name: &str| node.attribute(name).map(|text| text.trim().to_owned());
    Claim {
        id: attribute("ClaimTypeReferenceId").unwrap_or_default(),
        partner: attribute("PartnerClaimType").filter(|name| !name.is_empty()),
        default: node.attribute("DefaultValue").map(str::to_owned),
        always: attribute("AlwaysUseDefaultValue")
            .is_some_and(|text| text.eq_ignore_ascii_case("true")),
    }
}

fn over(base: Profile, own: Profile) -> Profile {
    let mut metadata = base.metadata;
    metadata.extend(own.metadata);
    let mut keys = base.keys;
    keys.extend(own.keys);
    let claims = |mut base: Vec<Claim>, own: Vec<Claim>| {
        let count = base.len();
        for claim in own {
            match base[..count].iter().position(|there| there.id == claim.id) {
                Some(at) => base[at] = claim,
                None => base.push(claim),
            }
        }
        base
    };
    let mut transformations = base.transformations;
    transformations.extend(own.transformations);
    Profile {
        handler: own.handler.or(base.handler),
        metadata,
        keys,
        inputs: claims(base.inputs, own.inputs),
        outputs: claims(base.outputs, own.outputs),
        transformations,
        include: own.include.or(base.include),
        include_claims: own.include_claims.or(base.include_claims),
    }
}
