//! Claims that `serde_json`'s own decoder reads differently, or not at all, once an application turns these features on.

use connector_runtime::{Context, ErrorKind, TechnicalProfile, technical_profile};
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Id {
    Number(u64),
    Float(f64),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Event {
    Joined { at: i64 },
}

#[technical_profile(
    service_url = "https://api.example.com/answer",
    auth = Bearer,
    send_claims_in = Body,
)]
#[derive(Debug, Clone)]
pub struct Answer {
    #[output]
    pub id: Id,
    #[output]
    pub ratio: Option<Id>,
    #[output]
    pub event: Option<Event>,
    #[output]
    pub float: Option<f64>,
    #[output]
    pub any: Option<Value>,
}

fn decode(body: &str) -> Result<Answer, ErrorKind> {
    let prepared = Answer::prepare(AnswerInput {}, &Context::new()).expect("nothing is sent");
    let response = http::Response::builder()
        .header("content-type", "application/json")
        .body(body.as_bytes().to_vec())
        .expect("a response");
    prepared.decode(&response).map_err(|error| error.kind())
}

fn main() {
    let answer = decode(
        r#"{"id":9007199254740993,"ratio":0.5,"event":{"at":-3,"type":"joined"},"float":1.10,"any":{"z":1.50,"a":18446744073709551615}}"#,
    )
    .expect("the features change nothing");
    assert_eq!(answer.id, Id::Number(9_007_199_254_740_993));
    assert_eq!(answer.ratio, Some(Id::Float(0.5)));
    assert_eq!(answer.event, Some(Event::Joined { at: -3 }));
    assert_eq!(answer.float, Some(1.1));
    let any = answer.any.expect("it is there");
    assert_eq!(any["a"].as_u64(), Some(u64::MAX));
    // Not the text that stood there: what a `Value` holds, its type says, and `1.50` is 1.5.
    assert_eq!(any["z"].to_string(), "1.5");

    // A number past 64 bits is refused with these features as without.
    for any in ["18446744073709551616", "[-9223372036854775809]", "1e400"] {
        let body = format!(r#"{{"id":1,"any":{any}}}"#);
        assert_eq!(decode(&body).err(), Some(ErrorKind::Decode), "{any}");
    }
    // The object that stands for a number inside of `serde_json` is an object to us.
    let body = r#"{"id":{"$serde_json::private::Number":"7"}}"#;
    assert_eq!(decode(body).err(), Some(ErrorKind::Decode));
    // And 32 levels are the most.
    let deep = format!(r#"{{"id":1,"any":{}{}}}"#, "[".repeat(32), "]".repeat(32));
    assert_eq!(decode(&deep).err(), Some(ErrorKind::Decode));
    let body = r#"{"id":1,"id":2}"#;
    assert_eq!(decode(body).err(), Some(ErrorKind::Decode));
}
