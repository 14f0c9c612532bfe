//! Client and server of one struct agree: 100,000 generated sets of claims go over the wire and come out as they went in, and
//! so do 100,000 answers.

use std::collections::BTreeMap;

use connector_runtime::steps::post_attribute_collection::Answer;
use connector_runtime::{
    Context, Identity, InputClaims, ProfileApi, Reply, TechnicalProfile, api_connector,
    technical_profile,
};
use fastrand::Rng;
use serde::{Deserialize, Serialize};

const ROUNDS: usize = 20_000;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Plan {
    Free,
    Paid { since: u16, seats: Option<u8> },
    Named(String),
}

/// The body, flat, and every place beside it.
#[technical_profile(
    service_url = "https://crm.example.com/t/{tenant}/users({id})?v=2&of={of}",
    auth = Bearer,
    method = Put,
    rename_all = "camelCase",
)]
#[derive(Debug, Clone, PartialEq)]
struct Places {
    #[input(send_in = Url)]
    tenant: String,
    #[input(send_in = Url)]
    id: i64,
    #[input(send_in = Url)]
    of: char,
    #[input(send_in = QueryString, partner = "q u")]
    query: Vec<String>,
    #[input(send_in = QueryString)]
    maybe: Option<bool>,
    #[input(send_in = Header, partner = "x-list")]
    list: Vec<u32>,
    #[input(send_in = Header, partner = "x-one")]
    one: Option<String>,
    #[input(bearer)]
    token: String,
    #[input]
    text: String,
    #[input(partner = "ÄÖ \"ü\"")]
    odd: Option<i128>,
    #[input]
    float: f64,
    #[input]
    map: BTreeMap<String, Vec<Option<i8>>>,
    #[input]
    plan: Plan,
    #[output]
    answer: String,
    #[output(path = "a[1].b.0['c d']")]
    deep: Option<Plan>,
    #[output(path = "a[0].n")]
    number: u64,
    #[output(json)]
    document: Vec<Plan>,
    #[output(coerce)]
    coerced: i32,
}

/// A nested body.
#[technical_profile(service_url = "https://crm.example.com/nested", auth = Bearer)]
#[derive(Debug, Clone, PartialEq)]
struct Nested {
    #[input(path = "personalizations.0.to.0.email")]
    email: String,
    #[input(path = "personalizations.0.subject")]
    subject: Option<String>,
    #[input(path = "from.name")]
    from: u8,
    #[output(path = "$")]
    all: BTreeMap<String, Plan>,
}

/// A form.
#[technical_profile(service_url = "https://crm.example.com/form", auth = Bearer, send_claims_in = Form)]
#[derive(Debug, Clone, PartialEq)]
struct Form {
    #[input]
    text: String,
    #[input]
    many: Vec<String>,
    #[input]
    float: Option<f32>,
    #[output]
    none: Option<String>,
}

/// A payload.
#[technical_profile(service_url = "https://crm.example.com/payload", auth = Bearer)]
#[derive(Debug, Clone, PartialEq)]
struct Payload {
    #[input(payload)]
    plan: Plan,
    #[claim]
    kept: Option<String>,
}

/// A connector.
#[api_connector(step = PostAttributeCollection, service_url = "https://crm.example.com/connector", auth = Basic)]
#[derive(Debug, Clone, PartialEq)]
struct Connector {
    #[input]
    identities: Vec<Identity>,
    #[input]
    surname: Option<String>,
    #[input(partner = "extension_Terms")]
    #[output]
    terms: bool,
    #[output(partner = "extension_Note")]
    note: Option<String>,
}

#[test]
fn what_goes_in_comes_out() {
    let seed = std::env::var("SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| fastrand::u64(..));
    println!("SEED={seed}");
    let mut rng = Rng::with_seed(seed);
    let rng = &mut rng;
    for _ in 0..ROUNDS {
        places(rng);
        nested(rng);
        form(rng);
        payload(rng);
        connector(rng);
    }
}

fn over_the_wire<I: InputClaims<Profile: ProfileApi>>(
    input: I,
    reply: Reply<I::Profile>,
) -> (I, connector_runtime::AnswerOf<I::Profile>) {
    let context = Context::new()
        .setting("ExtensionsAppId", "831374b3bd5041bfaa54263ec9e050fc")
        .culture("ko-KR");
    let prepared = input.prepare(&context).unwrap();
    let mut request = prepared.request().clone();
    // What the step `authorize` does with a bearer claim.
    request
        .headers_mut()
        .insert("authorization", "Bearer a.b.c".parse().unwrap());
    let received = I::Profile::receive(&request).unwrap();
    let reply = reply.into_http();
    let answer = prepared
        .decode(&reply)
        .unwrap_or_else(|error| panic!("{error}: {:?}", reply.body()));
    (received, answer)
}

fn places(rng: &mut Rng) {
    let input = PlacesInput {
        tenant: segment(rng),
        id: rng.i64(..),
        of: rng.char(..),
        query: (0..rng.usize(..4)).map(|_| text(rng)).collect(),
        maybe: rng.bool().then(|| rng.bool()),
        list: (0..rng.usize(..4)).map(|_| rng.u32(..)).collect(),
        one: rng.bool().then(|| visible(rng)),
        token: "a.b.c".into(),
        text: text(rng),
        odd: rng.bool().then(|| rng.i128(..)),
        float: float(rng),
        map: (0..rng.usize(..3))
            .map(|_| (text(rng), vec![None, Some(rng.i8(..))]))
            .collect(),
        plan: plan(rng),
    };
    let output = PlacesOutput {
        answer: text(rng),
        deep: rng.bool().then(|| plan(rng)),
        number: rng.u64(..),
        document: (0..rng.usize(..3)).map(|_| plan(rng)).collect(),
        coerced: rng.i32(..),
    };
    let reply = Reply::continue_with(output.clone());
    let (received, answer) = over_the_wire(input.clone(), reply);
    assert_eq!(received, input);
    let found = PlacesOutput {
        answer: answer.answer,
        deep: answer.deep,
        number: answer.number,
        document: answer.document,
        coerced: answer.coerced,
    };
    assert_eq!(found, output);
}

fn nested(rng: &mut Rng) {
    let input = NestedInput {
        email: text(rng),
        subject: rng.bool().then(|| text(rng)),
        from: rng.u8(..),
    };
    let output = NestedOutput {
        all: (0..rng.usize(..4))
            .map(|_| (text(rng), plan(rng)))
            .collect(),
    };
    let (received, answer) = over_the_wire(input.clone(), Reply::continue_with(output.clone()));
    assert_eq!(received, input);
    assert_eq!(answer.all, output.all);
}

fn form(rng: &mut Rng) {
    let input = FormInput {
        text: text(rng),
        many: (0..rng.usize(..4)).map(|_| text(rng)).collect(),
        float: rng
            .bool()
            .then(|| float(rng) as f32)
            .filter(|float| float.is_finite()),
    };
    let output = FormOutput {
        none: rng.bool().then(|| text(rng)),
    };
    let (received, answer) = over_the_wire(input.clone(), Reply::continue_with(output.clone()));
    assert_eq!(received, input);
    assert_eq!(answer.none, output.none);
}

fn payload(rng: &mut Rng) {
    let input = PayloadInput {
        // A unit variant alone is a string, and a payload that is a string is the body's own text.
        plan: Plan::Paid {
            since: rng.u16(..),
            seats: rng.bool().then(|| rng.u8(..)),
        },
        kept: None,
    };
    let (received, _) = over_the_wire(input.clone(), Reply::continue_with(PayloadOutput {}));
    assert_eq!(received, input);
}

fn connector(rng: &mut Rng) {
    let input = ConnectorInput {
        identities: (0..rng.usize(..3))
            .map(|_| Identity::federated(text(rng), text(rng)))
            .collect(),
        surname: rng.bool().then(|| text(rng)),
        terms: rng.bool(),
    };
    let output = ConnectorOutput {
        terms: rng.bool(),
        note: rng.bool().then(|| text(rng)),
    };
    let mut reply = Reply::<Connector>::continue_with(output.clone());
    if rng.bool() {
        reply = reply.extensions_app_id("831374b3-bd50-41bf-aa54-263ec9e050fc");
    }
    let (received, answer) = over_the_wire(input.clone(), reply);
    assert_eq!(received, input);
    let Answer::Continue(answer) = answer else {
        panic!("not continued")
    };
    assert_eq!((answer.terms, answer.note), (output.terms, output.note));

    let message = visible(rng);
    let reply = if rng.bool() {
        Reply::show_block_page(message.clone())
    } else {
        Reply::validation_error(message.clone())
    };
    match over_the_wire(input, reply).1 {
        Answer::ShowBlockPage(text) | Answer::ValidationError(text) => assert_eq!(text, message),
        Answer::Continue(_) => panic!("continued"),
    }
}

/// Any characters, the awkward ones often.
fn text(rng: &mut Rng) -> String {
    const AWKWARD: &[&str] = &[
        "\"", "\\", "/", "%", "+", "&", "=", " ", "\n", "\0", "\u{2028}", "é", "한", "😀", "{a}",
        "null", "1e5", "true", "#", "?", ";", ",", "]",
    ];
    let mut text = String::new();
    for _ in 0..rng.usize(..12) {
        match rng.u8(..3) {
            0 => text.push_str(AWKWARD[rng.usize(..AWKWARD.len())]),
            1 => text.push(rng.char(..)),
            _ => text.push(rng.alphanumeric()),
        }
    }
    text
}

/// What a path segment takes: all but nothing and dots.
fn segment(rng: &mut Rng) -> String {
    let text = text(rng);
    if matches!(text.as_str(), "" | "." | "..") {
        "x".into()
    } else {
        text
    }
}

/// What a header takes: printable ASCII, no blank at the ends.
fn visible(rng: &mut Rng) -> String {
    let inner: String = (0..rng.usize(..12))
        .map(|_| char::from(rng.u8(b' '..=b'~')))
        .collect();
    format!("x{inner}x")
}

fn float(rng: &mut Rng) -> f64 {
    let any = f64::from_bits(rng.u64(..));
    if any.is_finite() { any } else { rng.f64() }
}

fn plan(rng: &mut Rng) -> Plan {
    match rng.u8(..3) {
        0 => Plan::Free,
        1 => Plan::Paid {
            since: rng.u16(..),
            seats: rng.bool().then(|| rng.u8(..)),
        },
        _ => Plan::Named(text(rng)),
    }
}
