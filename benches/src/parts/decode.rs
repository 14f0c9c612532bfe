//! Answer → claims, beside derived structs of the same shape, and beside a tree with `pointer`.

use connector_runtime::__private::Ready;
use connector_runtime::{Context, technical_profile};
use serde::Deserialize;
use serde_json::Value;

use super::answers;
use crate::harness::{Effort, Rival, Row, measure};

/// Five claims of a flat answer.
#[technical_profile(service_url = "https://api.example.com/v1/lookup", auth = Bearer, rename_all = "camelCase")]
#[derive(Debug)]
struct Flat {
    #[output(partner = "MembershipId")]
    loyalty_number: String,
    #[output(default = true)]
    loyalty_number_is_new: bool,
    #[output]
    points: i64,
    #[output]
    tier: Option<String>,
    #[output]
    greeting: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FlatBody {
    #[serde(rename = "MembershipId")]
    loyalty_number: String,
    #[serde(default = "yes")]
    loyalty_number_is_new: bool,
    points: i64,
    tier: Option<String>,
    greeting: String,
}

fn yes() -> bool {
    true
}

/// Five claims out of a nested answer.
#[technical_profile(service_url = "https://api.example.com/v1/mails", auth = Bearer)]
#[derive(Debug)]
struct Nested {
    #[output]
    id: String,
    #[output(path = "meta.request.region")]
    region: String,
    #[output(path = "data[0].to[0].email")]
    email: String,
    #[output(path = "page.total")]
    total: u64,
    #[output(path = "page.next")]
    next: Option<String>,
}

#[derive(Deserialize)]
struct NestedBody {
    id: String,
    meta: Meta,
    data: Vec<Mail>,
    page: Page,
}

#[derive(Deserialize)]
struct Meta {
    request: RequestMeta,
}

#[derive(Deserialize)]
struct RequestMeta {
    region: String,
}

#[derive(Deserialize)]
struct Mail {
    to: Vec<Recipient>,
}

#[derive(Deserialize)]
struct Recipient {
    email: String,
}

#[derive(Deserialize)]
struct Page {
    total: u64,
    next: Option<String>,
}

/// What both ways give.
type Found = (String, String, String, u64, Option<String>);

pub(super) fn rows(effort: Effort<'_>) -> Vec<Row> {
    let mut rows = flat(effort);
    rows.extend(nested("decode, 5 paths out of 4 KiB", 4 * 1024, effort));
    rows.extend(nested("decode, 5 paths out of 100 KiB", 100 * 1024, effort));
    rows
}

fn flat(effort: Effort<'_>) -> Vec<Row> {
    let answer = answers::flat();
    let ready = Ready::<Flat>::new(Context::new()).expect("the URL asks for no setting");
    let us = || {
        let flat = ready
            .decode(FlatInput {}, &answer)
            .expect("the answer holds the claims");
        (
            flat.loyalty_number,
            flat.loyalty_number_is_new,
            flat.points,
            flat.tier,
            flat.greeting,
        )
    };
    let hand = || {
        let flat: FlatBody = serde_json::from_slice(&answer).expect("the answer holds the claims");
        (
            flat.loyalty_number,
            flat.loyalty_number_is_new,
            flat.points,
            flat.tier,
            flat.greeting,
        )
    };
    assert_eq!(us(), hand(), "the same claims");
    let title = format!("decode, 5 claims of a flat answer of {} B", answer.len());
    measure(
        &title,
        effort,
        vec![
            Rival::new("derive + `from_slice`", hand),
            Rival::new("profile", us),
        ],
    )
}

fn nested(title: &str, size: usize, effort: Effort<'_>) -> Vec<Row> {
    let answer = answers::nested(size);
    let ready = Ready::<Nested>::new(Context::new()).expect("the URL asks for no setting");
    let us = || -> Found {
        let found = ready
            .decode(NestedInput {}, &answer)
            .expect("the answer holds the claims");
        (found.id, found.region, found.email, found.total, found.next)
    };
    let hand = || -> Found {
        let body: NestedBody =
            serde_json::from_slice(&answer).expect("the answer holds the claims");
        let email = body
            .data
            .into_iter()
            .next()
            .and_then(|mail| mail.to.into_iter().next());
        let email = email.expect("there is a mail").email;
        (
            body.id,
            body.meta.request.region,
            email,
            body.page.total,
            body.page.next,
        )
    };
    let tree = || -> Found {
        let tree: Value = serde_json::from_slice(&answer).expect("the answer is JSON");
        let text = |at| tree.pointer(at).and_then(Value::as_str).map(str::to_owned);
        let claim = |at| text(at).expect("the answer holds the claims");
        (
            claim("/id"),
            claim("/meta/request/region"),
            claim("/data/0/to/0/email"),
            tree.pointer("/page/total")
                .and_then(Value::as_u64)
                .expect("the answer holds the claims"),
            text("/page/next"),
        )
    };
    assert_eq!(us(), hand(), "the same claims");
    assert_eq!(us(), tree(), "the same claims");
    measure(
        title,
        effort,
        vec![
            Rival::new("derived nested structs", hand),
            Rival::new("`Value` + `pointer`", tree),
            Rival::new("profile", us),
        ],
    )
}
