//! The pair of connectors for approvals, both ends, from the first sign-up to the sign-in after the approval.
#![cfg(feature = "axum")]

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connector_flows::{
    Account, Accounts, ApprovalTexts, Approvals, Attribute, Block, CheckApprovalStatus, Claims,
    Decision, Driver, MemoryAccounts, MemoryApprovals, Person, RequestApproval, Screen, Typed,
    UserFlow, UserFlowStep,
};
use connector_runtime::{Connector, Context, Keys, MemoryTransport, ProfileApi};

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

/// The API, behind a transport in memory.
fn connector(approvals: &Approvals) -> Connector {
    let approvals = approvals.clone();
    let transport = MemoryTransport::new(move |request| {
        let texts = ApprovalTexts::default();
        // A store in memory never waits.
        match request.uri().path() {
            "/check-approval-status" => {
                let claims = CheckApprovalStatus::receive(&request).unwrap();
                now_or_never(approvals.check_status(&claims, &texts))
                    .unwrap()
                    .into_http()
            }
            "/request-approval" => {
                let claims = RequestApproval::receive(&request).unwrap();
                now_or_never(approvals.request(&claims, &texts, now()))
                    .unwrap()
                    .into_http()
            }
            other => panic!("{other}"),
        }
    });
    let keys = Keys::new()
        .with("ApprovalsUsername", "flow")
        .with("ApprovalsPassword", "correct horse");
    Connector::builder()
        .keys(keys)
        .setting("ApprovalsUrl", "https://approvals.example.com")
        .transport(transport)
        .verify::<CheckApprovalStatus>()
        .verify::<RequestApproval>()
        .build()
        .unwrap()
}

fn now_or_never<T>(future: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the store waits"),
    }
}

fn driver(connector: &Connector, accounts: &Arc<MemoryAccounts>) -> Driver {
    let flow = UserFlow::builder("sign_up")
        .attribute(Attribute::new("city").required().saved().in_token())
        .connector(UserFlowStep::PostFederationSignup, "check")
        .connector(UserFlowStep::PostAttributeCollection, "request")
        .build()
        .unwrap();
    Driver::new(flow, Arc::clone(accounts))
        .connector("check", CheckApprovalStatus::connector(connector))
        .connector("request", RequestApproval::connector(connector))
        .check()
        .unwrap()
}

#[tokio::test]
async fn from_the_request_to_the_decision() {
    for decision in [Decision::Approve, Decision::Deny] {
        let accounts = Arc::new(MemoryAccounts::new());
        let approvals = Approvals::new(MemoryApprovals::new(), Arc::clone(&accounts));
        let driver = driver(&connector(&approvals), &accounts);
        let account = Account::federated("google.com", "0123");
        let kim = || Person::new(account.clone()).with_email("kim@example.com");
        let (context, texts) = (Context::new(), ApprovalTexts::default());
        let none = Claims::new();
        let begin = || driver.begin(kim(), &none, &context, now());

        // Nobody has asked: the page, the request, the end.
        let (mut state, screen) = begin().await.unwrap();
        assert!(matches!(screen, Screen::Page(_)));
        let typed = Typed::from_iter([("city", "Seoul")]);
        let screen = driver
            .submit(&mut state, &typed, &context, now())
            .await
            .unwrap();
        assert_eq!(screen, Screen::Blocked(Block::Said(texts.asked.clone())));
        assert!(accounts.is_empty());

        // Again: no page any more.
        let (_, screen) = begin().await.unwrap();
        assert_eq!(screen, Screen::Blocked(Block::Said(texts.pending.clone())));

        let request = approvals.pending().await.unwrap().remove(0);
        assert_eq!(request.claims, Claims::new().with("city", "Seoul"));
        approvals
            .decide(&request.id, decision, "boss", now())
            .await
            .unwrap();
        let (_, screen) = begin().await.unwrap();
        match decision {
            Decision::Approve => {
                let Screen::Token(token) = screen else {
                    panic!("{screen:?}")
                };
                assert_eq!(token.claims.text("city"), Some("Seoul"));
                assert_eq!(
                    accounts.find(&account).await.unwrap().unwrap().id,
                    token.user
                );
            }
            Decision::Deny => {
                assert_eq!(screen, Screen::Blocked(Block::Said(texts.denied)));
                assert!(accounts.is_empty());
            }
        }
    }
}

#[tokio::test]
async fn a_request_of_nobody_is_blocked() {
    let accounts = Arc::new(MemoryAccounts::new());
    let approvals = Approvals::new(MemoryApprovals::new(), Arc::clone(&accounts));
    let driver = driver(&connector(&approvals), &accounts);
    // A local account without e-mail address: the contract has nothing that says who it is.
    let person = Person::new(Account::local("kim"));
    let (mut state, _) = driver
        .begin(person, &Claims::new(), &Context::new(), now())
        .await
        .unwrap();
    let typed = Typed::from_iter([("city", "Seoul")]);
    let screen = driver
        .submit(&mut state, &typed, &Context::new(), now())
        .await
        .unwrap();
    assert_eq!(
        screen,
        Screen::Blocked(Block::Said(ApprovalTexts::default().nobody))
    );
    assert!(approvals.pending().await.unwrap().is_empty());
}
