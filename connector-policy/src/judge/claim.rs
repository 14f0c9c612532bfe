//! References to claims: their types and their names on the wire.

use crate::judge::Judge;
use crate::policy::ClaimReference;
use crate::profile::{DataType, Meta};

impl Judge<'_> {
    pub(super) fn typed(&mut self, reference: &ClaimReference) -> (String, Meta) {
        let claim = &reference.claim;
        let mut meta = Meta {
            span: reference.span,
            identity: claim.value.clone(),
            ty: DataType::String,
            required: reference.required,
            display_name: None,
        };
        let Some(declared) = self.merged.claim_types.find(&claim.value) else {
            self.warn(
                claim.span,
                "undeclared-claim-type",
                format!(
                    "the claim type `{}` is not declared; it is taken as a `string`",
                    claim.value
                ),
                format!(
                    "declare it: `<ClaimType Id=\"{}\"><DataType>string</DataType></ClaimType>`",
                    claim.value
                ),
            );
            return ("string".to_owned(), meta);
        };
        meta.identity.clone_from(&declared.id.value);
        meta.display_name.clone_from(&declared.display_name);
        if declared.id.value != claim.value {
            self.warn(
                claim.span,
                "claim-type-case",
                format!(
                    "the claim type `{}` is declared as `{}`; ids are compared without case",
                    claim.value, declared.id.value
                ),
                format!("write `{}`", declared.id.value),
            );
        }
        let Some(data_type) = &declared.data_type else {
            return ("string".to_owned(), meta);
        };
        match DataType::read(&data_type.value) {
            Some(ty) => meta.ty = ty,
            None => self.warn(
                data_type.span,
                "unknown-data-type",
                format!("`{}` is no claim data type; it is taken as a `string`", data_type.value),
                "write `string`, `boolean`, `int`, `long`, `date`, `dateTime`, `duration`, `phoneNumber`, `stringCollection` or `userIdentity`",
            ),
        }
        (data_type.value.clone(), meta)
    }
}

/// `PartnerClaimType`, or the claim.
pub(super) fn wire(reference: &ClaimReference) -> String {
    let partner = reference.partner.as_ref().unwrap_or(&reference.claim);
    partner.value.clone()
}
