//! Row 144: panics in other people's code end one call, and nothing that calls share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use connector_runtime::{
    ErrorKind, Limits, MemoryTransport, Observer, Profile, Report, Sent, technical_profile,
};
use connector_tests::connector_builder;

use super::stage::{Reply, Scripted, ask, fragile, keys, look};

#[tokio::test(start_paused = true)]
async fn row_144_a_transport_that_panics() {
    let transport = Scripted::new(|number, _| {
        assert!(
            number != 0 && number != 2,
            "the transport is out of its mind"
        );
        Reply::status(200)
    });
    let connector = connector_builder()
        .keys(keys())
        .limits(Limits::default().in_flight(1).queue(0))
        .circuit_breaker(fragile())
        .transport(transport.clone())
        .build()
        .unwrap();
    for round in 1..=2 {
        let error = connector.exchange(look()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.sent(), error.attempts()),
            (ErrorKind::Internal, Sent::MaybeSent, 1)
        );
        assert_eq!(error.user_message(), "MF");
        // The one place is free again, and the circuit closed.
        assert_eq!(connector.exchange(look()).await.unwrap().points, 7);
        assert_eq!((transport.count(), transport.under_way()), (round * 2, 0));
    }
}

#[tokio::test]
async fn row_144_a_transport_that_panics_before_it_is_polled() {
    struct Mad;
    impl connector_runtime::Transport for Mad {
        fn send(
            &self,
            _: connector_runtime::transport::Outgoing,
        ) -> connector_runtime::transport::BoxFuture<
            '_,
            Result<
                http::Response<connector_runtime::transport::AnswerBody>,
                connector_runtime::TransportError,
            >,
        > {
            panic!("the transport is out of its mind")
        }
    }
    let connector = connector_builder()
        .keys(keys())
        .transport(Mad)
        .build()
        .unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Internal);
}

/// A claim whose serialization panics.
#[derive(Debug, Clone)]
struct Mad;

impl serde::Serialize for Mad {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        panic!("canary-7f3")
    }
}

impl<'de> serde::Deserialize<'de> for Mad {
    fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        panic!("canary-7f3")
    }
}

#[technical_profile(id = "Sends", service_url = "https://api.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Sends {
    #[input]
    mad: Mad,
}

#[technical_profile(id = "Reads", service_url = "https://api.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Reads {
    #[output]
    mad: Mad,
}

fn out_of_its_mind() -> String {
    panic!("canary-7f3")
}

#[technical_profile(id = "Computes", service_url = "https://api.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Computes {
    #[input(value = out_of_its_mind())]
    text: String,
}

#[tokio::test]
async fn row_144_claims_that_panic() {
    let connector = connector_builder()
        .keys(keys())
        .limits(Limits::default().in_flight(1).queue(0))
        .circuit_breaker(fragile())
        .transport(MemoryTransport::new(|_| {
            http::Response::new(r#"{"mad":1,"points":7}"#.into())
        }))
        .build()
        .unwrap();
    for _ in 0..2 {
        let sends = connector
            .exchange(SendsInput { mad: Mad })
            .await
            .unwrap_err();
        let computes = connector.exchange(ComputesInput {}).await.unwrap_err();
        let reads = connector.exchange(ReadsInput {}).await.unwrap_err();
        for (error, sent) in [
            (sends, Sent::NotSent),
            (computes, Sent::NotSent),
            (reads, Sent::Answered),
        ] {
            assert_eq!((error.kind(), error.sent()), (ErrorKind::Internal, sent));
            assert!(!error.user_message().is_empty());
            assert!(!format!("{error} {error:?}").contains("canary-7f3"));
        }
        assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    }
}

#[derive(Default)]
struct MadObserver {
    told: AtomicUsize,
    quiet: AtomicBool,
}

impl MadObserver {
    fn hear(&self) {
        self.told.fetch_add(1, Ordering::SeqCst);
        assert!(
            self.quiet.load(Ordering::SeqCst),
            "the observer is out of its mind"
        );
    }
}

impl Observer for MadObserver {
    fn began(&self, _: &'static Profile) {
        self.hear();
    }
    fn attempted(&self, _: &Report) {
        self.hear();
    }
    fn ended(&self, _: &Report) {
        self.hear();
    }
}

#[tokio::test]
async fn row_144_an_observer_that_panics_decides_nothing() {
    let observer = Arc::new(MadObserver::default());
    let connector = connector_builder()
        .keys(keys())
        .observer(Arc::clone(&observer))
        .transport(MemoryTransport::new(|_| {
            http::Response::new(r#"{"points":7}"#.into())
        }))
        .build()
        .unwrap();
    for calls in 1..=3 {
        assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
        assert_eq!(observer.told.load(Ordering::SeqCst), calls * 3);
    }
}
