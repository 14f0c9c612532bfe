//! Claims transformations as expressions of the standard library.
//!
//! The printed source depends on `connector-runtime` alone, so a method is here where one line of Rust says it. The others
//! are functions of `connector-transformations`, which a person may call in the printed source.

use crate::profile::{DataType, Transformation, Transformed};

/// A claim and the expression that computes it.
pub(crate) struct Formula<'a> {
    pub(crate) output: &'a Transformed,
    pub(crate) inputs: Vec<&'a Transformed>,
    /// Takes optional claims as they are.
    pub(crate) on_options: bool,
    /// Gives an option itself.
    pub(crate) gives_option: bool,
    body: Body<'a>,
}

/// The expression, once the names of the inputs are known; each is a reference.
type Body<'a> = Box<dyn Fn(&[&str]) -> String + 'a>;

impl Formula<'_> {
    /// The expression over claims of these names, each of which is there.
    pub(crate) fn expression(&self, names: &[&str]) -> String {
        (self.body)(names)
    }
}

/// The name of a method's function in the catalogue.
pub(crate) fn function(method: &str) -> String {
    let mut name = String::new();
    for c in method.chars().filter(char::is_ascii_alphanumeric) {
        if c.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// The formula of a transformation, if it has one.
pub(crate) fn of(transformation: &Transformation) -> Option<Formula<'_>> {
    let method = transformation.method.to_ascii_lowercase();
    body(&method, transformation).filter(|formula| fits(&method, formula))
}

/// Whether the claims have the types that the method takes and gives: another type would not compile.
fn fits(method: &str, formula: &Formula<'_>) -> bool {
    let takes = |ty: &str| formula.inputs.iter().all(|claim| claim.ty.rust() == ty);
    let gives = formula.output.ty.rust();
    match method {
        "copyclaim" => takes(gives),
        "doesclaimexist" => gives == "bool",
        "notclaims" | "andclaims" | "orclaims" | "comparebooleanclaimtovalue" => {
            takes("bool") && gives == "bool"
        }
        "compareclaims" | "compareclaimtovalue" | "stringcontains" => {
            takes("String") && gives == "bool"
        }
        "stringjoin" | "getsingleitemfromstringcollection" => {
            takes("Vec<String>") && gives == "String"
        }
        "formatstringclaim" | "formatstringmultipleclaims" | "convertnumbertostringclaim" => {
            gives == "String"
        }
        _ => takes("String") && gives == "String",
    }
}

fn body<'a>(method: &str, transformation: &'a Transformation) -> Option<Formula<'a>> {
    let of = Parts(transformation);
    Some(match method {
        "createstringclaim" => {
            let value = of.parameter("value").filter(|value| !value.contains('{'))?;
            of.formula("createdClaim", &[], move |_| {
                format!("String::from({value:?})")
            })?
        }
        "copyclaim" => of.one(|_| true, |a| format!("{a}.clone()"))?,
        "changecase" => {
            let function = match of.parameter("toCase")?.to_ascii_uppercase().as_str() {
                "LOWER" => "to_lowercase",
                "UPPER" => "to_uppercase",
                _ => return None,
            };
            of.formula("outputClaim", &["inputClaim1"], move |names| {
                format!("{}.{function}()", names[0])
            })?
        }
        "formatstringclaim" => of.format(&["inputClaim"])?,
        "formatstringmultipleclaims" => of.format(&["inputClaim1", "inputClaim2"])?,
        "stringreplace" => {
            let (old, new) = (of.parameter("oldValue")?, of.parameter("newValue")?);
            let old = Some(old).filter(|old| !old.is_empty())?;
            of.one(DataType::is_text, move |a| {
                format!("{a}.replace({old:?}, {new:?})")
            })?
        }
        "stringcontains" => {
            let (part, folded) = (of.parameter("contains")?, of.truth("ignoreCase")?);
            of.one(DataType::is_text, move |a| {
                if folded {
                    format!("{a}.to_lowercase().contains({:?})", part.to_lowercase())
                } else {
                    format!("{a}.contains({part:?})")
                }
            })?
        }
        "stringjoin" => {
            let between = of.parameter("delimiter")?;
            of.one(DataType::is_many, move |a| format!("{a}.join({between:?})"))?
        }
        "comparebooleanclaimtovalue" => {
            let value = of.truth("valueToCompareTo")?;
            of.formula("compareResult", &["inputClaim"], move |names| {
                let sign = if value { "*" } else { "!*" };
                format!("{sign}{}", names[0])
            })?
        }
        "notclaims" => of.one(DataType::is_boolean, |a| format!("!*{a}"))?,
        "andclaims" => of.two(DataType::is_boolean, |a, b| format!("*{a} && *{b}"))?,
        "orclaims" => of.two(DataType::is_boolean, |a, b| format!("*{a} || *{b}"))?,
        "compareclaims" => {
            let (sign, folded) = (of.operator()?, of.truth("ignoreCase")?);
            of.two(DataType::is_text, move |a, b| {
                if folded {
                    format!("{a}.to_lowercase() {sign} {b}.to_lowercase()")
                } else {
                    format!("{a} {sign} {b}")
                }
            })?
        }
        "compareclaimtovalue" => {
            let (sign, folded) = (of.operator()?, of.truth("ignoreCase")?);
            let value = of.parameter("compareTo")?;
            of.formula("outputClaim", &["inputClaim1"], move |names| {
                if folded {
                    format!(
                        "{}.to_lowercase() {sign} {:?}",
                        names[0],
                        value.to_lowercase()
                    )
                } else {
                    format!("{}.as_str() {sign} {value:?}", names[0])
                }
            })?
        }
        "convertnumbertostringclaim" => {
            of.one(DataType::is_number, |a| format!("{a}.to_string()"))?
        }
        "parsedomain" => of.formula("domain", &["emailAddress"], |names| {
            format!(
                "{}.rsplit_once('@').map_or(\"\", |(_, domain)| domain).to_owned()",
                names[0]
            )
        })?,
        "doesclaimexist" => Formula {
            on_options: true,
            ..of.one(|_| true, |a| format!("{a}.is_some()"))?
        },
        "getsingleitemfromstringcollection" => Formula {
            gives_option: true,
            ..of.formula("extractedItem", &["collection"], |names| {
                format!("{}.first().cloned()", names[0])
            })?
        },
        _ => return None,
    })
}

/// Looks up claims and parameters of a transformation by their documented names.
struct Parts<'a>(&'a Transformation);

impl<'a> Parts<'a> {
    fn input(&self, role: &str) -> Option<&'a Transformed> {
        self.0
            .inputs
            .iter()
            .find(|claim| claim.role.eq_ignore_ascii_case(role))
    }

    fn parameter(&self, id: &str) -> Option<&'a str> {
        self.0
            .parameters
            .iter()
            .find(|parameter| parameter.id.eq_ignore_ascii_case(id))
            .map(|parameter| parameter.value.as_str())
    }

    /// A switch; false where it is not there.
    fn truth(&self, id: &str) -> Option<bool> {
        match self.parameter(id).map(str::to_ascii_lowercase).as_deref() {
            Some("true") => Some(true),
            Some("false") | None => Some(false),
            Some(_) => None,
        }
    }

    fn operator(&self) -> Option<&'static str> {
        match self.parameter("operator")?.to_ascii_uppercase().as_str() {
            "EQUAL" => Some("=="),
            "NOT EQUAL" => Some("!="),
            _ => None,
        }
    }

    fn formula(
        &self,
        output: &str,
        roles: &[&str],
        body: impl Fn(&[&str]) -> String + 'a,
    ) -> Option<Formula<'a>> {
        Some(Formula {
            output: self
                .0
                .outputs
                .iter()
                .find(|claim| claim.role.eq_ignore_ascii_case(output))?,
            inputs: roles
                .iter()
                .map(|role| self.input(role))
                .collect::<Option<_>>()?,
            on_options: false,
            gives_option: false,
            body: Box::new(body),
        })
    }

    fn one(
        &self,
        fits: fn(DataType) -> bool,
        body: impl Fn(&str) -> String + 'a,
    ) -> Option<Formula<'a>> {
        let formula = self.formula("outputClaim", &["inputClaim"], move |names| body(names[0]))?;
        Some(formula).filter(|formula| formula.inputs.iter().all(|claim| fits(claim.ty)))
    }

    fn two(
        &self,
        fits: fn(DataType) -> bool,
        body: impl Fn(&str, &str) -> String + 'a,
    ) -> Option<Formula<'a>> {
        let roles = ["inputClaim1", "inputClaim2"];
        let formula = self.formula("outputClaim", &roles, move |names| body(names[0], names[1]))?;
        Some(formula).filter(|formula| formula.inputs.iter().all(|claim| fits(claim.ty)))
    }

    /// `String.Format` of .NET, as far as `format!` says the same.
    fn format(&self, roles: &[&str]) -> Option<Formula<'a>> {
        let pieces = composite(self.parameter("stringFormat")?, roles.len())?;
        let formula = self.formula("outputClaim", roles, move |names| {
            let text: String = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
                    Piece::Claim(_) => "{}".to_owned(),
                })
                .collect();
            let claims = pieces.iter().filter_map(|piece| match piece {
                Piece::Claim(index) => Some(format!(", {}", names[*index])),
                Piece::Text(_) => None,
            });
            format!("format!({text:?}{})", claims.collect::<String>())
        })?;
        let fits = |claim: &&Transformed| claim.ty.is_text() || claim.ty.is_number();
        let fine = formula.inputs.iter().all(fits);
        Some(formula).filter(|_| fine)
    }
}

enum Piece {
    Text(String),
    Claim(usize),
}

/// A composite format with plain `{0}` only.
fn composite(format: &str, count: usize) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let braced = &rest[at..];
        if let Some(left) = braced
            .strip_prefix("{{")
            .or_else(|| braced.strip_prefix("}}"))
        {
            text.push_str(&braced[..1]);
            rest = left;
            continue;
        }
        let (index, left) = braced.strip_prefix('{')?.split_once('}')?;
        let index = index.parse::<usize>().ok().filter(|index| *index < count)?;
        pieces.push(Piece::Text(std::mem::take(&mut text)));
        pieces.push(Piece::Claim(index));
        rest = left;
    }
    text.push_str(rest);
    pieces.push(Piece::Text(text));
    Some(pieces)
}

impl DataType {
    fn is_boolean(self) -> bool {
        self == Self::Boolean
    }

    fn is_number(self) -> bool {
        matches!(self, Self::Int | Self::Long)
    }

    fn is_text(self) -> bool {
        self.rust() == "String"
    }
}
