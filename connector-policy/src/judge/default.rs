//! `DefaultValue` and `AlwaysUseDefaultValue`: where the value of a claim comes from.

use crate::judge::{Judge, Resolver};
use crate::policy::{ClaimReference, Text};
use crate::profile::{DataType, Given, Meta};

impl Judge<'_> {
    /// `resolving`: whether resolvers are switched on; `None` for outputs, where there are none.
    pub(super) fn given(
        &mut self,
        reference: &ClaimReference,
        resolving: Option<bool>,
        meta: &mut Meta,
    ) -> Given {
        let always = match &reference.always {
            Some(always) => self.truth(always, "AlwaysUseDefaultValue"),
            None => false,
        };
        let Some(default) = &reference.default else {
            return Given::Plain;
        };
        let text = default.value.clone();
        if let Some(resolver) = Resolver::read(&text) {
            if resolving == Some(true) && always && resolver.known {
                if meta.ty.is_many() {
                    self.warn(
                        default.span,
                        "resolver-of-collection",
                        format!("`{text}` is one value, and `{}` a collection; the claim is taken as a `string` here", meta.identity),
                        "resolve it into a claim of type `string`",
                    );
                    meta.ty = DataType::String;
                }
                return Given::Resolve(text);
            }
            self.literal(default, resolving, &resolver);
        } else if let Some(setting) = crate::settings::first(&text) {
            self.warn(
                default.span,
                "unfilled-setting",
                format!(
                    "the setting `{}` is not filled, and stays as text",
                    setting.name
                ),
                "give `--settings appsettings.json`",
            );
        } else if Resolver::within(&text) {
            self.warn(
                default.span,
                "resolver-in-text",
                format!("`{text}` holds a claim resolver among other text, and is taken as text as a whole"),
                "let the default be the resolver alone",
            );
        }
        self.fits(default, meta);
        if always {
            Given::Value(text)
        } else {
            Given::Default(text)
        }
    }

    fn literal(&mut self, default: &Text, resolving: Option<bool>, resolver: &Resolver) {
        let text = &default.value;
        let (code, message, help) = match resolving {
            None => (
                "resolver-in-output",
                format!("`{text}` stands in an output claim, where the original does not resolve it: it is the text itself"),
                "resolve it in an input claim".to_owned(),
            ),
            Some(true) if !resolver.known => (
                "unknown-resolver",
                format!("`{text}` is no claim resolver of the original, and is taken as text"),
                format!("write one of the resolvers of `{}`", resolver.namespace),
            ),
            Some(_) => (
                "resolver-not-resolved",
                format!("the original sends `{text}` as this very text: it resolves it only with `IncludeClaimResolvingInClaimsHandling` and `AlwaysUseDefaultValue`"),
                "write `<Item Key=\"IncludeClaimResolvingInClaimsHandling\">true</Item>` and `AlwaysUseDefaultValue=\"true\"`".to_owned(),
            ),
        };
        self.warn(default.span, code, message, help);
    }

    /// A default that is no value of the claim's type is kept as the text that it is.
    fn fits(&mut self, default: &Text, meta: &mut Meta) {
        let text = default.value.trim();
        let fits = match meta.ty {
            DataType::Boolean => {
                text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
            }
            DataType::Int => text.parse::<i32>().is_ok(),
            DataType::Long => text.parse::<i64>().is_ok(),
            _ => true,
        };
        if !fits {
            self.warn(
                default.span,
                "default-of-other-type",
                format!("the default of `{}` is no value of its data type; the claim is taken as a `string` here", meta.identity),
                "write a value of the type",
            );
            meta.ty = DataType::String;
        }
    }
}
