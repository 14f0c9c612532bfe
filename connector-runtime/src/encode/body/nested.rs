//! A nested body, in one pass over the tree that the macro laid out: objects and arrays are written as they are met, and
//! taken back where nothing came into them.

use super::value;
use crate::encode::{Refusal, Slot};
use crate::profile::{Member, Node};

/// A claim, by its index, whose value cannot be sent.
#[derive(Debug)]
pub(in crate::encode) struct Fault {
    pub(in crate::encode) claim: usize,
    pub(in crate::encode) refusal: Refusal,
}

/// Writes the members of the root, which is open already.
///
/// An absent claim leaves its branch out, and so does an object or array with nothing in it; the elements behind move up, so
/// that an array never has a hole.
pub(in crate::encode) fn write(
    members: &[Member],
    slots: &[Slot<'_>],
    body: &mut Vec<u8>,
) -> Result<(), Fault> {
    object(members, slots, body).map(drop)
}

/// Writes the members; false where there is none.
fn object(members: &[Member], slots: &[Slot<'_>], body: &mut Vec<u8>) -> Result<bool, Fault> {
    let mut any = false;
    for member in members {
        let before = body.len();
        if any {
            body.push(b',');
        }
        body.extend_from_slice(member.key.as_bytes());
        if node(&member.node, slots, body)? {
            any = true;
        } else {
            body.truncate(before);
        }
    }
    Ok(any)
}

/// Writes the elements; false where there is none.
fn array(elements: &[Node], slots: &[Slot<'_>], body: &mut Vec<u8>) -> Result<bool, Fault> {
    let mut any = false;
    for element in elements {
        let before = body.len();
        if any {
            body.push(b',');
        }
        if node(element, slots, body)? {
            any = true;
        } else {
            body.truncate(before);
        }
    }
    Ok(any)
}

/// Writes a value; false where there is none, and then the caller takes back what was written.
fn node(node: &Node, slots: &[Slot<'_>], body: &mut Vec<u8>) -> Result<bool, Fault> {
    match node {
        Node::Claim(claim) => match slots.get(*claim) {
            Some(slot) => value(slot, body).map_err(|refusal| Fault {
                claim: *claim,
                refusal,
            }),
            None => Ok(false),
        },
        Node::Object(members) => {
            body.push(b'{');
            let any = object(members, slots, body)?;
            body.push(b'}');
            Ok(any)
        }
        Node::Array(elements) => {
            body.push(b'[');
            let any = array(elements, slots, body)?;
            body.push(b']');
            Ok(any)
        }
    }
}

#[cfg(test)]
mod tests;
