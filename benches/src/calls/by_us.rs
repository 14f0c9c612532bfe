//! By a profile: admission, limits of time and size, circuit, retries and their budget, strict decoding.

use std::future::Future;
use std::pin::Pin;

use connector_runtime::{Connector, Keys, Limits, Tls, technical_profile};

use super::{Sent, TOKEN};

#[technical_profile(service_url = "{Settings:Api}/v1/lookup", auth = Bearer, rename_all = "camelCase")]
struct Lookup {
    #[input]
    email: String,
    #[input(partner = "firstName")]
    given_name: String,
    #[input(partner = "lastName")]
    surname: String,
    #[input]
    age: u32,
    #[input]
    member: bool,
    #[output(partner = "MembershipId")]
    loyalty_number: String,
    #[output]
    loyalty_number_is_new: bool,
    #[output]
    points: i64,
    #[output]
    tier: Option<String>,
    #[output]
    greeting: String,
}

/// Twice as many calls may be under way as are, so that none waits: it is the same work as the others do.
pub(super) fn call(
    api: &str,
    root: Option<&str>,
    at_once: usize,
    over_hyper: bool,
) -> impl Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Clone + Send + use<> + 'static {
    let mut builder = Connector::builder();
    if over_hyper {
        builder = builder.over_hyper();
    }
    if let Some(root) = root {
        builder = builder.tls(Tls::default().root_certificate(root));
    }
    let connector = builder
        .setting("Api", api)
        .keys(Keys::new().with("BearerAuthenticationToken", TOKEN))
        .limits(Limits::default().in_flight(2 * at_once))
        .build()
        .expect("the configuration is whole");
    move || {
        let Sent {
            email,
            given_name,
            surname,
            age,
            member,
        } = Sent::new();
        let call = connector.exchange(LookupInput {
            email,
            given_name,
            surname,
            age,
            member,
        });
        Box::pin(async move {
            let claims = call.await.expect("the answer holds the claims");
            assert_eq!(claims.points, 128_450);
        })
    }
}
