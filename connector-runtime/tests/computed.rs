//! Computed, resolved and nested claims, over an expansion written by hand: what the runtime promises to the macro.

#![allow(
    clippy::redundant_closure_call,
    reason = "the macro calls its closures where they stand"
)]

use connector_runtime::__private::{Answer, Encoded, Encoder, Read, Scope};
use connector_runtime::{
    AnswerClaim, BodyClaim, BoxError, ClaimsExchange, Context, Error, ErrorKind, InputClaim,
    InputClaims, MappedClaim, Member, Node, OutputClaim, PathStep, Place, Profile, Refusal,
    ResolvedClaim, Restful, Secret, Sent, SourceClaim, Step, TechnicalProfile,
};

/// What the macro would be given:
///
/// ```text
/// #[claim]                                                            email: String
/// #[input(path = "to.0.email", value = email.to_lowercase())]         address: String
/// #[input(path = "to.0.name", map = trim)]                            name: Option<String>
/// #[input(path = "to.1.email")]                                       copy: Option<String>
/// #[input(path = "data.locale", resolve = "{Culture:RFC5646}")]       locale: Option<String>
/// #[input(path = "data.lcid", resolve = "{Culture:LCID}")]            lcid: u16
/// #[input(resolve = "{Claim:address}")]                               again: Secret<String>
/// #[output(map = positive)]                                           points: i64
/// #[output(value = points.checked_mul(2).ok_or("too many")?)]         twice: i64
/// #[output(resolve = "{Context:CorrelationId}")]                      trace: Option<String>
/// ```
#[derive(Debug)]
struct Mail {
    email: String,
    address: String,
    name: Option<String>,
    copy: Option<String>,
    locale: Option<String>,
    lcid: u16,
    again: Secret<String>,
    points: i64,
    twice: i64,
    trace: Option<String>,
}

#[derive(Default)]
struct MailInput {
    email: String,
    name: Option<String>,
    copy: Option<String>,
}

struct MailSent {
    email: String,
    address: String,
    name: Option<String>,
    copy: Option<String>,
    locale: Option<String>,
    lcid: u16,
    again: Secret<String>,
}

fn trim(text: String) -> Result<String, NotSmall> {
    if text.len() > 20 {
        return Err(NotSmall(text));
    }
    Ok(text.trim().to_owned())
}

#[derive(Debug)]
struct NotSmall(String);

impl std::fmt::Display for NotSmall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is not small", self.0)
    }
}

impl std::error::Error for NotSmall {}

#[derive(Debug, PartialEq)]
enum MailRefusal {
    NoSuchAddress,
    Other(Option<String>),
}

impl Refusal for MailRefusal {
    fn from_code(code: Option<&str>) -> Self {
        match code {
            Some("M-404") => Self::NoSuchAddress,
            other => Self::Other(other.map(Into::into)),
        }
    }
}

const fn input(name: &'static str) -> InputClaim {
    InputClaim {
        name,
        partner: name,
        send_in: Place::Body,
        key: "",
        ty: "String",
    }
}

impl InputClaims for MailInput {
    type Profile = Mail;
}

impl TechnicalProfile for Mail {
    type Input = MailInput;
    type Output = ();
    const PROFILE: &'static Profile = <Self as ClaimsExchange>::DECLARED;
}

impl ClaimsExchange for Mail {
    type Contract = Restful;
    type __Input = MailInput;
    type Returned = ();
    type __Sent = MailSent;
    const DECLARED: &'static Profile = {
        static PROFILE: Profile = Profile {
            name: "Mail",
            id: "Mail",
            service_url: "https://mail.example.com/send",
            inputs: &[
                input("address"),
                input("name"),
                input("copy"),
                input("locale"),
                input("lcid"),
                input("again"),
            ],
            outputs: &[OutputClaim {
                name: "points",
                path: &[PathStep::Name("points")],
                ty: "i64",
                optional: false,
            }],
            body: Some(&[
                Member {
                    key: "\"to\":",
                    node: Node::Array(&[
                        Node::Object(&[
                            Member {
                                key: "\"email\":",
                                node: Node::Claim(0),
                            },
                            Member {
                                key: "\"name\":",
                                node: Node::Claim(1),
                            },
                        ]),
                        Node::Object(&[Member {
                            key: "\"email\":",
                            node: Node::Claim(2),
                        }]),
                    ]),
                },
                Member {
                    key: "\"data\":",
                    node: Node::Object(&[
                        Member {
                            key: "\"locale\":",
                            node: Node::Claim(3),
                        },
                        Member {
                            key: "\"lcid\":",
                            node: Node::Claim(4),
                        },
                    ]),
                },
                Member {
                    key: "\"again\":",
                    node: Node::Claim(5),
                },
            ]),
            refusal: Some(<MailRefusal as Refusal>::__type),
            ..Profile::DEFAULT
        };
        &PROFILE
    };

    fn __sent(input: MailInput, scope: &Scope<'_>) -> Result<MailSent, Error> {
        let address = scope.computed(
            "address",
            (|email: &String| -> Result<String, BoxError> { Ok(email.to_lowercase()) })(
                &input.email,
            ),
        )?;
        let name = match input.name {
            Some(name) => {
                Some(scope.computed("name", <_ as MappedClaim<String, _>>::__mapped(trim(name)))?)
            }
            None => None,
        };
        let locale = scope.resolved(
            "locale",
            "Culture:RFC5646",
            <Option<String> as ResolvedClaim<_>>::__resolved,
        )?;
        let lcid = scope.resolved(
            "lcid",
            "Culture:LCID",
            <u16 as ResolvedClaim<_>>::__resolved,
        )?;
        let again = scope.resolved_from(
            "again",
            "Claim:address",
            <String as SourceClaim>::__source(&address),
            <Secret<String> as ResolvedClaim<_>>::__resolved,
        )?;
        Ok(MailSent {
            email: input.email,
            address,
            name,
            copy: input.copy,
            locale,
            lcid,
            again,
        })
    }

    fn __encode(sent: &MailSent, encoder: Encoder<'_>) -> Result<Encoded, Error> {
        encoder.encode(&[
            sent.address.__slot(),
            sent.name.__slot(),
            sent.copy.__slot(),
            sent.locale.__slot(),
            sent.lcid.__slot(),
            sent.again.__slot(),
        ])
    }

    fn __decode(sent: MailSent, answer: &Answer<'_>) -> Result<Self, Error> {
        let scope = answer.scope();
        let mut points: Read<i64> = AnswerClaim::__strict();
        answer.read(&mut [&mut points])?;
        let points = answer.required(0, points)?;
        let map: fn(i64) -> _ = i64::abs;
        let points = scope.computed("points", <_ as MappedClaim<i64, _>>::__mapped(map(points)))?;
        let twice = scope.computed(
            "twice",
            (|points: &i64| -> Result<i64, BoxError> {
                Ok(points.checked_mul(2).ok_or("too many")?)
            })(&points),
        )?;
        let trace = scope.resolved(
            "trace",
            "Context:CorrelationId",
            <Option<String> as ResolvedClaim<_>>::__resolved,
        )?;
        Ok(Self {
            email: sent.email,
            address: sent.address,
            name: sent.name,
            copy: sent.copy,
            locale: sent.locale,
            lcid: sent.lcid,
            again: sent.again,
            points,
            twice,
            trace,
        })
    }
}

fn prepared(input: MailInput, context: &Context) -> Result<String, Error> {
    let prepared = Mail::prepare(input, context)?;
    Ok(String::from_utf8(prepared.request().body().to_vec()).unwrap())
}

fn kim() -> MailInput {
    MailInput {
        email: "Kim@Example.com".into(),
        ..MailInput::default()
    }
}

#[test]
fn claims_are_computed_and_nested() {
    let context = Context::new().culture("ko-KR");
    let full = MailInput {
        name: Some(" Kim ".into()),
        copy: Some("lee@example.com".into()),
        ..kim()
    };
    assert_eq!(
        prepared(full, &context).unwrap(),
        r#"{"to":[{"email":"kim@example.com","name":"Kim"},{"email":"lee@example.com"}],"data":{"locale":"ko-KR","lcid":1042},"again":"kim@example.com"}"#
    );
}

#[test]
fn an_absent_claim_leaves_its_branch_out() {
    let context = Context::new().resolver("Culture:LCID", "1042");
    assert_eq!(
        prepared(kim(), &context).unwrap(),
        r#"{"to":[{"email":"kim@example.com"}],"data":{"lcid":1042},"again":"kim@example.com"}"#
    );
}

#[test]
fn a_resolver_without_a_value_ends_the_call_before_it_begins() {
    let error = prepared(kim(), &Context::new()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InputClaim);
    assert_eq!(error.claim(), Some("lcid"));
    assert_eq!(error.sent(), Sent::NotSent);
    assert_eq!(
        error.to_string(),
        "`Mail`: the claim `lcid` has no value: the call's context has none for `{Culture:LCID}` \
         (step `prepare`, nothing was sent); help: set it on the `Context` of the call, or let the claim be an `Option`"
    );

    let context = Context::new().resolver("Culture:LCID", "canary-7f3a91");
    let error = prepared(kim(), &context).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Mail`: the claim `lcid` is of a type that does not take what `{Culture:LCID}` yields \
         (step `prepare`, nothing was sent)"
    );
}

#[test]
fn the_application_s_own_error_is_the_source_and_stands_nowhere_else() {
    let long = MailInput {
        name: Some("canary-7f3a91-and-more".into()),
        ..kim()
    };
    let error = prepared(long, &Context::new().culture("ko-KR")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InputClaim);
    assert_eq!(error.step(), Step::Prepare);
    assert_eq!(error.claim(), Some("name"));
    assert_eq!(
        error.to_string(),
        "`Mail`: the claim `name` could not be computed (step `prepare`, nothing was sent)"
    );
    assert!(!format!("{error:?}").contains("canary"), "{error:?}");
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.downcast_ref::<NotSmall>().is_some());
}

#[test]
fn claims_of_the_answer_are_computed_from_it_and_the_context() {
    let context = Context::new().culture("ko-KR").correlation_id("c-1");
    let decode = |body: &'static str| {
        let prepared = Mail::prepare(kim(), &context).unwrap();
        prepared.decode(&http::Response::new(body))
    };
    let mail = decode(r#"{"points":-7,"twice":1,"trace":"x"}"#).unwrap();
    assert_eq!(
        (mail.points, mail.twice, mail.trace.as_deref()),
        (7, 14, Some("c-1"))
    );
    assert_eq!(
        (mail.email.as_str(), mail.address.as_str()),
        ("Kim@Example.com", "kim@example.com")
    );
    assert_eq!(
        (mail.name, mail.copy, mail.locale, mail.lcid),
        (None, None, Some("ko-KR".into()), 1042)
    );
    assert_eq!(mail.again.expose(), "kim@example.com");

    let error = decode(r#"{"points":9000000000000000000}"#).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutputClaim);
    assert_eq!(error.step(), Step::Decode);
    assert_eq!(error.claim(), Some("twice"));
    assert_eq!(error.sent(), Sent::Answered);
    assert_eq!(error.status(), Some(http::StatusCode::OK));
    assert_eq!(error.body(), br#"{"points":9000000000000000000}"#);
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "too many"
    );
}

#[test]
fn a_refusal_is_the_declared_type_and_no_other() {
    struct Foreign;
    impl Refusal for Foreign {
        fn from_code(_: Option<&str>) -> Self {
            Self
        }
    }

    let context = Context::new().culture("ko-KR");
    let refused = |status: u16, body: &'static str| {
        let prepared = Mail::prepare(kim(), &context).unwrap();
        let mut response = http::Response::new(body);
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
        prepared.decode(&response).unwrap_err()
    };
    let error = refused(409, r#"{"userMessage":"no","code":"M-404"}"#);
    assert_eq!(error.refusal(), Some(MailRefusal::NoSuchAddress));
    assert!(error.refusal::<Foreign>().is_none());
    let error = refused(409, r#"{"userMessage":"no","code":5}"#);
    assert_eq!(error.refusal(), Some(MailRefusal::Other(Some("5".into()))));
    let error = refused(409, r#"{"userMessage":"no"}"#);
    assert_eq!(error.refusal(), Some(MailRefusal::Other(None)));
    let error = refused(503, r#"{"userMessage":"no","code":"M-404"}"#);
    assert_eq!(error.refusal::<MailRefusal>(), None);
}
