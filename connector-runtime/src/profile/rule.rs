//! What a claim says beside its name and its place: where its value comes from, and what is done to it.

use super::Profile;

/// One key of one claim: `default`, `value`, `resolve`, `map`, `coerce`, `json`, or that it is only given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRule {
    /// The field's name, without `r#`.
    pub claim: &'static str,
    /// The field's type, as written.
    pub ty: &'static str,
    /// The attribute that says it.
    pub part: ClaimPart,
    /// What it says.
    pub says: Says,
}

/// The attribute in which a key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClaimPart {
    /// `#[input(…)]`: the claim travels to the API.
    Input,
    /// `#[output(…)]`: the claim after the call.
    Output,
    /// `#[claim]`, `#[claim(…)]`: the claim does not travel.
    Claim,
}

/// What a key says. An expression is its source in Rust, string literals in one form: `"a\tb"`, never `r"a b"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// `#[claim]` alone: the caller gives it, and other claims are computed from it.
    Given,
    /// `default = …` (`DefaultValue`), the expression.
    Default(&'static str),
    /// `value = …` (`DefaultValue` with `AlwaysUseDefaultValue`, and the claims transformations), the expression.
    Value(&'static str),
    /// `resolve = "…"`, with the braces.
    Resolve(&'static str),
    /// `map = …`, the function.
    Map(&'static str),
    /// `coerce`
    Coerce,
    /// `json`
    Json,
}

impl Profile {
    /// What its claims say beside names and places, in declaration order; within a claim first what holds before the call.
    ///
    /// ```
    /// use connector_runtime::{ClaimPart, Says, TechnicalProfile, technical_profile};
    ///
    /// #[technical_profile(service_url = "https://crm.example.com/", auth = Basic)]
    /// struct Member {
    ///     #[input(resolve = "{Culture:RFC5646}")] language: String,
    ///     #[output(default = true)]               is_new: bool,
    /// }
    ///
    /// let [language, is_new] = *Member::PROFILE.rules().collect::<Vec<_>>() else { panic!() };
    /// assert_eq!((language.claim, language.part), ("language", ClaimPart::Input));
    /// assert_eq!(language.says, Says::Resolve("{Culture:RFC5646}"));
    /// assert_eq!((is_new.ty, is_new.says), ("bool", Says::Default("true")));
    /// ```
    pub fn rules(&self) -> impl Iterator<Item = ClaimRule> {
        self.rules.lines().filter_map(rule)
    }
}

/// A line as the macro writes it.
fn rule(line: &'static str) -> Option<ClaimRule> {
    let mut columns = line.splitn(5, '\t');
    let mut column = || columns.next();
    let (claim, ty, part, key, value) = (column()?, column()?, column()?, column()?, column()?);
    Some(ClaimRule {
        claim,
        ty,
        part: match part {
            "input" => ClaimPart::Input,
            "output" => ClaimPart::Output,
            _ => ClaimPart::Claim,
        },
        says: match key {
            "given" => Says::Given,
            "default" => Says::Default(value),
            "value" => Says::Value(value),
            "resolve" => Says::Resolve(value),
            "map" => Says::Map(value),
            "coerce" => Says::Coerce,
            "json" => Says::Json,
            _ => return None,
        },
    })
}
