//! [`Attribute`]: one attribute that a flow knows, and what becomes of it.

use crate::claims::Value;

/// The type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// A text; several choices stand in one text with commas.
    #[default]
    Text,
    /// A whole number.
    Integer,
    /// A truth; on the page a box to tick.
    Boolean,
}

/// An attribute that a flow knows. Of a connector's answer everything else is ignored.
///
/// As it is made, it is on no page, not saved and, unless a connector returns it during the sign-up, in no token.
///
/// ```
/// use connector_flows::{Attribute, Kind};
///
/// let city = Attribute::new("city").required().saved().in_token();
/// let risk = Attribute::new("riskScore").kind(Kind::Integer); // lives in the first token alone
/// # let _ = (city, risk);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) page: OnPage,
    pub(crate) saved: bool,
    pub(crate) in_token: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnPage {
    Absent,
    Optional,
    Required,
}

impl Attribute {
    /// An attribute by its name on the wire: `postalCode`, `extension_LoyaltyNumber`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: Kind::Text,
            page: OnPage::Absent,
            saved: false,
            in_token: false,
        }
    }

    /// Its type. Default: a text.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// The person is asked for it on the attribute page.
    #[must_use]
    pub fn collected(mut self) -> Self {
        self.page = OnPage::Optional;
        self
    }

    /// The person is asked for it, and the page is not taken without it; of a truth: without the tick.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.page = OnPage::Required;
        self
    }

    /// It is saved with the user.
    #[must_use]
    pub fn saved(mut self) -> Self {
        self.saved = true;
        self
    }

    /// It is one of the application's claims: it stands in every token, and the connectors before the token may set it.
    #[must_use]
    pub fn in_token(mut self) -> Self {
        self.in_token = true;
        self
    }

    /// Its name on the wire.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn on_page(&self) -> bool {
        self.page != OnPage::Absent
    }

    /// Whether the value is of the attribute's type.
    pub(crate) fn takes(&self, value: &Value) -> bool {
        matches!(
            (self.kind, value),
            (Kind::Text, Value::Text(_))
                | (Kind::Integer, Value::Integer(_))
                | (Kind::Boolean, Value::Boolean(_))
        )
    }
}
