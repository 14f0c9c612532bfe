//! By the client that progenitor generates from the API's description, `lookup.json`.

use std::future::Future;
use std::pin::Pin;

use reqwest::header::{self, HeaderMap, HeaderValue};

use super::{LIMIT, Sent, TOKEN};

#[allow(
    clippy::pedantic,
    clippy::allow_attributes_without_reason,
    dead_code,
    unreachable_pub,
    unused_qualifications,
    reason = "what is generated is as it is"
)]
mod generated {
    progenitor::generate_api!("src/calls/lookup.json");
}

use generated::{Client, types};

/// The token is a header of every request of the client, as its documentation has it.
pub(super) fn call(
    api: &str,
) -> impl Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Clone + Send + 'static {
    let mut token = HeaderValue::try_from(format!("Bearer {TOKEN}")).expect("a token is a header");
    token.set_sensitive(true);
    let client = reqwest::Client::builder()
        .timeout(LIMIT)
        .default_headers(HeaderMap::from_iter([(header::AUTHORIZATION, token)]))
        .build()
        .expect("the configuration is whole");
    let client = Client::new_with_client(api, client);
    move || {
        let client = client.clone();
        Box::pin(async move {
            let Sent {
                email,
                given_name,
                surname,
                age,
                member,
            } = Sent::new();
            let claims = types::Sent {
                email,
                first_name: given_name,
                last_name: surname,
                age,
                member,
            };
            let answer = client.lookup(&claims).await.expect("the server answers");
            let claims = answer.into_inner();
            assert_eq!(claims.points, 128_450);
        })
    }
}
