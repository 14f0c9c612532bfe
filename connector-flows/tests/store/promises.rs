//! What every store promises; `one` and `two` are two replicas of the same.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connector_flows::{
    Account, Accounts, Approval, ApprovalStore, Approvals, Claims, Creation, Decision, NewUser,
    Standing, StoreError,
};

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

fn user(key: &str, account: Account) -> NewUser {
    NewUser {
        key: key.into(),
        account,
        email: Some("kim@example.com".into()),
        claims: Claims::new()
            .with("city", "서울")
            .with("age", 41)
            .with("terms", true),
    }
}

fn google(id: &str) -> Account {
    Account::federated("google.com", id)
}

pub(crate) async fn all<A, S>(one: &Arc<A>, two: &Arc<A>, first: &Arc<S>, second: &Arc<S>)
where
    A: Accounts + 'static,
    S: ApprovalStore + 'static,
{
    users(one, two).await;
    races(one, two).await;
    requests(first, one).await;
    decisions(first, second, one, two).await;
}

/// What is there after all of it, in another process.
pub(crate) async fn kept<A: Accounts, S: ApprovalStore>(accounts: &Arc<A>, approvals: &Arc<S>) {
    let found = accounts.find(&google("1")).await.unwrap().unwrap();
    assert_eq!(found.claims, user("", google("1")).claims);
    let denied = approvals.find(&google("denied")).await.unwrap().unwrap();
    assert_eq!(denied.standing, Standing::Denied);
    assert_eq!(denied.decided_by.as_deref(), Some("boss"));
}

async fn users<A: Accounts>(one: &Arc<A>, two: &Arc<A>) {
    assert_eq!(one.find(&google("1")).await.unwrap(), None);
    let created = one.create(&user("k1", google("1"))).await.unwrap();
    let Creation::User(id) = &created else {
        panic!("{created:?}")
    };
    // Again, elsewhere, and with other claims.
    let mut other = user("k1", google("1"));
    other.claims = Claims::new();
    assert_eq!(two.create(&other).await.unwrap(), created);
    let found = two.find(&google("1")).await.unwrap().unwrap();
    assert_eq!(
        (&found.id, found.claims),
        (id, user("", google("1")).claims)
    );
    // Another run with the same account.
    assert_eq!(
        two.create(&user("k2", google("1"))).await.unwrap(),
        Creation::Taken
    );
    assert_eq!(
        one.create(&user("k2", google("1"))).await.unwrap(),
        Creation::Taken
    );
    // An ended run, and an end that comes too late.
    one.end("k3").await.unwrap();
    two.end("k3").await.unwrap();
    assert_eq!(
        two.create(&user("k3", google("3"))).await.unwrap(),
        Creation::Ended
    );
    assert_eq!(one.find(&google("3")).await.unwrap(), None);
    one.end("k1").await.unwrap();
    assert_eq!(one.create(&user("k1", google("1"))).await.unwrap(), created);
    // Nothing of somebody else, however alike the names are.
    assert_eq!(
        one.find(&Account::federated("google.com:1", ""))
            .await
            .unwrap(),
        None
    );
    assert_eq!(one.find(&Account::local("1")).await.unwrap(), None);
}

/// Twenty at once: one user for one key, one for one account.
async fn races<A: Accounts + 'static>(one: &Arc<A>, two: &Arc<A>) {
    for same_key in [true, false] {
        let account = google(if same_key { "race-key" } else { "race-account" });
        let tries = (0..20).map(|number| {
            let store = Arc::clone(if number % 2 == 0 { one } else { two });
            let key = if same_key {
                "race".to_owned()
            } else {
                format!("race-{number}")
            };
            let user = user(&key, account.clone());
            tokio::spawn(async move { store.create(&user).await })
        });
        let tries: Vec<_> = tries.collect();
        let mut created = Vec::new();
        let mut taken = 0;
        for one in tries {
            match one.await.unwrap().unwrap() {
                Creation::User(id) => created.push(id),
                Creation::Taken => taken += 1,
                Creation::Ended => panic!("nobody ended it"),
            }
        }
        let found = one.find(&account).await.unwrap().unwrap();
        assert!(created.iter().all(|id| *id == found.id));
        assert_eq!(
            (created.len(), taken),
            if same_key { (20, 0) } else { (1, 19) }
        );
    }
}

async fn ask(approvals: &Approvals, id: &str) -> Result<Approval, StoreError> {
    let claims = user("", google(id)).claims;
    approvals
        .ask(google(id), Some("kim@example.com".into()), claims, now())
        .await
}

async fn requests<A, S>(store: &Arc<S>, accounts: &Arc<A>)
where
    A: Accounts + 'static,
    S: ApprovalStore + 'static,
{
    let approvals = Approvals::new(Arc::clone(store), Arc::clone(accounts));
    assert_eq!(approvals.standing(&google("asks")).await.unwrap(), None);
    let request = ask(&approvals, "asks").await.unwrap();
    assert_eq!(request.standing, Standing::Pending);
    assert_eq!(request.claims, user("", google("asks")).claims);
    assert_eq!(
        (request.asked_at, request.decided_by.as_deref()),
        (1_800_000_000, None)
    );
    // Asked again it is the same request, with the claims of the first time.
    let again = approvals
        .ask(google("asks"), None, Claims::new(), now())
        .await
        .unwrap();
    assert_eq!(again, request);
    assert_eq!(approvals.pending().await.unwrap(), [request]);
    assert_eq!(accounts.find(&google("asks")).await.unwrap(), None);

    // Denied: no user, and no second request.
    let denied = ask(&approvals, "denied").await.unwrap();
    let decided = approvals
        .decide(&denied.id, Decision::Deny, "boss", now())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(decided.standing, Standing::Denied);
    let late = approvals
        .decide(&denied.id, Decision::Approve, "chief", now())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(late, decided);
    assert_eq!(ask(&approvals, "denied").await.unwrap(), decided);
    assert_eq!(accounts.find(&google("denied")).await.unwrap(), None);
    assert_eq!(
        approvals
            .decide("no such", Decision::Deny, "boss", now())
            .await
            .unwrap(),
        None
    );
}

async fn decisions<A, S>(first: &Arc<S>, second: &Arc<S>, one: &Arc<A>, two: &Arc<A>)
where
    A: Accounts + 'static,
    S: ApprovalStore + 'static,
{
    let here = Approvals::new(Arc::clone(first), Arc::clone(one));
    let there = Approvals::new(Arc::clone(second), Arc::clone(two));

    // Twenty who approve at once, on two replicas: one user.
    let request = ask(&here, "approved").await.unwrap();
    let tries = (0..20).map(|number| {
        let approvals = if number % 2 == 0 { &here } else { &there }.clone();
        let id = request.id.clone();
        tokio::spawn(async move {
            approvals
                .decide(&id, Decision::Approve, "boss", now())
                .await
        })
    });
    let tries: Vec<_> = tries.collect();
    for one in tries {
        let decided = one.await.unwrap().unwrap().unwrap();
        assert!(matches!(
            decided.standing,
            Standing::Approved { user: Some(_) }
        ));
    }
    let found = one.find(&google("approved")).await.unwrap().unwrap();
    assert_eq!(found.claims, request.claims);
    let finished = second.find(&google("approved")).await.unwrap().unwrap();
    let user = Some(found.id);
    assert_eq!(finished.standing, Standing::Approved { user });
    assert!(finished.claims.is_empty(), "the claims are the user's now");

    // One who denies and one who approves: the first decision stands.
    let request = ask(&here, "contested").await.unwrap();
    let (deny, approve) = tokio::join!(
        here.decide(&request.id, Decision::Deny, "boss", now()),
        there.decide(&request.id, Decision::Approve, "chief", now()),
    );
    deny.unwrap();
    approve.unwrap();
    let stands = first
        .find(&google("contested"))
        .await
        .unwrap()
        .unwrap()
        .standing;
    let user = two.find(&google("contested")).await.unwrap();
    assert_eq!(user.is_some(), stands != Standing::Denied);

    // The replica dies between the decision and the user: another goes on.
    let request = ask(&here, "interrupted").await.unwrap();
    first
        .decide(&request.id, Decision::Approve, "boss", 1_800_000_001)
        .await
        .unwrap();
    assert_eq!(one.find(&google("interrupted")).await.unwrap(), None);
    assert_eq!(there.resume().await.unwrap(), 1);
    assert_eq!(there.resume().await.unwrap(), 0);
    let found = one.find(&google("interrupted")).await.unwrap().unwrap();
    assert_eq!(found.claims, request.claims);
}
