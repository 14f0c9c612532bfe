//! The shape of a nested request body, as the macro lays it out from the claims' paths.

/// A member of an object in the body.
#[derive(Debug)]
pub struct Member {
    /// `"name":` with the name escaped for JSON.
    pub key: &'static str,
    /// What stands behind it.
    pub node: Node,
}

/// A value in the body.
#[derive(Debug)]
pub enum Node {
    /// A claim, by its index among [`Profile::inputs`](super::Profile::inputs).
    Claim(usize),
    /// An object; its members in the order in which the claims first mention them.
    Object(&'static [Member]),
    /// An array, from index 0 without a gap.
    Array(&'static [Node]),
}
