//! The modes: a profile each, its claims from [`Values`], and what a server-side reader makes of a request.

use connector_runtime::{Error, ErrorKind, InputClaims, Sent, technical_profile};
use connector_tests::{Request, form, percent};

use super::values::Values;

/// A mode under test.
pub(super) trait Mode {
    type Input: InputClaims + Clone;

    fn input(values: &mut Values) -> Self::Input;

    /// Panics where the request is not exactly what the claims say.
    fn accepted(request: &Request, input: &Self::Input);

    /// Whether these claims may be refused.
    fn refusable(input: &Self::Input) -> bool;
}

/// What every refusal must be.
pub(super) fn refused(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::InputClaim, "{error}");
    assert_eq!(
        (error.sent(), error.attempts()),
        (Sent::NotSent, 0),
        "{error}"
    );
    assert!(error.claim().is_some(), "{error}");
}

/// The longest URL, and the longest header value.
const LIMIT: usize = 8 * 1024;

fn pair(name: &str, value: &str) -> (String, String) {
    (name.into(), value.into())
}

/// The pairs that three claims make: one, perhaps one, and any number.
fn pairs(a: &str, b: Option<&str>, c: &[String]) -> Vec<(String, String)> {
    std::iter::once(pair("a", a))
        .chain(b.map(|b| pair("b", b)))
        .chain(c.iter().map(|c| pair("c & d", c)))
        .collect()
}

/// No encoding takes more than three bytes for one.
fn may_be_too_long<'v>(values: impl IntoIterator<Item = &'v str>) -> bool {
    values
        .into_iter()
        .map(|value| value.len() * 3 + 16)
        .sum::<usize>()
        + 128
        > LIMIT
}

pub(super) struct Body;

#[technical_profile(service_url = "https://api.example.com/body", auth = None, allow_insecure_auth_in_production = true)]
#[derive(Clone)]
pub(super) struct InBody {
    #[input]
    a: String,
    #[input]
    b: Option<String>,
    #[input(partner = "c \"& d")]
    c: Vec<String>,
    #[output(default = 0)]
    ok: u8,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyRead {
    a: String,
    b: Option<String>,
    #[serde(rename = "c \"& d")]
    c: Vec<String>,
}

impl Mode for Body {
    type Input = InBodyInput;

    fn input(values: &mut Values) -> InBodyInput {
        InBodyInput {
            a: values.text(),
            b: values.maybe(),
            c: values.list(),
        }
    }

    fn accepted(request: &Request, input: &InBodyInput) {
        assert_eq!(request.target, "/body");
        let read: BodyRead = serde_json::from_slice(&request.body).unwrap();
        assert_eq!((&read.a, &read.b, &read.c), (&input.a, &input.b, &input.c));
        assert!(!request.body.windows(4).any(|window| window == b"null") || input_says_null(input));
    }

    fn refusable(_: &InBodyInput) -> bool {
        false
    }
}

/// An absent claim is omitted: `null` comes from a value alone.
fn input_says_null(input: &InBodyInput) -> bool {
    std::iter::once(&input.a)
        .chain(&input.b)
        .chain(&input.c)
        .any(|value| value.contains("null"))
}

pub(super) struct Form;

#[technical_profile(
    service_url = "https://api.example.com/form?x=1",
    auth = None,
    allow_insecure_auth_in_production = true,
    send_claims_in = Form,
)]
#[derive(Clone)]
pub(super) struct InForm {
    #[input]
    a: String,
    #[input]
    b: Option<String>,
    #[input(partner = "c & d")]
    c: Vec<String>,
    #[output(default = 0)]
    ok: u8,
}

impl Mode for Form {
    type Input = InFormInput;

    fn input(values: &mut Values) -> InFormInput {
        InFormInput {
            a: values.text(),
            b: values.maybe(),
            c: values.list(),
        }
    }

    fn accepted(request: &Request, input: &InFormInput) {
        assert_eq!(request.target, "/form?x=1");
        let body = std::str::from_utf8(&request.body).unwrap();
        assert!(body.bytes().all(|byte| byte.is_ascii_graphic()), "{body}");
        assert_eq!(
            form::pairs(body).unwrap(),
            pairs(&input.a, input.b.as_deref(), &input.c)
        );
    }

    fn refusable(_: &InFormInput) -> bool {
        false
    }
}

pub(super) struct QueryString;

#[technical_profile(
    service_url = "https://api.example.com/search?x=1",
    auth = None,
    allow_insecure_auth_in_production = true,
    send_claims_in = QueryString,
)]
#[derive(Clone)]
pub(super) struct InQueryString {
    #[input]
    a: String,
    #[input]
    b: Option<String>,
    #[input(partner = "c & d")]
    c: Vec<String>,
    #[output(default = 0)]
    ok: u8,
}

impl Mode for QueryString {
    type Input = InQueryStringInput;

    fn input(values: &mut Values) -> InQueryStringInput {
        InQueryStringInput {
            a: values.text(),
            b: values.maybe(),
            c: values.list(),
        }
    }

    fn accepted(request: &Request, input: &InQueryStringInput) {
        assert_eq!(request.path(), "/search");
        assert!(request.body.is_empty());
        let read = form::pairs(request.query().unwrap()).unwrap();
        assert_eq!(read[0], pair("x", "1"));
        assert_eq!(read[1..], pairs(&input.a, input.b.as_deref(), &input.c));
    }

    fn refusable(input: &InQueryStringInput) -> bool {
        let values = std::iter::once(&input.a).chain(&input.b).chain(&input.c);
        may_be_too_long(values.map(String::as_str))
    }
}

pub(super) struct Url;

#[technical_profile(
    service_url = "https://api.example.com/v1/{a}/users({b})/last?{c}={d}&x=1",
    auth = None,
    allow_insecure_auth_in_production = true,
    send_claims_in = Url,
)]
#[derive(Clone)]
pub(super) struct InUrl {
    #[input]
    a: String,
    #[input]
    b: String,
    #[input]
    c: String,
    #[input]
    d: String,
    #[output(default = 0)]
    ok: u8,
}

impl Mode for Url {
    type Input = InUrlInput;

    fn input(values: &mut Values) -> InUrlInput {
        InUrlInput {
            a: values.text(),
            b: values.text(),
            c: values.text(),
            d: values.text(),
        }
    }

    fn accepted(request: &Request, input: &InUrlInput) {
        let segments: Vec<_> = request.path().split('/').collect();
        let ["", "v1", a, b, "last"] = segments[..] else {
            panic!(
                "the path has other segments than declared: {}",
                request.path()
            );
        };
        // A server or a proxy would take another route.
        assert!(!matches!(a, "" | "." | ".."), "{a}");
        assert_eq!(percent::decode(a).unwrap(), input.a);
        let b = b
            .strip_prefix("users(")
            .and_then(|b| b.strip_suffix(')'))
            .unwrap();
        assert_eq!(percent::decode(b).unwrap(), input.b);
        let [cd, "x=1"] = request.query().unwrap().split('&').collect::<Vec<_>>()[..] else {
            panic!(
                "the query has other pairs than declared: {}",
                request.target
            );
        };
        let (c, d) = cd.split_once('=').unwrap();
        assert_eq!(percent::decode(c).unwrap(), input.c);
        assert_eq!(percent::decode(d).unwrap(), input.d);
        // A server that takes the query for a form reads the same.
        assert_eq!(
            form::pairs(cd)
                .unwrap_or_default()
                .first()
                .map(|pair| &pair.1),
            Some(&input.d)
        );
    }

    fn refusable(input: &InUrlInput) -> bool {
        matches!(input.a.as_str(), "" | "." | "..")
            || may_be_too_long([&input.a, &input.b, &input.c, &input.d].map(String::as_str))
    }
}

pub(super) struct Header;

#[technical_profile(
    service_url = "https://api.example.com/header",
    auth = None,
    allow_insecure_auth_in_production = true,
    send_claims_in = Header,
)]
#[derive(Clone)]
pub(super) struct InHeader {
    #[input(partner = "X-A")]
    a: String,
    #[input(partner = "X-B")]
    b: Option<String>,
    #[input(partner = "X-C")]
    c: Vec<String>,
    #[output(default = 0)]
    ok: u8,
}

impl Mode for Header {
    type Input = InHeaderInput;

    /// Two of three are plain, or next to all would be refused.
    fn input(values: &mut Values) -> InHeaderInput {
        InHeaderInput {
            a: values.text(),
            b: values.maybe().map(|_| values.visible()),
            c: values.list().iter().map(|_| values.visible()).collect(),
        }
    }

    /// RFC 9110 §5.5 and §5.6.1: blanks round a value or an element do not count, elements are separated by commas, and
    /// empty ones are none.
    fn accepted(request: &Request, input: &InHeaderInput) {
        assert_eq!(request.target, "/header");
        assert_eq!(request.header("x-a"), Some(input.a.as_str()));
        assert_eq!(request.header("x-b"), input.b.as_deref());
        let elements: Vec<_> = request
            .header("x-c")
            .unwrap_or_default()
            .split(',')
            .map(|element| element.trim_matches([' ', '\t']))
            .filter(|element| !element.is_empty())
            .collect();
        assert_eq!(elements, input.c);
        assert!(request.headers.len() <= 5, "{:?}", request.headers);
    }

    fn refusable(input: &InHeaderInput) -> bool {
        let unfit = |value: &String| {
            value.len() > LIMIT
                || value.trim() != value
                || !value.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        };
        unfit(&input.a) || input.c.iter().any(|element| element.contains(','))
    }
}

pub(super) struct Payload;

#[technical_profile(service_url = "https://api.example.com/payload", auth = None, allow_insecure_auth_in_production = true)]
#[derive(Clone)]
pub(super) struct InPayload {
    #[input(payload)]
    document: String,
    #[output(default = 0)]
    ok: u8,
}

impl Mode for Payload {
    type Input = InPayloadInput;

    /// Half are JSON, of any shape; half are text that rarely is.
    fn input(values: &mut Values) -> InPayloadInput {
        let document = match values.maybe() {
            Some(text) => text,
            None => format!(" {{ {:?} : {} }}\n", "k", serde_json::json!(values.list())),
        };
        InPayloadInput { document }
    }

    fn accepted(request: &Request, input: &InPayloadInput) {
        assert_eq!(request.target, "/payload");
        assert_eq!(request.body, input.document.as_bytes());
    }

    fn refusable(input: &InPayloadInput) -> bool {
        serde_json::from_str::<serde_json::Value>(&input.document).is_err()
    }
}

/// A claim in each place at once: none may leak into another's.
pub(super) struct Mixed;

#[technical_profile(
    service_url = "https://api.example.com/{a}?x=1",
    auth = None,
    allow_insecure_auth_in_production = true,
    method = Put,
)]
#[derive(Clone)]
pub(super) struct InAll {
    #[input(send_in = Url)]
    a: String,
    #[input]
    b: String,
    #[input(send_in = QueryString)]
    c: String,
    #[input(send_in = Header, partner = "X-D")]
    d: String,
    #[output(default = 0)]
    ok: u8,
}

impl Mode for Mixed {
    type Input = InAllInput;

    fn input(values: &mut Values) -> InAllInput {
        InAllInput {
            a: values.text(),
            b: values.text(),
            c: values.text(),
            d: values.visible(),
        }
    }

    fn accepted(request: &Request, input: &InAllInput) {
        let a = request.path().strip_prefix('/').unwrap();
        assert!(!a.contains('/') && !matches!(a, "" | "." | ".."), "{a}");
        assert_eq!(percent::decode(a).unwrap(), input.a);
        assert_eq!(
            form::pairs(request.query().unwrap()).unwrap(),
            [pair("x", "1"), pair("c", &input.c)]
        );
        assert_eq!(request.header("x-d"), Some(input.d.as_str()));
        let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
        assert_eq!(body, serde_json::json!({ "b": input.b }));
    }

    fn refusable(input: &InAllInput) -> bool {
        matches!(input.a.as_str(), "" | "." | "..") || may_be_too_long([input.a.as_str(), &input.c])
    }
}

/// Claims that are parts of segments, beside dots of the template: none may make a `.` or `..` of them.
pub(super) struct Parts;

#[technical_profile(
    service_url = "https://api.example.com/{a}{b}/.{c}/%2e{d}/{e}%2E/last",
    auth = None,
    allow_insecure_auth_in_production = true,
    send_claims_in = Url,
)]
#[derive(Clone)]
pub(super) struct InParts {
    #[input]
    a: String,
    #[input]
    b: String,
    #[input]
    c: String,
    #[input]
    d: String,
    #[input]
    e: String,
    #[output(default = 0)]
    ok: u8,
}

impl Mode for Parts {
    type Input = InPartsInput;

    /// Often nothing, a dot, or two: the rest is said by [`Url`].
    fn input(values: &mut Values) -> InPartsInput {
        let mut part = || {
            let text = values.text();
            match text.len() % 5 {
                0 => String::new(),
                1 => ".".into(),
                2 => "..".into(),
                _ => text,
            }
        };
        InPartsInput {
            a: part(),
            b: part(),
            c: part(),
            d: part(),
            e: part(),
        }
    }

    fn accepted(request: &Request, input: &InPartsInput) {
        let expected = [
            String::new(),
            format!("{}{}", input.a, input.b),
            format!(".{}", input.c),
            format!(".{}", input.d),
            format!("{}.", input.e),
            "last".into(),
        ];
        let segments: Vec<_> = request
            .path()
            .split('/')
            .map(|segment| percent::decode(segment).unwrap())
            .collect();
        assert_eq!(segments, expected);
        assert!(
            segments[1..]
                .iter()
                .all(|segment| !matches!(segment.as_str(), "" | "." | "..")),
            "{segments:?}"
        );
    }

    fn refusable(input: &InPartsInput) -> bool {
        let InPartsInput { a, b, c, d, e } = input;
        let routing = [
            format!("{a}{b}"),
            format!(".{c}"),
            format!(".{d}"),
            format!("{e}."),
        ]
        .iter()
        .any(|segment| matches!(segment.as_str(), "" | "." | ".."));
        routing || may_be_too_long([a, b, c, d, e].map(String::as_str))
    }
}
