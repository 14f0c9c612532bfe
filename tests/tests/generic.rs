//! Code that is generic over the profile it calls: what an exchange returns is the profile itself.

use connector_runtime::{
    Connector, Context, Error, Keys, MemoryTransport, TechnicalProfile, technical_profile,
};

#[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
#[derive(Debug, PartialEq)]
struct Lookup {
    #[input]
    email: String,
    #[output]
    points: u32,
}

async fn exchange<P: TechnicalProfile>(connector: &Connector, input: P::Input) -> Result<P, Error> {
    connector.exchange(input).await
}

fn decoded<P: TechnicalProfile>(input: P::Input, answer: &str) -> Result<P, Error> {
    P::prepare(input, &Context::new())?.decode(&http::Response::new(answer))
}

fn input() -> LookupInput {
    LookupInput {
        email: "yuna@example.com".into(),
    }
}

#[tokio::test]
async fn a_profile_may_be_a_type_parameter() {
    let connector = Connector::builder()
        .keys(Keys::new().with("BearerAuthenticationToken", "token"))
        .transport(MemoryTransport::new(|_| {
            http::Response::new(r#"{"points":7}"#.into())
        }))
        .verify::<Lookup>()
        .build()
        .unwrap();
    let expected = Lookup {
        email: "yuna@example.com".into(),
        points: 7,
    };
    assert_eq!(
        exchange::<Lookup>(&connector, input()).await.unwrap(),
        expected
    );
    assert_eq!(
        decoded::<Lookup>(input(), r#"{"points":7}"#).unwrap(),
        expected
    );
    assert_eq!(Lookup::PROFILE.id, "Lookup");
}

#[tokio::test]
async fn a_call_may_be_spawned() {
    let connector = Connector::builder()
        .keys(Keys::new().with("BearerAuthenticationToken", "token"))
        .transport(MemoryTransport::new(|_| {
            http::Response::new(r#"{"points":7}"#.into())
        }))
        .build()
        .unwrap();
    let call = tokio::spawn(connector.within(&Context::new()).exchange(input()));
    assert_eq!(call.await.unwrap().unwrap().points, 7);
}
