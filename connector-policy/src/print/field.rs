//! One field of a printed struct.

use crate::print::literal;
use crate::print::name;

/// A field with its attributes.
#[derive(Debug, Clone, Default)]
pub(super) struct Field {
    /// The claim's declared id: fields are found by it.
    pub(super) identity: String,
    /// What its name is made of.
    pub(super) base: String,
    /// The name without `r#`, once all fields are known.
    pub(super) name: String,
    pub(super) doc: Option<String>,
    /// The type without `Option`.
    pub(super) ty: String,
    pub(super) optional: bool,
    pub(super) role: Role,
    pub(super) input: Option<Attribute>,
    pub(super) output: Option<Attribute>,
    /// A `map` for when it is sent.
    pub(super) change: Option<String>,
    pub(super) held: Held,
    /// An expression reads it.
    pub(super) is_read: bool,
    /// Another field holds the claim in the end.
    pub(super) is_early: bool,
}

/// Whether the policy's bag of claims holds what the field does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Held {
    #[default]
    InBag,
    /// The default of an input claim: it is sent, and never put into the bag.
    AsDefault,
}

/// What a field is beside input and output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// An input, an output or both.
    #[default]
    Travels,
    /// `#[claim]`: given, never sent.
    Given,
    /// `#[claim(value = …)]`: computed, never sent.
    Computed(String),
}

/// The keys of `#[input]` or `#[output]`.
#[derive(Debug, Clone, Default)]
pub(super) struct Attribute {
    /// The name on the wire; `None` where it does not travel by name.
    pub(super) wire: Option<String>,
    pub(super) path: Option<String>,
    pub(super) default: Option<String>,
    pub(super) value: Option<String>,
    pub(super) resolve: Option<String>,
    pub(super) map: Option<String>,
    /// `payload`, `bearer`, `coerce`.
    pub(super) words: Vec<&'static str>,
}

/// The widest arguments that rustfmt leaves on one line.
const WIDEST: usize = 70;

impl Field {
    pub(super) fn is_secret(&self) -> bool {
        self.ty.starts_with("Secret")
    }

    /// The lines of the field; `camel`: whether the profile says `rename_all = "camelCase"`.
    pub(super) fn lines(&self, camel: bool, dashed: bool, prefix: &str) -> Vec<String> {
        let mut lines = Vec::new();
        // Items that a macro makes cannot be given docs by hand.
        let made = || (!prefix.is_empty()).then(|| format!("The claim `{}`.", self.name));
        lines.extend(
            self.doc
                .clone()
                .or_else(made)
                .map(|doc| format!("/// {doc}")),
        );
        match &self.role {
            Role::Travels => {}
            Role::Given => lines.push("#[claim]".to_owned()),
            Role::Computed(value) => lines.push(format!("#[claim(value = {value})]")),
        }
        let own = if camel {
            name::wire_camel(&self.name)
        } else {
            self.name.clone()
        };
        // A header's name with the field's `_` must be said: proxies drop such headers.
        let implied = (!(dashed && own.contains('_'))).then_some(own);
        if let Some(input) = &self.input {
            lines.extend(input.lines("input", implied.as_deref()));
        }
        if let Some(output) = &self.output {
            // An output on an input shares its name.
            let sent = self.input.as_ref().map(|input| input.wire.clone());
            let implied = match sent {
                Some(Some(wire)) => Some(wire),
                _ => implied,
            };
            lines.extend(output.lines("output", implied.as_deref()));
        }
        let ty = match self.ty.strip_prefix("Secret") {
            Some(of) => format!("{prefix}Secret{of}"),
            None => self.ty.clone(),
        };
        let ty = if self.optional {
            format!("Option<{ty}>")
        } else {
            ty
        };
        lines.push(format!("pub {}: {ty},", name::raw(&self.name)));
        lines
    }

    /// Whether the field's own name, or the same in camel case, is its name on the wire.
    pub(super) fn names(&self) -> (bool, bool) {
        let attribute = self.input.as_ref().or(self.output.as_ref());
        let wire = attribute.and_then(|attribute| attribute.wire.as_ref());
        let is = |name: &str| wire.is_some_and(|wire| wire == name);
        (is(&self.name), is(&name::wire_camel(&self.name)))
    }
}

impl Attribute {
    fn lines(&self, word: &str, implied: Option<&str>) -> Vec<String> {
        let mut keys: Vec<String> = self.words.iter().map(|word| (*word).to_owned()).collect();
        match (&self.path, &self.wire) {
            (Some(path), _) => keys.push(format!("path = {}", literal::string(path))),
            (None, Some(wire)) if implied != Some(wire) => {
                keys.push(format!("partner = {}", literal::string(wire)));
            }
            _ => {}
        }
        let values = [
            ("default", &self.default),
            ("value", &self.value),
            ("resolve", &self.resolve),
            ("map", &self.map),
        ];
        for (key, value) in values {
            keys.extend(value.as_ref().map(|value| format!("{key} = {value}")));
        }
        // `partner` first, words last: as people write it.
        let words = self.words.len();
        keys.rotate_left(words);
        if keys.is_empty() {
            return vec![format!("#[{word}]")];
        }
        let line = keys.join(", ");
        if self.is_literal() && line.chars().count() > WIDEST {
            let last = keys.len() - 1;
            let each = keys.iter().enumerate().map(|(index, key)| {
                let comma = if index == last { "" } else { "," };
                format!("    {key}{comma}")
            });
            let open = format!("#[{word}(");
            return std::iter::once(open)
                .chain(each)
                .chain(std::iter::once(")]".to_owned()))
                .collect();
        }
        vec![format!("#[{word}({line})]")]
    }

    /// Whether rustfmt reads it: an attribute with an expression is left as it is.
    fn is_literal(&self) -> bool {
        let values = [&self.default, &self.value, &self.map];
        values.into_iter().flatten().all(|value| {
            (value.starts_with('"') && !value.ends_with(')'))
                || value == "true"
                || value == "false"
                || value.bytes().all(|byte| byte.is_ascii_digit())
        })
    }
}
