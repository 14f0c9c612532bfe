//! The expressions that the documents allow in constants and formats: `{RelyingPartyTenantId}` and two more.

use crate::TransformationError;

/// What the three expressions stand for. An expression for which nothing is given here cannot be used.
///
/// ```
/// use connector_transformations::{format_string_claim, Expressions};
///
/// const HERE: Expressions<'_> = Expressions {
///     technical_profile_id: Some("Facebook-OAUTH"),
///     relying_party_tenant_id: Some("b2cdemo.onmicrosoft.com"),
///     trust_framework_tenant_id: None,
/// };
/// let format = HERE.fill("cpim_{0}@{RelyingPartyTenantId}")?;
/// assert_eq!(
///     format_string_claim("5164db16-3eee-4629-bfda-dcc3326790e9", &format)?,
///     "cpim_5164db16-3eee-4629-bfda-dcc3326790e9@b2cdemo.onmicrosoft.com",
/// );
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Expressions<'a> {
    /// `{TechnicalProfileId}`, such as `Facebook-OAUTH`.
    pub technical_profile_id: Option<&'a str>,
    /// `{RelyingPartyTenantId}`, such as `your-tenant.onmicrosoft.com`.
    pub relying_party_tenant_id: Option<&'a str>,
    /// `{TrustFrameworkTenantId}`, such as `your-tenant.onmicrosoft.com`.
    pub trust_framework_tenant_id: Option<&'a str>,
}

impl Expressions<'_> {
    /// The text with the expressions replaced; everything else in braces (`{0}`) stays. What is put in is not looked
    /// at again.
    ///
    /// # Errors
    /// Where an expression stands in the text for which nothing is given, or something with a brace in it, which a
    /// format would take for a place of its own.
    pub fn fill(&self, text: &str) -> Result<String, TransformationError> {
        let expressions = [
            ("{TechnicalProfileId}", self.technical_profile_id),
            ("{RelyingPartyTenantId}", self.relying_party_tenant_id),
            ("{TrustFrameworkTenantId}", self.trust_framework_tenant_id),
        ];
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(brace) = rest.find('{') {
            let (before, there) = rest.split_at(brace);
            filled.push_str(before);
            rest = match expressions
                .iter()
                .find(|(expression, _)| there.starts_with(expression))
            {
                Some((expression, Some(value))) if !value.contains(['{', '}']) => {
                    filled.push_str(value);
                    &there[expression.len()..]
                }
                Some((expression, value)) => {
                    let why = if value.is_none() {
                        "has no value here"
                    } else {
                        "stands for a text with a brace in it"
                    };
                    return Err(TransformationError::refused(
                        "Expressions",
                        format!("`{expression}` {why}"),
                    ));
                }
                None => {
                    filled.push('{');
                    &there[1..]
                }
            };
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::Expressions;

    const HERE: Expressions<'_> = Expressions {
        technical_profile_id: Some("P"),
        relying_party_tenant_id: Some("{0}"),
        trust_framework_tenant_id: None,
    };

    #[test]
    fn expressions_are_replaced_and_other_braces_stay() {
        assert_eq!(
            HERE.fill("{{0}} {TechnicalProfileId}{TechnicalProfileId} {Other} {")
                .as_deref(),
            Ok("{{0}} PP {Other} {")
        );
    }

    #[test]
    fn an_expression_without_a_usable_value_is_named() {
        let error = HERE
            .fill("{TrustFrameworkTenantId}")
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "`Expressions`: `{TrustFrameworkTenantId}` has no value here"
        );
        assert!(HERE.fill("{RelyingPartyTenantId}").is_err());
    }
}
