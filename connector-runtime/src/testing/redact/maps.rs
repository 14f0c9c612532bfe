//! Claims that are maps: there the names of members are values too.

use crate::profile::{Member, Node, Place, Profile, Step};

/// The ways to the claims of a profile that are maps.
#[derive(Debug)]
pub(super) struct Maps(Vec<Vec<Way>>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Way {
    Name(String),
    Index(usize),
}

/// What of them lies below a place in a document.
#[derive(Debug)]
pub(super) struct Below<'m> {
    ways: Vec<&'m [Way]>,
    map: bool,
}

/// Of what is read.
pub(super) fn read(profile: &Profile) -> Maps {
    let outputs = profile.outputs.iter().filter(|claim| is_map(claim.ty));
    let ways = outputs.map(|claim| {
        let steps = claim.path.iter().map(|step| match step {
            Step::Name(name) => Way::Name((*name).to_owned()),
            Step::Index(index) => Way::Index(*index),
        });
        steps.collect()
    });
    Maps(ways.collect())
}

/// Of what is sent in the body.
pub(super) fn sent(profile: &Profile) -> Maps {
    let mut ways = Vec::new();
    for claim in profile.inputs.iter().filter(|claim| is_map(claim.ty)) {
        match claim.send_in {
            Place::Payload => ways.push(Vec::new()),
            Place::Body => ways.push(vec![Way::Name(claim.partner.to_owned())]),
            _ => {}
        }
    }
    if let Some(members) = profile.body {
        ways.clear();
        nested(profile, members, &mut Vec::new(), &mut ways);
    }
    Maps(ways)
}

fn nested(profile: &Profile, members: &[Member], way: &mut Vec<Way>, ways: &mut Vec<Vec<Way>>) {
    for member in members {
        // `"name":`
        let name = serde_json::from_str(member.key.trim_end_matches(':')).unwrap_or_default();
        way.push(Way::Name(name));
        node(profile, &member.node, way, ways);
        way.pop();
    }
}

fn node(profile: &Profile, node: &Node, way: &mut Vec<Way>, ways: &mut Vec<Vec<Way>>) {
    match node {
        Node::Claim(index) => {
            let claim = profile.inputs.get(*index);
            if claim.is_some_and(|claim| is_map(claim.ty)) {
                ways.push(way.clone());
            }
        }
        Node::Object(members) => nested(profile, members, way, ways),
        Node::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                way.push(Way::Index(index));
                self::node(profile, element, way, ways);
                way.pop();
            }
        }
    }
}

/// Whether a type says that it is one, or holds one.
fn is_map(ty: &str) -> bool {
    ty.contains("Map<")
}

impl Maps {
    /// At the document's root.
    pub(super) fn below(&self) -> Below<'_> {
        Below::new(self.0.iter().map(Vec::as_slice).collect(), false)
    }
}

impl Below<'_> {
    fn new(ways: Vec<&[Way]>, inside: bool) -> Below<'_> {
        Below {
            map: inside || ways.iter().any(|way| way.is_empty()),
            ways,
        }
    }

    /// Whether what stands here is in a map.
    pub(super) fn is_map(&self) -> bool {
        self.map
    }

    pub(super) fn of_member(&self, name: &str) -> Below<'_> {
        self.of(|way| matches!(way, Way::Name(known) if known == name))
    }

    pub(super) fn of_element(&self, index: usize) -> Below<'_> {
        self.of(|way| *way == Way::Index(index))
    }

    fn of(&self, step: impl Fn(&Way) -> bool) -> Below<'_> {
        let on = |way: &&[Way]| way.split_first().is_some_and(|(first, _)| step(first));
        let ways = self.ways.iter().copied().filter(on);
        Below::new(ways.filter_map(|way| way.get(1..)).collect(), self.map)
    }
}
