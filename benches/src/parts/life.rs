//! The life of a call without a network: what admission, limits of time, circuit, budget and span cost.

use connector_runtime::{Connector, Keys, MemoryTransport, technical_profile};

use super::{answers, now};
use crate::harness::{Effort, Rival, Row, measure};

#[technical_profile(service_url = "https://api.example.com/v1/lookup", auth = Bearer, rename_all = "camelCase")]
struct Lookup {
    #[input]
    email: String,
    #[output(partner = "MembershipId")]
    loyalty_number: String,
    #[output]
    points: i64,
}

pub(super) fn rows(effort: Effort<'_>) -> Vec<Row> {
    let answer = bytes::Bytes::from(answers::flat());
    let connector = Connector::builder()
        .keys(Keys::new().with("BearerAuthenticationToken", "secret"))
        .transport(MemoryTransport::new(move |_| {
            http::Response::new(answer.clone())
        }))
        .build()
        .expect("the configuration is whole");
    let input = || LookupInput {
        email: "yuna.kim@example.com".into(),
    };
    let prepare = || now(connector.prepare(input())).expect("this claim can be sent");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime starts");
    let _entered = runtime.enter();
    let exchange = || {
        let claims = now(connector.exchange(input())).expect("the answer holds the claims");
        assert!(claims.points > 0 && !claims.loyalty_number.is_empty());
    };
    measure(
        "the life of a call, answered from memory",
        effort,
        vec![
            Rival::new("`connector.prepare` alone", prepare),
            Rival::new("`connector.exchange`", exchange),
        ],
    )
}
