//! `{Settings:Name}`: what the policy editor's `appsettings.json` holds for an environment.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// The settings of one environment; none by default.
#[derive(Debug, Clone, Default)]
pub struct Settings(
    /// By name in lower case: the policy editor takes names in any case.
    HashMap<String, String>,
);

impl Settings {
    /// Reads the text of an `appsettings.json`: `{"Environments": [{"Name": …, "Tenant": …, "PolicySettings": {…}}]}`.
    ///
    /// `environment` is the name of one of them, in any case; it may be left out where there is one only.
    ///
    /// # Errors
    ///
    /// The text is no such document, or has no such environment; the error says which there are.
    pub fn from_json(text: &str, environment: Option<&str>) -> Result<Self, String> {
        let document: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| format!("the settings are no JSON: {error}"))?;
        let environments: Vec<&Map<String, Value>> = document
            .get("Environments")
            .and_then(Value::as_array)
            .ok_or("the settings have no list `Environments`")?
            .iter()
            .filter_map(Value::as_object)
            .collect();
        let name = |entry: &Map<String, Value>| {
            entry
                .get("Name")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let names = || {
            let names: Vec<_> = environments
                .iter()
                .map(|entry| format!("`{}`", name(entry)))
                .collect();
            names.join(", ")
        };
        let entry = match (environment, environments.as_slice()) {
            (Some(wanted), _) => environments
                .iter()
                .find(|entry| name(entry).eq_ignore_ascii_case(wanted))
                .ok_or_else(|| {
                    format!(
                        "the settings have no environment `{wanted}`: write one of {}",
                        names()
                    )
                })?,
            (None, [only]) => only,
            (None, []) => return Err("the settings have no environment".to_owned()),
            (None, _) => {
                return Err(format!(
                    "the settings have several environments: choose one of {}",
                    names()
                ));
            }
        };
        let mut settings = Self::default();
        settings = settings.with("Environment", &name(entry));
        if let Some(tenant) = entry.get("Tenant").and_then(Value::as_str) {
            settings = settings.with("Tenant", tenant);
        }
        if let Some(policy) = entry.get("PolicySettings").and_then(Value::as_object) {
            for (key, value) in policy {
                settings.add(key, value);
            }
        }
        Ok(settings)
    }

    /// One more setting; the last of a name counts.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.insert(name.to_ascii_lowercase(), value.to_owned());
        self
    }

    fn add(&mut self, key: &str, value: &Value) {
        match value {
            Value::Object(inner) => {
                for (name, value) in inner {
                    self.add(&format!("{key}:{name}"), value);
                }
            }
            Value::Null | Value::Array(_) => {}
            Value::String(text) => {
                self.0.insert(key.to_ascii_lowercase(), text.clone());
            }
            other => {
                self.0.insert(key.to_ascii_lowercase(), other.to_string());
            }
        }
    }

    /// The text with all settings filled that are known; names in any case, as the policy editor does it.
    ///
    /// `room`: how many bytes more than the text the values may take. What it has no room for stays as it is, and `room` is
    /// then `None`.
    pub(crate) fn fill(&self, text: &str, room: &mut Option<usize>) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(setting) = first(rest) {
            filled.push_str(&rest[..setting.start]);
            let known = self.0.get(&setting.name.to_ascii_lowercase());
            if let Some(value) = known {
                *room = room.and_then(|room| room.checked_sub(value.len()));
            }
            match known.filter(|_| room.is_some()) {
                Some(value) => filled.push_str(value),
                None => filled.push_str(&rest[setting.start..setting.end]),
            }
            rest = &rest[setting.end..];
        }
        filled.push_str(rest);
        filled
    }
}

/// A `{Settings:Name}` in a text.
pub(crate) struct Setting<'a> {
    pub(crate) name: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The first setting of a text, if it has one.
pub(crate) fn first(text: &str) -> Option<Setting<'_>> {
    const OPEN: &str = "{settings:";
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find('{') {
        let start = from + at;
        let name = start + OPEN.len();
        if text
            .get(start..name)
            .is_some_and(|open| open.eq_ignore_ascii_case(OPEN))
        {
            let length = text[name..].find(['{', '}']);
            if let Some(end) = length.map(|length| name + length)
                && text[end..].starts_with('}')
                && end > name
            {
                return Some(Setting {
                    name: &text[name..end],
                    start,
                    end: end + 1,
                });
            }
        }
        from = start + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{"Environments": [
        {"Name": "Development", "Tenant": "dev.onmicrosoft.com", "PolicySettings": {"Api": "https://dev", "Mfa": true}},
        {"Name": "Production", "Tenant": "prod.onmicrosoft.com", "PolicySettings": {"Api": "https://prod"}}
    ]}"#;

    #[test]
    fn settings_are_filled_in_any_case_and_others_stay() {
        let settings = Settings::from_json(TWO, Some("development")).unwrap();
        let fill = |text| settings.fill(text, &mut Some(100));
        assert_eq!(
            fill("{Settings:api}/{Settings:None}?{settings:Mfa}{x}{Settings:Tenant"),
            "https://dev/{Settings:None}?true{x}{Settings:Tenant"
        );
        assert_eq!(
            fill("{Settings:Environment} {Settings:Tenant}"),
            "Development dev.onmicrosoft.com"
        );
    }

    #[test]
    fn what_settings_add_is_limited() {
        let settings = Settings::default().with("X", "12345");
        let mut room = Some(10);
        assert_eq!(
            settings.fill("{Settings:X}{Settings:X}", &mut room),
            "1234512345"
        );
        assert_eq!(room, Some(0));
        assert_eq!(settings.fill("{Settings:X}", &mut room), "{Settings:X}");
        assert_eq!(room, None);
    }

    #[test]
    fn an_environment_is_chosen_or_the_error_says_which_there_are() {
        let several = Settings::from_json(TWO, None).unwrap_err();
        assert!(several.contains("`Development`, `Production`"), "{several}");
        let unknown = Settings::from_json(TWO, Some("Test")).unwrap_err();
        assert!(unknown.contains("no environment `Test`"), "{unknown}");
        assert!(Settings::from_json("[]", None).is_err());
    }
}
