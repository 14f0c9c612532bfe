//! By rustify: an endpoint is a struct, the token comes from a middleware; as its documentation and its largest user, vaultrs,
//! do it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use rustify::errors::ClientError;
use rustify::{Client, Endpoint as _, MiddleWare};
use rustify_derive::Endpoint;
use serde::Serialize;

use super::{Returned, Sent, TOKEN, by_reqwest};

/// [`Sent`], with what rustify wants to know beside it.
#[derive(Debug, Endpoint, Serialize)]
#[endpoint(path = "v1/lookup", method = "POST", response = "Returned")]
#[serde(rename_all = "camelCase")]
struct Lookup {
    email: String,
    #[serde(rename = "firstName")]
    given_name: String,
    #[serde(rename = "lastName")]
    surname: String,
    age: u32,
    member: bool,
}

struct Token;

impl MiddleWare for Token {
    fn request<E: rustify::Endpoint>(
        &self,
        _: &E,
        request: &mut http::Request<Vec<u8>>,
    ) -> Result<(), ClientError> {
        let headers = request.headers_mut();
        let json = http::HeaderValue::from_static("application/json");
        headers.insert(http::header::ACCEPT, json.clone());
        headers.insert(http::header::CONTENT_TYPE, json);
        let token = format!("Bearer {TOKEN}");
        let token = http::HeaderValue::try_from(token).expect("a token is a header");
        headers.insert(http::header::AUTHORIZATION, token);
        Ok(())
    }

    fn response<E: rustify::Endpoint>(
        &self,
        _: &E,
        _: &mut http::Response<Vec<u8>>,
    ) -> Result<(), ClientError> {
        Ok(())
    }
}

pub(super) fn call(
    api: &str,
) -> impl Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Clone + Send + 'static {
    let client = Arc::new(Client::new(api, by_reqwest::client(None)));
    move || {
        let client = Arc::clone(&client);
        Box::pin(async move {
            let Sent {
                email,
                given_name,
                surname,
                age,
                member,
            } = Sent::new();
            let lookup = Lookup {
                email,
                given_name,
                surname,
                age,
                member,
            };
            let answer = lookup.with_middleware(&Token).exec(&*client).await;
            let answer = answer.expect("the server answers");
            let claims = answer.parse().expect("the answer holds the claims");
            assert_eq!(claims.points, 128_450);
        })
    }
}
