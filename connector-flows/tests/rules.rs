//! The documents' rules, one test each: what a connector's answer does to a flow, and to what of it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connector_flows::{
    Account, Attribute, Block, Call, Claims, Creation, Failure, FailurePolicy, FieldFault, FlowId,
    FlowState, Kind, Next, Outcome, Person, StateError, TokenClaims, Typed, User, UserFlow,
    UserFlowStep,
};

const ID: FlowId = FlowId::from_bytes([7; 16]);

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

fn kim() -> Person {
    Person::new(Account::federated("google.com", "0123")).with_email("kim@example.com")
}

/// A flow with a page and a connector at each step.
fn flow() -> UserFlow {
    UserFlow::builder("sign_up")
        .attribute(Attribute::new("city").required().saved().in_token())
        .attribute(Attribute::new("jobTitle").collected().saved())
        .attribute(Attribute::new("age").kind(Kind::Integer).collected())
        .attribute(Attribute::new("extension_Risk"))
        .attribute(
            Attribute::new("extension_Points")
                .kind(Kind::Integer)
                .in_token(),
        )
        .connector(UserFlowStep::PreTokenIssuance, "enrich")
        .connector(UserFlowStep::PostFederationSignup, "look-up")
        .connector(UserFlowStep::PostAttributeCollection, "validate")
        .build()
        .unwrap()
}

/// A run, with the events as words.
struct Run(UserFlow, FlowState);

impl Run {
    fn federated(flow: UserFlow, claims: &Claims) -> Self {
        let state = flow.begin(ID, kim(), claims, now());
        Self(flow, state)
    }

    fn next(&self) -> Next {
        self.0.next(&self.1, now()).unwrap()
    }

    fn call(&self) -> Call {
        match self.next() {
            Next::Call(call) => call,
            other => panic!("no call: {other:?}"),
        }
    }

    fn answer(&mut self, outcome: Outcome) -> &mut Self {
        let connector = self.call().connector;
        self.0
            .answered(&mut self.1, &connector, outcome, now())
            .unwrap();
        self
    }

    fn goes_on(&mut self, claims: Claims) -> &mut Self {
        self.answer(Outcome::Continue(claims))
    }

    fn types<const N: usize>(&mut self, fields: [(&str, &str); N]) -> &mut Self {
        self.0
            .submit(&mut self.1, &Typed::from_iter(fields), now())
            .unwrap();
        self
    }

    fn creates(&mut self) -> Claims {
        let Next::Create(user) = self.next() else {
            panic!("no user to create: {:?}", self.1);
        };
        let creation = Creation::User("u1".into());
        self.0.created(&mut self.1, creation, now()).unwrap();
        user.claims
    }

    fn token(&self) -> TokenClaims {
        self.0.issue_token(&self.1, now()).unwrap()
    }

    /// The values on the page, and why it is shown again.
    fn page(&self) -> (Vec<(String, String)>, Option<connector_flows::Problem>) {
        let Next::Page(page) = self.next() else {
            panic!("no page: {:?}", self.1);
        };
        let fields = page.fields.into_iter();
        (
            fields.map(|field| (field.name, field.value)).collect(),
            page.problem,
        )
    }
}

fn values(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()))
        .collect()
}

#[test]
fn the_provider_and_the_first_step_prefill_the_page() {
    let mut run = Run::federated(
        flow(),
        &Claims::new()
            .with("city", "Busan")
            .with("jobTitle", "Clerk")
            .with("hair", "red"),
    );
    let call = run.call();
    assert_eq!(
        (&*call.connector, call.step),
        ("look-up", UserFlowStep::PostFederationSignup)
    );
    assert_eq!(
        call.claims,
        Claims::new()
            .with("city", "Busan")
            .with("jobTitle", "Clerk")
    );
    run.goes_on(
        Claims::new()
            .with("city", "Seoul")
            .with("undeclared", 1)
            .with("age", 40),
    );
    assert_eq!(
        run.page().0,
        values(&[("city", "Seoul"), ("jobTitle", "Clerk"), ("age", "40")])
    );
}

#[test]
fn the_second_step_overrides_what_was_typed() {
    let mut run = Run::federated(flow(), &Claims::new());
    run.goes_on(Claims::new()).types([
        ("city", "seoul"),
        ("jobTitle", "Clerk"),
        ("extension_Risk", "none"),
    ]);
    // What is no field of the page is not read from it.
    assert_eq!(
        run.call().claims,
        Claims::new()
            .with("city", "seoul")
            .with("jobTitle", "Clerk")
    );
    run.goes_on(Claims::new().with("city", "Seoul").with("undeclared", "x"));
    assert_eq!(
        run.creates(),
        Claims::new()
            .with("city", "Seoul")
            .with("jobTitle", "Clerk")
    );
}

#[test]
fn the_first_token_holds_what_the_steps_returned_saved_or_not() {
    let mut run = Run::federated(flow(), &Claims::new());
    run.goes_on(Claims::new().with("extension_Risk", "low"))
        .types([("city", "Seoul"), ("jobTitle", "Clerk")])
        .goes_on(Claims::new().with("age", 41));
    assert_eq!(
        run.creates(),
        Claims::new()
            .with("city", "Seoul")
            .with("jobTitle", "Clerk")
    );
    assert_eq!(run.call().user.as_deref(), Some("u1"));
    // `jobTitle` is no claim of the application: the third step cannot put it there.
    run.goes_on(
        Claims::new()
            .with("extension_Points", 7)
            .with("jobTitle", "Boss"),
    );
    let token = run.token();
    assert_eq!(
        (&*token.user, token.email.as_deref()),
        ("u1", Some("kim@example.com"))
    );
    let expected = Claims::new()
        .with("city", "Seoul")
        .with("extension_Risk", "low")
        .with("age", 41)
        .with("extension_Points", 7);
    assert_eq!(token.claims, expected);
}

#[test]
fn a_user_who_signs_in_meets_the_third_step_alone() {
    let flow = flow();
    let user = User {
        id: "u1".into(),
        claims: Claims::new()
            .with("city", "Seoul")
            .with("jobTitle", "Clerk"),
    };
    let state = flow.sign_in(ID, kim(), user, now());
    let mut run = Run(flow, state);
    assert_eq!(run.call().connector, "enrich");
    run.goes_on(Claims::new().with("extension_Points", 9));
    assert_eq!(
        run.token().claims,
        Claims::new()
            .with("city", "Seoul")
            .with("extension_Points", 9)
    );
}

#[test]
fn a_local_account_skips_the_first_step() {
    let flow = flow();
    let state = flow.begin(
        ID,
        Person::new(Account::local("kim@example.com")),
        &Claims::new(),
        now(),
    );
    let mut run = Run(flow, state);
    run.types([("city", "Seoul")]);
    assert_eq!(run.call().connector, "validate");
}

#[test]
fn without_a_page_the_second_step_still_stands_before_the_user() {
    let flow = UserFlow::builder("bare")
        .attribute(Attribute::new("city").saved())
        .connector(UserFlowStep::PostAttributeCollection, "check")
        .build()
        .unwrap();
    let mut run = Run::federated(flow, &Claims::new().with("city", "Busan"));
    assert_eq!(run.call().connector, "check");
    run.goes_on(Claims::new().with("city", "Seoul"));
    assert_eq!(run.creates(), Claims::new().with("city", "Seoul"));
    assert_eq!(run.token().claims, Claims::new().with("city", "Seoul"));
}

#[test]
fn several_connectors_of_a_step_are_called_in_their_order() {
    let flow = UserFlow::builder("row")
        .attribute(Attribute::new("city").saved())
        .connector(UserFlowStep::PostAttributeCollection, "first")
        .connector(UserFlowStep::PostAttributeCollection, "second")
        .build()
        .unwrap();
    let mut run = Run::federated(flow, &Claims::new());
    assert_eq!(run.call().connector, "first");
    run.goes_on(Claims::new().with("city", "Seoul"));
    let call = run.call();
    assert_eq!(
        (&*call.connector, call.claims),
        ("second", Claims::new().with("city", "Seoul"))
    );
    run.goes_on(Claims::new());
    run.creates();
}

#[test]
fn a_block_ends_the_flow() {
    let mut run = Run::federated(flow(), &Claims::new());
    run.answer(Outcome::ShowBlockPage("No.".into()));
    assert_eq!(run.next(), Next::Blocked(Block::Said("No.".into())));
    let Run(flow, mut state) = run;
    let typed = Typed::from_iter([("city", "Seoul")]);
    assert_eq!(
        flow.submit(&mut state, &typed, now()),
        Err(StateError::Elsewhere)
    );
    assert_eq!(flow.retry(&mut state, now()), Err(StateError::Elsewhere));
    let created = flow.created(&mut state, Creation::User("u".into()), now());
    assert_eq!(created, Err(StateError::Elsewhere));
}

#[test]
fn a_validation_error_keeps_what_was_typed() {
    let mut run = Run::federated(flow(), &Claims::new().with("jobTitle", "Clerk"));
    run.goes_on(Claims::new())
        .types([("city", "Seol"), ("jobTitle", "")]);
    run.answer(Outcome::ValidationError {
        message: "No such city.".into(),
        fields: vec![
            ("city".into(), "Seoul?".into()),
            ("hair".into(), "?".into()),
        ],
    });
    let (fields, problem) = run.page();
    // Emptied is emptied, whatever prefilled it.
    assert_eq!(
        fields,
        values(&[("city", "Seol"), ("jobTitle", ""), ("age", "")])
    );
    let problem = problem.unwrap();
    assert_eq!(problem.message.as_deref(), Some("No such city."));
    assert_eq!(
        problem.fields.into_iter().collect::<Vec<_>>(),
        [("city".into(), FieldFault::Said("Seoul?".into()))]
    );
    run.types([("city", "Seoul")]).goes_on(Claims::new());
    assert_eq!(run.creates(), Claims::new().with("city", "Seoul"));
}

#[test]
fn what_an_earlier_try_overrode_is_forgotten() {
    let mut run = Run::federated(flow(), &Claims::new());
    run.goes_on(Claims::new()).types([("city", "Seol")]);
    let before = run.1.clone();
    run.goes_on(Claims::new().with("extension_Risk", "high"));
    // Back, and another page: the same state once more.
    run.1 = before;
    run.answer(Outcome::validation_error("No."))
        .types([("city", "Seoul")])
        .goes_on(Claims::new());
    run.creates();
    run.goes_on(Claims::new());
    assert_eq!(run.token().claims, Claims::new().with("city", "Seoul"));
}

#[test]
fn a_page_that_is_incomplete_calls_nobody() {
    let mut run = Run::federated(flow(), &Claims::new());
    run.goes_on(Claims::new())
        .types([("city", "  "), ("age", "old")]);
    let (fields, problem) = run.page();
    assert_eq!(
        fields,
        values(&[("city", "  "), ("jobTitle", ""), ("age", "old")])
    );
    let faults: Vec<_> = problem.unwrap().fields.into_iter().collect();
    assert_eq!(
        faults,
        [
            ("age".into(), FieldFault::NoInteger),
            ("city".into(), FieldFault::Missing)
        ]
    );
}

#[test]
fn a_failed_call_stops_the_flow_and_can_be_tried_again() {
    let mut run = Run::federated(flow(), &Claims::new());
    run.answer(Outcome::Failed("Later.".into()));
    let failure = Failure {
        connector: "look-up".into(),
        message: "Later.".into(),
    };
    assert_eq!(run.next(), Next::Failed(failure));
    run.0.retry(&mut run.1, now()).unwrap();
    run.goes_on(Claims::new()).types([("city", "Seoul")]);
    // Before the user is created the page stands again, with what was typed: sending it is the second try.
    run.answer(Outcome::Failed("Later.".into()));
    let (fields, problem) = run.page();
    assert_eq!(fields.first(), Some(&("city".into(), "Seoul".into())));
    assert_eq!(problem.unwrap().message.as_deref(), Some("Later."));
    run.types([("city", "Seoul")]).goes_on(Claims::new());
    run.creates();
    run.answer(Outcome::Failed("Later.".into()));
    assert!(run.0.issue_token(&run.1, now()).is_err());
}

#[test]
fn a_failed_call_is_passed_over_only_where_that_is_said() {
    for (policy, passes) in [(FailurePolicy::Closed, false), (FailurePolicy::Open, true)] {
        let flow = UserFlow::builder("policy")
            .connector(UserFlowStep::PostFederationSignup, "greet")
            .policy(policy)
            .build()
            .unwrap();
        let mut run = Run::federated(flow, &Claims::new());
        run.answer(Outcome::Failed(String::new()));
        assert_eq!(matches!(run.next(), Next::Create(_)), passes);
    }
}

#[test]
fn an_answer_that_the_step_does_not_have_is_a_failure() {
    let mut run = Run::federated(flow(), &Claims::new());
    run.answer(Outcome::validation_error("No."));
    assert!(matches!(run.next(), Next::Failed(_)));
    run.0.retry(&mut run.1, now()).unwrap();
    // A claim of another type than declared breaks the contract as well.
    run.answer(Outcome::Continue(Claims::new().with("age", "forty")));
    assert!(matches!(run.next(), Next::Failed(_)));
}

#[test]
fn a_page_sent_twice_changes_nothing_the_second_time() {
    let mut run = Run::federated(flow(), &Claims::new());
    run.goes_on(Claims::new()).types([("city", "Seoul")]);
    let before = run.1.clone();
    let typed = Typed::from_iter([("city", "Busan")]);
    assert_eq!(
        run.0.submit(&mut run.1, &typed, now()),
        Err(StateError::Elsewhere)
    );
    let late = run.0.answered(
        &mut run.1,
        "look-up",
        Outcome::Continue(Claims::new()),
        now(),
    );
    assert_eq!(late, Err(StateError::Elsewhere));
    assert_eq!(run.1, before);
}

#[test]
fn a_taken_account_ends_the_sign_up() {
    let flow = UserFlow::builder("bare").build().unwrap();
    let mut run = Run::federated(flow, &Claims::new());
    run.0.created(&mut run.1, Creation::Taken, now()).unwrap();
    assert_eq!(run.next(), Next::Blocked(Block::Taken));
}

#[test]
fn an_old_state_and_one_of_another_flow_are_refused() {
    let other = UserFlow::builder("other").build().unwrap();
    let Run(flow, mut state) = Run::federated(flow(), &Claims::new());
    assert_eq!(other.next(&state, now()), Err(StateError::OtherFlow));
    let hour = Duration::from_secs(3600);
    assert!(
        flow.next(&state, now() + hour - Duration::from_secs(1))
            .is_ok()
    );
    assert_eq!(flow.next(&state, now() + hour), Err(StateError::Expired));
    let answer = flow.answered(
        &mut state,
        "look-up",
        Outcome::Continue(Claims::new()),
        now() + hour,
    );
    assert_eq!(answer, Err(StateError::Expired));
}

#[test]
fn a_state_goes_on_elsewhere() {
    let Run(flow, state) = Run::federated(flow(), &Claims::new().with("city", "Seoul"));
    let json = serde_json::to_string(&state).unwrap();
    let mut there = Run(flow, serde_json::from_str(&json).unwrap());
    assert_eq!(there.1, state);
    there
        .goes_on(Claims::new())
        .types([("city", "Seoul")])
        .goes_on(Claims::new());
    there.creates();
}

#[test]
fn a_definition_with_a_name_that_is_reserved_or_stands_twice_is_refused() {
    let of = |attributes: &[&str]| {
        let mut builder = UserFlow::builder("x");
        for name in attributes {
            builder = builder.attribute(Attribute::new(*name));
        }
        builder
            .build()
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    assert_eq!(of(&["city"]), Ok(()));
    assert_eq!(
        of(&["city", "city"]),
        Err("the attribute `city` is declared twice".into())
    );
    assert_eq!(of(&[""]), Err("the attribute has an empty name".into()));
    assert!(
        of(&["email"])
            .unwrap_err()
            .starts_with("`email` belongs to the contract")
    );
}

#[test]
fn no_claim_stands_in_debug() {
    let secret = "canary-7f3a";
    let person = Person::new(Account::federated(secret, secret)).with_email(secret);
    let flow = flow();
    let mut state = flow.begin(ID, person, &Claims::new().with("city", secret), now());
    let mut seen = vec![format!("{state:?}{:?}", flow.next(&state, now()))];
    let claims = Claims::new().with("extension_Risk", secret);
    flow.answered(&mut state, "look-up", Outcome::Continue(claims), now())
        .unwrap();
    seen.push(format!("{:?}", flow.next(&state, now())));
    flow.submit(&mut state, &Typed::from_iter([("city", secret)]), now())
        .unwrap();
    seen.push(format!("{:?}", flow.next(&state, now())));
    let refused = Outcome::validation_error(secret);
    seen.push(format!(
        "{refused:?}{:?}",
        Outcome::ShowBlockPage(secret.into())
    ));
    flow.answered(&mut state, "validate", refused, now())
        .unwrap();
    seen.push(format!("{state:?}{:?}", flow.next(&state, now())));
    flow.submit(&mut state, &Typed::from_iter([("city", secret)]), now())
        .unwrap();
    flow.answered(
        &mut state,
        "validate",
        Outcome::Continue(Claims::new()),
        now(),
    )
    .unwrap();
    seen.push(format!("{:?}", flow.next(&state, now())));
    let seen = seen.concat();
    assert!(!seen.contains(secret), "{seen}");
}
