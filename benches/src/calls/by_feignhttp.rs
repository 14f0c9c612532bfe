//! By feignhttp: a trait of methods, the client made once; as its documentation shows it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use feignhttp::{Client as _, ClientWrapper, Context, FeignClientBuilder as _, feign};

use super::{Returned, Sent, TOKEN, by_reqwest};

#[derive(Context)]
struct Place {
    #[url_path("api")]
    api: String,
}

#[feign(url = "{api}", headers = "accept: application/json")]
trait Lookup {
    #[post("/v1/lookup")]
    async fn lookup(
        &self,
        #[header] authorization: String,
        #[body] claims: Sent,
    ) -> feignhttp::Result<Returned>;
}

pub(super) fn call(
    api: String,
) -> impl Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Clone + Send + 'static {
    let client =
        ClientWrapper::with_client(by_reqwest::client(None)).expect("it is taken as it is");
    let lookup = LookupBuilder::build_with_context(client, Place { api });
    let lookup = lookup.expect("the configuration is whole");
    let lookup = Arc::new(lookup);
    move || {
        let lookup = Arc::clone(&lookup);
        Box::pin(async move {
            let claims = lookup.lookup(format!("Bearer {TOKEN}"), Sent::new()).await;
            let claims = claims.expect("the answer holds the claims");
            assert_eq!(claims.points, 128_450);
        })
    }
}
