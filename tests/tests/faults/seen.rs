//! What is seen of calls: spans with OpenTelemetry's names, an observer's reports, the exchange log; and no value in any.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use connector_runtime::{
    Connector, Context, ErrorKind, ExchangeLog, MemoryTransport, Observer, Outcome, Profile,
    Report, technical_profile,
};
use connector_tests::connector_builder;
use opentelemetry_semantic_conventions::attribute;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context as LayerContext, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

use super::stage::{Reply, Scripted, ask, keys, look};

/// A span as it was closed.
#[derive(Debug, Clone, Default)]
struct Seen {
    name: &'static str,
    declared: Vec<&'static str>,
    fields: BTreeMap<&'static str, String>,
    parent: Option<&'static str>,
}

#[derive(Clone, Default)]
struct Spans {
    closed: Arc<Mutex<Vec<Seen>>>,
    events: Arc<Mutex<Vec<String>>>,
}

struct Reader<'a>(&'a mut BTreeMap<&'static str, String>);

impl Visit for Reader<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: LayerContext<'_, S>) {
        let span = context.span(id).unwrap();
        let mut seen = Seen {
            name: span.name(),
            declared: span
                .metadata()
                .fields()
                .iter()
                .map(|field| field.name())
                .collect(),
            fields: BTreeMap::new(),
            parent: span.parent().map(|parent| parent.name()),
        };
        attributes.record(&mut Reader(&mut seen.fields));
        span.extensions_mut().insert(seen);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: LayerContext<'_, S>) {
        let span = context.span(id).unwrap();
        let mut extensions = span.extensions_mut();
        values.record(&mut Reader(
            &mut extensions.get_mut::<Seen>().unwrap().fields,
        ));
    }

    fn on_event(&self, event: &Event<'_>, _: LayerContext<'_, S>) {
        if event.metadata().target().starts_with("connector") {
            let mut fields = BTreeMap::new();
            event.record(&mut Reader(&mut fields));
            self.events.lock().unwrap().push(format!("{fields:?}"));
        }
    }

    fn on_close(&self, id: Id, context: LayerContext<'_, S>) {
        let span = context.span(&id).unwrap();
        if span.metadata().target().starts_with("connector") {
            let seen = span.extensions().get::<Seen>().unwrap().clone();
            self.closed.lock().unwrap().push(seen);
        }
    }
}

#[technical_profile(
    id = "Named",
    service_url = "https://api.example.com:8443/users/{user}/orders?code=canary-7f3",
    auth = ApiKeyQuery("key", key = "Key"),
    send_claims_in = Url,
    method = Get
)]
#[derive(Debug)]
struct Named {
    #[input]
    user: String,
    #[output]
    points: u32,
}

/// Runs a call with a subscriber of its own, on this thread.
fn traced(connector: &Connector, context: &Context) -> (Spans, Option<ErrorKind>) {
    let spans = Spans::default();
    let subscriber = tracing_subscriber::registry().with(spans.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap();
    let input = NamedInput {
        user: "canary-7f3".into(),
    };
    let result = tracing::subscriber::with_default(subscriber, || {
        runtime.block_on(connector.within(context).exchange(input))
    });
    (spans, result.err().map(|error| error.kind()))
}

fn connector(transport: Scripted) -> connector_runtime::ConnectorBuilder {
    connector_builder()
        .keys(connector_runtime::Keys::new().with("Key", "canary-7f3"))
        .transport(transport)
}

#[test]
fn spans_have_opentelemetry_s_names() {
    let transport = Scripted::new(|number, _| Reply::status(if number == 0 { 503 } else { 200 }));
    let connector = connector(transport).build().unwrap();
    let context = Context::new().correlation_id("50f0bd91");
    let (spans, failure) = traced(&connector, &context);
    assert_eq!(failure, None);
    let closed = spans.closed.lock().unwrap().clone();
    let names: Vec<_> = closed.iter().map(|span| (span.name, span.parent)).collect();
    assert_eq!(
        names,
        [
            ("attempt", Some("exchange")),
            ("attempt", Some("exchange")),
            ("exchange", None)
        ]
    );

    let of = |span: usize, field: &str| closed[span].fields.get(field).map(String::as_str);
    for (attempt, status, resent) in [(0, "503", None), (1, "200", Some("1"))] {
        for (field, value) in [
            (attribute::HTTP_REQUEST_METHOD, Some("GET")),
            (attribute::HTTP_RESPONSE_STATUS_CODE, Some(status)),
            (attribute::HTTP_REQUEST_RESEND_COUNT, resent),
            (attribute::HTTP_REQUEST_BODY_SIZE, Some("0")),
            (attribute::HTTP_RESPONSE_BODY_SIZE, Some("12")),
            (attribute::SERVER_ADDRESS, Some("api.example.com")),
            (attribute::SERVER_PORT, Some("8443")),
            (attribute::URL_SCHEME, Some("https")),
            (attribute::URL_TEMPLATE, Some("/users/{user}/orders")),
            ("otel.kind", Some("client")),
            ("otel.name", Some("GET /users/{user}/orders")),
        ] {
            assert_eq!(of(attempt, field), value, "{field} of attempt {attempt}");
        }
    }
    assert_eq!(of(0, attribute::ERROR_TYPE), Some("Status"));
    assert_eq!(of(0, "otel.status_code"), Some("ERROR"));
    assert_eq!(of(1, attribute::ERROR_TYPE), None);
    assert_eq!(of(2, "profile"), Some("Named"));
    assert_eq!(of(2, "correlation_id"), Some("50f0bd91"));
    assert_eq!(of(2, "attempts"), Some("2"));
    assert_eq!(of(2, attribute::ERROR_TYPE), None);

    // No field with a dot that is not one of the conventions', but tracing's own for OpenTelemetry.
    let known = [
        attribute::HTTP_REQUEST_METHOD,
        attribute::HTTP_RESPONSE_STATUS_CODE,
        attribute::HTTP_REQUEST_RESEND_COUNT,
        attribute::HTTP_REQUEST_BODY_SIZE,
        attribute::HTTP_RESPONSE_BODY_SIZE,
        attribute::SERVER_ADDRESS,
        attribute::SERVER_PORT,
        attribute::URL_SCHEME,
        attribute::URL_TEMPLATE,
        attribute::ERROR_TYPE,
        "otel.kind",
        "otel.name",
        "otel.status_code",
    ];
    for span in &closed {
        let dotted = span.declared.iter().filter(|name| name.contains('.'));
        for name in dotted {
            assert!(known.contains(name), "{name}");
        }
    }
    assert!(!format!("{closed:?}").contains("canary-7f3"));
}

#[test]
fn a_call_that_fails_says_so_in_its_span() {
    let transport = Scripted::new(|_, _| Reply::status(404));
    let connector = connector(transport)
        .observer(ExchangeLog::new())
        .build()
        .unwrap();
    let (spans, failure) = traced(&connector, &Context::new());
    assert_eq!(failure, Some(ErrorKind::Status));
    let closed = spans.closed.lock().unwrap().clone();
    for span in &closed {
        assert_eq!(span.fields["error.type"], "Status", "{span:?}");
        assert_eq!(span.fields["otel.status_code"], "ERROR");
    }
    let events = spans.events.lock().unwrap();
    assert_eq!(events.len(), 1, "{events:?}");
    assert!(
        events[0].contains("`Named` Status (404) in ")
            && events[0].contains("attempts: 1; sent `user` (0 bytes), read `points` (12 bytes)"),
        "{events:?}"
    );
    assert!(!format!("{closed:?}{events:?}").contains("canary-7f3"));
}

#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<Heed>>>);

/// The method, and what it was given.
type Heed = (&'static str, Option<Report>);

impl Heard {
    fn take(&self) -> Vec<Heed> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl Observer for Heard {
    fn began(&self, profile: &'static Profile) {
        assert!(matches!(profile.id, "Ask" | "Look"));
        self.0.lock().unwrap().push(("began", None));
    }
    fn attempted(&self, report: &Report) {
        self.0
            .lock()
            .unwrap()
            .push(("attempted", Some(report.clone())));
    }
    fn ended(&self, report: &Report) {
        self.0.lock().unwrap().push(("ended", Some(report.clone())));
    }
}

/// The same, without what differs from run to run.
type Told = (&'static str, Option<(Outcome, Option<u16>, u32)>);

fn told(heard: &Heard) -> Vec<Told> {
    let told = heard.take().into_iter().map(|(what, report)| {
        let report = report.map(|report| {
            let status = report.status().map(|status| status.as_u16());
            (report.outcome(), status, report.attempts())
        });
        (what, report)
    });
    told.collect()
}

#[tokio::test]
async fn an_observer_hears_every_call_and_attempt() {
    let transport = Scripted::new(|number, _| match number {
        0 => Reply::status(503),
        1 => Reply::status(200),
        2 => Reply::status(404),
        3 => {
            let mut reply = Reply::status(200);
            reply.answer = Ok(http::Response::new("{}".into()));
            reply
        }
        _ => Reply::never(),
    });
    let heard = Heard::default();
    let connector = connector_builder()
        .keys(keys())
        .observer(heard.clone())
        .transport(transport)
        .build()
        .unwrap();
    connector.exchange(look()).await.unwrap();
    let failed = Outcome::Failed;
    assert_eq!(
        told(&heard),
        [
            ("began", None),
            ("attempted", Some((failed(ErrorKind::Status), Some(503), 1))),
            ("attempted", Some((Outcome::Succeeded, Some(200), 2))),
            ("ended", Some((Outcome::Succeeded, Some(200), 2))),
        ]
    );
    connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        told(&heard)[1..],
        [
            ("attempted", Some((failed(ErrorKind::Status), Some(404), 1))),
            ("ended", Some((failed(ErrorKind::Status), Some(404), 1))),
        ]
    );
    // The attempt was fine, what it brought was not.
    connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        told(&heard)[1..],
        [
            ("attempted", Some((Outcome::Succeeded, Some(200), 1))),
            ("ended", Some((failed(ErrorKind::Decode), Some(200), 1))),
        ]
    );
    // Given up in the attempt: it is told that it is over.
    let call = tokio::time::timeout(Duration::from_millis(50), connector.exchange(ask()));
    assert!(call.await.is_err());
    assert_eq!(
        told(&heard)[1..],
        [("ended", Some((Outcome::Abandoned, None, 1)))]
    );
    // Before the first attempt.
    let input = super::stage::LookInput {
        email: "x".repeat(10_000),
    };
    connector.exchange(input).await.unwrap_err();
    assert_eq!(
        told(&heard)[1..],
        [("ended", Some((failed(ErrorKind::InputClaim), None, 0)))]
    );
}

#[tokio::test]
async fn a_report_is_one_line_of_names_and_sizes() {
    let heard = Heard::default();
    let connector = connector_builder()
        .keys(keys())
        .observer(heard.clone())
        .transport(MemoryTransport::new(|_| {
            http::Response::new(r#"{"points":7}"#.into())
        }))
        .build()
        .unwrap();
    connector.exchange(ask()).await.unwrap();
    let report = heard.take().pop().unwrap().1.unwrap();
    assert_eq!((report.request_bytes(), report.answer_bytes()), (27, 12));
    let line = report.to_string();
    assert!(line.starts_with("`Ask` Succeeded (200) in "), "{line}");
    assert!(
        line.ends_with(", attempts: 1; sent `email` (27 bytes), read `points` (12 bytes)"),
        "{line}"
    );
    assert!(!line.contains("kim"));
    assert_eq!(
        report.labels(),
        [
            ("profile", "Ask"),
            ("outcome", "Succeeded"),
            ("status", "2xx")
        ]
    );
}
