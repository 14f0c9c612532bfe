//! x
use crate::finding::Findings;
use crate::merge::Merged;
use crate::source::Sources;
#[derive(Debug)]
pub(crate) struct Localized;
pub(crate) fn localized(_: &Merged, _: &Sources, _: &mut Findings) -> Vec<Localized> {
    Vec::new()
}
pub(super) fn lines(_: &[Localized]) -> Option<Vec<String>> {
    None
}
