//! The `ClaimsSchema`: an id and a data type for each claim, the same in all profiles of the policy.

use crate::export::xml::Xml;
use crate::shape::Kind;

/// The claim types so far.
#[derive(Debug, Default)]
pub(super) struct Schema {
    types: Vec<ClaimType>,
}

#[derive(Debug)]
struct ClaimType {
    id: String,
    data_type: &'static str,
}

impl Schema {
    /// The claim type of a field: its id in the documents' spelling, if that is free or the same.
    pub(super) fn id(&mut self, field: &str, data_type: &'static str) -> String {
        let own = [camel(field), field.to_owned()];
        let others = (1..).map(|count| match count {
            1 => format!("{field}_{data_type}"),
            count => format!("{field}_{data_type}_{count}"),
        });
        for id in own.into_iter().chain(others) {
            // The documents' system compares ids without case.
            let there = self
                .types
                .iter()
                .find(|there| there.id.eq_ignore_ascii_case(&id));
            match there {
                None => {
                    let ty = ClaimType { id, data_type };
                    self.types.push(ty);
                    break;
                }
                Some(there) if there.id == id && there.data_type == data_type => return id,
                Some(_) => {}
            }
        }
        self.types
            .last()
            .map_or_else(String::new, |last| last.id.clone())
    }

    pub(super) fn written(&self) -> Xml {
        let mut xml = Xml::at(3);
        for ClaimType { id, data_type } in &self.types {
            xml.open("ClaimType", &[("Id", Some(id))]);
            xml.text("DisplayName", &[], id);
            xml.text("DataType", &[], data_type);
            xml.close("ClaimType");
        }
        xml
    }
}

/// The claim data type for a Rust type, and what is lost by it.
pub(super) fn data_type(ty: &str) -> (&'static str, Option<&'static str>) {
    let inner = |ty: &str| {
        ty.rsplit("::")
            .next()
            .unwrap_or(ty)
            .trim_end_matches('>')
            .to_owned()
    };
    match Kind::of(ty).0 {
        Kind::Boolean => ("boolean", None),
        Kind::Integer { bits, signed } if bits < 32 || (bits == 32 && signed) => ("int", None),
        Kind::Integer { bits, signed } if bits < 64 || (bits == 64 && signed) => ("long", None),
        Kind::Integer { .. } => ("long", Some("a `long` is smaller")),
        Kind::Number => (
            "string",
            Some("there is no data type for numbers with a fraction"),
        ),
        Kind::Text(Some("date")) => ("date", None),
        Kind::Text(Some("date-time")) => ("dateTime", None),
        Kind::Text(_) | Kind::Word(_) => ("string", None),
        Kind::List(element) => match *element {
            Kind::Text(_) => ("stringCollection", None),
            _ => ("stringCollection", Some("a collection holds strings alone")),
        },
        Kind::Object(_) => ("string", Some("an object is no data type")),
        // No words of a type say more.
        _ => match inner(ty.trim_start_matches("Option<")).as_str() {
            "PhoneNumber" => ("phoneNumber", None),
            "SignedDuration" | "Duration" | "Span" => ("duration", None),
            _ => (
                "string",
                Some("what the type is on the wire is not known here"),
            ),
        },
    }
}

/// `given_name` → `givenName`, where that is read as the same field again; a directory extension keeps its prefix.
fn camel(field: &str) -> String {
    if let Some(rest) = field.strip_prefix("extension_") {
        let inner = camel(rest);
        if inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return format!("extension_{inner}");
        }
        return field.to_owned();
    }
    let mut words = field.split('_');
    let mut id = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if first.is_ascii_lowercase() && word.len() > 1 => {
                id.push(first.to_ascii_uppercase());
                id.push_str(chars.as_str());
            }
            // A digit, or a letter alone, would be taken for a part of the word before.
            _ => return field.to_owned(),
        }
    }
    if id.is_empty() { field.to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_the_same_field_again() {
        for (field, id) in [
            ("email", "email"),
            ("given_name", "givenName"),
            ("object_id", "objectId"),
            ("email_2", "email_2"),
            ("a_b_c", "a_b_c"),
            ("x_axis", "xAxis"),
            ("self_", "self_"),
            ("_3rd_party", "_3rd_party"),
            ("extension_loyalty_number", "extension_loyaltyNumber"),
            ("extension_2", "extension_2"),
            ("회원번호", "회원번호"),
        ] {
            assert_eq!(camel(field), id);
        }
    }

    #[test]
    fn a_claim_type_has_one_spelling_and_one_data_type() {
        let mut schema = Schema::default();
        let mut id = |field, ty| schema.id(field, ty);
        assert_eq!(id("e_mail", "string"), "eMail");
        assert_eq!(id("e_mail", "string"), "eMail");
        assert_eq!(id("email", "string"), "email_string");
        assert_eq!(id("email", "string"), "email_string");
        assert_eq!(id("e_mail", "int"), "e_mail");
        assert_eq!(id("e_mail", "long"), "e_mail_long");
    }

    #[test]
    fn data_types_are_told_from_words() {
        for (ty, data_type, whole) in [
            ("Option<String>", "string", true),
            ("Secret<String>", "string", true),
            ("bool", "boolean", true),
            ("u16", "int", true),
            ("i32", "int", true),
            ("u32", "long", true),
            ("u64", "long", false),
            ("f64", "string", false),
            ("Option<Vec<String>>", "stringCollection", true),
            ("Vec<u8>", "stringCollection", false),
            ("jiff::civil::Date", "date", true),
            ("Timestamp", "dateTime", true),
            (
                "Option<connector_transformations::PhoneNumber>",
                "phoneNumber",
                true,
            ),
            ("Plan", "string", false),
        ] {
            let (found, lost) = super::data_type(ty);
            assert_eq!((found, lost.is_none()), (data_type, whole), "{ty}");
        }
    }
}
