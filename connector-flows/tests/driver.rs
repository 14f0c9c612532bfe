//! The driver: what it calls, what it creates, and what it does when the same thing comes twice.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connector_flows::{
    Account, Accounts, Attribute, Block, Call, Claims, Driver, FailurePolicy, MemoryAccounts,
    Outcome, Person, Screen, Typed, UserFlow, UserFlowBuilder, UserFlowStep,
};
use connector_runtime::Context;

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

fn kim() -> Person {
    Person::new(Account::federated("google.com", "0123")).with_email("kim@example.com")
}

fn typed(city: &str) -> Typed {
    Typed::from_iter([("city", city)])
}

fn flow() -> UserFlowBuilder {
    UserFlow::builder("sign_up")
        .attribute(Attribute::new("city").required().saved().in_token())
        .connector(UserFlowStep::PostFederationSignup, "look-up")
        .connector(UserFlowStep::PostAttributeCollection, "validate")
        .connector(UserFlowStep::PreTokenIssuance, "enrich")
}

/// A driver whose connectors go on, but for `validate`, which answers so; and what was called.
fn driver(validate: Outcome) -> (Driver, Arc<MemoryAccounts>, Arc<Mutex<Vec<String>>>) {
    let accounts = Arc::new(MemoryAccounts::new());
    let calls = Arc::new(Mutex::new(Vec::new()));
    let answering = |outcome: Outcome| {
        let calls = Arc::clone(&calls);
        move |call: Call, _: Context| {
            calls.lock().unwrap().push(call.connector);
            let outcome = outcome.clone();
            async move { outcome }
        }
    };
    let driver = Driver::new(flow().build().unwrap(), Arc::clone(&accounts))
        .connector(
            "look-up",
            answering(Outcome::Continue(Claims::new().with("city", "Seoul"))),
        )
        .connector("validate", answering(validate))
        .connector("enrich", answering(Outcome::Continue(Claims::new())))
        .check()
        .unwrap();
    (driver, accounts, calls)
}

#[tokio::test]
async fn a_sign_up_and_then_a_sign_in() {
    let (driver, accounts, calls) = driver(Outcome::Continue(Claims::new().with("city", "SEOUL")));
    let context = Context::new();
    let (mut state, screen) = driver
        .begin(kim(), &Claims::new(), &context, now())
        .await
        .unwrap();
    let Screen::Page(page) = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(page.fields[0].value, "Seoul");
    let screen = driver
        .submit(&mut state, &typed("Seoul"), &context, now())
        .await
        .unwrap();
    let Screen::Token(first) = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(first.claims.text("city"), Some("SEOUL"));
    assert_eq!(*calls.lock().unwrap(), ["look-up", "validate", "enrich"]);

    let (_, screen) = driver
        .begin(kim(), &Claims::new(), &context, now())
        .await
        .unwrap();
    let Screen::Token(second) = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(
        (second.user, second.claims.text("city")),
        (first.user, Some("SEOUL"))
    );
    assert_eq!(calls.lock().unwrap()[3..], ["enrich"]);
    assert_eq!(accounts.len(), 1);
}

#[tokio::test]
async fn a_page_sent_twice_creates_one_user() {
    let (driver, accounts, _) = driver(Outcome::Continue(Claims::new()));
    let context = Context::new();
    let (state, _) = driver
        .begin(kim(), &Claims::new(), &context, now())
        .await
        .unwrap();
    // Two tabs, each with the state of the page, sent at once.
    let (mut one, mut two) = (state.clone(), state);
    let (a, b) = (typed("Seoul"), typed("Busan"));
    let both = tokio::join!(
        driver.submit(&mut one, &a, &context, now()),
        driver.submit(&mut two, &b, &context, now()),
    );
    let (Screen::Token(one), Screen::Token(two)) = (both.0.unwrap(), both.1.unwrap()) else {
        panic!("no token")
    };
    assert_eq!(one.user, two.user);
    assert_eq!(accounts.len(), 1);
}

#[tokio::test]
async fn who_was_blocked_cannot_go_back() {
    let (driver, accounts, _) = driver(Outcome::ShowBlockPage("No.".into()));
    let context = Context::new();
    let (state, _) = driver
        .begin(kim(), &Claims::new(), &context, now())
        .await
        .unwrap();
    let mut blocked = state.clone();
    let screen = driver
        .submit(&mut blocked, &typed("Seoul"), &context, now())
        .await
        .unwrap();
    assert_eq!(screen, Screen::Blocked(Block::Said("No.".into())));
    // The back button, and an API that has changed its mind.
    let kind = |_: Call, _: Context| async { Outcome::Continue(Claims::new()) };
    let driver = driver.connector("validate", kind);
    let mut before = state;
    let screen = driver
        .submit(&mut before, &typed("Busan"), &context, now())
        .await
        .unwrap();
    assert_eq!(screen, Screen::Blocked(Block::Ended));
    assert!(accounts.is_empty());
}

#[tokio::test]
async fn a_second_sign_up_of_the_same_account_is_told_so() {
    let (driver, accounts, _) = driver(Outcome::Continue(Claims::new()));
    let context = Context::new();
    let (mut one, _) = driver
        .begin(kim(), &Claims::new(), &context, now())
        .await
        .unwrap();
    let (mut two, _) = driver
        .begin(kim(), &Claims::new(), &context, now())
        .await
        .unwrap();
    driver
        .submit(&mut one, &typed("Seoul"), &context, now())
        .await
        .unwrap();
    let screen = driver
        .submit(&mut two, &typed("Seoul"), &context, now())
        .await
        .unwrap();
    assert_eq!(screen, Screen::Blocked(Block::Taken));
    assert_eq!(accounts.len(), 1);
}

#[tokio::test]
async fn a_failed_call_is_made_again_on_request() {
    let tries = Arc::new(AtomicUsize::new(0));
    let flow = UserFlow::builder("x")
        .connector(UserFlowStep::PostFederationSignup, "shaky")
        .connector(UserFlowStep::PreTokenIssuance, "nice")
        .policy(FailurePolicy::Open)
        .build()
        .unwrap();
    let counted = Arc::clone(&tries);
    let driver = Driver::new(flow, MemoryAccounts::new())
        .connector("shaky", move |_: Call, _: Context| {
            let failed = counted.fetch_add(1, Ordering::SeqCst) == 0;
            async move {
                if failed {
                    Outcome::Failed("Later.".into())
                } else {
                    Outcome::Continue(Claims::new())
                }
            }
        })
        .connector("nice", |_: Call, _: Context| async {
            Outcome::Failed(String::new())
        })
        .check()
        .unwrap();
    let context = Context::new();
    let (mut state, screen) = driver
        .begin(kim(), &Claims::new(), &context, now())
        .await
        .unwrap();
    assert!(matches!(screen, Screen::Failed(failure) if failure.message == "Later."));
    // Loading the page again does not call.
    driver.show(&mut state, &context, now()).await.unwrap();
    assert_eq!(tries.load(Ordering::SeqCst), 1);
    let screen = driver.retry(&mut state, &context, now()).await.unwrap();
    assert!(matches!(screen, Screen::Token(_)));
    assert_eq!(tries.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_connector_too_few_or_too_many_is_told() {
    let driver = Driver::new(flow().build().unwrap(), MemoryAccounts::new());
    let go_on = |_: Call, _: Context| async { Outcome::Continue(Claims::new()) };
    let error = driver
        .connector("validate", go_on)
        .connector("valdate", go_on)
        .check()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the flow's connector `look-up` is missing; help: give it with `.connector(\"look-up\", …)`\n\
         the flow's connector `enrich` is missing; help: give it with `.connector(\"enrich\", …)`\n\
         the flow has no connector `valdate`"
    );
}

#[tokio::test]
async fn an_end_does_not_undo_a_user() {
    let accounts = MemoryAccounts::new();
    let user = connector_flows::NewUser {
        key: "k".into(),
        account: Account::local("Kim@Example.com"),
        email: None,
        claims: Claims::new(),
    };
    let created = accounts.create(&user).await.unwrap();
    accounts.end("k").await.unwrap();
    assert_eq!(accounts.create(&user).await.unwrap(), created);
    let found = accounts
        .find(&Account::local("kim@example.com"))
        .await
        .unwrap();
    assert!(found.is_some());
}
