//! The parts of a transformation by their documented names, in any case; what is missing or of another type is said.

use crate::formula::{Formula, Operand, Taken, Unwritten};
use crate::profile::{DataType, Transformation, Transformed};

/// The types that a role takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Takes {
    Any,
    Text,
    /// What has a text form that .NET and Rust agree on.
    Shown,
    Boolean,
    Int,
    Number,
    Many,
}

impl Takes {
    fn fits(self, ty: DataType) -> bool {
        match self {
            Self::Any => true,
            Self::Text => ty.is_text(),
            Self::Shown => ty.is_text() || ty.is_number(),
            Self::Boolean => ty.is_boolean(),
            Self::Int => ty == DataType::Int,
            Self::Number => ty.is_number(),
            Self::Many => ty.is_many(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Any => "claim",
            Self::Text => "`string`",
            Self::Shown => "`string` or number",
            Self::Boolean => "`boolean`",
            Self::Int => "`int`",
            Self::Number => "number",
            Self::Many => "collection",
        }
    }
}

pub(super) struct Parts<'a> {
    transformation: &'a Transformation,
    pub(super) profile: &'a str,
}

impl<'a> Parts<'a> {
    pub(super) fn new(transformation: &'a Transformation, profile: &'a str) -> Self {
        Self {
            transformation,
            profile,
        }
    }

    /// An input claim that must be there.
    pub(super) fn input(&self, role: &str, takes: Takes) -> Result<Taken, String> {
        self.optional_input(role, takes)?
            .ok_or_else(|| format!("it has no input claim `{role}`"))
    }

    pub(super) fn optional_input(&self, role: &str, takes: Takes) -> Result<Option<Taken>, String> {
        let mut inputs = self.transformation.inputs.iter();
        let Some(claim) = inputs.find(|claim| claim.role.eq_ignore_ascii_case(role)) else {
            return Ok(None);
        };
        if !takes.fits(claim.ty) {
            return Err(format!(
                "its input claim `{role}` is a {}, and `{}` is none",
                takes.name(),
                claim.identity
            ));
        }
        Ok(Some(Taken {
            claim: claim.clone(),
            raw: false,
            needed: false,
        }))
    }

    pub(super) fn inputs(&self) -> &'a [Transformed] {
        &self.transformation.inputs
    }

    pub(super) fn outputs(&self) -> &'a [Transformed] {
        &self.transformation.outputs
    }

    pub(super) fn parameters(&self) -> &'a [crate::policy::Parameter] {
        &self.transformation.parameters
    }

    pub(super) fn parameter(&self, id: &str) -> Result<&'a str, String> {
        self.optional_parameter(id)
            .ok_or_else(|| format!("it has no input parameter `{id}`"))
    }

    pub(super) fn optional_parameter(&self, id: &str) -> Option<&'a str> {
        self.parameters()
            .iter()
            .find(|parameter| parameter.id.eq_ignore_ascii_case(id))
            .map(|parameter| parameter.value.as_str())
    }

    /// A switch.
    pub(super) fn switch(&self, id: &str, otherwise: bool) -> Result<bool, String> {
        let Some(text) = self.optional_parameter(id) else {
            return Ok(otherwise);
        };
        let text = text.trim();
        let is = |word: &str| text.eq_ignore_ascii_case(word);
        if is("true") {
            Ok(true)
        } else if is("false") {
            Ok(false)
        } else {
            Err(format!(
                "its parameter `{id}` is neither `true` nor `false`"
            ))
        }
    }

    /// A number; `otherwise` where there is none.
    pub(super) fn number(&self, id: &str, otherwise: Option<i32>) -> Result<i32, String> {
        match (self.optional_parameter(id), otherwise) {
            (None, Some(otherwise)) => Ok(otherwise),
            _ => self
                .parameter(id)?
                .trim()
                .parse()
                .map_err(|_| format!("its parameter `{id}` is no whole number of 32 bits")),
        }
    }

    /// A word of a list, in any case, and what it is in Rust.
    pub(super) fn word(
        &self,
        id: &str,
        words: &[(&str, &'static str)],
        otherwise: Option<&'static str>,
    ) -> Result<&'static str, String> {
        let text = match (self.optional_parameter(id), otherwise) {
            (None, Some(otherwise)) => return Ok(otherwise),
            _ => self.parameter(id)?.trim(),
        };
        let known = words
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(text));
        known.map(|(_, rust)| *rust).ok_or_else(|| {
            let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            format!("its parameter `{id}` is none of {}", words.join(", "))
        })
    }

    /// `StringComparison`, by `stringComparison` or by `ignoreCase`.
    pub(super) fn comparison(&self) -> Result<&'static str, String> {
        if self.optional_parameter("stringComparison").is_some() {
            let words = [
                ("Ordinal", "Ordinal"),
                ("OrdinalIgnoreCase", "OrdinalIgnoreCase"),
            ];
            return self.word("stringComparison", &words, None);
        }
        let folded = self.switch("ignoreCase", false)?;
        Ok(if folded {
            "OrdinalIgnoreCase"
        } else {
            "Ordinal"
        })
    }

    /// A formula for the output of this role, which must be of the type that the expression has.
    pub(super) fn formula(
        &self,
        role: &str,
        gives: &'static str,
        inputs: Vec<Taken>,
        body: impl Fn(&[Operand]) -> String + 'static,
    ) -> Result<Formula, String> {
        self.optional_formula(role, gives, inputs, body)?
            .ok_or_else(|| format!("it has no output claim `{role}`"))
    }

    /// The same where the policy may leave the output out.
    pub(super) fn optional_formula(
        &self,
        role: &str,
        gives: &'static str,
        inputs: Vec<Taken>,
        body: impl Fn(&[Operand]) -> String + 'static,
    ) -> Result<Option<Formula>, String> {
        let mut outputs = self.outputs().iter();
        let Some(output) = outputs.find(|claim| claim.role.eq_ignore_ascii_case(role)) else {
            return Ok(None);
        };
        if output.ty.rust() != gives {
            return Err(format!(
                "its output claim `{role}` is written as `{gives}`, and `{}` is of another type",
                output.identity
            ));
        }
        Ok(Some(Formula {
            output: Some(output.clone()),
            inputs,
            gives_option: false,
            is_copy: false,
            is_fallible: false,
            feature: None,
            body: Box::new(body),
        }))
    }

    /// A formula that writes nothing.
    pub(super) fn assertion(
        inputs: Vec<Taken>,
        body: impl Fn(&[Operand]) -> String + 'static,
    ) -> Formula {
        Formula {
            output: None,
            inputs,
            gives_option: false,
            is_copy: false,
            is_fallible: true,
            feature: None,
            body: Box::new(body),
        }
    }
}

impl Taken {
    pub(super) fn raw(mut self) -> Self {
        self.raw = true;
        self
    }
}

impl Formula {
    pub(super) fn fallible(mut self) -> Self {
        self.is_fallible = true;
        self
    }

    pub(super) fn option(mut self) -> Self {
        self.gives_option = true;
        self
    }

    pub(super) fn copy(mut self) -> Self {
        self.is_copy = true;
        self
    }

    pub(super) fn feature(mut self, feature: &'static str) -> Self {
        self.feature = Some(feature);
        self
    }
}

/// The one formula of a method.
pub(super) fn one(
    formula: impl FnOnce() -> Result<Formula, String>,
) -> Result<Vec<Formula>, Unwritten> {
    Ok(vec![formula()?])
}

/// Several formulas, of which the policy may leave some out.
pub(super) fn some(
    formulas: impl FnOnce() -> Result<Vec<Option<Formula>>, String>,
) -> Result<Vec<Formula>, Unwritten> {
    let formulas: Vec<Formula> = formulas()?.into_iter().flatten().collect();
    if formulas.is_empty() {
        return Err("it has none of the method's output claims"
            .to_owned()
            .into());
    }
    Ok(formulas)
}
