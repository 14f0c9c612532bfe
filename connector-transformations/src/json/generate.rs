//! `GenerateJson`: claims and constants, each with a path, become one JSON text. The tree of paths is laid out whole
//! before anything is written, so that what it refuses does not depend on which claims are absent.

use std::fmt::Write as _;

use serde::Serialize;

use crate::TransformationError;
use crate::types;

const METHOD: &str = "GenerateJson";

/// As deep as an answer may be nested that the connector reads.
const MAX_DEPTH: usize = 32;

/// A claim that stands in a JSON text: everything that is a claim, and [`Json`] for the rest.
///
/// Sealed: the text is put together without being looked at again.
pub trait JsonClaim: sealed::JsonText {}

impl<T: sealed::JsonText + ?Sized> JsonClaim for T {}

/// A value of any type that `serde` can write, as the JSON that it is: what the documents' method cannot do, which
/// escapes JSON that comes inside a string.
///
/// ```
/// # use connector_transformations::{generate_json, Json};
/// assert_eq!(generate_json(&[("scores", &Json([1.5, 2.0]))])?, r#"{"scores":[1.5,2.0]}"#);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Json<T>(pub T);

/// `GenerateJson`: a JSON text of claims and constants, each in the place that its path names.
///
/// A path is split at its dots; a segment of digits is the index of an array, any other the name of a member. Members
/// come in the order in which they are first named, the documents' own order being unspecified: give the claims first
/// and the constants after them, as a policy does. Strings are strings, even where they hold JSON; numbers and
/// booleans are bare. An absent claim leaves its branch out, and the elements after it move up.
///
/// ```
/// # use connector_transformations::generate_json;
/// let (email, otp) = ("someone@example.com".to_owned(), "346349".to_owned());
/// let body = generate_json(&[
///     ("personalizations.0.to.0.email", &email),
///     ("personalizations.0.dynamic_template_data.otp", &otp),
///     ("personalizations.0.dynamic_template_data.verify-email", &email),
///     ("personalizations.0.subject", &"Contoso account email verification code"),
///     ("template_id", &"d-4c56ffb40fa648b1aa6822283df94f60"),
///     ("from.email", &"service@contoso.com"),
/// ])?;
/// assert_eq!(body, concat!(
///     r#"{"personalizations":[{"to":[{"email":"someone@example.com"}],"#,
///     r#""dynamic_template_data":{"otp":"346349","verify-email":"someone@example.com"},"#,
///     r#""subject":"Contoso account email verification code"}],"#,
///     r#""template_id":"d-4c56ffb40fa648b1aa6822283df94f60","from":{"email":"service@contoso.com"}}"#,
/// ));
///
/// let body = generate_json(&[
///     ("customerEntity.email", &r#"["someone@contoso.com"]"#),
///     ("customerEntity.role.name", &"Administrator"),
///     ("customerEntity.role.id", &1),
/// ])?;
/// assert_eq!(body, concat!(
///     r#"{"customerEntity":{"email":"[\"someone@contoso.com\"]","#,
///     r#""role":{"name":"Administrator","id":1}}}"#,
/// ));
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Where a path is empty, has an empty segment, an index with a leading zero, or more than 32 segments; where two are
/// the same, one goes through the other (`a` and `a.b`), or one has a member where another has an index; where the
/// indices of an array do not run from 0 without a gap; and where a number is not finite.
pub fn generate_json(claims: &[(&str, &dyn JsonClaim)]) -> Result<String, TransformationError> {
    let mut root = Node::Vacant;
    for (path, claim) in claims {
        let segments: Vec<&str> = path.split('.').collect();
        if segments.len() > MAX_DEPTH {
            return Err(refused(path, "has more than 32 segments"));
        }
        root.place(path, &segments, claim.json_text(path)?)?;
    }
    root.check()?;
    let mut json = String::new();
    if !root.write(&mut json) {
        json.push_str(if matches!(root, Node::Array(_)) {
            "[]"
        } else {
            "{}"
        });
    }
    Ok(json)
}

/// A place in the tree.
enum Node<'a> {
    /// Nothing is known of it yet.
    Vacant,
    /// A claim: its JSON, or none where it is absent.
    Claim(Option<String>),
    Object(Vec<(&'a str, Node<'a>)>),
    /// The elements by their indices, in the order in which they are first named.
    Array(Vec<(usize, Node<'a>)>),
}

impl<'a> Node<'a> {
    fn place(
        &mut self,
        path: &str,
        segments: &[&'a str],
        claim: Option<String>,
    ) -> Result<(), TransformationError> {
        let Some((segment, rest)) = segments.split_first() else {
            return match self {
                Self::Vacant => {
                    *self = Self::Claim(claim);
                    Ok(())
                }
                Self::Claim(_) => Err(refused(path, "is there twice")),
                Self::Object(_) | Self::Array(_) => Err(refused(
                    path,
                    "is a value, and another path goes through it",
                )),
            };
        };
        let index = index(path, segment)?;
        if matches!(self, Self::Vacant) {
            *self = if index.is_some() {
                Self::Array(Vec::new())
            } else {
                Self::Object(Vec::new())
            };
        }
        let child = match (&mut *self, index) {
            (Self::Object(members), None) => entry(members, *segment),
            (Self::Array(elements), Some(index)) => entry(elements, index),
            (Self::Claim(_), _) => {
                return Err(refused(
                    path,
                    "goes through a value that another path puts there",
                ));
            }
            _ => {
                return Err(refused(
                    path,
                    "has a member where another path has an index, or the other way round",
                ));
            }
        };
        child.place(path, rest, claim)
    }

    /// Every array is filled from 0 without a gap.
    fn check(&mut self) -> Result<(), TransformationError> {
        match self {
            Self::Vacant | Self::Claim(_) => Ok(()),
            Self::Object(members) => members
                .iter_mut()
                .try_for_each(|(_, member)| member.check()),
            Self::Array(elements) => {
                elements.sort_by_key(|(index, _)| *index);
                for (position, (index, element)) in elements.iter_mut().enumerate() {
                    if position != *index {
                        let text = format!(
                            "an array has an index {index} but no {position}: indices run from 0 without a gap"
                        );
                        return Err(TransformationError::refused(METHOD, text));
                    }
                    element.check()?;
                }
                Ok(())
            }
        }
    }

    /// Writes what is there; false, and nothing written, where all of it is absent.
    fn write(&self, json: &mut String) -> bool {
        let start = json.len();
        let mut first = true;
        match self {
            Self::Vacant | Self::Claim(None) => return false,
            Self::Claim(Some(text)) => {
                json.push_str(text);
                return true;
            }
            Self::Object(members) => {
                for (name, member) in members {
                    let before = json.len();
                    json.push(if first { '{' } else { ',' });
                    // `Value`'s `Display` cannot fail, nor can writing to a `String`.
                    let _ = write!(json, "{}:", serde_json::Value::from(*name));
                    if member.write(json) {
                        first = false;
                    } else {
                        json.truncate(before);
                    }
                }
                json.push('}');
            }
            Self::Array(elements) => {
                for (_, element) in elements {
                    let before = json.len();
                    json.push(if first { '[' } else { ',' });
                    if element.write(json) {
                        first = false;
                    } else {
                        json.truncate(before);
                    }
                }
                json.push(']');
            }
        }
        if first {
            json.truncate(start);
        }
        !first
    }
}

/// The child under this key, a vacant one where there is none yet.
fn entry<'c, 'a, K: PartialEq>(children: &'c mut Vec<(K, Node<'a>)>, key: K) -> &'c mut Node<'a> {
    let position = children
        .iter()
        .position(|(there, _)| *there == key)
        .unwrap_or_else(|| {
            children.push((key, Node::Vacant));
            children.len() - 1
        });
    &mut children[position].1
}

/// The index that a segment is; none of a member's name.
fn index(path: &str, segment: &str) -> Result<Option<usize>, TransformationError> {
    if segment.is_empty() {
        return Err(refused(path, "has an empty segment"));
    }
    if !segment.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    if segment.len() > 1 && segment.starts_with('0') {
        return Err(refused(path, "has an index with a leading zero"));
    }
    segment
        .parse()
        .map(Some)
        .map_err(|_| refused(path, "has an index that is too large"))
}

fn refused(path: &str, what: &str) -> TransformationError {
    TransformationError::refused(METHOD, format!("the path `{path}` {what}"))
}

mod sealed {
    use super::{Json, Serialize, TransformationError, refused, types};

    /// The JSON of a claim, at the path named in an error; none of an absent one.
    pub trait JsonText {
        fn json_text(&self, path: &str) -> Result<Option<String>, TransformationError>;
    }

    fn serialized(
        value: &(impl Serialize + ?Sized),
        path: &str,
    ) -> Result<Option<String>, TransformationError> {
        let text = serde_json::to_string(value)
            .map_err(|_| refused(path, "has a value that has no JSON form"))?;
        Ok((text != "null").then_some(text))
    }

    macro_rules! by_serde {
        ($($name:ty),+) => { $(
            impl JsonText for $name {
                fn json_text(&self, path: &str) -> Result<Option<String>, TransformationError> {
                    serialized(self, path)
                }
            }
        )+ };
    }

    by_serde!(
        str, String, bool, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize
    );
    by_serde!(types::Duration, types::PhoneNumber);
    #[cfg(feature = "dates")]
    by_serde!(types::Date, types::DateTime);
    #[cfg(feature = "social")]
    by_serde!(types::UserIdentity, types::Identity);

    impl<T: Serialize> JsonText for Json<T> {
        fn json_text(&self, path: &str) -> Result<Option<String>, TransformationError> {
            serialized(&self.0, path)
        }
    }

    impl JsonText for f64 {
        fn json_text(&self, path: &str) -> Result<Option<String>, TransformationError> {
            // `serde_json` writes `null` for these, which would leave the claim out.
            if self.is_finite() {
                serialized(self, path)
            } else {
                Err(refused(path, "has a number that is not finite"))
            }
        }
    }

    impl JsonText for f32 {
        fn json_text(&self, path: &str) -> Result<Option<String>, TransformationError> {
            if self.is_finite() {
                serialized(self, path)
            } else {
                Err(refused(path, "has a number that is not finite"))
            }
        }
    }

    impl<T: JsonText + ?Sized> JsonText for &T {
        fn json_text(&self, path: &str) -> Result<Option<String>, TransformationError> {
            (**self).json_text(path)
        }
    }

    impl<T: JsonText> JsonText for Option<T> {
        fn json_text(&self, path: &str) -> Result<Option<String>, TransformationError> {
            self.as_ref()
                .map_or(Ok(None), |claim| claim.json_text(path))
        }
    }

    impl<T: JsonText> JsonText for Vec<T> {
        fn json_text(&self, path: &str) -> Result<Option<String>, TransformationError> {
            let mut elements = Vec::with_capacity(self.len());
            for element in self {
                elements.extend(element.json_text(path)?);
            }
            Ok(Some(format!("[{}]", elements.join(","))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, JsonClaim, generate_json};

    fn error(paths: &[&str]) -> String {
        let claims: Vec<(&str, &dyn JsonClaim)> =
            paths.iter().map(|path| (*path, &"secret" as _)).collect();
        let error = generate_json(&claims).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
        error.to_string()
    }

    #[test]
    fn constants_may_go_on_where_claims_end() {
        let body = generate_json(&[
            ("values.0.app", &"Mobile app"),
            ("values.0.appId", &"123"),
            ("values.1.program", &"Holidays"),
            ("values.2.color", &"Yellow"),
        ]);
        let expected = r#"{"values":[{"app":"Mobile app","appId":"123"},{"program":"Holidays"},{"color":"Yellow"}]}"#;
        assert_eq!(body.as_deref(), Ok(expected));
    }

    #[test]
    fn types_names_and_bare_elements() {
        let body = generate_json(&[
            ("a\"b", &"c\"d\n"),
            ("n.0", &i64::MIN),
            ("n.1", &true),
            ("n.2", &2.5),
            ("list", &vec!["x".to_owned()]),
            ("json", &Json(serde_json::json!({"k": [1]}))),
            ("x1", &Some(&"y")),
        ]);
        let expected = concat!(
            r#"{"a\"b":"c\"d\n","n":[-9223372036854775808,true,2.5],"list":["x"],"#,
            r#""json":{"k":[1]},"x1":"y"}"#
        );
        assert_eq!(body.as_deref(), Ok(expected));
        assert_eq!(
            generate_json(&[("1", &"b"), ("0", &"a")]).as_deref(),
            Ok(r#"["a","b"]"#)
        );
    }

    #[test]
    fn an_absent_claim_leaves_its_branch_out_and_no_hole() {
        let absent = None::<String>;
        let body = generate_json(&[
            ("to.0.mail", &absent),
            ("to.1.mail", &"b"),
            ("cc.0", &absent),
            ("d.e.f", &absent),
        ]);
        assert_eq!(body.as_deref(), Ok(r#"{"to":[{"mail":"b"}]}"#));
        assert_eq!(generate_json(&[("a.b", &absent)]).as_deref(), Ok("{}"));
        assert_eq!(generate_json(&[("0", &absent)]).as_deref(), Ok("[]"));
        assert_eq!(generate_json(&[]).as_deref(), Ok("{}"));
    }

    #[test]
    fn layouts_that_are_no_tree_are_refused_by_the_path_that_broke_it() {
        for (paths, text) in [
            (&["a", "a"] as &[_], "the path `a` is there twice"),
            (
                &["a", "a.b"],
                "the path `a.b` goes through a value that another path puts there",
            ),
            (
                &["a.b", "a"],
                "the path `a` is a value, and another path goes through it",
            ),
            (
                &["a.0", "a.b"],
                "the path `a.b` has a member where another path has an index, or the other way round",
            ),
            (
                &["a", "0"],
                "the path `0` has a member where another path has an index, or the other way round",
            ),
            (
                &["a.1"],
                "an array has an index 1 but no 0: indices run from 0 without a gap",
            ),
            (
                &["a.0", "a.2"],
                "an array has an index 2 but no 1: indices run from 0 without a gap",
            ),
            (&[""], "the path `` has an empty segment"),
            (&["a..b"], "the path `a..b` has an empty segment"),
            (
                &["a.01"],
                "the path `a.01` has an index with a leading zero",
            ),
            (
                &["a.99999999999999999999"],
                "the path `a.99999999999999999999` has an index that is too large",
            ),
        ] {
            assert_eq!(error(paths), format!("`GenerateJson`: {text}"), "{paths:?}");
        }
        assert!(error(&[&["a"; 33].join(".")]).ends_with("has more than 32 segments"));
    }

    #[test]
    fn a_number_that_json_does_not_have_is_refused() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(generate_json(&[("a", &number)]).is_err());
        }
    }
}
