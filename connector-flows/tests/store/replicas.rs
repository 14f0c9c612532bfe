//! Two replicas behind one database: one goes away between two steps, the person finishes on the other.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connector_flows::{
    Account, Accounts, Attribute, Call, Claims, Driver, Outcome, Person, Screen, Sealer, SqlStore,
    Typed, UserFlow, UserFlowStep,
};
use connector_runtime::Context;

use crate::folder::Folder;
use crate::postgres::Server;

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

struct Replica {
    driver: Driver,
    store: SqlStore,
    sealer: Sealer,
}

impl Replica {
    async fn start(url: &str) -> Self {
        let store = SqlStore::open(url).await.unwrap();
        let flow = UserFlow::builder("sign_up")
            .attribute(Attribute::new("city").required().saved().in_token())
            .connector(UserFlowStep::PostAttributeCollection, "tidy")
            .build()
            .unwrap();
        let driver = Driver::new(flow, store.clone())
            .connector("tidy", |_: Call, _: Context| async {
                Outcome::Continue(Claims::new())
            });
        Self {
            driver: driver.check().unwrap(),
            store,
            sealer: Sealer::new("k", [5; 32]).unwrap(),
        }
    }

    async fn submit(&self, sealed: &str, city: &str) -> Screen {
        let mut state = self.sealer.open(sealed, now()).unwrap();
        let typed = Typed::from_iter([("city", city)]);
        self.driver
            .submit(&mut state, &typed, &Context::new(), now())
            .await
            .unwrap()
    }
}

async fn walk(url: &str) {
    let account = Account::federated("google.com", "walker");
    let first = Replica::start(url).await;
    let kim = Person::new(account.clone());
    let (state, _) = first
        .driver
        .begin(kim, &Claims::new(), &Context::new(), now())
        .await
        .unwrap();
    let sealed = first.sealer.seal(&state).unwrap();
    first.store.close().await;
    drop(first);

    let (second, third) = (Replica::start(url).await, Replica::start(url).await);
    // And twice at once, each on another.
    let screens = tokio::join!(
        second.submit(&sealed, "Seoul"),
        third.submit(&sealed, "Busan")
    );
    let (Screen::Token(one), Screen::Token(two)) = screens else {
        panic!("no token")
    };
    assert_eq!(one.user, two.user);
    let found = second.store.find(&account).await.unwrap().unwrap();
    assert_eq!(found.id, one.user);
    second.store.close().await;
    third.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_up_goes_on_with_sqlite() {
    let folder = Folder::new();
    walk(&crate::sqlite(&folder)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_up_goes_on_with_postgresql() {
    let Some(server) = Server::start() else {
        return;
    };
    walk(&server.url()).await;
}
