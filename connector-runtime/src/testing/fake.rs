//! [`Fake`]: an API that answers by functions of claims, as a transport or as a server.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{Request, Response};

use super::fault::{Cut, Fault};
use super::{AnyKey, Served};
use crate::api::template::{Fit, Template};
use crate::api::{self, IntoReply, ProfileApi};
use crate::connector::{BuildError, Connector, ConnectorBuilder, DeploymentMode};
use crate::error::ErrorKind;
use crate::profile::Profile;
use crate::technical_profile::{ClaimsExchange, InputClaims};
use crate::transport::{AnswerBody, BoxFuture, Outgoing, Transport, TransportError};

/// An API for tests: typed replies per profile, requests as they came, and faults by script.
///
/// It is a [`Transport`], so that a connector talks to it without a network, and [`serve`](Self::serve) makes a server of it.
/// Clones share one API. Who calls is not checked.
#[derive(Clone, Default)]
pub struct Fake(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    routes: Vec<Route>,
    requests: Vec<Request<Bytes>>,
}

struct Route {
    profile: &'static Profile,
    answer: Arc<Answer>,
    faults: VecDeque<Fault>,
}

type Answer = dyn Fn(&Request<Bytes>) -> Answered + Send + Sync;

struct Answered {
    /// Whether the request has the claims of the profile.
    is: bool,
    response: Response<Bytes>,
}

/// What a request meets.
pub(super) enum Met {
    /// No profile of the fake has such a request.
    Nobody,
    Answer(Response<Bytes>),
    Fault(Fault, Response<Bytes>),
}

impl Fake {
    /// An API that knows no profile yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers the calls of one profile, which the type of the claims names: with its `…Output`, or with a
    /// [`Reply`](crate::Reply) where it may be a refusal. A profile that is answered already is answered by the newer function.
    #[must_use]
    pub fn on<I, R>(self, answer: impl Fn(I) -> R + Send + Sync + 'static) -> Self
    where
        I: InputClaims<Profile: ProfileApi<__Input = I>>,
        R: IntoReply<I::Profile>,
    {
        let profile = I::Profile::__PROFILE;
        let answer = move |request: &Request<Bytes>| {
            let (uri, headers) = (request.uri(), request.headers());
            match api::receive::<I::Profile>(uri, headers, request.body()) {
                Ok((claims, _)) => Answered {
                    is: true,
                    response: answer(claims).into_reply().into_http(),
                },
                Err(error) => Answered {
                    is: false,
                    response: api::malformed(profile, &error),
                },
            }
        };
        self.state().routes.insert(
            0,
            Route {
                profile,
                answer: Arc::new(answer),
                faults: VecDeque::new(),
            },
        );
        self
    }

    /// What the next calls of the profile meet, one each; those after them are answered. It adds to what is scripted already.
    #[must_use]
    pub fn fails<P: ClaimsExchange>(self, faults: impl IntoIterator<Item = Fault>) -> Self {
        self.fail::<P>(faults);
        self
    }

    /// The same, later in a test.
    pub fn fail<P: ClaimsExchange>(&self, faults: impl IntoIterator<Item = Fault>) {
        let mut state = self.state();
        let mut routes = state.routes.iter_mut();
        match routes.find(|route| std::ptr::eq(route.profile, P::__PROFILE)) {
            Some(route) => route.faults.extend(faults),
            None => state.routes.push(Route {
                profile: P::__PROFILE,
                answer: Arc::new(|_| not_answered()),
                faults: faults.into_iter().collect(),
            }),
        }
    }

    /// A connector whose calls come here, with a key under every name, in development.
    ///
    /// # Errors
    ///
    /// None that is known: what can be wrong with a connector is not in this one.
    pub fn connector(&self) -> Result<Connector, BuildError> {
        self.builder().build()
    }

    /// The same, to be set up further.
    #[must_use]
    pub fn builder(&self) -> ConnectorBuilder {
        Connector::builder()
            .keys(AnyKey)
            .deployment_mode(DeploymentMode::Development)
            .transport(self.clone())
    }

    /// Answers on a port of this machine, until what it returns is dropped.
    ///
    /// # Errors
    ///
    /// Where no port can be had.
    pub async fn serve(&self) -> io::Result<Served> {
        Served::start(self.clone()).await
    }

    /// All requests, as they came, in their order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request<Bytes>> {
        self.state().requests.clone()
    }

    /// The claims of all requests of one profile.
    #[must_use]
    pub fn received<P: ProfileApi>(&self) -> Vec<P::__Input> {
        let state = self.state();
        let requests = state.requests.iter().filter(|request| {
            let routes = state.candidates(request);
            routes.iter().any(|at| {
                let route = state.routes.get(*at);
                route.is_some_and(|route| std::ptr::eq(route.profile, P::__PROFILE))
            })
        });
        requests
            .filter_map(|request| P::receive(request).ok())
            .collect()
    }

    /// Takes a request.
    pub(super) fn meet(&self, request: &Request<Bytes>) -> Met {
        let mut state = self.state();
        state.requests.push(request.clone());
        // Of profiles at one endpoint, it is of the first whose claims it has.
        let mut refused = None;
        for at in state.candidates(request) {
            let Some(route) = state.routes.get_mut(at) else {
                continue;
            };
            let Answered { is, response } = (route.answer)(request);
            if !is {
                refused = refused.or(Some(response));
                continue;
            }
            return match route.faults.pop_front() {
                Some(fault) => Met::Fault(fault, response),
                None => Met::Answer(response),
            };
        }
        refused.map_or(Met::Nobody, Met::Answer)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A test that panicked in a reply has said so already.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The routes of a request: those whose URL fits best.
    fn candidates(&self, request: &Request<Bytes>) -> Vec<usize> {
        let fits = self.routes.iter().map(|route| {
            if http::Method::from(route.profile.method) == request.method() {
                Template::of(route.profile).fit(request.uri())
            } else {
                Fit::None
            }
        });
        let fits: Vec<Fit> = fits.collect();
        let best = fits.iter().copied().max().unwrap_or(Fit::None);
        let good = |fit: Fit| fit == best && fit != Fit::None;
        (0..fits.len())
            .filter(|at| fits.get(*at).copied().is_some_and(good))
            .collect()
    }
}

/// Of a profile with faults and no function, which cannot tell whose a request is.
fn not_answered() -> Answered {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = http::StatusCode::NOT_IMPLEMENTED;
    Answered { is: true, response }
}

impl Transport for Fake {
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<Response<AnswerBody>, TransportError>> {
        let met = self.meet(&request.request);
        Box::pin(async move {
            let (fault, answer) = match met {
                Met::Nobody => {
                    return Err(TransportError::not_sent(
                        ErrorKind::Connect,
                        "the fake API has no reply to such a request",
                    )
                    .help("give it one: `.on(|claims: …Input| …Output { … })`"));
                }
                Met::Answer(answer) => return Ok(answer.map(AnswerBody::from)),
                Met::Fault(fault, answer) => (fault, answer),
            };
            if let Some(failure) = fault.failure() {
                return Err(failure);
            }
            match &fault {
                Fault::Hangs => std::future::pending().await,
                Fault::Slow(delay) => tokio::time::sleep(*delay).await,
                Fault::Cut(after) => return Ok(answer.map(|body| Cut::body(&body, *after))),
                _ => {}
            }
            Ok(fault.answer().unwrap_or(answer).map(AnswerBody::from))
        })
    }
}

/// Numbers only: requests hold claims.
impl fmt::Debug for Fake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        let profiles: Vec<&str> = state.routes.iter().map(|route| route.profile.id).collect();
        f.debug_struct("Fake")
            .field("profiles", &profiles)
            .field("requests", &state.requests.len())
            .finish()
    }
}
