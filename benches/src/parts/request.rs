//! Claims → request, beside reqwest's builder.

use connector_runtime::__private::Ready;
use connector_runtime::{Connector, Context, Keys};
use reqwest::header;

use super::encode::{Five, five, five_body};
use super::now;
use crate::harness::{Effort, Rival, Row, measure};

const URL: &str = "https://api.example.com/v1/lookup";
const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJiZW5jaCJ9.c2lnbmF0dXJl";

pub(super) fn rows(effort: Effort<'_>) -> Vec<Row> {
    crate::calls::provider();
    let client = reqwest::Client::new();
    let idiom = || {
        client
            .post(URL)
            .bearer_auth(TOKEN)
            .header(header::ACCEPT, "application/json")
            .json(&five_body())
            .build()
            .expect("a URL and strings make a request")
    };
    let ready = Ready::<Five>::new(Context::new()).expect("the URL asks for no setting");
    let parts = || ready.prepare(five()).expect("these claims can be sent");
    let connector = Connector::builder()
        .keys(Keys::new().with("BearerAuthenticationToken", TOKEN))
        .build()
        .expect("the configuration is whole");
    let whole = || now(connector.prepare(five())).expect("these claims can be sent");
    measure(
        "build of a request, 5 claims",
        effort,
        vec![
            Rival::new("reqwest's builder", idiom),
            Rival::new("profile, without `Authorization`", parts),
            Rival::new("`connector.prepare`, with it", whole),
            Rival::new("(the claims alone, made anew in all of these)", five),
        ],
    )
}
