//! `InputClaimsTransformations` and `OutputClaimsTransformations`: references to what they name.

use crate::judge::Judge;
use crate::policy::{Text, Transformation};

impl Judge<'_> {
    /// What runs before the call, and what runs after it.
    pub(super) fn transformations(&mut self) -> (Vec<Transformation>, Vec<Transformation>) {
        let profile = self.profile;
        (
            self.each(&profile.input_transformations),
            self.each(&profile.output_transformations),
        )
    }

    fn each(&mut self, references: &[Text]) -> Vec<Transformation> {
        let merged = self.merged;
        let mut found = Vec::new();
        for reference in references {
            match merged.transformation(&reference.value) {
                Some(transformation) => found.push(transformation.clone()),
                None => {
                    let behind = self.behind();
                    self.warn(
                        reference.span,
                        "missing-transformation",
                        format!("the claims transformation `{}` is not there{behind}; its claims are left to the caller", reference.value),
                        "declare it in `ClaimsTransformations`",
                    );
                }
            }
        }
        found
    }
}
