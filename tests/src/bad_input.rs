//! Bad inputs: one function a surface, any bytes in, a panic where something is wrong. The fuzz targets call them, and so
//! does a plain test with the inputs that were saved.
//!
//! Each compares with what shares no code with the product: the readers of this crate, `serde_json::Value`, the `url` crate.

#![allow(
    dead_code,
    clippy::missing_panics_doc,
    reason = "a panic is a finding; of most profiles one direction alone is looked at"
)]

use std::net::IpAddr;
use std::sync::LazyLock;
use std::time::Duration;

use connector_runtime::__private::Ready;
use connector_runtime::{Context, Egress, Error, ErrorKind, TechnicalProfile, technical_profile};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;

use crate::{form, percent};

/// A surface, by its name.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: &[Target] = &[
    ("encode", encode),
    ("escape", escape),
    ("decode", decode),
    ("refusal", refusal),
    ("retry_after", retry_after),
    ("template", template),
    ("egress", egress),
];

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct InBody {
    #[input]
    one: String,
    #[input]
    two: Option<String>,
    #[input]
    number: f64,
}

#[technical_profile(service_url = "https://api.example.com/?declared=1", auth = Bearer, send_claims_in = Form)]
struct InForm {
    #[input]
    one: String,
    #[input]
    two: Vec<String>,
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer, send_claims_in = Header)]
struct InHeader {
    #[input]
    one: String,
    #[input]
    two: Option<String>,
}

#[technical_profile(
    service_url = "https://api.example.com/a/{one}/b({two})?c={one}",
    auth = Bearer,
    send_claims_in = Url
)]
struct InUrl {
    #[input]
    one: String,
    #[input]
    two: String,
}

#[technical_profile(service_url = "https://api.example.com/?declared=1", auth = Bearer, send_claims_in = QueryString)]
struct InQuery {
    #[input]
    one: String,
    #[input]
    two: Vec<String>,
}

/// A profile as a connector holds it, its service URL read: made once, so that an execution is what is looked at alone.
type Held<P> = LazyLock<Ready<P>>;

static IN_BODY: Held<InBody> = LazyLock::new(ready);
static IN_FORM: Held<InForm> = LazyLock::new(ready);
static IN_HEADER: Held<InHeader> = LazyLock::new(ready);
static IN_URL: Held<InUrl> = LazyLock::new(ready);
static IN_QUERY: Held<InQuery> = LazyLock::new(ready);

fn ready<P: TechnicalProfile>() -> Ready<P> {
    Ready::new(Context::new()).expect("the service URL asks for no setting")
}

/// An input that is refused is refused for a claim, and its text shows no value.
fn refused(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::InputClaim, "{error}");
    assert!(error.claim().is_some());
}

/// The five encoders: two texts and a number in; what a reader gets out is what went in, or nothing is sent.
pub fn encode(bytes: &[u8]) {
    let (head, rest) = bytes.split_at(bytes.len().min(8));
    let mut eight = [0; 8];
    eight[..head.len()].copy_from_slice(head);
    let number = f64::from_bits(u64::from_le_bytes(eight));
    let text = String::from_utf8_lossy(rest);
    let (one, two) = text.split_once('\u{0}').unwrap_or((&text, ""));
    let (one, two) = (one.to_owned(), two.to_owned());
    in_body(&one, &two, number);
    in_form_and_query(&one, &two);
    in_header(&one, &two);
    in_url(&one, &two);
}

fn in_body(one: &str, two: &str, number: f64) {
    let two = Some(two.to_owned()).filter(|two| !two.is_empty());
    let input = InBodyInput {
        one: one.to_owned(),
        two: two.clone(),
        number,
    };
    match IN_BODY.prepare(input) {
        Err(error) => {
            refused(&error);
            assert!(!number.is_finite());
        }
        Ok(prepared) => {
            let body = prepared.request().body();
            let body: Value = serde_json::from_slice(body).expect("the body is JSON");
            assert_eq!(body["one"], one);
            assert_eq!(body.get("two").and_then(Value::as_str), two.as_deref());
            assert_eq!(
                body["number"].as_f64().map(f64::to_bits),
                Some(number.to_bits())
            );
        }
    }
}

fn in_form_and_query(one: &str, two: &str) {
    let both: Vec<String> = two.split('\n').map(str::to_owned).collect();
    let mut wanted = vec![("one".to_owned(), one.to_owned())];
    wanted.extend(both.iter().map(|two| ("two".to_owned(), two.clone())));
    let input = InFormInput {
        one: one.to_owned(),
        two: both.clone(),
    };
    let prepared = IN_FORM.prepare(input).expect("any text fits a form");
    let body = prepared.request().body();
    let body = std::str::from_utf8(body).expect("a form is ASCII");
    assert_eq!(form::pairs(body).as_ref(), Some(&wanted));
    let input = InQueryInput {
        one: one.to_owned(),
        two: both,
    };
    match IN_QUERY.prepare(input) {
        Err(error) => refused(&error),
        Ok(prepared) => {
            wanted.insert(0, ("declared".to_owned(), "1".to_owned()));
            let uri = prepared.request().uri();
            let pairs = uri.query().and_then(form::pairs);
            assert_eq!(pairs.as_ref(), Some(&wanted));
            assert_eq!(uri.path(), "/");
        }
    }
}

fn in_header(one: &str, two: &str) {
    let input = InHeaderInput {
        one: one.to_owned(),
        two: Some(two.to_owned()),
    };
    match IN_HEADER.prepare(input) {
        Err(error) => refused(&error),
        Ok(prepared) => {
            for (name, text) in [("one", one), ("two", two)] {
                let headers = prepared.request().headers();
                assert_eq!(headers[name].as_bytes(), text.as_bytes());
                assert!(text.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
                assert_eq!(text.trim(), text);
            }
        }
    }
}

fn in_url(one: &str, two: &str) {
    let input = InUrlInput {
        one: one.to_owned(),
        two: two.to_owned(),
    };
    match IN_URL.prepare(input) {
        Err(error) => refused(&error),
        Ok(prepared) => {
            let uri = prepared.request().uri();
            assert_eq!(
                uri.authority().map(http::uri::Authority::as_str),
                Some("api.example.com")
            );
            let text = uri.to_string();
            let url = url::Url::parse(&text).expect("the URL is one");
            assert_eq!(url.as_str(), text, "a client would send another");
            let segments: Vec<_> = uri.path().split('/').collect();
            let [_, "a", first, second] = segments[..] else {
                panic!("{} has other segments", uri.path());
            };
            assert_eq!(percent::decode(first).as_deref(), Some(one));
            let second = second
                .strip_prefix("b(")
                .and_then(|rest| rest.strip_suffix(')'));
            assert_eq!(second.and_then(percent::decode).as_deref(), Some(two));
            let query = uri.query().and_then(|query| query.strip_prefix("c="));
            assert_eq!(query.and_then(percent::decode).as_deref(), Some(one));
        }
    }
}

/// The body of an answer and of a request alike.
#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct Escaped {
    #[input]
    #[output]
    text: String,
    #[input]
    #[output]
    again: Option<String>,
}

static ESCAPED: Held<Escaped> = LazyLock::new(ready);

/// Any text in a body: byte for byte what `serde_json` writes, at whatever offset it stands, and read back as it was.
pub fn escape(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let input = || EscapedInput {
        text: text.clone(),
        again: Some(text.clone()),
    };
    let prepared = ESCAPED.prepare(input()).expect("any text fits a body");
    let body = prepared.request().body();
    let written = serde_json::to_string(&text).expect("a text has a JSON form");
    let wanted = format!("{{\"text\":{written},\"again\":{written}}}");
    assert_eq!(std::str::from_utf8(body), Ok(&*wanted));
    let blank = EscapedInput {
        text: String::new(),
        again: None,
    };
    let back = ESCAPED.decode(blank, body).expect("it is an answer too");
    assert_eq!((&back.text, back.again.as_ref()), (&text, Some(&text)));
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct Answered {
    #[output]
    points: Option<i64>,
    #[output]
    name: Option<String>,
    #[output]
    flag: Option<bool>,
    #[output(path = "a[0].b")]
    deep: Option<f64>,
}

static ANSWERED: Held<Answered> = LazyLock::new(ready);

/// The decoder against `serde_json::Value`: what is read agrees, and what it would read is not refused without a reason.
pub fn decode(bytes: &[u8]) {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let value: Option<Value> = serde_json::from_slice(text).ok();
    match ANSWERED.decode(AnsweredInput {}, bytes) {
        Ok(claims) => {
            let value = match value {
                Some(value) => value,
                // An empty answer is one without members.
                None if text.iter().all(u8::is_ascii_whitespace) => Value::Null,
                // Of numbers that nobody reads only the form is looked at: `Value` refuses those that no float holds.
                None => {
                    let text = String::from_utf8_lossy(text);
                    let long = text.split(|letter: char| !letter.is_ascii_digit());
                    let huge = long.map(str::len).max() > Some(300);
                    assert!(huge || text.contains(['e', 'E']));
                    return;
                }
            };
            assert_eq!(claims.points, value.get("points").and_then(Value::as_i64));
            assert_eq!(
                claims.name.as_deref(),
                value.get("name").and_then(Value::as_str)
            );
            assert_eq!(claims.flag, value.get("flag").and_then(Value::as_bool));
            let deep = value.get("a").and_then(|a| a.get(0)?.get("b")?.as_f64());
            assert_eq!(claims.deep.map(f64::to_bits), deep.map(f64::to_bits));
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
            let Some(Value::Object(members)) = value else {
                return;
            };
            let depth = text
                .iter()
                .filter(|byte| matches!(byte, b'{' | b'['))
                .count();
            let text = String::from_utf8_lossy(text);
            let once = |name: &str| text.matches(name).count() <= 1;
            let plain = depth <= 32 && !text.contains('\\') && !text.contains("\"a\"");
            let fits = |name: &str, fits: fn(&Value) -> bool| members.get(name).is_none_or(fits);
            assert!(
                !(plain
                    && ["points", "name", "flag"].into_iter().all(once)
                    && fits("points", |value| value.is_null() || value.is_i64())
                    && fits("name", |value| value.is_null() || value.is_string())
                    && fits("flag", |value| value.is_null() || value.is_boolean())),
                "{error}"
            );
        }
    }
}

/// The body of a refusal: what the person reads is short and without control characters, and it is the API's.
pub fn refusal(bytes: &[u8]) {
    let Err(error) = ANSWERED.classify(StatusCode::CONFLICT, &HeaderMap::new(), bytes) else {
        panic!("409 is no success");
    };
    let shown = error.user_message();
    assert!(!shown.chars().any(char::is_control));
    assert!(error.body().len() <= 16 * 1024);
    match error.validation() {
        None => assert_eq!(error.kind(), ErrorKind::Status),
        Some(refusal) => {
            assert_eq!(error.kind(), ErrorKind::Validation);
            assert!(shown.len() <= 1024 + "…".len());
            let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            if let Ok(value) = serde_json::from_slice::<Value>(text) {
                assert_eq!(
                    value.get("userMessage").and_then(Value::as_str),
                    Some(refusal.user_message())
                );
            }
        }
    }
}

/// `Retry-After`: two values, whatever is in them; never more than a year, and seconds as they are written.
pub fn retry_after(bytes: &[u8]) {
    let mut headers = HeaderMap::new();
    for value in bytes.split(|byte| *byte == b'\n').take(2) {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            headers.append(header::RETRY_AFTER, value);
        }
    }
    let Err(error) = ANSWERED.classify(StatusCode::SERVICE_UNAVAILABLE, &headers, b"") else {
        panic!("503 is no success");
    };
    let year = Duration::from_secs(365 * 24 * 60 * 60);
    assert!(error.retry_after().is_none_or(|time| time <= year));
    if headers.len() == 1
        && let Some(only) = headers.get(header::RETRY_AFTER)
        && let Ok(text) = only.to_str()
        && let Ok(seconds) = text.parse::<u64>()
        && text.bytes().all(|byte| byte.is_ascii_digit())
    {
        assert_eq!(
            error.retry_after(),
            Some(Duration::from_secs(seconds).min(year))
        );
    }
}

#[technical_profile(service_url = "{Settings:Url}", auth = Bearer)]
struct Set {}

/// A whole service URL from a setting: where it is taken, every client reads the same host, and no user information.
pub fn template(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let context = Context::new().setting("Url", text);
    match Set::prepare(SetInput {}, &context) {
        Err(error) => assert_eq!(error.kind(), ErrorKind::Setting, "{error}"),
        Ok(prepared) => {
            let uri = prepared.request().uri();
            let text = uri.to_string();
            let url = match url::Url::parse(&text) {
                Ok(url) => url,
                // A name in its `xn--` form is decoded by clients alone.
                Err(_) if text.to_ascii_lowercase().contains("xn--") => return,
                // A connector refuses it when it is built.
                Err(_) if refused_host(uri) => return,
                Err(error) => panic!("no client takes {uri}: {error}"),
            };
            let host = uri.host().unwrap_or_default().to_ascii_lowercase();
            assert!(matches!(uri.scheme_str(), Some("https" | "http")));
            assert!(url.username().is_empty() && url.password().is_none());
            assert_eq!(url.fragment(), None);
            // An address in another spelling is what the address policy is for.
            if matches!(url.host(), Some(url::Host::Domain(_))) {
                assert_eq!(url.host_str(), Some(&*host));
            }
            assert_eq!(url.port_or_known_default(), port(uri));
        }
    }
}

fn refused_host(uri: &http::Uri) -> bool {
    let host = uri.host().unwrap_or_default();
    Egress::default().check_host(host).is_err()
}

fn port(uri: &http::Uri) -> Option<u16> {
    uri.port_u16().or(match uri.scheme_str() {
        Some("https") => Some(443),
        _ => Some(80),
    })
}

/// Hosts in every spelling: what a client would make an address of is judged as that address.
pub fn egress(bytes: &[u8]) {
    let (default, public) = (Egress::default(), Egress::public_only());
    if let Ok(four) = <[u8; 4]>::try_from(bytes) {
        addresses(IpAddr::from(four), &default, &public);
    }
    if let Ok(sixteen) = <[u8; 16]>::try_from(bytes) {
        addresses(IpAddr::from(sixteen), &default, &public);
    }
    let host = String::from_utf8_lossy(bytes);
    // What neither policy lets through needs no second reader.
    let through = [&default, &public].map(|egress| egress.check_host(&host).is_ok());
    if through == [false; 2] {
        return;
    }
    let Ok(url) = url::Url::parse(&format!("https://{host}/")) else {
        return;
    };
    let address = match url.host() {
        Some(url::Host::Ipv4(address)) => IpAddr::from(address),
        Some(url::Host::Ipv6(address)) => IpAddr::from(address),
        _ => return,
    };
    // Only where the whole is the host, not where a part of it is something else.
    if host.contains(['@', '/', '\\', '?', '#', '\t', '\n', '\r', ':']) && !host.starts_with('[') {
        return;
    }
    for (egress, through) in [&default, &public].into_iter().zip(through) {
        assert!(!through || egress.allows(address), "{host:?} is {address}");
    }
}

fn addresses(address: IpAddr, default: &Egress, public: &Egress) {
    assert!(
        default.allows(address) || !public.allows(address),
        "{address}"
    );
    let text = match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    };
    for egress in [default, public] {
        assert_eq!(
            egress.check_host(&text).is_ok(),
            egress.allows(address),
            "{address}"
        );
        assert!(egress.clone().allow(&address.to_string()).allows(address));
    }
}
