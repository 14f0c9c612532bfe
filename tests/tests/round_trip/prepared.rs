//! The bulk: requests prepared without I/O, written out as HTTP/1.1 and read back.

use bytes::Bytes;
use connector_runtime::{
    Connector, Context, InputClaims, MemoryTransport, Secret, technical_profile,
};
use connector_tests::Request;

use super::modes::{self, Mode, refused};
use super::values::Values;

const CASES: usize = 100_000;

fn bulk<M: Mode>() {
    let mut values = Values::new();
    let context = Context::new();
    let mut accepted = 0;
    for _ in 0..CASES {
        values.next_case();
        let input = M::input(&mut values);
        match InputClaims::prepare(input.clone(), &context) {
            Ok(prepared) => {
                let request = prepared.request();
                assert_eq!(request.uri().scheme_str(), Some("https"));
                assert_eq!(request.uri().authority().unwrap(), "api.example.com");
                assert!(request.uri().to_string().len() <= 8 * 1024);
                M::accepted(&Request::parse(&written(request)).unwrap(), &input);
                accepted += 1;
            }
            Err(error) => {
                assert!(M::refusable(&input), "{error}");
                refused(&error);
            }
        }
    }
    assert!(
        accepted > CASES / 8,
        "only {accepted} of {CASES} were accepted, which proves little"
    );
}

/// The request as a client that adds nothing would write it.
fn written(request: &http::Request<Bytes>) -> Vec<u8> {
    let target = request
        .uri()
        .path_and_query()
        .map_or("/", |target| target.as_str());
    let mut bytes = format!("{} {target} HTTP/1.1\r\n", request.method()).into_bytes();
    for (name, value) in request.headers() {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", request.body().len()).as_bytes());
    bytes.extend_from_slice(request.body());
    bytes
}

macro_rules! bulk {
    ($($test:ident: $mode:ident,)*) => {$(
        #[test]
        fn $test() {
            bulk::<modes::$mode>();
        }
    )*};
}
bulk! {
    body: Body,
    form: Form,
    query_string: QueryString,
    url: Url,
    header: Header,
    payload: Payload,
    mixed: Mixed,
    parts: Parts,
}

#[technical_profile(service_url = "https://api.example.com/x", auth = Bearer)]
struct Known {
    #[input(bearer)]
    token: Secret<String>,
}

/// A bearer claim is text for a header too, and of a narrower kind (RFC 6750 §2.1).
#[test]
fn bearer() {
    let mut values = Values::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let connector = Connector::builder()
        .transport(MemoryTransport::new(|_| unreachable!("nothing is sent")))
        .build()
        .unwrap();
    let mut accepted = 0;
    for _ in 0..CASES {
        values.next_case();
        let token = values.text();
        let input = KnownInput {
            token: token.as_str().into(),
        };
        let visible = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
        match runtime.block_on(connector.prepare(input)) {
            Ok(prepared) => {
                let request = Request::parse(&written(prepared.request())).unwrap();
                assert_eq!(
                    request.header("authorization"),
                    Some(&*format!("Bearer {token}"))
                );
                assert!(visible);
                accepted += 1;
            }
            Err(error) => {
                assert!(!visible, "{error}");
                refused(&error);
            }
        }
    }
    assert!(
        accepted > CASES / 8,
        "only {accepted} of {CASES} were accepted, which proves little"
    );
}
